import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY = 24 * 3_600_000
const TELLING: ReadonlySet<string> = new Set(['T_near', 'T_due', 'T_remind'])

/** engine.md 7, scenario 12. */
describe('the time limit passes', () => {
  let hub: TestHub
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
    await hub.startAnother()
  })
  afterAll(() => hub.stop())

  const firings = async (mrn: string): Promise<string[]> => {
    const leaves = await hub.pool.query<{ id: string }>(
      `select id from log_leaves where mrn = $1 and kind = 'timer' order by log_index`,
      [mrn],
    )
    // What only tells of the time limit, and reminds of it, is scenario 32.
    return leaves.rows.map(({ id }) => id.split('/')[0] ?? '').filter((name) => !TELLING.has(name))
  }

  it('opens the enquiry of the holder once, however many hubs run, and then asks the office', async () => {
    const { mrn } = await released(hub)
    now += 7 * DAY
    await waitFor(async () => (await firings(mrn)).length > 0, { label: 'the limit fires' })
    expect(await movementOf(hub, mrn)).toMatchObject({
      state: 'released',
      procedures: ['enquiry'],
      timers: expect.arrayContaining([expect.objectContaining({ timer: 'T_enquiry' })]),
    })
    now += 28 * DAY
    await waitFor(async () => (await firings(mrn)).length > 1, { label: 'the enquiry fires' })
    expect(await firings(mrn)).toEqual(['T_limit', 'T_enquiry'])
    const notices = await hub.pool.query<{ receiver: string }>(
      `select receiver from outbox where mrn = $1 and type = 'overdue-notice' order by log_index`,
      [mrn],
    )
    // Each time departure and the office awaited; how often they are told and reminded is scenario 32.
    const receivers = notices.rows.map(({ receiver }) => receiver)
    expect(new Set(receivers)).toEqual(new Set(['TG', 'BF']))
    expect(receivers.length % 2).toBe(0)
  })

  const accepted = async (key: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }
  const overdue = async (): Promise<{ mrn: string; grn: string }> => {
    const journey = await released(hub)
    now += 7 * DAY
    await waitFor(async () => (await firings(journey.mrn)).includes('T_limit'), { label: 'the limit fires' })
    return journey
  }

  it('late results close the enquiry: the movement is late, and dischargeable', async () => {
    const { mrn, grn } = await overdue()
    const arrivedAt = new Date(now).toISOString()
    await accepted('BF', m.arrival(mrn, { occurredAt: arrivedAt, body: { arrivedAt } }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'arrived', procedures: [] })
    await accepted('BF', m.results(mrn))
    await accepted('TG', m.discharge(mrn))
    const { state, flags } = await movementOf(hub, mrn)
    expect([state, flags]).toMatchObject(['discharged', expect.arrayContaining(['late'])])
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '1000000', inUse: '0' })
  })

  it('nobody answers: departure is told that recovery is due, claims, and the settlement discharges as recovered', async () => {
    const { mrn, grn } = await overdue()
    for (const round of [1, 2]) {
      now += 29 * DAY
      const count = async () => (await firings(mrn)).filter((name) => name === 'T_enquiry').length
      await waitFor(async () => (await count()) === round, { label: `enquiry ${round} is over` })
    }
    // A clock never claims: until departure decides, everything stays in use.
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '100000', claimed: '0' })
    const amount = { amount: '100000', currency: 'XOF' }
    const payBy = new Date(now + 60 * DAY).toISOString().slice(0, 10)
    const claim = { grn, amount, country: 'BF', legalBasis: 'art. 25', payBy }
    await accepted('TG', message('recovery-notice', customs('TG'), claim, { mrn }))
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '0', claimed: '100000' })
    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    const paid = { grn, amount, paidOn: new Date(now).toISOString().slice(0, 10), payer: 'Fonds de garantie' }
    await accepted('TG/fonds-garantie', message('recovery-settlement', guarantor, paid, { mrn }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'discharged', procedures: [] })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '900000', claimed: '0', spent: '100000' })
    const told = await hub.pool.query(
      `select 1 from outbox where mrn = $1 and type = 'discharge' and receiver = 'BF'`,
      [mrn],
    )
    expect(told.rows).toHaveLength(1)
  })
})
