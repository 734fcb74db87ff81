import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply, seenBy, startAutomaticHub } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

const MINUTE = 60_000
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()

/** engine.md 8, `usedTwice`: ends when one of them ends; 9: then a discharge follows that waited for nothing else. */
describe('one of two movements with one container ends', () => {
  let hub: TestHub
  let now = Date.now()
  const first = m.newMrn()
  const second = m.newMrn()
  const declared = (mrn: string, seal: string) => ({
    equipment: [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: seal }] }],
    nationalRefs: [{ country: 'TG', reference: mrn }],
    principal: { scheme: 'NIF', id: '1000123456', name: 'Sahel Transit', party: 'TG/sahel-transit' },
  })
  /** All that the principal, or customs, reads about the first movement. */
  const readBy = async (token: string): Promise<string> => {
    const [movement, timeline] = await Promise.all([
      hub.get(`/v1/movements/${first}`, token),
      hub.get(`/v1/movements/${first}/timeline`, token),
    ])
    expect([movement.status, timeline.status]).toEqual([200, 200])
    return JSON.stringify([movement.body, timeline.body])
  }
  /** Lets a look at the other movement be due, and waits until the hub has looked. */
  const lookedAgain = async (mrn: string): Promise<void> => {
    const due = async () => {
      const { rows } = await hub.pool.query<{ due_at: Date }>(
        `select due_at from timers where mrn = $1 and name = 'T_shared'`,
        [mrn],
      )
      return rows[0]?.due_at.getTime()
    }
    const before = await due()
    now += 6 * MINUTE
    await waitFor(async () => (await due()) !== before, { label: 'the hub looks again' })
  }

  beforeAll(async () => {
    hub = await startAutomaticHub({ now: () => new Date(now) })
    const grn = await registered(hub, '1000000')
    for (const [mrn, seal] of [
      [first, 'TG-1'],
      [second, 'TG-2'],
    ] as const)
      await apply(hub, 'TG', m.declaration(mrn, grn, '1000', { body: declared(mrn, seal) }))
    await apply(hub, 'TG', m.release(first, { body: { releasedAt: ago(58) } }))
    await apply(hub, 'TG', m.exitNotice(first, { occurredAt: ago(50) }))
    await apply(hub, 'BF', m.entryNotice(first, { occurredAt: ago(48) }))
    await apply(hub, 'TG', m.release(second, { body: { releasedAt: ago(45) } }))
    await apply(hub, 'TG', m.exitNotice(second, { occurredAt: ago(40) }))
    await apply(hub, 'BF', m.arrival(first, { body: { arrivedAt: ago(47) } }), m.results(first))
  })
  afterAll(() => hub.stop())

  it('keeps the flag, and the discharge, for as long as both are under way', async () => {
    expect(await seenBy(hub, first)).toMatchObject({ state: 'results-received', flags: ['usedTwice'] })
    await lookedAgain(first)
    expect(await seenBy(hub, first)).toMatchObject({ state: 'results-received', flags: ['usedTwice'] })
    // Standing still leaves no trace; nor does it look to the audit as if nobody woke the timer.
    expect(await checkInvariants(hub.pool)).toEqual([])
  })

  it('tells customs what is waited for, and not the principal: who knows that he was recognised has been warned', async () => {
    expect(await readBy('token-of-tg')).toContain('T_shared')
    expect(await readBy('token-of-tg-sahel-transit')).not.toMatch(/T_shared|usedTwice|used-twice/)
  })

  it('closes the flag of the first by itself when the second has arrived, tells it and discharges', async () => {
    await apply(hub, 'BF', m.entryNotice(second, { occurredAt: ago(20) }))
    await apply(hub, 'BF', m.arrival(second, { body: { arrivedAt: ago(10) } }))
    expect(await seenBy(hub, first)).toMatchObject({ state: 'results-received', flags: ['usedTwice'] })
    await lookedAgain(first)
    expect(await stateOf(hub, first)).toBe('discharged')
    expect((await seenBy(hub, first))['flags']).toEqual([])
    const told = await hub.pool.query<{ receiver: string; type: string }>(
      `select receiver, type from outbox o where mrn = $1 and log_index > (
         select log_index from log_leaves l where l.mrn = $1 and l.kind = 'timer' and l.id like 'T_shared/%'
       ) order by log_index`,
      [first],
    )
    expect(told.rows.slice(0, 2)).toEqual([
      { receiver: 'TG', type: 'alert' },
      { receiver: 'BF', type: 'alert' },
    ])
    expect(told.rows.map(({ type }) => type)).toContain('discharge')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
