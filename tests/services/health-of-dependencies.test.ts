import { chmod } from 'node:fs/promises'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import { privateBroker, privateDatabase } from '../support/broker-control.ts'
import { QUICK } from '../support/pace.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, openScene, type Scene } from '../support/scene.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

let database: DatabaseService
let broker: BrokerService
let toDatabase: TcpProxy
let toBroker: TcpProxy
let stage: Stage
let hub: ProcessHub
let scene: Scene
let grn: string

beforeAll(async () => {
  // As processes of this machine, also where the rest runs in containers: they are frozen, and their files are closed.
  const mode = 'auto'
  ;[database, broker] = await Promise.all([privateDatabase({ mode }), privateBroker({ mode })])
  stage = await openStage({ databaseUrl: database.databaseUrl, broker })
  toDatabase = await startProxy(stage.databaseUrl)
  toBroker = await startProxy(stage.amqpUrl)
  hub = await stage.startHub({ databaseUrl: toDatabase.url, amqpUrl: toBroker.url }, QUICK)
  scene = await openScene(stage, hub)
  grn = await scene.guarantee('1000000')
})
afterAll(async () => {
  await scene.close()
  await Promise.all([toDatabase.close(), toBroker.close()])
  await Promise.all([database.stop(), broker.stop()])
})

type Ready = { http: boolean; amqp: boolean; reasons: string[] }
type Dependency = { name: string; state: string; since: string; consequence: string }

const get = async <T>(path: string): Promise<{ status: number; body: T }> => {
  const headers = { authorization: 'Bearer token-of-operator' }
  const answer = await fetch(`${hub.url}${path}`, { headers, signal: AbortSignal.timeout(20_000) })
  return { status: answer.status, body: (await answer.json()) as T }
}
const ready = () => get<Ready>('/readyz')

async function dependency(name: string): Promise<Dependency> {
  // Who may ask is known by the database; while that is away, the hub's answer is what everything gets: 503.
  const { body } = await get<{ dependencies: Dependency[] }>('/v1/health')
  const found = body.dependencies.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no dependency ${name}`)
  return found
}

const allIsWell = () =>
  waitFor(
    async () => {
      const { status, body } = await ready()
      if (status !== 200 || !body.http || !body.amqp) throw new Error(JSON.stringify(body))
      return body.reasons.length === 0
    },
    { label: 'that all is well', timeoutMs: 120_000 },
  )

/** One fault of the broker: what brings it about, what ends it, and what is said of it. */
const BROKER: readonly { fault: string; begin: () => unknown; end: () => unknown; says: RegExp }[] = [
  { fault: 'is away', begin: () => broker.kill(), end: () => broker.restart(), says: /cannot be reached/ },
  {
    fault: 'is frozen',
    begin: () => broker.faults?.freeze(),
    end: () => broker.faults?.thaw(),
    says: /does not answer/,
  },
  {
    fault: 'is short of memory',
    begin: () => broker.faults?.memoryAlarm(true),
    end: () => broker.faults?.memoryAlarm(false),
    says: /short of memory/,
  },
  {
    fault: 'is behind a network that drops everything',
    begin: () => toBroker.blackHole('both'),
    end: () => toBroker.heal(),
    says: /does not answer/,
  },
]

test.for(BROKER)('the broker $fault: HTTP goes on and says so, AMQP is closed', async ({ begin, end, says }) => {
  onTestFailed(() => console.error(hub.ended(), hub.output().slice(-3000)))
  await allIsWell()
  const before = (await dependency('broker')).since
  await begin()
  try {
    await waitFor(async () => !(await ready()).body.amqp, { label: 'the door over AMQP to be closed' })
    const { status, body } = await ready()
    expect(status).toBe(200)
    expect(body).toMatchObject({ http: true, amqp: false })
    await waitFor(async () => says.test((await dependency('broker')).consequence), { label: String(says) })
    const told = await dependency('broker')
    expect(told.state).toBe('down')
    expect(Date.parse(told.since)).toBeGreaterThan(Date.parse(before))
    await scene.travel(newJourney(grn))
  } finally {
    await end()
  }
  await allIsWell()
  expect((await dependency('broker')).state).toBe('ok')
  expect(await scene.findings(120_000)).toEqual([])
})

const DATABASE: readonly { fault: string; begin: () => unknown; end: () => unknown }[] = [
  { fault: 'is away', begin: () => database.kill(), end: () => database.restart() },
  {
    fault: 'is behind a network that drops everything',
    begin: () => toDatabase.blackHole('both'),
    end: () => toDatabase.heal(),
  },
  // As on a full disk, where what has its room goes on, reads and small changes, and nothing finds new room.
  { fault: 'can make no room for new data', begin: () => allowFiles(false), end: () => allowFiles(true) },
]

async function allowFiles(on: boolean): Promise<void> {
  const { rows } = await stage.pool.query<{ folder: string }>(
    `select current_setting('data_directory') || '/base/' || oid as folder from pg_database
     where datname = current_database()`,
  )
  await chmod(rows[0]?.folder ?? '', on ? 0o700 : 0o500)
}

test.for(DATABASE)('the database $fault: both doors are closed, and the process lives', async ({ begin, end }) => {
  onTestFailed(() => console.error(hub.ended(), hub.output().slice(-3000)))
  await allIsWell()
  await begin()
  try {
    await waitFor(async () => (await ready()).status === 503, { label: 'the doors to be closed' })
    const { body } = await ready()
    expect(body).toMatchObject({ http: false, amqp: false })
    expect(body.reasons.join()).toMatch(/does not take a write/)
    expect((await get('/healthz')).status).toBe(200)
  } finally {
    await end()
  }
  await allIsWell()
  await scene.travel(newJourney(grn))
  expect(await scene.findings(120_000)).toEqual([])
})
