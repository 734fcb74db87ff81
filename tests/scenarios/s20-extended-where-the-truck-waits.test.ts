import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY = 24 * 3_600_000

/** engine.md 7, scenario 20. */
describe('a truck waits longer than its limit allows', () => {
  let hub: TestHub
  const start = Date.now()
  let now = start
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
  })
  afterAll(() => hub.stop())

  const firedOf = async (mrn: string): Promise<string[]> => {
    const sql = `select id from log_leaves where mrn = $1 and kind = 'timer' order by log_index`
    const leaves = await hub.pool.query<{ id: string }>(sql, [mrn])
    return leaves.rows.map(({ id }) => id.split('/')[0] ?? '')
  }
  const accepted = async (key: string, one: Parameters<TestHub['post']>[1]): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }

  it('extended by the country where it stands, no enquiry is opened; a leg’s limit alone is an alarm', async () => {
    const { mrn } = await released(hub)
    const grn = await registered(hub, '1000000')
    const watched = m.newMrn()
    const limitAt = new Date(start + 2 * DAY).toISOString()
    const { itinerary } = m.declaration(watched, grn, '1').body
    const legs = itinerary.map((leg, index) => (index === 1 ? { ...leg, limitAt } : leg))
    await accepted('TG', m.declaration(watched, grn, '100000', { body: { itinerary: legs } }))
    await accepted('TG', m.release(watched))
    for (const one of [mrn, watched]) {
      await accepted('TG', m.exitNotice(one))
      await accepted('BF', m.entryNotice(one))
    }
    const later = new Date(start + 20 * DAY).toISOString()
    const more = { scope: 'movement', limitAt: later, reason: 'breakdown' } as const
    await accepted('BF', message('time-limit-extension', customs('BF'), more, { mrn }))

    now = start + 3 * DAY
    await waitFor(async () => (await firedOf(watched)).includes('T_leg'), { label: 'the alarm of the leg' })
    expect(await movementOf(hub, watched)).toMatchObject({ state: 'in-transit', procedures: [] })

    now = start + 8 * DAY
    await waitFor(async () => (await firedOf(watched)).includes('T_limit'), { label: 'the limit of the other truck' })
    expect(await movementOf(hub, watched)).toMatchObject({ procedures: ['enquiry'] })
    expect([await firedOf(mrn), (await movementOf(hub, mrn))['procedures']]).toEqual([[], []])
  })
})
