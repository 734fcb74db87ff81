import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'
import {
  cleanup,
  clock,
  insertRows,
  openBroker,
  openConsumer,
  openProxy,
  openRelay,
  openStage,
  report,
  type Stage,
  states,
  unconfirmed,
} from './relay-harness.ts'
import { asParty } from '../support/identifiers.ts'

const undo = cleanup()
afterEach(undo.run)

const LIMITS = { rows: 100, window: 512, bytes: 1 << 25 }

test('rows committed before the relay ran, and while it runs, are published, confirmed and noted', async () => {
  const stage = await openStage(undo)
  // Crash between commit and publish: the rows are there, nobody was told.
  await insertRows(
    stage.pool,
    [1, 2, 3].map((logIndex) => ({ receiver: 'BF', logIndex })),
  )
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  await openRelay(undo, stage, broker, [asParty('BF')])
  await insertRows(
    stage.pool,
    [4, 5].map((logIndex) => ({ receiver: 'BF', logIndex })),
  )
  await waitFor(() => seen.length >= 5, { label: 'five deliveries' })
  expect(seen.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5])
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'confirms noted' })
  expect(await states(stage.pool)).toEqual({ 'in-flight': 5 })
})

test('an answer is delivered when the broker has it, and names the message it answers', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('TG') }])
  const { seen } = await openConsumer(undo, stage.url, 'TG')
  await openRelay(undo, stage, broker, [asParty('TG')])
  const correlationId = randomUUID()
  await insertRows(stage.pool, [
    { receiver: 'TG', logIndex: 1, reported: false, type: 'acknowledgement', correlationId },
  ])
  await waitFor(async () => (await states(stage.pool))['delivered'] === 1, { label: 'delivered' })
  await waitFor(() => seen.length === 1, { label: 'the answer' })
  expect(seen[0]!.message.properties.correlationId).toBe(correlationId)
})

test('per receiver and movement one unreported message is under way; the next follows its report', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const open = new Set<string>()
  const order = new Map<string, number[]>()
  let overlaps = 0
  const orderKeyOf = (index: number): string => `MRN-${index % 5}`
  await openConsumer(undo, stage.url, 'BF', ({ index, message }, channel) => {
    channel.ack(message)
    const key = orderKeyOf(index)
    if (open.has(key)) overlaps += 1
    open.add(key)
    order.set(key, [...(order.get(key) ?? []), index])
    setImmediate(() => {
      open.delete(key)
      void report(stage.pool, 'BF', index)
    })
  })
  await openRelay(undo, stage, broker, [asParty('BF')])
  const rows = Array.from({ length: 50 }, (_, logIndex) => ({
    receiver: 'BF',
    logIndex,
    orderKey: orderKeyOf(logIndex),
    state: logIndex < 5 ? ('ready' as const) : ('waiting' as const),
  }))
  await insertRows(stage.pool, rows)
  await waitFor(async () => (await states(stage.pool))['delivered'] === 50, {
    label: 'all reported',
  })
  expect(overlaps).toBe(0)
  for (const indexes of order.values()) expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
})

test('a receiver that never reports gets no more than its window, and the others everything', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }, { key: asParty('ML') }])
  await openRelay(undo, stage, broker, [asParty('BF'), asParty('ML')], { settings: { window: 20, batchRows: 8 } })
  await openConsumer(undo, stage.url, 'ML', ({ index, message }, channel) => {
    channel.ack(message)
    void report(stage.pool, 'ML', index)
  })
  const rows = Array.from({ length: 100 }, (_, n) => [
    { receiver: 'BF', logIndex: 2 * n },
    { receiver: 'ML', logIndex: 2 * n + 1 },
  ])
  await insertRows(stage.pool, rows.flat())
  await waitFor(async () => (await states(stage.pool))['delivered'] === 100, { label: 'ML done' })
  expect(await states(stage.pool)).toEqual({ delivered: 100, 'in-flight': 20, ready: 80 })
})

test('the connection is cut in the middle of publishing: everything arrives, in the end confirmed', async () => {
  const stage = await openStage(undo)
  const proxy = await openProxy(undo, stage.url)
  const broker = await openBroker(undo, { ...stage, url: proxy.url }, [{ key: asParty('BF') }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  const relay = await openRelay(undo, stage, broker, [asParty('BF')], { settings: { window: 5_000 } })
  const body = Buffer.alloc(6_000, 'x')
  await insertRows(
    stage.pool,
    Array.from({ length: 2_000 }, (_, logIndex) => ({ receiver: 'BF', logIndex, body })),
  )
  await waitFor(() => relay.stats().published > 200, { label: 'publishing' })
  proxy.cut()
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'all confirmed' })
  await waitFor(() => new Set(seen.map(({ index }) => index)).size === 2_000, { label: 'all there' })
  expect(await states(stage.pool)).toEqual({ 'in-flight': 2_000 })
})

test('confirmed but not noted when the hub died: the next owner sends it again, and nothing else', async () => {
  const stage = await openStage(undo)
  const before = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  await insertRows(
    stage.pool,
    [1, 2].map((logIndex) => ({ receiver: 'BF', logIndex })),
  )
  // The dead hub: took both rows, published both, noted one.
  const dead = await stage.outbox.holdLeases('dead hub', [asParty('BF')], 600)
  const { rows: taken } = await stage.outbox.takeReady(dead, LIMITS, clock.now())
  const loaded = await stage.outbox.load(taken.map(({ logIndex }) => logIndex))
  const { confirmed } = await before.publish(
    taken.flatMap((row) =>
      loaded.filter(({ logIndex }) => logIndex === row.logIndex).map((one) => ({ ...one, ...row })),
    ),
  )
  await stage.outbox.noteConfirmed(taken.slice(0, 1))
  await before.leaveMarker()
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const relay = await openRelay(undo, stage, broker, [asParty('BF')])
  await waitFor(() => seen.length === 3, { label: 'the duplicate' })
  expect(seen.map(({ index }) => index)).toEqual([1, 2, 2])
  expect(seen.map(({ message }) => message.properties.headers?.['corridor_attempt'])).toEqual([1, 1, 2])
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'noted' })
  // Nothing of what a zombie does afterwards changes a row: its epoch is over.
  const rows = await rowsOf(stage.pool)
  expect((await stage.outbox.takeReady(dead, LIMITS, clock.now())).rows).toEqual([])
  await stage.outbox.noteConfirmed(taken)
  await stage.outbox.giveBack(confirmed.map((row) => ({ ...row, error: 'zombie' })))
  await stage.outbox.park(
    confirmed.map((row) => ({ ...row, reason: 'zombie', error: 'zombie' })),
    clock.now(),
  )
  expect(await stage.outbox.requeueAll(dead)).toBe(0)
  expect(await rowsOf(stage.pool)).toEqual(rows)
  expect(relay.stats().leases).toBe(1)
})

async function rowsOf(pool: Stage['pool']): Promise<unknown[]> {
  return (
    await pool.query('select log_index, state, epoch, attempts, last_error, parked_reason from outbox order by 1')
  ).rows
}

test('two relays on one outbox: every row goes out once, and one takes over from the other', async () => {
  const stage = await openStage(undo)
  const keys = ['BF', 'ML', 'NE', 'BJ'].map(asParty)
  const owners = keys.map((key) => ({ key }))
  const [first, second] = [await openBroker(undo, stage, owners), await openBroker(undo, stage, owners)]
  const one = await openRelay(undo, stage, first, keys.slice(0, 2))
  const two = await openRelay(undo, stage, second, keys)
  const consumers = await Promise.all(keys.map((key) => openConsumer(undo, stage.url, key)))
  const rows = (from: number) => Array.from({ length: 200 }, (_, n) => ({ receiver: keys[n % 4]!, logIndex: from + n }))
  await insertRows(stage.pool, rows(0))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'the first 200' })
  expect([one.stats().leases, two.stats().leases]).toEqual([2, 2])
  await one.stop()
  await insertRows(stage.pool, rows(1_000))
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'the second 200' })
  expect(two.stats().leases).toBe(4)
  const all = consumers.flatMap(({ seen }) => seen.map(({ index }) => index))
  await waitFor(() => consumers.reduce((sum, { seen }) => sum + seen.length, 0) === 400, { label: 'all delivered' })
  expect(new Set(all).size).toBe(all.length)
})

test('what no retry can cure is parked with its reason and holds nobody up', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }], { maxMessageBytes: 1_000 })
  await openRelay(undo, stage, broker, [asParty('BF')])
  await openConsumer(undo, stage.url, 'BF', ({ index, message }, channel) => {
    if (index === 3) channel.nack(message, false, false)
    else channel.ack(message)
  })
  await insertRows(stage.pool, [
    { receiver: 'BF', logIndex: 1, body: Buffer.alloc(2_000) },
    { receiver: 'BF', logIndex: 2, body: null },
    { receiver: 'BF', logIndex: 3 },
    { receiver: 'BF', logIndex: 4 },
  ])
  await waitFor(async () => (await states(stage.pool))['parked'] === 3, { label: 'three parked' })
  const rows = await stage.pool.query('select log_index, parked_reason from outbox where state = $1 order by 1', [
    'parked',
  ])
  expect(rows.rows.map((row) => row.parked_reason)).toEqual(['too-large', 'erased', 'rejected-by-receiver'])
})

test('the listening connection is killed: rows committed afterwards are still found', async () => {
  const stage = await openStage(undo)
  let wakes = 0
  const end = await stage.outbox.onNewRows(() => {
    wakes += 1
  })
  const before = wakes
  await stage.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`,
  )
  await waitFor(() => wakes > before, { label: 'listening again' })
  const again = wakes
  await stage.pool.query('notify corridor_outbox')
  await waitFor(() => wakes > again, { label: 'woken' })
  await end()
})
