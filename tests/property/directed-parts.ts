import type { Declaration, Message, MessageByType } from '../../src/generated/types.ts'
import { amendment, customs, message } from '../support/procedures.ts'
import { agreement, party, testReference } from '../support/reference.ts'
import { arrival, declaration, GRN, registration, release, results } from '../support/road.ts'
import { type Happening, ITINERARY, references, withDigit } from './sequences.ts'
import { asParty } from '../support/identifiers.ts'

/** What the sequences in directed.ts are made of: one movement on a guarantee of 100, of which it uses 20. */

export const xof = (amount: string) => ({ amount, currency: 'XOF' })
export const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const consignee = { country: 'BF', role: 'consignee' as const, party: 'comptoir-faso' }
export const registered = registration({ body: { limit: xof('100') } })
export const secured = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: xof('20') }]
export const declaredWith = (body: Partial<Declaration> = {}, mrn?: string): Message =>
  declaration({ ...(mrn === undefined ? {} : { mrn }), body: { guarantees: secured, ...body } })
export const onRoad = (body: Partial<Declaration> = {}): Happening[] => [registered, declaredWith(body), release()]
export const arrived = (body?: Partial<Declaration>): Happening[] => [...onRoad(body), arrival()]
export const after = (days: number): Happening => ({ hours: days * 24 })

export const claim = (amount = '20') =>
  message('recovery-notice', customs('TG'), {
    grn: GRN,
    amount: xof(amount),
    country: 'BF',
    legalBasis: 'l',
    payBy: '2026-08-01',
  })
export const settlement = message('recovery-settlement', guarantor, {
  grn: GRN,
  amount: xof('20'),
  paidOn: '2026-05-01',
  payer: 'p',
})
export const withdrawal = message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'r' })
export const transfer = message('recovery-transfer', customs('TG'), { country: 'BF', reason: 'r' })
export const transferTaken = message('recovery-transfer-response', customs('BF'), { accepted: true })
export const enquiry = (stage: 'holder' | 'office', asked: string) =>
  message('enquiry-request', customs('TG'), { stage, asked, question: 'q', respondBy: '2026-05-01T00:00:00Z' })
export const notKnown = message('enquiry-response', customs('TG'), { answer: 'not-known' })
export const resolution = (outcome: 'solved' | 'unsolved') =>
  message('discrepancy-resolution', customs('TG'), { outcome, decidedOn: '2026-03-16' })
export const remarks = (mrn?: string) => {
  const body = {
    conform: true,
    completed: true,
    sealState: 'intact',
  } as unknown as MessageByType['unloading-remarks']['body']
  return message('unloading-remarks', consignee, body, mrn === undefined ? {} : { mrn })
}
export const permission = message('unloading-permission', customs('BF'), {
  office: 'BFOUA001',
  permittedAt: '2026-03-06T07:00:00Z',
})
export const reimbursement = () =>
  message('payment-notice', guarantor, {
    purpose: 'reimbursement',
    amount: xof('20'),
    receipt: 'V-1',
    paidOn: '2026-06-20',
    grn: GRN,
    payee: 'BF/fonds-garantie',
  })
export const diversionTo = (office: string, purpose: 'transit' | 'destination' = 'destination') =>
  message('diversion-request', customs(office.slice(0, 2)), { office, purpose, reason: 'security' })
export const answerTo = (office: string, outcome: 'accepted' | 'rejected') =>
  message('diversion-response', customs('TG'), {
    office,
    outcome,
    ...(outcome === 'accepted' ? {} : { reason: '4' as const }),
  })
export const ended = (office: string, extent: 'all' | 'items') =>
  message('en-route-end', customs(office.slice(0, 2)), { office, outcome: 'seized', extent })
export const extension = message('time-limit-extension', customs('TG'), {
  scope: 'movement',
  limitAt: '2026-04-01T00:00:00Z',
  reason: 'weather',
})
export const notConform = results({ body: { code: 'B1', text: 't' } })

export const threeCountries = { destinationOffice: 'NENIM001', itinerary: ITINERARY, guarantees: secured }
/** The third country is dropped on the way: it stays a party and has no leg any more. */
export const shortened: Happening[] = [
  ...onRoad(threeCountries),
  amendment(2, declaration({ body: { guarantees: secured } }).body),
]

const known = testReference()
export const withConsignee = testReference({
  parties: new Map([...known.parties, [asParty('BF/comptoir-faso'), party('BF/comptoir-faso', 'consignee')] as const]),
})
export const named = { consignee: { scheme: 'IFU', id: '00012345A', name: 'Comptoir', party: 'BF/comptoir-faso' } }
/** The last country is reached by nobody on the hub. */
export const outside = ITINERARY.map((leg) => (leg.country === 'NE' ? { ...leg, connection: 'none' as const } : leg))
export const automatic = testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] })
export const [, anyAutomatic = automatic] = references

export const other = withDigit('26TG00CCIT000020')
export const asked = (reference: string) =>
  registration({ body: { grn: reference, limit: xof('50'), monitoring: 'guarantor' } })
export const yes = (reference: string) =>
  message('guarantee-use-result', guarantor, { guarantees: [{ grn: reference, valid: true }] })

/** Through a country whose posts say nothing. */
export const unseenTransit: Happening[] = [arrival({ body: { office: 'NENIM001' } }), results({ from: 'NE' })]
export const partArrived: Happening[] = [...onRoad({ totalPackages: 20 }), arrival({ body: { packages: 15 } })]
export const restArrived = arrival({ occurredAt: '2026-03-08T08:00:00Z', body: { packages: 5 } })
export const otherTruck = { vehicle: { typeOfIdentification: '30' as const, identification: 'BF 9000' } }

/** What is due is collected by the only payment system there is. */
export const collected = testReference({
  parties: new Map([...testReference().parties, ['TG/tresor', party('TG/tresor', 'payment')]]),
  agreements: [agreement({ contributionTable: 'FGT' })],
  contributions: [
    {
      id: 'FGT',
      regime: 'isrt',
      validFrom: '2020-01-01',
      rate: '0.5',
      base: 'cif',
      collector: 'TG/fonds-garantie',
      shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }],
    },
  ],
})
