import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, released } from '../support/journey.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 7: what waits, in order; and many parked messages sent once more by a plan that was read before. */
type Row = { sender: string; id: string; log_index: string; state: string }
type Plan = {
  plan: string
  items: { id: string; followers: number }[]
  gone: string[]
  results?: { outcome: string }[]
}

let hub: TestHub
const mrns: string[] = []

const rowsOf = async (mrn: string): Promise<Row[]> =>
  (
    await hub.pool.query<Row>(
      `select sender, id, log_index, state from outbox where receiver = 'BF' and mrn = $1 order by log_index`,
      [mrn],
    )
  ).rows

async function refuse(mrn: string): Promise<void> {
  const first = await waitFor(
    async () => {
      const [row] = await rowsOf(mrn)
      if (row?.state !== 'in-flight') throw new Error(`the first is ${row?.state}`)
      return row
    },
    { label: 'the first under way' },
  )
  const at = new Date().toISOString()
  const entry = { sender: first.sender, id: first.id, logIndex: Number(first.log_index), outcome: 'refused' as const }
  const report = {
    id: randomUUID(),
    type: 'delivery-report',
    version: '1',
    sender: { country: 'BF', role: 'customs' },
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: { entries: [{ ...entry, reason: 'no such tariff' }] },
  } as Message
  expect((await hub.post(hub.party('BF'), report)).status).toBe(202)
}

const replay = async (body: object, token = 'token-of-operator') => {
  const answer = await fetch(`${hub.url}/v1/parked/replays`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const told = (await answer.json()) as Plan & { code?: string }
  return { status: answer.status, told }
}

const acts = async (): Promise<number> =>
  (await hub.pool.query<{ count: number }>('select count(*)::int as count from operator_acts')).rows[0]?.count ?? -1

const filter = { receiver: 'BF', cause: 'refused' }

beforeAll(async () => {
  hub = await startTestHub()
  const grn = await registered(hub, '10000000')
  for (let trucks = 0; trucks < 2; trucks += 1) {
    const { mrn } = await released(hub, grn)
    await refuse(mrn)
    mrns.push(mrn)
  }
})
afterAll(() => hub?.stop())

describe('what waits in a queue', () => {
  test('is nobody else’s business, and unknown states are refused', async () => {
    expect((await hub.get('/v1/queues/BF/messages', hub.party('ML').token)).status).toBe(404)
    expect((await hub.get('/v1/queues/BF/messages', 'token-of-officer')).status).toBe(403)
    expect((await hub.get('/v1/queues/BF/messages?state=gone')).status).toBe(400)
  })

  test('is told in the order of the log, with what goes before it, as the database has it', async () => {
    type Waiting = { id: string; state: string; mrn: string; behind: number; awaits?: { id: string } }
    const { items } = (await hub.get('/v1/queues/BF/messages')).body as { items: Waiting[] }
    const { rows } = await hub.pool.query<{ id: string; state: string }>(
      `select log_index || '-BF' as id, state from open_deliveries where receiver = 'BF' order by log_index`,
    )
    expect(items.map(({ id, state }) => ({ id, state }))).toEqual(rows)
    const [first, second] = items.filter(({ mrn }) => mrn === mrns[0])
    expect([first?.state, first?.behind, second?.state, second?.behind]).toEqual(['parked', 0, 'waiting', 1])
    expect(second?.awaits?.id).toBe(first?.id)
    const parked = (await hub.get('/v1/queues/BF/messages?state=parked')).body as { items: Waiting[] }
    expect(parked.items).toHaveLength(2)
  })
})

describe('parked messages sent once more by a plan', () => {
  test('are left alone by parties, without a plan, without a reason, and by another plan', async () => {
    expect((await replay({ filter, dryRun: true }, hub.party('BF').token)).status).toBe(403)
    expect((await replay({ filter, reason: 'The tariff is loaded' })).told.code).toBe('plan-stale')
    const { plan } = (await replay({ filter, dryRun: true })).told
    expect((await replay({ filter, plan })).told.code).toBe('reason-required')
    const one = { ids: [(await replay({ filter, dryRun: true })).told.items[0]?.id ?? ''] }
    expect((await replay({ ...one, plan, reason: 'The tariff is loaded' })).told.code).toBe('plan-stale')
    expect((await replay({ filter: { receiver: 'nobody' }, dryRun: true })).status).toBe(422)
    expect(await acts()).toBe(0)
  })

  test('are found by receiver, cause, type and time, all of it together', async () => {
    const count = async (query: string) =>
      ((await hub.get(`/v1/parked?${query}`)).body as { items: unknown[] }).items.length
    expect(await count('receiver=BF&cause=refused')).toBe(2)
    expect(await count('receiver=TG')).toBe(0)
    expect(await count('receiver=BF&cause=erased')).toBe(0)
    expect(await count('receiver=BF&type=discharge')).toBe(0)
    expect(await count('since=2099-01-01T00:00:00Z')).toBe(0)
  })

  test('go exactly as planned, once, each with its result', async () => {
    const planned = (await replay({ filter, dryRun: true })).told
    expect(planned.items.map(({ followers }) => followers)).toEqual([1, 1])
    const done = await replay({ filter, plan: planned.plan, reason: 'The tariff is loaded' })
    expect(done.told.results?.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed'])
    expect(await acts()).toBe(2)
    // What was planned is done: the plan holds no more.
    const ids = planned.items.map(({ id }) => id)
    expect((await replay({ ids, plan: planned.plan, reason: 'Once more' })).told.code).toBe('plan-stale')
    expect((await replay({ ids, dryRun: true })).told.gone).toEqual(ids)
    expect(await acts()).toBe(2)
  })
})
