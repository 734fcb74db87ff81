import { describe, expect, test } from 'vitest'
import type { FreedRow } from '../../../src/ports/hand-over.ts'
import { asParty } from '../../support/identifiers.ts'
import {
  committedRow,
  confirmed,
  failed,
  NOTHING,
  published,
  relaying,
  type Row,
  rowsFor,
  settled,
  states,
} from './relaying.ts'

const freedRow = (logIndex: number, state: FreedRow['state'] = 'in-flight'): FreedRow => ({
  receiver: asParty('BF'),
  logIndex: BigInt(logIndex),
  state,
  epoch: 1n,
  attempts: 1,
})

const room = ({ relay }: Pick<ReturnType<typeof relaying>, 'relay'>): number | undefined =>
  relay.handOver.grants().get(asParty('BF'))?.room

describe('what this hub commits for a receiver it serves', () => {
  test('is published from memory: nothing is taken and nothing loaded for it', async () => {
    const { begin, relay, handed, takes, loads } = relaying([])
    await begin()
    const before = takes.length
    relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 7, 1n), committedRow('BF', 8, undefined)] })
    await settled()
    expect(published(handed)).toEqual([['BF 7']])
    expect(handed[0]?.messages[0]).toMatchObject({ body: Buffer.from('body 7'), attempts: 1, epoch: 1n })
    relay.handOver.committed({
      ...NOTHING,
      freed: [freedRow(8)],
      reported: [{ receiver: asParty('BF'), logIndex: 7n }],
    })
    await settled()
    expect(published(handed)).toEqual([['BF 7'], ['BF 8']])
    expect([takes.length - before, loads]).toEqual([0, []])
  })

  test('and memory has forgotten is loaded from the store; what the store has no bytes of is parked', async () => {
    const rows: Row[] = [9n, 10n].map((logIndex) => ({ receiver: 'BF', logIndex, state: 'in-flight' }))
    const { begin, relay, handed, loads, gone, answer } = relaying(rows)
    await begin()
    gone.add(10n)
    relay.handOver.committed({ ...NOTHING, freed: [freedRow(9), freedRow(10)] })
    await settled()
    expect([loads, published(handed)]).toEqual([[[9n, 10n]], [['BF 9']]])
    await answer(0, confirmed)
    expect(rows[1]).toMatchObject({ state: 'parked', error: 'erased' })
  })

  test('is not published under a lease that is lost, nor by a hub that stops', async () => {
    const { begin, relay, handed, hold, passes } = relaying([])
    await begin()
    relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 1, 0n), committedRow('TG', 1, 1n)] })
    hold([])
    await passes(3_000)
    relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 2, 1n)] })
    void relay.stop()
    expect(relay.handOver.grants().size).toBe(0)
    relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 3, 1n)] })
    await settled()
    expect(published(handed)).toEqual([])
  })

  test('has as much room as window and batch leave, and what is reported makes room again', async () => {
    const stage = relaying([], { batchRows: 3, window: 4 })
    await stage.begin()
    expect(room(stage)).toBe(3)
    const rows = [1, 2].map((logIndex) => committedRow('BF', logIndex, 1n))
    stage.relay.handOver.committed({ ...NOTHING, rows })
    expect(room(stage)).toBe(1)
    await settled()
    await stage.answer(0, confirmed)
    expect(room(stage)).toBe(2)
    stage.relay.handOver.committed({ ...NOTHING, reported: [{ receiver: asParty('BF'), logIndex: 1n }] })
    expect(room(stage)).toBe(3)
  })

  test('has no room while something older is ready, and has it again when a take left nothing', async () => {
    const rows = rowsFor('BF', 3)
    const stage = relaying(rows, { batchRows: 2, window: 2 })
    await stage.begin()
    await stage.answer(0, confirmed)
    expect(states(rows)).toEqual(['in-flight', 'in-flight', 'ready'])
    expect(stage.relay.handOver.grants().get(asParty('BF'))).toEqual({ epoch: 1n, clear: false, room: 0 })
    for (const row of rows.slice(0, 2)) row.state = 'delivered'
    stage.relay.wake()
    await settled()
    await stage.answer(1, confirmed)
    expect(states(rows)).toEqual(['delivered', 'delivered', 'in-flight'])
    expect(stage.relay.handOver.grants().get(asParty('BF'))).toEqual({ epoch: 1n, clear: true, room: 1 })
  })

  test('keeps its room though a commit that began before has made something ready: a round takes that', async () => {
    const rows: Row[] = []
    const stage = relaying(rows)
    await stage.begin()
    rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
    stage.relay.handOver.committed({ ...NOTHING, readied: [asParty('BF')] })
    expect(room(stage)).toBe(256)
    await settled()
    expect(published(stage.handed)).toEqual([['BF 1']])
  })

  test('has no room while its lane rests, nor without a broker', async () => {
    const stage = relaying([])
    await stage.begin()
    expect(room(stage)).toBe(256)
    stage.relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 1, 1n)] })
    await settled()
    stage.disconnect()
    expect(room(stage)).toBe(0)
    await stage.answer(0, (one) => failed(one, 'refused'))
    expect(room(stage)).toBe(0)
  })
})

describe('what waits for the next round, while much is committed', () => {
  const waiting = async () => {
    const rows: Row[] = [1n, 2n].map((logIndex) => ({ receiver: 'BF', logIndex, state: 'in-flight' }))
    const stage = relaying(rows, { roundMs: 3_600_000, promptRows: 0, batchRows: 4 })
    await stage.begin()
    stage.relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 1, 1n)] })
    stage.relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 2, 1n)] })
    await settled()
    expect(published(stage.handed)).toEqual([['BF 1']])
    return stage
  }

  test('counts as under way: there is less room, and nobody puts it back', async () => {
    const stage = await waiting()
    expect(room(stage)).toBe(2)
    await stage.passes(3_000)
    expect(stage.calls.at(-1)).toBe('requeue earlier of BF 1 but 1 2')
  })

  test('goes before a hub leaves that stops, and then gives its leases back', async () => {
    const stage = await waiting()
    const stopping = stage.relay.stop()
    await settled()
    expect(published(stage.handed)).toEqual([['BF 1'], ['BF 2']])
    await stage.answer(0, confirmed)
    await stage.answer(1, confirmed)
    await stopping
    expect(stage.calls.slice(-2)).toEqual(['note 1 2', 'release'])
  })
})

test('what another hub has committed is taken when it is said to be for a receiver served here, and only then', async () => {
  const rows: Row[] = []
  const { begin, notify, takes, handed } = relaying(rows)
  await begin()
  const before = takes.length
  rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
  await notify(['TG'])
  expect(takes).toHaveLength(before)
  await notify(['TG', 'BF'])
  expect(published(handed)).toEqual([['BF 1']])
})

test('after a commit or take of unknown outcome the leases are taken under a new name, and what nobody holds is put back', async () => {
  const { begin, relay, owners, calls, hold, failTake } = relaying([])
  await begin()
  relay.handOver.committed({ ...NOTHING, rows: [committedRow('BF', 4, 1n)] })
  hold([{ receiver: asParty('BF'), epoch: 2n }])
  relay.handOver.unknown()
  await settled()
  expect(owners).toEqual(['hub-1', 'hub-1.2'])
  expect(calls).toEqual(['requeue all of BF 1', 'release', 'requeue all of BF 2 but 4'])
  hold([{ receiver: asParty('BF'), epoch: 3n }])
  failTake(3)
  relay.wake()
  await settled()
  expect(owners.at(-1)).toBe('hub-1.3')
})
