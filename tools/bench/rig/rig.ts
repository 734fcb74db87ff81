import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrateDatabase } from '../../../src/compose/hub.ts'
import { createPool } from '../../../src/store/pool.ts'
import type { Services } from '../../services/index.ts'
import { type HubProcess, startHubProcess } from './hub-process.ts'
import { createLimitMeter, type LimitMeter } from '../reference/limits.ts'
import type { BenchOptions } from '../options.ts'
import { fillDatabase, type Registered, registeredBy } from './filled.ts'
import { queryOnce } from './query.ts'
import { cpuBetween, cpuSnapshot, type CpuSnapshot, type ServerPids, serverPids } from './servers.ts'
import { type Peer, startPeer } from './rpc.ts'
import type { Targets } from './sides.ts'
import { peerAsReference } from '../peer.ts'
import { createWorld, schemasFolder, type World } from '../world.ts'

/** What a rig can have beyond the usual. */
export type RigNeeds = {
  /** The quota per party of the settings' defaults, as where quotas are what is measured. */
  readonly defaultQuota?: boolean
  /** The hub's CPU can be profiled while it runs. */
  readonly inspected?: boolean
  /** The Apache Camel route in the reference pipeline's place. */
  readonly peer?: boolean
  /** Stored in the hub's database before it starts, by tools/fill; none when absent. */
  readonly movements?: number
}

/** Everything that runs while the bench measures. */
export type Rig = {
  readonly hub: HubProcess
  readonly load: Peer
  readonly consumer: Peer
  readonly reference: Peer
  readonly targets: Targets
  readonly world: World
  readonly limits: LimitMeter
  readonly hubDatabaseUrl: string
  /** A database that the hub does not use: asking there commits nothing in the hub's. */
  readonly otherDatabaseUrl: string
  readonly servers: ServerPids
  /** CPU seconds a second that the servers use while nothing is connected, and with an idle hub. */
  readonly idle: { readonly bare: CpuSnapshot; readonly withHub: CpuSnapshot }
  /** One more hub on the same database and broker. */
  startHub(): Promise<HubProcess>
}

export type Rigging = { readonly rig: Rig; readonly tearDown: () => Promise<void> }

type Closers = (() => Promise<unknown>)[]

/** How long the servers' idling is watched, in milliseconds. */
const IDLE_MS = 2_000

/**
 * Starts hub, reference pipeline, consumer and load generator, each a process of its own, on a database and a virtual host
 * that are thrown away afterwards. When something fails, what was started by then is ended again.
 */
export async function setUp(
  services: Services,
  needs: RigNeeds,
  options: BenchOptions,
  log: (line: string) => void,
): Promise<Rigging> {
  const closers: Closers = []
  const tearDown = async (): Promise<void> => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      await close().catch((error: Error) => log(`while ending: ${error.message}`))
    }
  }
  try {
    return { rig: await build(services, needs, options, log, closers), tearDown }
  } catch (error) {
    await tearDown()
    throw error
  }
}

async function build(
  services: Services,
  needs: RigNeeds,
  options: BenchOptions,
  log: (line: string) => void,
  closers: Closers,
): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-bench-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const filled = needs.movements === options.movements ? options.filled : undefined
  const server = filled?.url ?? services.databaseUrl
  const hubDatabaseUrl = filled?.url ?? (await newDatabase(server, closers))
  const otherDatabaseUrl = await newDatabase(server, closers)
  const amqpUrl = await newVhost(services, closers)
  const { parties, hub: files } =
    filled === undefined
      ? await register(hubDatabaseUrl, folder, needs.movements, log)
      : await registeredBy(filled.keys, options.movements)
  const { amqpManagementUrl } = services
  const servers = await serverPids({ database: otherDatabaseUrl, management: amqpManagementUrl })
  const bare = await idling(servers)
  const startHub = (): Promise<HubProcess> =>
    startHubProcess({
      databaseUrl: hubDatabaseUrl,
      amqpUrl,
      amqpManagementUrl,
      files,
      folder,
      profile: options.profile,
      defaultQuota: needs.defaultQuota ?? false,
      inspected: needs.inspected ?? false,
    })
  const hub = await startHub()
  closers.push(() => hub.stop())
  const withHub = await idling(servers)
  const world: World = {
    parties: [...parties],
    amqpUrl,
    referenceDatabaseUrl: otherDatabaseUrl,
    schemas: schemasFolder,
  }
  const peer = (file: string): Peer => {
    const started = startPeer(file)
    closers.push(() => started.stop())
    return started
  }
  const reference: Peer = needs.peer === true ? peerAsReference(folder) : peer('reference/reference.ts')
  if (needs.peer === true) closers.push(() => reference.stop())
  const [consumer, load] = [peer('load/consumer.ts'), peer('load/load.ts')]
  const targets = { hub: hub.url, reference: await reference.call<string>('start', world) }
  await consumer.call('start', { world, targets })
  await load.call('world', world)
  const limits = await createLimitMeter(otherDatabaseUrl, amqpUrl)
  closers.push(() => limits.close())
  const urls = { hubDatabaseUrl, otherDatabaseUrl }
  const idle = { bare, withHub }
  return { hub, load, consumer, reference, targets, world, limits, ...urls, servers, idle, startHub }
}

/** A migrated database with everybody registered and, if asked for, so many movements stored. */
async function register(
  databaseUrl: string,
  folder: string,
  movements: number | undefined,
  log: (line: string) => void,
): Promise<Registered> {
  await migrateDatabase(databaseUrl)
  const pool = createPool({ connectionString: databaseUrl, max: 2, onError: () => undefined })
  try {
    if (movements === undefined) return await createWorld(pool, folder)
    return await fillDatabase(pool, { databaseUrl, folder, movements }, log)
  } finally {
    await pool.end()
  }
}

/** What the servers use while nobody asks anything of them, in CPU seconds a second. */
async function idling(servers: ServerPids): Promise<CpuSnapshot> {
  const before = await cpuSnapshot([], servers)
  const startedAt = performance.now()
  await pause(IDLE_MS)
  const used = cpuBetween(before, await cpuSnapshot([], servers))
  const seconds = (performance.now() - startedAt) / 1_000
  const rate = (one: number | undefined): number | undefined => (one === undefined ? undefined : one / seconds)
  return { pipeline: 0, database: rate(used.database), broker: rate(used.broker) }
}

async function newDatabase(serverUrl: string, closers: Closers): Promise<string> {
  const name = `corridor_bench_${randomBytes(6).toString('hex')}`
  await queryOnce(serverUrl, `create database ${name} template template0`)
  closers.push(() => queryOnce(serverUrl, `drop database if exists ${name} with (force)`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function newVhost(
  { amqpUrl, amqpManagementUrl }: { amqpUrl: string; amqpManagementUrl: string },
  closers: Closers,
): Promise<string> {
  const name = `corridor-bench-${randomBytes(6).toString('hex')}`
  const url = new URL(amqpUrl)
  const account = new URL(amqpManagementUrl)
  const credentials = `${decodeURIComponent(account.username)}:${decodeURIComponent(account.password)}`
  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await fetch(new URL(path, account.origin), {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  await call('PUT', `/api/vhosts/${name}`, {})
  closers.push(() => call('DELETE', `/api/vhosts/${name}`))
  const all = { configure: '.*', write: '.*', read: '.*' }
  await call('PUT', `/api/permissions/${name}/${url.username === '' ? 'guest' : url.username}`, all)
  url.pathname = `/${name}`
  return url.href
}
