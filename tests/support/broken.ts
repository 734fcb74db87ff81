import { checkDigit } from '../../src/domain/values/identifiers.ts'
import type { Party, Reference } from '../../src/domain/model/reference.ts'
import { checkRules } from '../../src/domain/rules/index.ts'
import type { RuleId } from '../../src/generated/rules.ts'
import type { Declaration, Message, MessageByType, TransitDeclaration } from '../../src/generated/types.ts'
import { brokenByReference } from '../unit/domain/reference/rules-of-reference.ts'
import { authorisationRefusals, CONSIGNOR, notified, REDUCTION } from './authorised.ts'
import { message } from './procedures.ts'
import { manifest } from './rail.ts'
import { agreement, party, testReference } from './reference.ts'
import { alert, arrival, declaration, discharge, entry, exit, registration, release, results } from './road.ts'

/** The clock the rules are tried at. */
export const NOW = Date.parse('2026-06-01T12:00:00Z')
export const reference = testReference()
export const callerOf = ({ sender }: Message): Party =>
  party(sender.party === undefined ? sender.country : `${sender.country}/${sender.party}`, sender.role)
export const check = (message: Message, known: Reference = reference) =>
  checkRules({ message, caller: callerOf(message), reference: known, now: NOW })

export const road = (change: (body: Declaration) => Partial<Declaration>): TransitDeclaration => {
  const base = declaration()
  return { ...base, body: { ...base.body, ...change(base.body) } }
}
export const item = (change: Record<string, unknown>) =>
  road(({ items }) => ({ items: items.map((one) => ({ ...one, ...change })) }))
export const packed = (packaging: Declaration['items'][number]['packaging'][number]) =>
  item({ packaging: [{ ...('marks' in packaging ? {} : { marks: 'N/M' }), ...packaging }] })
export const guarantee = (change: Record<string, unknown>) =>
  road(({ guarantees }) => ({ guarantees: guarantees.map((one) => ({ ...one, ...change })) }))
const leg = (at: number, change: Record<string, unknown>) =>
  road(({ itinerary }) => ({ itinerary: itinerary.map((one, index) => (index === at ? { ...one, ...change } : one)) }))
const equipment = (change: Record<string, unknown>) =>
  road((body) => ({ equipment: (body.equipment ?? []).map((one) => ({ ...one, ...change })) }))
const sealed = { numberOfSeals: 1, seals: [{ id: 'S-1' }] }
/** More seals than a record lists. */
const manySeals = Array.from({ length: 102 }, (_, at) => ({
  numberOfSeals: 99,
  seals: Array.from({ length: 99 }, (__, place) => ({ id: `S${at * 99 + place}` })),
}))
export const without = <T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = whole
  return rest
}
export const voucher = '26TG00CCIT0000178A000123'

const { mrn: _, ...withoutMrn } = declaration()
const { mrn: __, ...alertWithoutMrn } = alert()
const withSender = (office: string): Message => ({
  ...declaration(),
  sender: { country: 'TG', role: 'customs', office },
})

const office = (country: string, code: string) => ({ country, role: 'customs' as const, office: code })
const customs = (country: string) => ({ country, role: 'customs' as const })
const claim = (payBy: string) =>
  message('recovery-notice', customs('TG'), {
    grn: '26TG00CCIT0000178',
    amount: { amount: '1', currency: 'XOF' },
    country: 'TG',
    legalBasis: 'L',
    payBy,
  })
/** A guarantee of half the duties, as customs has allowed its holder. */
const withReduction = testReference({ authorisations: [REDUCTION] })
/** TIR operations need an agreement of their own and a carnet. */
export const onTir = testReference({ agreements: [agreement({ regimes: ['tir', 'isrt'], guaranteeTypes: ['B'] })] })
export const tirContent: Partial<Declaration> = {
  declarationType: 'TIR',
  regime: 'tir',
  carnet: { number: 'XC12345678' },
  guarantees: [{ type: 'B', amount: { amount: '4000000', currency: 'XOF' } }],
}
export const tir = (content: Partial<Declaration>): TransitDeclaration => road(() => content)
/** The same goods on rails. */
export const rail = (wagons: Declaration['vehicleSet']['wagons']): TransitDeclaration =>
  road(({ itinerary }) => ({
    itinerary: itinerary.map((one) => ({ ...one, mode: '2' as const })),
    vehicleSet: onRails(wagons),
  }))
