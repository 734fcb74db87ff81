import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { startServices } from '../services/index.ts'
import { type HubProcess, startHubProcess } from './hub-process.ts'
import { createLimitMeter, type LimitMeter } from './limits.ts'
import type { BenchOptions } from './options.ts'
import { type Peer, startPeer } from './rpc.ts'
import type { Targets } from './sides.ts'
import { createWorld, schemasFolder, type World } from './world.ts'

/** Everything that runs while the bench measures. */
export type Rig = {
  readonly services: { readonly database: string; readonly broker: string }
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
}

export type Rigging = { readonly rig: Rig; readonly tearDown: () => Promise<void> }

type Closers = (() => Promise<unknown>)[]

/**
 * Starts services, hub, reference pipeline, consumer and load generator, each a process of its own, on a database and a
 * virtual host that are thrown away afterwards. When something fails, what was started by then is ended again.
 */
export async function setUp(options: BenchOptions, log: (line: string) => void): Promise<Rigging> {
  const closers: Closers = []
  const tearDown = async (): Promise<void> => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      await close().catch((error: Error) => log(`while ending: ${error.message}`))
    }
  }
  try {
    return { rig: await build(options, log, closers), tearDown }
  } catch (error) {
    await tearDown()
    throw error
  }
}

async function build(options: BenchOptions, log: (line: string) => void, closers: Closers): Promise<Rig> {
  const services = await startServices({ log })
  closers.push(() => services.stop())
  const folder = await mkdtemp(join(tmpdir(), 'corridor-bench-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const hubDatabaseUrl = await newDatabase(services.databaseUrl, closers)
  const otherDatabaseUrl = await newDatabase(services.databaseUrl, closers)
  const amqpUrl = await newVhost(services, closers)
  const pool = createPool({ connectionString: hubDatabaseUrl, max: 2, onError: () => undefined })
  await migrate(pool)
  const { parties, hub: files } = await createWorld(pool, folder)
  await pool.end()
  const { amqpManagementUrl } = services
  const hub = await startHubProcess({
    databaseUrl: hubDatabaseUrl,
    amqpUrl,
    amqpManagementUrl,
    files,
    folder,
    profile: options.profile,
    defaultQuota: options.only === 'G17',
  })
  closers.push(() => hub.stop())
  const world: World = { parties, amqpUrl, referenceDatabaseUrl: otherDatabaseUrl, schemas: schemasFolder }
  const peer = (file: string): Peer => {
    const started = startPeer(file)
    closers.push(() => started.stop())
    return started
  }
  const [reference, consumer, load] = [peer('reference.ts'), peer('consumer.ts'), peer('load.ts')]
  const targets = { hub: hub.url, reference: await reference.call<string>('start', world) }
  await consumer.call('start', { world, targets })
  await load.call('world', world)
  const limits = await createLimitMeter(otherDatabaseUrl, amqpUrl)
  closers.push(() => limits.close())
  const { database, broker } = services
  return {
    services: { database, broker },
    hub,
    load,
    consumer,
    reference,
    targets,
    world,
    limits,
    hubDatabaseUrl,
    otherDatabaseUrl,
  }
}

/** Runs one statement on a connection of its own, whose statistics are complete once it has ended. */
export async function queryOnce<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
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
