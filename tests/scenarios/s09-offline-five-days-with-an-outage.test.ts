import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY = 24 * 3_600_000

/** engine.md 7, scenario 9. */
describe('the destination is offline for five days and has said so', () => {
  let hub: TestHub
  const start = Date.now()
  let now = start
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
  })
  afterAll(() => hub.stop())

  const fired = async (mrn: string): Promise<number> => {
    const leaves = await hub.pool.query(`select 1 from log_leaves where mrn = $1 and kind = 'timer'`, [mrn])
    return leaves.rows.length
  }
  const post = async (key: string, one: Parameters<TestHub['post']>[1]): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }

  it('stops the clocks for as long, and takes what was noted on paper with its own time', async () => {
    const { mrn } = await released(hub)
    const other = await released(hub)
    for (const one of [m.exitNotice(mrn), m.exitNotice(other.mrn)]) await post('TG', one)
    await post('BF', m.entryNotice(mrn))
    const outage = { scope: 'country', state: 'outage', manualProcedure: true } as const
    const from = new Date(start).toISOString()
    await post('BF', message('availability-notice', customs('BF'), { ...outage, from }, { occurredAt: from }))

    // The limit of five days and a day of grace are over; nobody could have reported anything.
    now = start + 7 * DAY
    const arrivedAt = new Date(start + 2 * DAY).toISOString()
    await waitFor(async () => (await dueOf(mrn, 'T_limit')) === 'paused', { label: 'the limit stands still' })
    expect([await fired(mrn), await stateOf(hub, mrn)]).toEqual([0, 'in-transit'])

    const to = new Date(now).toISOString()
    const back = { scope: 'country', state: 'available', from: to, manualProcedure: false } as const
    await post('BF', message('availability-notice', customs('BF'), back, { occurredAt: to }))
    await post('BF', m.arrival(mrn, { procedure: 'manual', occurredAt: arrivedAt, body: { arrivedAt } }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'arrived', procedures: [], flags: [] })

    // The other truck never came: its limit runs on with the time it had left, five days later than planned.
    now = start + 12 * DAY
    expect((await movementOf(hub, other.mrn))['procedures']).toEqual([])
    now = start + 14 * DAY
    await waitFor(async () => ((await movementOf(hub, other.mrn))['procedures'] as string[]).includes('enquiry'), {
      label: 'the enquiry after the time that was left',
    })
  })

  const dueOf = async (mrn: string, name: string): Promise<string | undefined> => {
    const timers = (await movementOf(hub, mrn))['timers'] as { timer: string; dueAt?: string; paused?: boolean }[]
    const timer = timers.find((one) => one.timer === name)
    return timer?.paused === true ? 'paused' : timer?.dueAt
  }
})