const onRails = (wagons: Declaration['vehicleSet']['wagons']): Declaration['vehicleSet'] => ({
  mode: '2',
  means: { typeOfIdentification: '21', identification: 'TR-1' },
  ...(wagons === undefined ? {} : { wagons }),
})
const ontoTrain = (wagons: Declaration['vehicleSet']['wagons']): MessageByType['transhipment']['body'] => ({
  office: 'BFOUA002',
  kind: 'mode',
  vehicleSet: onRails(wagons),
})
export const located = (locationOfGoods: NonNullable<Declaration['locationOfGoods']>): TransitDeclaration =>
  road(() => ({ locationOfGoods }))
export const guarded = (safeguard: NonNullable<Declaration['safeguards']>[number]): TransitDeclaration =>
  road(() => ({ safeguards: [safeguard] }))
export const enquiry = (body: Partial<MessageByType['enquiry-request']['body']>) =>
  message('enquiry-request', customs('TG'), {
    stage: 'holder',
    asked: 'TG/sahel-transit',
    question: 'Q',
    respondBy: '2026-06-20T00:00:00Z',
    ...body,
  })
export const seen = (body: Partial<MessageByType['tracking-event']['body']>): Message => {
  const { mrn: _mrn, ...event } = message(
    'tracking-event',
    { country: 'TG', role: 'tracking', party: 'suivi' },
    { deviceId: 'D', event: 'armed', ...body },
  ) as MessageByType['tracking-event'] & { mrn?: string }
  return event
}

/** One movement more than a manifest may name. */
const crowdedTrain = manifest(
  'depart',
  'CIABJ002',
  Array.from({ length: 16 }, (_row, wagon) => ({
    number: `W-${wagon}`,
    mrns: Array.from({ length: wagon === 15 ? 1 : 20 }, (_mrn, at) => {
      const seventeen = `26CIABJ1${String(wagon * 20 + at).padStart(8, '0')}J`
      return `${seventeen}${checkDigit(seventeen)}`
    }),
  })),
)

