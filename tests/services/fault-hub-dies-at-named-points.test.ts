import type { PoolClient } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Delivery } from '../support/journal.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { delivered, type Journey, newJourney, openScene, type Scene } from '../support/scene.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

/**
 * Each test holds the hub at one point of its work by something real - a row locked, an answer of a service kept
 * back -, sees in SQL that it is there, and kills it.
 */
let stage: Stage
let hub: ProcessHub
let scene: Scene
let proxies: { database: TcpProxy; broker: TcpProxy }
let grn: string
let locker: PoolClient
/** The movement whose record Burkina Faso takes and then forgets, the first time. */
let forgotten: string | undefined

beforeAll(async () => {
  stage = await openStage()
  proxies = { database: await startProxy(stage.databaseUrl), broker: await startProxy(stage.amqpUrl) }
  hub = await stage.startHub({ databaseUrl: proxies.database.url, amqpUrl: proxies.broker.url })
  scene = await openScene(stage, hub, {
    // The record alone: what follows its report may come before the test has seen the repeat.
    BF: ({ mrn, type }, before) =>
      mrn === forgotten && before === 0 && type === 'anticipated-transit-record' ? 'leave' : 'accepted',
  })
  grn = await scene.guarantee('1000000')
})
afterAll(async () => {
  await scene.close()
  await Promise.all([proxies.database.close(), proxies.broker.close()])
})
beforeEach(async () => {
  locker = await stage.pool.connect()
  scene.client.statuses.clear()
})
afterEach(() => locker.release(true))

/** Kills the hub, undoes what held it, and lets the dead owner's leases be over at once instead of in ten seconds. */
async function dieAndLiveAgain(letGo: () => Promise<unknown>): Promise<void> {
  await hub.kill()
  await letGo()
  await stage.pool.query(`update leases set until = until - interval '10 seconds'`)
  await hub.restart()
}

/** The journey's first steps; sending the whole of it later repeats them. */
const upTo = (journey: Journey, steps: number): Journey => ({ ...journey, steps: journey.steps.slice(0, steps) })

const rows = async (sql: string): Promise<number> => (await stage.pool.query(sql)).rowCount ?? 0

const waitsForHead = `select 1 from pg_stat_activity where wait_event_type = 'Lock'
  and datname = current_database() and query ilike '%from log_head for update%'`

test('killed with its claims written and nothing committed: the repeat is the first', async () => {
  const journey = newJourney(grn)
  await locker.query('begin')
  await locker.query('select 1 from log_head for update')
  const travelling = scene.travel(journey)
  await waitFor(async () => (await rows(waitsForHead)) > 0, { label: 'the commit waiting for the log head' })
  expect(await rows(`select 1 from messages where type = 'transit-declaration'`)).toBe(0)
  await dieAndLiveAgain(() => locker.query('rollback'))
  await travelling
  expect(scene.client.statuses.get('unreachable')).toBeGreaterThan(0)
  expect(scene.client.statuses.get(200)).toBeUndefined()
  expect(await scene.findings()).toEqual([])
})

test('killed between commit and answer: the repeat is given the receipt of the first', async () => {
  const journey = newJourney(grn)
  const held = scene.client.receipts.length
  // The piece that carries COMMIT's completion is kept back: committed in PostgreSQL, unknown to the hub.
  proxies.database.fromServer = (data) => (data.includes('COMMIT\0') ? 'hold' : 'pass')
  const travelling = scene.travel(journey)
  const committed = `select 1 from outcomes where mrn = '${journey.mrn}'`
  await waitFor(async () => (await rows(committed)) === 1, { label: 'the declaration committed' })
  expect(scene.client.receipts).toHaveLength(held)
  await dieAndLiveAgain(async () => {
    proxies.database.fromServer = () => 'pass'
  })
  await travelling
  expect(scene.client.statuses.get(200)).toBe(1)
  expect(await scene.findings()).toEqual([])
})

test('killed between commit and publish: the rows go out after the restart', async () => {
  const journey = newJourney(grn)
  await scene.travel(upTo(journey, 1))
  // Committed in flight, and nothing of it comes to the broker.
  proxies.broker.fromClient = () => 'hold'
  await scene.travel(upTo(journey, 2))
  const waiting = `select 1 from outbox where mrn = '${journey.mrn}' and state in ('ready', 'in-flight') and not confirmed`
  expect(await rows(waiting)).toBe(1)
  expect(deliveriesOf(journey)).toEqual([])
  await dieAndLiveAgain(async () => {
    proxies.broker.fromClient = () => 'pass'
  })
  await scene.travel(journey)
  expect(await scene.findings()).toEqual([])
})

test('killed between publish and confirm: the receiver gets it again and drops it', async () => {
  const journey = newJourney(grn)
  // Once everything works: the channel it publishes on is then open.
  await scene.travel(newJourney(grn))
  await delivered(stage)
  // Nothing of what RabbitMQ says reaches the hub, and the receiver dies before it reports: only the hub can know.
  forgotten = journey.mrn
  proxies.broker.fromServer = () => 'hold'
  await scene.travel(upTo(journey, 2))
  await waitFor(() => deliveriesOf(journey).length === 1, { label: 'the delivery' })
  const unconfirmed = `select 1 from outbox where mrn = '${journey.mrn}' and state = 'in-flight' and not confirmed`
  expect(await rows(unconfirmed)).toBe(1)
  const [first] = deliveriesOf(journey)
  await dieAndLiveAgain(async () => {
    proxies.broker.fromServer = () => 'pass'
  })
  await waitFor(() => deliveriesOf(journey).filter(({ id }) => id === first?.id).length > 1, { label: 'the repeat' })
  forgotten = undefined
  await scene.travel(journey)
  expect(await scene.findings()).toEqual([])
})

function deliveriesOf({ mrn }: Journey): Delivery[] {
  return scene.journals.flatMap(({ deliveries }) => deliveries.filter((delivery) => delivery.mrn === mrn))
}
