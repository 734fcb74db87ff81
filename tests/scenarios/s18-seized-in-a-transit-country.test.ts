import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

/** engine.md 7, scenario 18. */
describe('the goods are seized in a transit country and the duty is paid there', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const seized = async (): Promise<{ mrn: string; grn: string }> => {
    const journey = await released(hub)
    const { mrn } = journey
    const body = { office: 'BFCNK001', outcome: 'seized', extent: 'all' } as const
    await accepted('TG', m.exitNotice(mrn))
    await accepted('BF', m.entryNotice(mrn))
    await accepted('BF', message('en-route-end', customs('BF'), body, { mrn }))
    return journey
  }
  const accepted = async (key: string, one: Parameters<TestHub['post']>[1]): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }

  it('ends en route and keeps the amount in use until departure decides', async () => {
    const { mrn, grn } = await seized()
    expect(await stateOf(hub, mrn)).toBe('ended-en-route')
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '100000' })
    await accepted('TG', m.discharge(mrn, { body: { basis: 'en-route', text: 'duty paid at the office of Cinkassé' } }))
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '0', available: '1000000' })
  })

  it('or is recovered for the rest', async () => {
    const { mrn, grn } = await seized()
    const amount = { amount: '40000', currency: 'XOF' }
    const claim = { grn, amount, country: 'BF', legalBasis: 'art. 25', payBy: '2027-01-31' }
    await accepted('TG', message('recovery-notice', customs('TG'), claim, { mrn }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'ended-en-route', procedures: ['recovery'] })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '60000', claimed: '40000' })
  })
})
