import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { message } from '../support/procedures.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

const MINUTE = 60_000
const GUARANTOR = 'TG/fonds-garantie'

/** engine.md 7, scenario 6. */
describe('a guarantor that keeps the account itself answers too late', () => {
  let hub: TestHub
  let now = Date.now()
  beforeAll(async () => {
    hub = await startTestHub({ now: () => new Date(now) })
  })
  afterAll(() => hub.stop())

  const yes = (grn: string, mrn: string) =>
    message(
      'guarantee-use-result',
      { country: 'TG', role: 'guarantor', party: 'fonds-garantie' },
      { guarantees: [{ grn, valid: true }] },
      { mrn },
    )

  it('is asked, times out, and its late yes is answered by a release: nothing leaks', async () => {
    const grn = m.newGrn()
    const mrn = m.newMrn()
    const receiver = await startReceiver(hub, GUARANTOR)
    const told = (type: string) => receiver.received.filter((one) => one.type === type && one.mrn === mrn)
    await hub.post(hub.party(GUARANTOR), m.registration(grn, '500000', { body: { monitoring: 'guarantor' } }))
    expect((await hub.post(hub.party('TG'), m.declaration(mrn, grn, '100000'))).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('guarantee-pending')
    await waitFor(() => told('guarantee-use').length === 1, { label: 'the question at the guarantor' })

    now += 16 * MINUTE
    await waitFor(async () => (await stateOf(hub, mrn)) === 'guarantee-refused', {
      label: 'the time to answer is over',
    })
    const late = await hub.post(hub.party(GUARANTOR), yes(grn, mrn))
    expect([late.status, late.body['status']]).toEqual([202, 'applied'])
    await waitFor(() => told('guarantee-release').length === 1, { label: 'the release at the guarantor' })
    expect(told('guarantee-release')[0]?.body.toString('utf8')).toContain('answered-too-late')
    expect(await stateOf(hub, mrn)).toBe('guarantee-refused')
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '500000', reserved: '0', inUse: '0' })
    await receiver.close()
  })
})
