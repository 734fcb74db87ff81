import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import type { DatabaseService } from '../../tools/services/index.ts'
import { privateDatabase } from '../support/broker-control.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, openScene, type Scene } from '../support/scene.ts'
import { type Passage, type ProxiedConnection, startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

let database: DatabaseService
let proxy: TcpProxy
let stage: Stage
let hub: ProcessHub
let scene: Scene
let grn: string

beforeAll(async () => {
  database = await privateDatabase()
  stage = await openStage({ databaseUrl: database.databaseUrl })
  proxy = await startProxy(stage.databaseUrl)
  hub = await stage.startHub({ databaseUrl: proxy.url })
  scene = await openScene(stage, hub)
  grn = await scene.guarantee('1000000')
})
afterAll(async () => {
  await scene.close()
  await proxy.close()
  await database.stop()
})
beforeEach(() => {
  proxy.fromClient = () => 'pass'
  proxy.fromServer = () => 'pass'
  scene.client.statuses.clear()
  onTestFailed(() => console.error(hub.ended(), [...scene.client.statuses], hub.output().slice(-4000)))
})

/** What the hub was never told to do: end, or answer anything but 200, 202 and 503. */
function expectItLived(pid: number | undefined): void {
  expect(hub.ended()).toBeUndefined()
  expect(hub.pid()).toBe(pid)
  expect([...scene.client.statuses.keys()].filter((status) => ![200, 202, 503].includes(Number(status)))).toEqual([])
}

const read = async (path: string): Promise<{ status: number; retryAfter: string | null }> => {
  const headers = { authorization: 'Bearer token-of-operator' }
  const answer = await fetch(`${hub.url}${path}`, { headers, signal: AbortSignal.timeout(30_000) })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
}

/** Connections on which leaves are being written: reads end with a commit as well, and cutting those proves nothing. */
function writers() {
  const writing = new Set<ProxiedConnection>()
  return {
    note: (data: Buffer, connection: ProxiedConnection): void => {
      if (data.includes('insert leaves')) writing.add(connection)
    },
    /** Whether it was one; from now on it is none. */
    ends: (connection: ProxiedConnection): boolean => writing.delete(connection),
  }
}

test('PostgreSQL is killed mid-flow: 503 with Retry-After, then everything goes on by itself', async () => {
  const { client } = scene
  const pid = hub.pid()
  let over = false
  const load = scene.load(4, grn, () => over)
  await waitFor(() => client.receipts.length > 40, { label: 'traffic' })
  await database.kill()
  await waitFor(() => (client.statuses.get(503) ?? 0) > 8, { label: '503' })
  expect(await read('/healthz')).toMatchObject({ status: 200 })
  await waitFor(async () => (await read('/readyz')).status === 503, { label: 'not ready' })
  const movements = await read('/v1/movements')
  expect(movements.status).toBe(503)
  expect(Number(movements.retryAfter)).toBeGreaterThan(0)
  await database.restart()
  const after = client.receipts.length
  await waitFor(() => client.receipts.length > after + 40, { label: 'traffic afterwards' })
  over = true
  await load
  expect(await scene.findings()).toEqual([])
  await waitFor(async () => (await read('/readyz')).status === 200, { label: 'ready again' })
  expectItLived(pid)
})

test('the connection is cut after COMMIT has been carried out: the repeat finds the stored answer', async () => {
  const pid = hub.pid()
  const journey = newJourney(grn)
  const writing = writers()
  let cuts = 0
  proxy.fromClient = (data, connection): Passage => {
    writing.note(data, connection)
    return 'pass'
  }
  proxy.fromServer = (data, connection): Passage =>
    data.includes('COMMIT\0') && writing.ends(connection) && cuts++ === 0 ? 'cut' : 'pass'
  await scene.travel(journey)
  expect(cuts).toBeGreaterThan(0)
  expect(scene.client.statuses.get(503)).toBe(1)
  expect(scene.client.statuses.get(200)).toBe(1)
  expect(await scene.findings()).toEqual([])
  expectItLived(pid)
})

test('the connection is cut before COMMIT arrives: nothing is stored, the repeat is the first', async () => {
  const pid = hub.pid()
  const writing = writers()
  let cuts = 0
  proxy.fromClient = (data, connection): Passage => {
    writing.note(data, connection)
    return data.includes('commit\0') && writing.ends(connection) && cuts++ === 0 ? 'cut' : 'pass'
  }
  await scene.travel(newJourney(grn))
  expect(cuts).toBeGreaterThan(0)
  expect(scene.client.statuses.get(503)).toBe(1)
  expect(scene.client.statuses.get(200)).toBeUndefined()
  expect(await scene.findings()).toEqual([])
  expectItLived(pid)
})

test('the connection is cut when a commit has put rows in flight and the hub does not know it: they go out all the same', async () => {
  const pid = hub.pid()
  const sending = new Set<ProxiedConnection>()
  let cuts = 0
  proxy.fromClient = (data, connection): Passage => {
    if (data.includes('deliveries-insert')) sending.add(connection)
    return 'pass'
  }
  proxy.fromServer = (data, connection): Passage =>
    data.includes('COMMIT\0') && sending.delete(connection) && cuts++ === 0 ? 'cut' : 'pass'
  await scene.travel(newJourney(grn))
  expect(await scene.findings(20_000)).toEqual([])
  expect(cuts).toBeGreaterThan(0)
  expectItLived(pid)
})

test('the network to PostgreSQL breaks again and again under load: one effect each', async () => {
  const pid = hub.pid()
  const { client } = scene
  let pieces = 0
  // Every so many pieces a connection is cut, wherever it then is: in a read, a claim, a commit, a notification.
  const fragile = (): Passage => (++pieces % 400 === 0 ? 'cut' : 'pass')
  proxy.fromClient = fragile
  proxy.fromServer = fragile
  const before = client.receipts.length
  await scene.load(4, grn, () => client.receipts.length > before + 100)
  proxy.fromClient = () => 'pass'
  proxy.fromServer = () => 'pass'
  expect(client.statuses.get(503)).toBeGreaterThan(0)
  expect(await scene.findings()).toEqual([])
  expectItLived(pid)
})
