import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

/** engine.md 7, scenario 23. */
describe('a movement is reassessed upward after release and the guarantee has no room', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const reassessed = async (mrn: string, grn: string, amount: string, contentVersion: number): Promise<void> => {
    const declaration = m.declaration(mrn, grn, amount).body
    const body = { contentVersion, reason: 'reassessed', declaration }
    const answer = await hub.post(hub.party('TG'), message('declaration-amendment', customs('TG'), body, { mrn }))
    expect([answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([202, {}])
  }

  it('is under-secured and alerted, others are untouched, and it clears when covered', async () => {
    const grn = await registered(hub, '250000')
    const [one, other] = [await released(hub, grn), await released(hub, grn)]
    await reassessed(one.mrn, grn, '180000', 2)
    expect(await movementOf(hub, one.mrn)).toMatchObject({ state: 'released', version: 2, flags: ['underSecured'] })
    expect(await movementOf(hub, other.mrn)).toMatchObject({ state: 'released', version: 1, flags: [] })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '50000', inUse: '200000' })
    const alerts = await hub.pool.query(`select 1 from outbox where mrn = $1 and type = 'alert' and receiver = 'TG'`, [
      one.mrn,
    ])
    expect(alerts.rows).toHaveLength(1)

    await reassessed(one.mrn, grn, '140000', 3)
    expect(await movementOf(hub, one.mrn)).toMatchObject({ version: 3, flags: [] })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '10000', inUse: '240000' })
  })
})
