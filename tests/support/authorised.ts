import type { RuleId } from '../../src/generated/rules.ts'
import type { Declaration, Message } from '../../src/generated/types.ts'
import type { Authorisation, Reference } from '../../src/domain/model/reference.ts'
import { message } from './procedures.ts'
import { AUTHORISATIONS, testReference } from './reference.ts'
import { declaration } from './road.ts'
import { asCountry, asOffice } from './identifiers.ts'

/** Declarations and notifications that rest on the authorisations of tests/support/reference.ts. */
export const CONSIGNOR = { type: 'C521', reference: 'TGACE0001872' }
export const CONSIGNEE = { type: 'C522', reference: 'BFACE0000417' }
/** A guarantee of less than the duties, for the principal of the road. */
export const REDUCTION: Authorisation = {
  reference: 'TGCGU01',
  type: 'C505',
  holder: { scheme: 'NIF', id: '1000123456' },
  offices: [asOffice('TGLFW001')],
  validFrom: '2026-01-01',
}
export const LIMIT = '2026-03-10T18:00:00Z'
export const REFERENCE = '/body/authorisations/0/reference'
const from = { country: 'BF', role: 'consignee' as const, party: 'comptoir-faso' }

export const own = (more: Partial<Declaration> = {}, manual = false): Message => {
  const made = declaration({ body: { authorisations: [CONSIGNOR], limitAt: LIMIT, ...more } })
  return manual ? { ...made, procedure: 'manual' } : made
}
export const notified = (more: object = {}, sender: object = from): Message => {
  const body = { arrivedAt: '2026-03-06T07:00:00Z', office: 'BFOUA001', simplified: true, authorisation: CONSIGNEE }
  return message('arrival-notification', sender as never, { ...body, ...more })
}
export const granted = (change: Partial<Authorisation>): readonly Authorisation[] =>
  AUTHORISATIONS.map((one) => ({ ...one, ...change }))

const refused: [RuleId, string, Message, (readonly Authorisation[])?][] = [
  ['AUTHORISATION-UNKNOWN', REFERENCE, own(), []],
  ['AUTHORISATION-UNKNOWN', REFERENCE, own({ authorisations: [{ ...CONSIGNOR, type: 'C523' }] })],
  ['AUTHORISATION-VALIDITY', REFERENCE, own(), granted({ validTo: '2026-03-01' })],
  ['AUTHORISATION-VALIDITY', REFERENCE, own(), granted({ validFrom: '2026-06-02' })],
  ['AUTHORISATION-SUSPENDED', REFERENCE, own(), granted({ suspendedFrom: '2026-03-02' })],
  ['AUTHORISATION-HOLDER', REFERENCE, own(), granted({ holder: { scheme: 'NIF', id: '9' } })],
  ['AUTHORISATION-OFFICE', REFERENCE, own(), granted({ offices: [asOffice('TGKOD001')] })],
  ['AUTHORISATION-SCOPE', '/body/regime', own(), granted({ scope: { regimes: ['rail'] } })],
  [
    'AUTHORISATION-SCOPE',
    '/body/itinerary/1/country',
    own(),
    granted({ scope: { countries: [asCountry('TG'), asCountry('NE')] } }),
  ],
  ['AUTHORISATION-SCOPE', '/body/items/0/commodity/hsCode', own(), granted({ scope: { hs: ['52', '1007'] } })],
  [
    'AUTHORISATION-PLACE',
    '/body/locationOfGoods/authorisation',
    own({ locationOfGoods: { type: 'B', qualifier: 'Y', authorisation: 'OTHER' } }),
  ],
  ['ARRIVAL-AUTHORISATION', '/body/authorisation', notified({ authorisation: undefined })],
  [
    'ARRIVAL-AUTHORISATION',
    '/body/authorisation/type',
    notified({ authorisation: CONSIGNOR }),
    [{ ...AUTHORISATIONS[1]!, ...CONSIGNOR }],
  ],
  ['AUTHORISATION-UNKNOWN', '/body/authorisation/reference', notified(), []],
  ['AUTHORISATION-VALIDITY', '/body/authorisation/reference', notified(), granted({ validTo: '2026-03-04' })],
  ['AUTHORISATION-SUSPENDED', '/body/authorisation/reference', notified(), granted({ suspendedFrom: '2026-03-05' })],
  ['AUTHORISATION-HOLDER', '/body/authorisation/reference', notified({}, { ...from, party: 'other' })],
  ['AUTHORISATION-OFFICE', '/body/authorisation/reference', notified(), granted({ offices: [asOffice('BFBOY001')] })],
]

/** For each rule on authorisations a message that breaks it, where, and what the registry then knows. */
export const authorisationRefusals = refused.map(
  ([rule, pointer, one, authorisations = AUTHORISATIONS]): [RuleId, string, Message, Reference] => [
    rule,
    pointer,
    one,
    testReference({ authorisations }),
  ],
)
