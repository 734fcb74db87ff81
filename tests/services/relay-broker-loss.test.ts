import { connect } from 'amqplib'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type BrokerService, startBroker } from '../../tools/services/index.ts'
import { freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'
import {
  cleanup,
  insertRows,
  openBroker,
  openConsumer,
  openRelay,
  openStage,
  states,
  unconfirmed,
} from './relay-harness.ts'
import { asParty } from '../support/identifiers.ts'

/** A broker of this file's own, since its tests kill it. */
let rabbit: BrokerService
beforeAll(async () => {
  rabbit = await startBroker()
})
afterAll(() => rabbit.stop())

const undo = cleanup()
afterEach(undo.run)

/** A restart of the broker takes ten seconds on an idle machine. */
vi.setConfig({ testTimeout: 150_000 })

const rowsFor = (receivers: readonly string[], count: number) =>
  receivers.flatMap((receiver, at) =>
    Array.from({ length: count }, (_, n) => ({
      receiver,
      logIndex: at * 1_000_000 + n,
      body: Buffer.alloc(2_000, 'x'),
    })),
  )

test('the broker is restarted: what it had confirmed is still there, and nothing is sent twice for it', async () => {
  const stage = await openStage(undo, rabbit)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const relay = await openRelay(undo, stage, broker, [asParty('BF')])
  await insertRows(stage.pool, rowsFor(['BF'], 200))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirmed' })
  await waitFor(() => marked(), { label: 'the generation marker' })
  await rabbit.restart()
  await waitFor(() => broker.connected(), { label: 'the reconnect' })
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  await waitFor(() => seen.length === 200, { label: 'all delivered' })
  expect(seen.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, n) => n))
  expect(relay.stats().requeued).toBe(0)
})

test("the broker's data are wiped: everything unreported is published again, for every receiver", async () => {
  const stage = await openStage(undo, rabbit)
  const keys = ['ML', 'NE', 'TG/soget'].map(asParty)
  const owners = keys.map((key) => ({ key }))
  const broker = await openBroker(undo, stage, owners)
  await openRelay(undo, stage, broker, keys)
  await insertRows(stage.pool, rowsFor(keys, 100))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirmed' })
  await waitFor(() => marked(), { label: 'the generation marker' })
  await rabbit.wipe()
  await waitFor(() => broker.connected(), { label: 'the reconnect' })
  for (const key of keys) {
    const { seen } = await openConsumer(undo, stage.url, key)
    await waitFor(() => new Set(seen.map(({ index }) => index)).size === 100, {
      label: `all of ${key}`,
    })
  }
  expect(await states(stage.pool)).toEqual({ 'in-flight': 300 })
  await waitFor(() => marked(), { label: 'the marker again' })
})

test('the broker is killed in the first second of its queues: their messages are published again', async () => {
  // A virtual host of its own: no marker that another test has left tells the relay that nothing is lost.
  const vhost = await freshVhost(rabbit)
  undo.add(() => vhost.drop())
  const stage = await openStage(undo, vhost)
  const broker = await openBroker(undo, stage, [{ key: asParty('GH') }])
  await openRelay(undo, stage, broker, [asParty('GH')])
  await insertRows(stage.pool, rowsFor(['GH'], 100))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirmed' })
  await rabbit.kill()
  await rabbit.restart()
  await waitFor(() => broker.connected(), { label: 'the reconnect' })
  const { seen } = await openConsumer(undo, stage.url, 'GH')
  await waitFor(() => new Set(seen.map(({ index }) => index)).size === 100, { label: 'all of GH' })
})

test('a queue is deleted under way: it is made again and filled again; a busy consumer is not disturbed', async () => {
  const vhost = await freshVhost(rabbit)
  undo.add(() => vhost.drop())
  const stage = await openStage(undo, vhost)
  const broker = await openBroker(undo, stage, [{ key: asParty('CI') }, { key: asParty('SN') }])
  const relay = await openRelay(undo, stage, broker, [asParty('CI'), asParty('SN')], { settings: { lossCheckMs: 100 } })
  await insertRows(stage.pool, rowsFor(['CI', 'SN'], 20))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirmed' })
  await waitFor(() => marked(vhost.amqpUrl), { label: 'the generation marker' })
  const model = await connect(vhost.amqpUrl)
  undo.add(() => model.close())
  const channel = await model.createChannel()
  await channel.deleteQueue('country.CI')
  const depthOf = async (key: string) => (await broker.status([asParty(key)]))[0]?.messages
  await waitFor(async () => relay.stats().requeued > 0 && (await depthOf('CI')) === 20, {
    label: 'the queue filled again',
  })
  expect(await depthOf('SN')).toBe(20)
  expect(relay.stats().requeued).toBe(20)
})

test('a queue is deleted before the marker is left: it is filled again all the same', async () => {
  const vhost = await freshVhost(rabbit)
  undo.add(() => vhost.drop())
  const stage = await openStage(undo, vhost)
  const broker = await openBroker(undo, stage, [{ key: asParty('ML') }])
  // No marker as long as this test runs.
  const settings = { lossCheckMs: 100, generationSettleMs: 600_000 }
  const relay = await openRelay(undo, stage, broker, [asParty('ML')], { settings })
  await insertRows(stage.pool, rowsFor(['ML'], 20))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirmed' })
  const model = await connect(vhost.amqpUrl)
  undo.add(() => model.close())
  await (await model.createChannel()).deleteQueue('country.ML')
  await waitFor(
    async () => (await broker.status([asParty('ML')]))[0]?.messages === 20 && relay.stats().requeued === 20,
    {
      label: 'the queue filled again',
    },
  )
  expect(await marked(vhost.amqpUrl)).toBe(false)
})

test('an empty queue with a consumer and overdue reports is filled again, less and less often', async () => {
  const stage = await openStage(undo, rabbit)
  const broker = await openBroker(undo, stage, [{ key: asParty('NG') }])
  const { seen } = await openConsumer(undo, stage.url, 'NG')
  let now = Date.now()
  let looks = 0
  const status = broker.status.bind(broker)
  broker.status = (receivers) => {
    looks += 1
    return status(receivers)
  }
  const settings = { lossCheckMs: 50, reportOverdueMs: 60_000, reportOverdueMaxMs: 600_000 }
  await openRelay(undo, stage, broker, [asParty('NG')], { settings, clock: { now: () => new Date(now) } })
  await insertRows(stage.pool, rowsFor(['NG'], 1))
  const looksAgain = async (): Promise<void> => {
    const before = looks
    await waitFor(() => looks >= before + 3, { label: 'three looks for losses' })
  }
  await waitFor(() => seen.length === 1, { label: 'the message' })
  now += 59_000
  await looksAgain()
  expect(seen).toHaveLength(1)
  now += 2_000
  await waitFor(() => seen.length === 2, { label: 'the first republication' })
  // Twice as patient from now on: never by age alone, and never in a hurry.
  now += 119_000
  await looksAgain()
  expect(seen).toHaveLength(2)
  now += 2_000
  await waitFor(() => seen.length === 3, { label: 'the second republication' })
})

async function marked(url = rabbit.amqpUrl): Promise<boolean> {
  const model = await connect(url)
  model.on('error', () => undefined)
  try {
    const channel = await model.createChannel()
    channel.on('error', () => undefined)
    await channel.checkQueue('corridor.generation')
    return true
  } catch {
    return false
  } finally {
    await model.close().catch(() => undefined)
  }
}
