import { execFile } from 'node:child_process'
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Guarded, startGuarded, untilReady } from '../../tools/services/guarded.ts'
import type { DatabaseService } from '../../tools/services/index.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { faultsOf } from '../../tools/services/postgres-processes.ts'
import { waitFor } from './wait-for.ts'

const run = promisify(execFile)

type Row = Record<string, string>

/** One PostgreSQL of this run, primary or standby. */
export type Server = {
  readonly name: string
  readonly url: string
  /** One statement of its superuser. @param database another one than that of `url` */
  ask(sql: string, values?: readonly unknown[], database?: string): Promise<Row[]>
  /** SIGKILL of all its processes in one moment. */
  kill(): void
  /** Starts it again on what its disk has. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A standby, which may be made to forget whom it follows. */
export type Standby = Server & {
  /** Starts it again as one that follows, or, without having been promoted, as one that does not: on the same timeline. */
  restartAs(what: 'standby' | 'primary'): Promise<void>
}

/** The server that the run begins with. */
export async function firstServer(database: DatabaseService): Promise<Server> {
  const { faults, databaseUrl: url } = database
  if (faults === undefined) throw new Error('PostgreSQL is not a process of this machine')
  return {
    name: 'the first primary',
    url,
    ask: askAt(url),
    kill: () => faults.killAll(),
    restart: () => database.restart(),
    stop: () => database.stop(),
  }
}

/**
 * A streaming standby with a slot of its own, made by a base backup of a primary that works on. Resolves once it streams.
 * @param link the primary's address by which it follows
 */
export async function standbyOf(primary: Server, name: string, link: string): Promise<Standby> {
  const [data = '', bin = ''] = await Promise.all([
    primary.ask('show data_directory').then(([row]) => row?.['data_directory']),
    primary.ask(`select setting from pg_config where name = 'BINDIR'`).then(([row]) => row?.['setting']),
  ])
  const folder = join(dirname(data), name)
  // Keeps the log from now on: the copy begins with it.
  await primary.ask('select pg_create_physical_replication_slot($1, true)', [name])
  await copy(primary, data, folder)
  const { hostname, port, username, password } = new URL(link)
  await appendFile(
    join(folder, 'postgresql.auto.conf'),
    [
      `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password} application_name=${name}'`,
      `primary_slot_name = '${name}'`,
      // Nobody follows it when it is promoted: with the primary's own setting every commit would wait for ever.
      `synchronous_standby_names = ''\n`,
    ].join('\n'),
  )
  await writeFile(join(folder, 'standby.signal'), '')
  await run('chown', ['-R', `--reference=${join(data, 'PG_VERSION')}`, folder])
  const server = await serverOn(folder, { name, bin, url: primary.url })
  await waitFor(
    async () =>
      (
        await primary.ask(`select 1 from pg_stat_replication where state = 'streaming' and application_name = $1`, [
          name,
        ])
      ).length > 0,
    { label: `${name} streams` },
  )
  return server
}

/** Makes a primary wait with each commit until its standby has it on disk. */
export async function waitForStandby(primary: Server, name: string): Promise<void> {
  await primary.ask(`alter system set synchronous_standby_names = '${name}'`)
  await primary.ask('select pg_reload_conf()')
  await waitFor(
    async () => (await primary.ask(`select 1 from pg_stat_replication where sync_state = 'sync'`)).length > 0,
    { label: `commits that wait for ${name}` },
  )
}

async function copy(primary: Server, data: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('standby', true)`)
    // Files that go while they are copied are made again from the log.
    await run('cp', ['-a', data, folder]).catch((error: { stderr?: string }) => {
      const said = (error.stderr ?? '').trim().split('\n')
      if (!said.every((line) => line.includes('No such file'))) throw error
    })
    const { rows } = await client.query<Row>('select labelfile from pg_backup_stop(false)')
    await writeFile(join(folder, 'backup_label'), rows[0]?.['labelfile'] ?? '')
  } finally {
    await client.end()
  }
  await rm(join(folder, 'postmaster.pid'), { force: true })
  for (const sub of ['pg_wal', 'pg_replslot']) {
    const names = await readdir(join(folder, sub))
    for (const name of names) await rm(join(folder, sub, name), { recursive: true, force: true })
  }
}

async function serverOn(data: string, where: { name: string; bin: string; url: string }): Promise<Standby> {
  const [port = 0] = await freePorts(1)
  const url = new URL(where.url)
  url.port = String(port)
  const { uid, gid } = statSync(data)
  let starts = 0
  const start = async (line: string): Promise<Guarded> => {
    starts += 1
    const logFile = `${data}-${starts}.log`
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
    const guarded = await startGuarded({
      processes: [
        {
          name: where.name,
          command: join(where.bin, 'postgres'),
          args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
          env: { LC_ALL: 'C', TZ: 'UTC' },
          cwd: dirname(data),
          logFile,
          ...(process.getuid?.() === 0 ? { uid, gid } : {}),
          stopSignal: 'SIGQUIT',
        },
      ],
      pidsFile: `${data}.pids.json`,
      stopTimeoutMs: 20_000,
      removeWhenAbandoned: [],
    })
    await untilReady({ guarded, logFile, line, timeoutMs: 60_000, label: where.name })
    return guarded
  }
  const lines = {
    standby: 'ready to accept read-only connections',
    primary: 'database system is ready to accept connections',
  } as const
  let guarded = await start(lines.standby)
  const restartAs: Standby['restartAs'] = async (what) => {
    await guarded.stop()
    const signal = join(data, 'standby.signal')
    await (what === 'standby' ? writeFile(signal, '') : rm(signal, { force: true }))
    guarded = await start(lines[what])
  }
  return {
    name: where.name,
    url: url.href,
    ask: askAt(url.href),
    kill: () => faultsOf(data).killAll(),
    restart: async () => {
      await guarded.stop()
      guarded = await start(lines.primary)
    },
    restartAs,
    stop: async () => {
      await guarded.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

const askAt =
  (url: string): Server['ask'] =>
  async (sql, values = [], database) => {
    const at = new URL(url)
    if (database !== undefined) at.pathname = `/${database}`
    const client = new pg.Client({ connectionString: at.href, query_timeout: 60_000 })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Row>(sql, [...values])).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }
