import { expect, test } from 'vitest'
import type { DeadLetter } from '../../../src/ports/broker.ts'
import { asParty } from '../../support/identifiers.ts'
import { confirmed, failed, NOTHING, published, relaying, type Row, rowsFor, settled, states } from './relaying.ts'

/** The rest after a first failure with the default backoff, its random half halved. */
const REST_MS = 150

test('nothing is published to a receiver whose lease another hub holds', async () => {
  const rows = [...rowsFor('TG', 1), ...rowsFor('BF', 1)]
  const { begin, handed, takes } = relaying(rows)
  await begin()
  expect(takes.flatMap(({ leases }) => leases)).toEqual([{ receiver: 'BF', epoch: 1n }])
  expect(published(handed)).toEqual([['BF 0']])
  expect(states(rows)).toEqual(['ready', 'in-flight'])
})

test('a lease that is lost stops publishing to its receiver, though its rows are ready', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, hold, passes, answer, handed, relay } = relaying(rows)
  await begin()
  hold([])
  await passes(3_000)
  rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
  relay.wake()
  await answer(0, confirmed)
  expect(published(handed)).toEqual([['BF 0']])
  expect(states(rows)).toEqual(['in-flight', 'ready'])
})

test('without a broker nothing is taken, and the leases are given back for another hub', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, answer, disconnect, reconnect, passes, calls, relay, handed } = relaying(rows)
  await begin()
  await answer(0, confirmed)
  disconnect()
  await passes(3_000)
  rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
  relay.wake()
  await settled()
  expect([calls, published(handed)]).toEqual([['requeue all of BF 1', 'release'], [['BF 0']]])
  await reconnect()
  expect(published(handed)).toEqual([['BF 0'], ['BF 1']])
  // Whoever had the lease meanwhile may have left rows under way.
  expect(calls).toEqual(['requeue all of BF 1', 'release', 'note 0', 'requeue all of BF 1'])
})

test('a confirm is noted only of what the broker has and nobody has reported since: one tick after it', async () => {
  const rows = rowsFor('BF', 3)
  const { begin, answer, passes, calls, relay } = relaying(rows, { batchRows: 1 })
  const notes = (): string[] => calls.filter((call) => call.startsWith('note'))
  await begin()
  await passes(3_000)
  expect([notes(), relay.stats().outstanding]).toEqual([[], 1])
  await answer(0, confirmed)
  expect(relay.stats().outstanding).toBe(1)
  await passes(3_000)
  expect(notes()).toEqual([])
  await passes(3_000)
  await passes(3_000)
  expect(notes()).toEqual(['note 0'])
})

test('what is reported between its confirm and the tick is never noted', async () => {
  const { begin, answer, passes, calls, relay } = relaying(rowsFor('BF', 1))
  await begin()
  await answer(0, confirmed)
  relay.handOver.committed({ ...NOTHING, reported: [{ receiver: asParty('BF'), logIndex: 0n }] })
  await passes(3_000)
  await passes(3_000)
  expect(calls.filter((call) => call.startsWith('note'))).toEqual([])
})

test('an answer, on which nobody reports, ends with its confirm', async () => {
  const rows: Row[] = [{ receiver: 'BF', logIndex: 0n, state: 'ready', reported: false }]
  const { begin, answer } = relaying(rows)
  await begin()
  expect(states(rows)).toEqual(['in-flight'])
  await answer(0, confirmed)
  expect(states(rows)).toEqual(['delivered'])
})

test.each(['unroutable', 'refused', 'not-connected'] as const)(
  'a row that is %s goes back to ready with its error, and goes out again after a rest',
  async (cause) => {
    const rows = rowsFor('BF', 1)
    const { begin, answer, passes, handed, relay, calls } = relaying(rows)
    await begin()
    await answer(0, (one) => failed(one, cause))
    expect(rows).toMatchObject([{ state: 'ready', error: `${cause} by the broker` }])
    relay.wake()
    await settled()
    expect(handed).toHaveLength(1)
    expect(calls.includes('repair')).toBe(cause === 'unroutable')
    await passes(REST_MS)
    expect(published(handed)).toEqual([['BF 0'], ['BF 0']])
  },
)

test('a row torn down by another’s size goes out again at once', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, answer, handed } = relaying(rows)
  await begin()
  await answer(0, (one) => failed(one, 'interrupted'))
  expect(published(handed)).toEqual([['BF 0'], ['BF 0']])
})

test('a row too large for the broker is parked, never tried again, and what follows goes on', async () => {
  const rows = rowsFor('BF', 2)
  const { begin, answer, handed, relay } = relaying(rows, { batchRows: 1, window: 1 })
  await begin()
  await answer(0, (one) => failed(one, 'too-large'))
  expect(rows[0]).toMatchObject({ state: 'parked', error: 'too-large' })
  expect(published(handed)).toEqual([['BF 0'], ['BF 1']])
  expect(relay.stats()).toMatchObject({ parked: 1, failed: 1 })
})

test('rows go out in log order, each receiver’s by themselves', async () => {
  const rows = [...rowsFor('BF', 3), ...rowsFor('TG', 2)]
  const { begin, hold, handed } = relaying(rows)
  hold([
    { receiver: asParty('BF'), epoch: 1n },
    { receiver: asParty('TG'), epoch: 4n },
  ])
  await begin()
  expect(published(handed)).toEqual([
    ['BF 0', 'BF 1', 'BF 2'],
    ['TG 0', 'TG 1'],
  ])
})

test('no more is under way to a receiver than its window, and a queue that is silent holds up no other', async () => {
  const rows = [...rowsFor('BF', 5), ...rowsFor('TG', 5)]
  const { begin, hold, handed, answer, takes, relay } = relaying(rows, { batchRows: 2, window: 2 })
  hold([
    { receiver: asParty('BF'), epoch: 1n },
    { receiver: asParty('TG'), epoch: 1n },
  ])
  await begin()
  expect(published(handed)).toEqual([
    ['BF 0', 'BF 1'],
    ['TG 0', 'TG 1'],
  ])
  await answer(1, confirmed)
  expect(published(handed).slice(2)).toEqual([])
  for (const row of rows.slice(5, 7)) row.state = 'delivered'
  relay.wake()
  await settled()
  expect(published(handed).slice(2)).toEqual([['TG 2', 'TG 3']])
  expect(takes.at(-1)?.leases.map(({ receiver }) => receiver)).toEqual(['TG'])
  expect(takes.every(({ limits }) => limits.window === 2 && limits.rows === 2)).toBe(true)
})

test('what an earlier owner had under way is put back before a new lease is published to', async () => {
  const { begin, hold, passes, calls } = relaying([])
  await begin()
  hold([{ receiver: asParty('BF'), epoch: 2n }])
  await passes(3_000)
  await passes(3_000)
  expect(calls).toEqual(['requeue all of BF 1', 'requeue all of BF 2', 'requeue earlier of BF 2'])
})

test('a stop waits for the confirms under way, notes them and then gives the leases back', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, relay, answer, calls, waiting } = relaying(rows)
  await begin()
  const stopping = relay.stop()
  await settled()
  expect([calls, waiting()]).toEqual([['requeue all of BF 1'], [5_000]])
  await answer(0, confirmed)
  await stopping
  expect([states(rows), calls.at(-1)]).toEqual([['confirmed'], 'release'])
})

test('a stop waits no longer than it may: what is not confirmed stays under way for the next owner', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, relay, passes, calls } = relaying(rows)
  await begin()
  const stopping = relay.stop()
  await settled()
  await passes(5_000)
  await stopping
  expect([states(rows), calls.at(-1)]).toEqual([['in-flight'], 'release'])
})

test('what a receiver rejects is parked for it with the queue it came from; what names no row of ours is parked for nobody', async () => {
  const { begin, die, calls } = relaying([])
  await begin()
  const letter = { queue: 'to.BF', reason: 'rejected' } as DeadLetter
  await die({ ...letter, receiver: asParty('BF') })
  await die({ ...letter, logIndex: 7n })
  expect(calls.filter((call) => call.startsWith('park'))).toEqual([])
  await die({ ...letter, receiver: asParty('BF'), logIndex: 7n })
  await die({ ...letter, receiver: asParty('BF'), logIndex: 8n, reason: 'delivery_limit' })
  expect(calls.filter((call) => call.startsWith('park'))).toEqual([
    'park BF 7 rejected-by-receiver, dead-lettered from to.BF',
    'park BF 8 delivery_limit, dead-lettered from to.BF',
  ])
})

test('the store is not asked at each tick what parties without a queue have unread, only when they change and then rarely', async () => {
  const { begin, leaveQueues, passes, closings } = relaying([], { appOnlyTicks: 3 })
  await begin()
  expect(closings).toEqual([[]])
  await passes(3_000)
  leaveQueues(['SN'])
  await passes(3_000)
  expect(closings.slice(1)).toEqual([['SN']])
  for (let tick = 1; tick <= 6; tick += 1) await passes(3_000)
  // What a hub decided on the registry from before, and wrote after the change.
  expect(closings.slice(1)).toEqual([['SN'], ['SN'], ['SN']])
})

test('a closing that failed is tried again at the next tick', async () => {
  const { begin, leaveQueues, passes, closings } = relaying([], { appOnlyTicks: 3 })
  await begin()
  leaveQueues(['SN'], 2)
  await passes(3_000)
  await passes(3_000)
  await passes(3_000)
  expect(closings.slice(1)).toEqual([['SN'], ['SN']])
})
