import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 3, the row of the quota. */
describe('a party that sends more than its quota', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ config: { quota: { perSecond: 1, burst: 2 } } })
  })
  afterAll(() => hub.stop())

  it('is told 429 with Retry-After, nothing is stored, the id stays free, and others are not held up', async () => {
    const send = () => hub.post(hub.party('TG'), m.release(m.newMrn()))
    await send()
    await send()
    const message = m.release(m.newMrn())
    const refused = await hub.post(hub.party('TG'), message)
    expect([refused.status, refused.body['code']]).toEqual([429, 'quota'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    const stored = await hub.pool.query('select 1 from messages where id = $1', [message.id])
    expect(stored.rowCount).toBe(0)

    const neighbour = await hub.post(hub.party('BF'), m.entryNotice(m.newMrn()))
    expect(neighbour.status).toBe(202)
    await waitFor(async () => (await hub.post(hub.party('TG'), message)).status === 422, {
      label: 'the same message looked at once the quota allows',
    })
  })
})
