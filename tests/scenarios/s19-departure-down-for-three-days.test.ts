import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Agreement } from '../../src/domain/model/reference.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { agreement } from '../support/reference.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 19. */
describe('departure’s system is down for three days under an agreement with automatic discharge', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
    const automatic: Agreement = agreement({ dischargeMode: 'automatic' })
    await changeRegistry(hub.pool, async (write) => {
      await write.putAgreement(automatic)
    })
  })
  afterAll(() => hub.stop())

  it('results discharge at once, and departure is told when it returns, in order', async () => {
    // The new agreement reaches the hub by its own listening; a movement shows that it has.
    const journey = await waitFor(
      async () => {
        const one = await released(hub)
        const row = await hub.pool.query<{ doc: string }>('select doc from movements where mrn = $1', [one.mrn])
        const { declared } = JSON.parse(row.rows[0]?.doc ?? '{}') as { declared?: { dischargeMode?: string } }
        return declared?.dischargeMode === 'automatic' ? one : undefined
      },
      { label: 'the hub knows the agreement' },
    )
    const { mrn, grn } = journey
    await hub.post(hub.party('TG'), m.exitNotice(mrn))
    for (const one of [m.entryNotice(mrn), m.arrival(mrn), m.results(mrn)])
      expect((await hub.post(hub.party('BF'), one)).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '1000000', inUse: '0' })

    const returned = await startReceiver(hub, 'TG')
    const told = () => returned.received.filter((one) => one.mrn === mrn).map(({ type }) => type)
    await waitFor(() => told().includes('discharge'), { label: 'departure is told of the discharge' })
    expect(told()).toEqual(['border-entry-notice', 'arrival-advice', 'control-results', 'discharge'])
    await returned.close()
  })
})