/** For each rule a message that breaks it, and where. Every one differs in one thing from a message that breaks none. */
export const broken: readonly [RuleId, string, Message, Reference?][] = [
  ...authorisationRefusals,
  ['SENDER-PARTY', '/sender/party', { ...registration(), sender: { country: 'TG', role: 'guarantor' } }],
  ['MANIFEST-MRNS', '/body/wagons', crowdedTrain],
  ['SENDER-OFFICE', '/sender/office', withSender('BFOUA001')],
  ['SENDER-OFFICE', '/body/office', { ...exit(), sender: { country: 'BF', role: 'customs' } }],
  ['FUTURE-TIME', '/occurredAt', exit({ occurredAt: '2026-06-01T12:05:01Z' })],
  ['FUTURE-TIME', '/occurredAt', { ...exit({ occurredAt: '2026-06-02T00:00:00Z' }), occurredPrecision: 'day' }],
  ['FUTURE-TIME', '/body/date', results({ body: { date: '2026-06-02' } })],
  ['FUTURE-TIME', '/body/date', discharge({ body: { date: '2027-11-30' } })],
  ['FUTURE-TIME', '/body/arrivedAt', arrival({ body: { arrivedAt: '2026-06-01T13:00:00Z' } })],
  [
    'NATIONAL-REFS',
    '/sender/office',
    { ...withoutMrn, body: { ...withoutMrn.body, nationalRefs: [{ country: 'TG', reference: 'D' }] } },
  ],
  [
    'NATIONAL-REFS',
    '/body/nationalRefs',
    { ...withoutMrn, sender: { country: 'TG', role: 'customs', office: 'TGLFW001' } },
  ],
  ['MRN-COUNTRY', '/mrn', declaration({ mrn: '26SNDKR100000042J2' })],
  ['ALERT-SUBJECT', '/mrn', alertWithoutMrn],
  ['OFFICE-UNKNOWN', '/body/destinationOffice', road(() => ({ destinationOffice: 'BFXXX999' }))],
  ['OFFICE-UNKNOWN', '/body/office', exit({ body: { office: 'TGXXX999' } })],
  ['OFFICE-ROLE', '/body/departureOffice', road(() => ({ departureOffice: 'TGCNK001' }))],
  ['OFFICE-COUNTRY', '/body/itinerary/0/modeChangeOffice', leg(0, { modeChangeOffice: 'BFOUA001' })],
  ['LOT-INDEX', '/body/lot/index', road(() => ({ lot: { id: 'L', index: 3, of: 2 } }))],
  ['LIMIT-DATE', '/body/limitAt', release({ body: { limitAt: '2026-03-02T10:00:00Z' } })],
  ['LIMIT-DATE', '/body/limitAt', road(() => ({ limitAt: '2026-03-02T08:00:00Z' }))],
  ['ITINERARY-START', '/body/itinerary/0/entryOffice', leg(0, { entryOffice: 'TGKOD001' })],
  ['ITINERARY-END', '/body/itinerary/1/exitOffice', leg(1, { exitOffice: 'BFCNK001' })],
  [
    'ITINERARY-OFFICE',
    '/body/itinerary/1/entryOffice',
    road(({ itinerary }) => ({ itinerary: itinerary.map((one) => without(one, 'entryOffice')) })),
  ],
  ['ITINERARY-PAIR', '/body/itinerary/1/entryOffice', leg(1, { entryOffice: 'BFDAK001' })],
  ...brokenByReference,
  [
    'R0789',
    '/body/activeBorderMeans',
    road(() => ({
      destinationOffice: 'TGDPG001',
      itinerary: [{ country: 'TG', mode: '3', connection: 'full' }],
      activeBorderMeans: [
        { office: 'TGCNK001', typeOfIdentification: '30', identification: 'A' },
        { office: 'TGCNK001', typeOfIdentification: '30', identification: 'B' },
      ],
    })),
  ],
  ['PARTY-ID', '/body/consignee/id', road(() => ({ consignee: { name: 'N', scheme: 'NIF' } }))],
  [
    'PARTY-UNKNOWN',
    '/body/principal/party',
    road(({ principal }) => ({ principal: { ...principal, party: 'TG/nobody' } })),
  ],
  [
    'VEHICLE-MODE',
    '/body/vehicleSet/means/typeOfIdentification',
    road(({ vehicleSet }) => ({ vehicleSet: { ...vehicleSet, mode: '2', wagons: [{ number: 'W-1' }] } })),
  ],
  [
    'VEHICLE-NATIONALITY',
    '/body/vehicleSet/means/nationality',
    road(() => ({ vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: 'A' } } })),
  ],
  ['GRN-CHECK-DIGIT', '/body/guarantees/0/grn', guarantee({ grn: '26TG00CCIT0000179' })],
  ['R0318', '/body/guarantees/0/grn', guarantee({ grn: voucher })],
  ['R0318', '/body/guarantees/0/grn', guarantee({ type: '4' })],
  [
    'C0085',
    '/body/guarantees/0/grn',
    road(({ guarantees }) => ({ guarantees: guarantees.map((one) => without(one, 'grn')) })),
  ],
  [
    'C0086',
    '/body/guarantees/0/accessCode',
    road(({ guarantees }) => ({ guarantees: guarantees.map((one) => without(one, 'accessCode')) })),
  ],
  ['C0130', '/body/guarantees/0/otherReference', road(() => ({ guarantees: [{ type: '8' }] }))],
  ['C0130-FORBIDDEN', '/body/guarantees/0/otherReference', guarantee({ otherReference: 'X' })],
  [
    'GUARANTEE-AMOUNT',
    '/body/guarantees/0/amount',
    road(({ guarantees }) => ({ guarantees: guarantees.map((one) => without(one, 'amount')) })),
  ],
  ['DUTIES-AT-RISK', '/body/dutiesAtRisk', { ...declaration(), body: without(declaration().body, 'dutiesAtRisk') }],
  [
    'GUARANTEE-TWICE',
    '/body/guarantees/1/grn',
    road(({ guarantees }) => ({ guarantees: [...guarantees, ...guarantees] })),
  ],
  [
    'R0900',
    '/body/guarantees/0/type',
    road(() => ({ declarationType: 'TIR', regime: 'tir', carnet: { number: 'XC12345678' } })),
    testReference({ agreements: [agreement({ regimes: ['tir'] })] }),
  ],
  ['GUARANTEE-OWNER', '/body/grn', registration({ body: { grn: '26BF0CCIBF0000311' } })],
  ['GUARANTEE-CONTENT', '/body/holder', { ...registration(), body: without(registration().body, 'holder') }],
  ['GUARANTEE-REASON', '/body/reason', registration({ body: { action: 'revoke' } })],
  ['GUARANTEE-VALIDITY', '/body/validTo', registration({ body: { validTo: '2025-12-31' } })],
  [
    'COVERAGE-PERCENT',
    '/body/coverage',
    registration({ body: { coverage: 80, authorisation: 'TGCGU01' } }),
    withReduction,
  ],
  ['COVERAGE-AUTHORISATION', '/body/authorisation', registration({ body: { coverage: 50 } })],
  ['AUTHORISATION-UNKNOWN', '/body/authorisation', registration({ body: { coverage: 50, authorisation: 'TGCGU99' } })],
  [
    'AUTHORISATION-HOLDER',
    '/body/authorisation',
    registration({ body: { coverage: 50, authorisation: 'TGCGU01', holder: { scheme: 'NIF', id: '2', name: 'N' } } }),
    withReduction,
  ],
  ['CURRENCY-UNKNOWN', '/body/cifValue/currency', road(() => ({ cifValue: { amount: '1', currency: 'QQQ' } }))],
  ['CURRENCY-SCALE', '/body/dutiesAtRisk/amount', road(() => ({ dutiesAtRisk: { amount: '1.5', currency: 'XOF' } }))],
  ['COUNTRY-UNKNOWN', '/body/items/0/countryOfOrigin', item({ countryOfOrigin: 'QQ' })],
  ['CODE-UNKNOWN', '/body/principal/scheme', road(({ principal }) => ({ principal: { ...principal, scheme: 'ABC' } }))],
  ['CODE-UNKNOWN', '/body/reason', alert({ body: { reason: 'no-such-reason' } })],
  ['C0569', '/body/equipment/0/seals', road(() => ({ equipment: [{ numberOfSeals: 2 }] }))],
  ['SEAL-COUNT', '/body/equipment/0/numberOfSeals', equipment({ numberOfSeals: 2 })],
  ['CORRECTION-SECOND', '/body/confirmedBy', exit({ body: { confirmedBy: 'TG-2' } })],
  ['SEALS-MOST', '/body/equipment', release({ body: { equipment: manySeals } })],
  ['SEAL-UNIQUE', '/body/equipment/1/seals/0/id', release({ body: { equipment: [sealed, sealed] } })],
  ['CONTAINER-CHECK-DIGIT', '/body/equipment/0/container', equipment({ container: 'CSQU3054384' })],
  [
    'ITEM-NUMBER-UNIQUE',
    '/body/items/1/number',
    road(({ items }) => ({ items: [...items, ...items], grossMass: '2000' })),
  ],
  ['GOODS-REFERENCE', '/body/equipment/0/goodsReferences/0', equipment({ goodsReferences: [2] })],
  ['HS-CODE', '/body/items/0/commodity/hsCode', item({ commodity: { description: 'D', hsCode: '770100' } })],
  ['PACKAGE-TYPE', '/body/items/0/packaging/0/type', packed({ type: 'Q0', count: 1 })],
  ['PACKAGES-COUNT', '/body/items/0/packaging/0/count', packed({ type: 'BG' })],
  [
    'R0220',
    '/body/items/0/packaging/0/count',
    road(({ items }) => ({
      items: items.map((one) => ({ ...without(one, 'goodsMeasure'), packaging: [{ type: 'NE', count: 0 }] })),
    })),
  ],
  ['MASS-SUM', '/body/grossMass', road(() => ({ grossMass: '999.999999' }))],
  ['MASS-NET', '/body/items/0/goodsMeasure/netMass', item({ goodsMeasure: { grossMass: '10', netMass: '10.000001' } })],
  ['C0930', '/body/discrepancies', results({ body: { code: 'B1' } })],
  ['DISCHARGE-REASON', '/body/text', discharge({ body: { basis: 'authority' } })],
  ['CONTINUATION-REFERENCE', '/body/nationalReference', entry({ body: { continuation: 'new-movement' } })],
  [
    'CONTINUATION-REFERENCE-FORBIDDEN',
    '/body/nationalReference',
    entry({ body: { nationalReference: { country: 'BF', reference: 'N' } } }),
  ],
  ['SENDER-COMPETENCE', '/sender/office', withSender('TGCNK001')],
  ['LIMIT-DATE', '/body/payBy', claim('2026-03-04')],
  ['LIMIT-DATE', '/body/itinerary/0/limitAt', leg(0, { limitAt: '2026-03-02T08:00:00Z' })],
  [
    'LIMIT-LEG',
    '/body/itinerary/0/limitAt',
    road(({ itinerary }) => ({
      limitAt: '2026-03-09T08:00:00Z',
      itinerary: itinerary.map((one, at) => (at === 0 ? { ...one, limitAt: '2026-03-09T08:00:01Z' } : one)),
    })),
  ],
  ['C0839', '/body/limitAt', road(() => ({ authorisations: [CONSIGNOR] }))],
  ['TIR-CARNET', '/body/carnet', tir(without(tirContent, 'carnet')), onTir],
  ['REGIME-TIR', '/body/regime', tir({ ...tirContent, regime: 'isrt' }), onTir],
  ['R0850', '/body/principal/id', road(({ principal }) => ({ principal: { ...principal, id: '1000 1234' } }))],
  ['R0850', '/body/carrier/id', road(() => ({ carrier: { name: 'N', scheme: 'NIF', id: 'é1' } }))],
  ['RAIL-WAGONS', '/body/vehicleSet/wagons', rail(undefined)],
  ['RAIL-WAGONS', '/body/vehicleSet/wagons', message('transhipment', office('BF', 'BFOUA002'), ontoTrain(undefined))],
  [
    'RAIL-WAGONS-FORBIDDEN',
    '/body/vehicleSet/wagons',
    road(({ vehicleSet }) => ({ vehicleSet: { ...vehicleSet, wagons: [{ number: 'W-1' }] } })),
  ],
  ['WAGON-TWICE', '/body/vehicleSet/wagons/1/number', rail([{ number: 'W-1' }, { number: 'W-1' }])],
  ['LOCATION-QUALIFIER', '/body/locationOfGoods/position', located({ type: 'D', qualifier: 'W' })],
  ['SAFEGUARD-CONTENT', '/body/safeguards/0/deviceId', guarded({ kind: 'tracker' })],
  ['SAFEGUARD-CONTENT', '/body/safeguards/0/convoyId', guarded({ kind: 'convoy', reference: 'R' })],
  ['SAFEGUARD-CONTENT', '/body/safeguards/0/text', guarded({ kind: 'description' })],
  ['CONTAINER-INDICATOR', '/body/containerIndicator', road(() => ({ containerIndicator: false }))],
  ['ITEMS-TOTAL', '/body/totalItems', road(() => ({ totalItems: 2 }))],
  ['PACKAGES-TOTAL', '/body/totalPackages', road(() => ({ totalPackages: 21 }))],
  ['C0102-FORBIDDEN', '/body/authorisation', notified({ simplified: false }, customs('BF'))],
  [
    'C0129-FORBIDDEN',
    '/body/requestedAt',
    message('cancellation', customs('TG'), {
      basis: 'authority',
      reason: 'R',
      requestedAt: '2026-03-06T07:00:00Z',
    }),
  ],
  [
    'GUARANTEE-RESULT-FORBIDDEN',
    '/body/guarantees/0/reason',
    message(
      'guarantee-use-result',
      { country: 'TG', role: 'guarantor', party: 'fonds-garantie' },
      { guarantees: [{ grn: '26TG00CCIT0000178', valid: true, reason: 'G09' }] },
    ),
  ],
  [
    'TRANSFER-REASON-FORBIDDEN',
    '/body/reason',
    message('recovery-transfer-response', customs('TG'), { accepted: true, reason: 'R' }),
  ],
  [
    'SETTLEMENT-PRINCIPAL',
    '/body/byPrincipal',
    message(
      'recovery-settlement',
      { country: 'TG', role: 'guarantor', party: 'fonds-garantie' },
      {
        grn: '26TG00CCIT0000178',
        amount: { amount: '1', currency: 'XOF' },
        paidOn: '2026-03-04',
        payer: 'Sahel Transit',
        byPrincipal: true,
      },
    ),
  ],
  [
    'C0492',
    '/body/text',
    message('diversion-response', customs('TG'), { outcome: 'rejected', office: 'BFOUA002', reason: '4' }),
  ],
  ['ENQUIRY-OFFICE', '/body/office', enquiry({ stage: 'office', asked: 'BF' })],
  ['TRACKING-POSITION', '/body/position', seen({ event: 'position' })],
  ['REASON-TEXT', '/body/discrepancies/0/text', results({ body: { code: 'A5', discrepancies: [{ kind: 'other' }] } })],
  ['MRN-CHECK-DIGIT', '/mrn', exit({ mrn: '26TGLFW100000123J1' })],
]
