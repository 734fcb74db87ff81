import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Declaration, Message, TransitDeclaration } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/**
 * Issue 11, point 11 (decisions 0084 to 0087): what declarations of practice carry, from the declaration to the discharge, in
 * both formats; and what the rules of NCTS do not allow, all at once.
 */
describe('a declaration as practice writes it', () => {
  let hub: TestHub
  let grn: string
  const sealed = { numberOfSeals: 1, seals: [{ id: 'TG-0001' }] }

  const bodyOf = (mrn: string): Declaration => (m.declaration(mrn, grn, '1000') as TransitDeclaration).body
  /** Two house consignments in a swap body, on a lorry of which only the country is known. */
  function practical(mrn: string): Partial<Declaration> {
    const { items, principal } = bodyOf(mrn)
    const [first] = items
    if (first === undefined) throw new Error('the test declaration has no item')
    const { name: _name, ...byNumber } = principal
    const { goodsMeasure: _measure, ...unweighed } = first
    const own = (number: number, house: number) => ({
      number,
      house,
      packaging: [{ type: 'BG', count: 10, marks: `M-${number}` }],
      previousDocuments: [{ type: 'N355', reference: 'M 1', numberOfPackages: 10, quantity: '10.000', unit: 'NAR' }],
      consignee: { scheme: 'OTHER', id: `C-${house}` },
    })
    return {
      principal: byNumber,
      vehicleSet: { mode: '3', means: { nationality: 'TG' } },
      containerIndicator: true,
      equipment: [{ container: 'ATBE1003091', ...sealed, goodsReferences: [1, 2] }],
      locationOfGoods: { type: 'D', qualifier: 'W', position: { latitude: '+6.1375', longitude: '+1.2123' } },
      items: [
        { ...first, ...own(1, 1), commodity: { ...first.commodity, cusCode: '0010002-7' } },
        { ...unweighed, ...own(2, 2) },
      ],
    }
  }
  const declared = (mrn: string, body: Partial<Declaration>): Message => {
    const { totalItems: _items, totalPackages: _packages, netMass: _net, ...rest } = bodyOf(mrn)
    const message = m.declaration(mrn, grn, '1000') as TransitDeclaration
    return { ...message, body: { ...rest, ...body } }
  }

  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  it('is told everything that NCTS does not allow in it, at once', async () => {
    const mrn = m.newMrn()
    const message = declared(mrn, {
      ...practical(mrn),
      vehicleSet: { mode: '3' },
      containerIndicator: false,
      equipment: [{ numberOfSeals: 0, goodsReferences: [1] }],
      guarantees: [{ type: '5', grn }],
      placeOfLoading: {},
      carnet: { number: 'XC12345678' },
    })
    const answer = await hub.post(hub.party('TG'), message)
    expect(answer.status).toBe(422)
    const { errors } = answer.body as { errors: { code: string; rule: string; pointer: string }[] }
    expect(errors.map(({ code, rule, pointer }) => `${code} ${rule} ${pointer}`)).toEqual([
      '15 C0411-FORBIDDEN /body/carnet',
      '13 DEPARTURE-MEANS /body/vehicleSet/means',
      '13 C0387 /body/placeOfLoading/country',
      '13 C0387 /body/placeOfLoading/location',
      '15 C0085-FORBIDDEN /body/guarantees/0/grn',
      '14 R0448 /body/equipment/0/numberOfSeals',
    ])
  })

  it.each(['json', 'xml'] as const)('goes from declaration to discharge in %s', async (format) => {
    const mrn = m.newMrn()
    const say = async (party: string, message: Message) => {
      const answer = await hub.post(hub.party(party), message, { format })
      expect([message.type, answer.status, answer.bytes.toString('utf8')]).toEqual([
        message.type,
        202,
        expect.anything(),
      ])
    }
    await say('TG', declared(mrn, practical(mrn)))
    await say('TG', m.release(mrn))
    const headers = { authorization: 'Bearer token-of-tg', accept: 'application/pdf' }
    const paper = await fetch(`${hub.url}/v1/movements/${mrn}/accompanying-document`, { headers })
    expect([paper.status, (await paper.text()).slice(0, 5)]).toEqual([200, '%PDF-'])
    await say('TG', m.exitNotice(mrn))
    await say('BF', m.entryNotice(mrn))
    await say('BF', m.arrival(mrn))
    await say('BF', m.results(mrn))
    await say('TG', m.discharge(mrn))
    expect(await stateOf(hub, mrn)).toBe('discharged')
  })

  it('leaves nothing behind that the invariants forbid', async () => {
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
