import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Pace } from '../../src/compose/pace.ts'
import type { Config } from '../../src/config.ts'
import { createPool } from '../../src/store/pool.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { createDatabase } from './create-database.ts'
import { type FreshDatabase, migratedDatabase } from './database.ts'
import { testConfig } from './hub.ts'
import { createTestPki, registerParties, type TestParty, type TestPki } from './parties.ts'
import { registeredDatabase, registeredParties, registeredPki } from './registered.ts'
import { freshVhost } from './vhost.ts'
import { waitFor } from './wait-for.ts'

/** A database, a virtual host, an authority and registered parties, on which hubs run as processes of their own. */
export type Stage = {
  /** The test's own connections, never through a proxy. */
  readonly pool: Pool
  readonly databaseUrl: string
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
  /** Keys and certificates, in the folder of the hubs' own files. */
  readonly pki: TestPki
  party(key: string): TestParty
  /** Starts a hub; `through` replaces URLs, for instance by a proxy's, or has it run as several processes. It is `corridor hub` itself unless it has a pace of its own. */
  startHub(through?: Through, pace?: Pace): Promise<ProcessHub>
  /** Kills the hubs that still run and removes everything. */
  close(): Promise<void>
}

/** A hub that runs as a process of its own, on a port that stays the same over its lives. */
export type ProcessHub = {
  readonly url: string
  pid(): number | undefined
  /** How it ended, once it has. */
  ended(): string | undefined
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM, as who runs it would; resolves with how it ended, and after how many milliseconds. */
  stop(): Promise<{ how: string; ms: number }>
  /** Starts it again, killing it where it runs, and waits until it answers. @param root of another release's program */
  restart(root?: string): Promise<void>
  /** Everything it has logged in all its lives. */
  output(): string
}

/**
 * What a hub has other than the stage's: URLs, processes, more in its environment, or the program of another release, whose files lie
 * below `root`.
 */
type Through = Partial<Pick<Config, 'databaseUrl' | 'amqpUrl' | 'processes'>> & {
  readonly root?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Migrates an empty database and registers the parties in it, as its own release does. */
export type SetUp = (databaseUrl: string, authority: TestPki['authority']) => Promise<Map<string, TestParty>>

type Servers = {
  databaseUrl?: string
  broker?: { amqpUrl: string; amqpManagementUrl: string }
  /** Of a release other than this one; for a database server of the test's own. */
  setUp?: SetUp
}

/**
 * @param servers other servers than the run's, for tests that kill them; of a broker of its own a test takes the
 * standard virtual host, which is there again when its data were wiped
 */
export async function openStage(servers: Servers = {}): Promise<Stage> {
  const { setUp } = servers
  const own = (url: string): Promise<FreshDatabase> =>
    setUp === undefined ? migratedDatabase(url) : createDatabase(url, 'template0')
  const [database, vhost, pki] = await Promise.all([
    servers.databaseUrl === undefined ? registeredDatabase() : own(servers.databaseUrl),
    servers.broker === undefined ? freshVhost() : { ...servers.broker, drop: async () => undefined },
    servers.databaseUrl === undefined ? registeredPki() : createTestPki(),
  ])
  const pool = createPool({ connectionString: database.url, max: 6, onError: () => undefined })
  const register = async (): Promise<Map<string, TestParty>> => {
    if (setUp !== undefined) return setUp(database.url, pki.authority)
    return servers.databaseUrl === undefined ? registeredParties(pool) : registerParties(pool, pki.authority)
  }
  const parties = await register()
  const hubs: ProcessHub[] = []
  return {
    pool,
    databaseUrl: database.url,
    amqpUrl: vhost.amqpUrl,
    amqpManagementUrl: vhost.amqpManagementUrl,
    pki,
    party: (key) => {
      const found = parties.get(key)
      if (found === undefined) throw new Error(`no test party ${key}`)
      return found
    },
    startHub: async ({ root, env, ...through } = {}, pace) => {
      const hub = await launch({ ...testConfig(database.url, vhost, pki), ...through }, { pace, env }, root)
      hubs.push(hub)
      return hub
    },
    close: async () => {
      await Promise.all(hubs.map((hub) => hub.kill()))
      await pool.end()
      await Promise.all([database.drop(), vhost.drop(), pki.remove()])
    },
  }
}

/** Compiled once for all processes of all runs: most of what a start costs. */
const compileCache = (): Record<string, string> => {
  const { NODE_COMPILE_CACHE: folder } = process.env
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

/** The environment a hub with this configuration is started in. */
const environmentOf = (config: Config): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: config.databaseUrl,
  AMQP_URL: config.amqpUrl,
  AMQP_MANAGEMENT_URL: config.amqpManagementUrl ?? '',
  CORRIDOR_HOST: config.host,
  CORRIDOR_PORT: String(config.port),
  CORRIDOR_PROCESSES: String(config.processes),
  CORRIDOR_DATA: config.data,
  CORRIDOR_LOG_LEVEL: 'warn',
  CORRIDOR_HUB_KEY: config.hubKey,
  CORRIDOR_BODY_KEY: config.bodyKey,
  CORRIDOR_BODY_KEY_ALSO: config.bodyKeyAlso ?? '',
  CORRIDOR_HUB_CERTIFICATE: config.hubCertificate,
  CORRIDOR_TRUST_CA: config.trustCa,
  CORRIDOR_QUOTA_PER_SECOND: String(config.quota.perSecond),
  CORRIDOR_QUOTA_BURST: String(config.quota.burst),
  CORRIDOR_LOG_ORIGIN: config.logOrigin,
  ...compileCache(),
})

