import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released } from '../support/journey.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY = 24 * 3_600_000

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
    return leaves.rows.map(({ id }) => id.split('/')[0] ?? '')
  }

  it('opens the enquiry of the holder once, however many hubs run, and asks the office after him', async () => {
    const { mrn } = await released(hub)
    now += 7 * DAY
    await waitFor(async () => (await firings(mrn)).length > 0, { label: 'the limit fires' })
    expect(await movementOf(hub, mrn)).toMatchObject({
      state: 'released',
      procedures: ['enquiry'],
      timers: [{ timer: 'T_enquiry' }],
    })
    now += 28 * DAY
    await waitFor(async () => (await firings(mrn)).length > 1, { label: 'the enquiry fires' })
    expect(await firings(mrn)).toEqual(['T_limit', 'T_enquiry'])
    const notices = await hub.pool.query<{ receiver: string }>(
      `select receiver from outbox where mrn = $1 and type = 'overdue-notice' order by log_index`,
      [mrn],
    )
    expect(notices.rows.map(({ receiver }) => receiver)).toEqual(['TG', 'BF', 'TG', 'BF'])
  })
})
