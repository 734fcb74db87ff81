import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenarios 10, 14 and 21 on one movement, through the real hub, database and broker. */
describe('a movement amended, transhipped and diverted after release, and claimed in part', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const xof = (amount: string) => ({ amount, currency: 'XOF' })
  const send = async (party: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(party), one, { format: 'xml' })
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }

  it('keeps the ledger right, tells the record holders, and shows everything on the timeline', async () => {
    const { mrn, grn } = await released(hub)
    const receiver = await startReceiver(hub, 'BF')
    const declaration = { ...m.declaration(mrn, grn, '150000').body, grossMass: '1300' }
    await send(
      'TG',
      message('declaration-amendment', customs('TG'), { contentVersion: 2, reason: 'weighed', declaration }, { mrn }),
    )
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '850000', inUse: '150000' })

    const vehicleSet = {
      mode: '3' as const,
      means: { typeOfIdentification: '30' as const, identification: 'TG 0002 BB', nationality: 'TG' },
    }
    await send(
      'TG',
      message('transhipment', customs('TG'), { office: 'TGCNK001', kind: 'vehicle', vehicleSet }, { mrn }),
    )
    await send('TG', m.exitNotice(mrn))
    await send('BF', m.entryNotice(mrn))
    const request = { office: 'BFBOY001', purpose: 'destination', reason: 'carrier-request' } as const
    await send('BF', message('diversion-request', customs('BF'), request, { mrn }))
    await waitFor(() => receiver.received.some(({ type }) => type === 'diversion-response'), {
      label: 'the answer at BF',
    })
    const answer = receiver.received.find(({ type }) => type === 'diversion-response')?.body.toString('utf8') ?? ''
    for (const latest of ['accepted', '1300', 'TG 0002 BB', 'BFBOY001']) expect(answer).toContain(latest)

    await send('BF', m.arrival(mrn, { sender: { country: 'BF', role: 'customs' }, body: { office: 'BFBOY001' } }))
    const results = { code: 'B1', text: '3 packages of 100 missing' } as const
    await send('BF', m.results(mrn, { sender: { country: 'BF', role: 'customs' }, body: results }))
    const claim = { grn, amount: xof('4500'), country: 'BF', legalBasis: 'art. 25', payBy: '2027-01-31' }
    await send('TG', message('recovery-notice', customs('TG'), claim, { mrn }))
    await send(
      'TG',
      message('discrepancy-resolution', customs('TG'), { outcome: 'unsolved', decidedOn: '2026-03-16' }, { mrn }),
    )
    await send('TG', m.discharge(mrn))
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '995500', inUse: '0', claimed: '4500' })

    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    const paid = { grn, amount: xof('4500'), paidOn: '2026-06-01', payer: 'Fonds de garantie' }
    await send('TG/fonds-garantie', message('recovery-settlement', guarantor, paid, { mrn }))
    expect(await guaranteeOf(hub, grn)).toMatchObject({ available: '995500', claimed: '0', spent: '4500' })
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await movementOf(hub, mrn)).toMatchObject({ version: 2, procedures: [] })

    const timeline = (await hub.get(`/v1/movements/${mrn}/timeline`)).body as { items: { type: string }[] }
    const types = timeline.items.map(({ type }) => type)
    for (const type of [
      'declaration-amendment',
      'transhipment',
      'diversion-request',
      'recovery-notice',
      'recovery-settlement',
    ])
      expect(types).toContain(type)
    await receiver.close()
  })
})