/** Where this release's program lies. */
export const OWN_ROOT = join(import.meta.dirname, '../..')
const main = (root: string): string[] => [join(root, 'src/main.ts'), 'hub']
const PACED = [join(import.meta.dirname, 'hub-program.ts')]
/** Loaded first: a test run that is itself killed closes the pipe, and its hubs end with it. */
const FOLLOW = `data:text/javascript,process.stdin.resume().on('end',()=>process.kill(process.pid,'SIGKILL')).unref()`

type Life = {
  child: ChildProcess
  exited: Promise<unknown>
  ready: () => string | undefined
  end: () => string | undefined
}

/** How a hub runs, beside its configuration. */
type Running = { readonly pace: Pace | undefined; readonly env: Readonly<Record<string, string>> | undefined }

function begin(config: Config, { pace, env: more }: Running, root: string, keep: (text: string) => void): Life {
  const program = pace === undefined ? main(root) : PACED
  const args = ['--disable-warning=ExperimentalWarning', '--import', FOLLOW, ...program]
  const paced = pace === undefined ? {} : { TEST_PACE: JSON.stringify(pace) }
  const env = { ...environmentOf(config), ...paced, ...more }
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  let how: string | undefined
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString()
    keep(data.toString())
  })
  child.stderr.on('data', (data: Buffer) => keep(data.toString()))
  child.stdin.on('error', () => undefined)
  const exited = once(child, 'exit').then(([code, signal]) => {
    how = `${signal ?? `code ${code}`}`
  })
  return {
    child,
    exited,
    ready: () => /corridor hub ready at (\S+)/.exec(said)?.[1],
    end: () => how,
  }
}

async function launch(config: Config, running: Running, first = OWN_ROOT): Promise<ProcessHub> {
  let log = ''
  // None that the system gives to a connection while the hub is dead.
  const [port = 0] = await freePorts(1)
  let root = first
  const start = async (): Promise<Life> => {
    const life = begin({ ...config, port }, running, root, (text) => {
      log += text
    })
    await waitFor(() => life.ready() ?? life.end(), { label: 'the hub process' })
    if (life.ready() === undefined) throw new Error(`the hub ended by ${life.end()}:\n${log}`)
    return life
  }
  let life = await start()
  const url = life.ready() ?? ''
  const kill = async (): Promise<void> => {
    if (life.end() === undefined) life.child.kill('SIGKILL')
    await life.exited
  }
  return {
    url,
    pid: () => life.child.pid,
    ended: () => life.end(),
    kill,
    stop: async () => {
      const from = performance.now()
      life.child.kill('SIGTERM')
      await life.exited
      return { how: life.end() ?? '', ms: performance.now() - from }
    },
    restart: async (another = root) => {
      await kill()
      root = another
      life = await start()
    },
    output: () => log,
  }
}
