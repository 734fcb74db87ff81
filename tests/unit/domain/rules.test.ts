import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkHeader } from '../../../src/domain/header.ts'
import { checkDigit } from '../../../src/domain/identifiers.ts'
import type { Party, Reference } from '../../../src/domain/reference.ts'
import { checkRules, ruleFunctions } from '../../../src/domain/rules/index.ts'
import { catalogue } from '../../../src/generated/catalogue.ts'
import { rules } from '../../../src/generated/rules.ts'
import type { Declaration, Message, TransitDeclaration } from '../../../src/generated/types.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  registration,
  release,
  results,
} from '../../support/road.ts'
import { manifest } from '../../support/rail.ts'
import { agreement, party, testReference } from '../../support/reference.ts'
import { brokenByReference } from './rules-of-reference.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const reference = testReference()
const callerOf = ({ sender }: Message): Party =>
  party(sender.party === undefined ? sender.country : `${sender.country}/${sender.party}`, sender.role)
const check = (message: Message, known: Reference = reference) =>
  checkRules({ message, caller: callerOf(message), reference: known, now: NOW })

const road = (change: (body: Declaration) => Partial<Declaration>): TransitDeclaration => {
  const base = declaration()
  return { ...base, body: { ...base.body, ...change(base.body) } }
}
const item = (change: Record<string, unknown>) =>
  road(({ items }) => ({ items: items.map((one) => ({ ...one, ...change })) }))
const packed = (packaging: Declaration['items'][number]['packaging'][number]) => item({ packaging: [packaging] })
const guarantee = (change: Record<string, unknown>) =>
  road(({ guarantees }) => ({ guarantees: guarantees.map((one) => ({ ...one, ...change })) }))
const leg = (at: number, change: Record<string, unknown>) =>
  road(({ itinerary }) => ({ itinerary: itinerary.map((one, index) => (index === at ? { ...one, ...change } : one)) }))
const equipment = (change: Record<string, unknown>) =>
  road((body) => ({ equipment: (body.equipment ?? []).map((one) => ({ ...one, ...change })) }))
const sealed = { numberOfSeals: 1, seals: [{ id: 'S-1' }] }
const without = <T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = whole
  return rest
}
const voucher = '26TG00CCIT0000178A000123'

const { mrn: _, ...withoutMrn } = declaration()
const { mrn: __, ...alertWithoutMrn } = alert()
const withSender = (office: string): Message => ({
  ...declaration(),
  sender: { country: 'TG', role: 'customs', office },
})

/** One movement more than a manifest may name. */
const crowdedTrain = manifest(
  'depart',
  'CIABJ002',
  Array.from({ length: 16 }, (_, wagon) => ({
    number: `W-${wagon}`,
    mrns: Array.from({ length: wagon === 15 ? 1 : 20 }, (_, at) => {
      const seventeen = `26CIABJ1${String(wagon * 20 + at).padStart(8, '0')}J`
      return `${seventeen}${checkDigit(seventeen)}`
    }),
  })),
)

/** For each rule a message that breaks it, and where. Every one differs in one thing from a message that breaks none. */
const broken: [keyof typeof rules, string, Message, Reference?][] = [
  ['SENDER-PARTY', '/sender/party', { ...registration(), sender: { country: 'TG', role: 'guarantor' } }],
  ['MANIFEST-MRNS', '/body/wagons', crowdedTrain],
  ['SENDER-OFFICE', '/sender/office', withSender('BFOUA001')],
  ['SENDER-OFFICE', '/body/office', { ...exit(), sender: { country: 'BF', role: 'customs' } }],
  ['FUTURE-TIME', '/occurredAt', exit({ occurredAt: '2026-06-01T12:05:01Z' })],
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
    road(({ vehicleSet }) => ({ vehicleSet: { ...vehicleSet, mode: '2' } })),
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
  [
    'GUARANTEE-TWICE',
    '/body/guarantees/1/grn',
    road(({ guarantees }) => ({ guarantees: [...guarantees, ...guarantees] })),
  ],
  ['R0900', '/body/guarantees/0/type', road(() => ({ declarationType: 'TIR' }))],
  ['GUARANTEE-OWNER', '/body/grn', registration({ body: { grn: '26BF0CCIBF0000311' } })],
  ['GUARANTEE-CONTENT', '/body/holder', { ...registration(), body: without(registration().body, 'holder') }],
  ['GUARANTEE-REASON', '/body/reason', registration({ body: { action: 'revoke' } })],
  ['GUARANTEE-VALIDITY', '/body/validTo', registration({ body: { validTo: '2025-12-31' } })],
  ['CURRENCY-UNKNOWN', '/body/cifValue/currency', road(() => ({ cifValue: { amount: '1', currency: 'QQQ' } }))],
  ['CURRENCY-SCALE', '/body/dutiesAtRisk/amount', road(() => ({ dutiesAtRisk: { amount: '1.5', currency: 'XOF' } }))],
  ['COUNTRY-UNKNOWN', '/body/items/0/countryOfOrigin', item({ countryOfOrigin: 'QQ' })],
  ['CODE-UNKNOWN', '/body/principal/scheme', road(({ principal }) => ({ principal: { ...principal, scheme: 'ABC' } }))],
  ['CODE-UNKNOWN', '/body/reason', alert({ body: { reason: 'no-such-reason' } })],
  ['C0569', '/body/equipment/0/seals', road(() => ({ equipment: [{ numberOfSeals: 2 }] }))],
  ['SEAL-COUNT', '/body/equipment/0/numberOfSeals', equipment({ numberOfSeals: 2 })],
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
  ['R0220', '/body/items/0/packaging/0/count', packed({ type: 'NE', count: 0 })],
  ['R0364', '/body/items/0/packaging/0/count', packed({ type: 'BG', count: 0, marks: 'M' })],
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
  ['MRN-CHECK-DIGIT', '/mrn', exit({ mrn: '26TGLFW100000123J1' })],
]

describe('each rule', () => {
  test.each(broken)('%s refuses at %s, with its code and nothing else', (rule, pointer, message, known) => {
    // AGREEMENT names the pair, and comes with what the agreement between the two countries lacks.
    const family = rule.split('-')[0] === 'AGREEMENT' ? 'AGREEMENT' : undefined
    const found = check(message, known).map(({ code, rule: id, pointer: at }) => ({ code, rule: id, pointer: at }))
    expect(found.filter(({ rule: id }) => id === rule || id?.split('-')[0] !== family)).toEqual([
      { code: rules[rule].code, rule, pointer },
    ])
  })
})

describe('what the rules let pass', () => {
  const accepted = [
    declaration(),
    release(),
    exit(),
    entry(),
    arrival(),
    results(),
    discharge(),
    alert(),
    registration(),
  ]
  test.each(accepted.map((message) => [message.type, message] as const))(
    '%s without fault has no finding',
    (_, message) => {
      expect(check(message)).toEqual([])
    },
  )

  test.each([
    ['bulk without a number', packed({ type: 'VQ' })],
    [
      '0 packages beside others with the same marks',
      item({
        packaging: [
          { type: 'BG', count: 5, marks: 'M' },
          { type: 'BG', count: 0, marks: 'M' },
        ],
      }),
    ],
    ['a voucher of type 4', guarantee({ type: '4', grn: voucher })],
    ['five minutes in the future, and years ago', exit({ occurredAt: '2026-06-01T12:05:00Z' })],
    ['a public body', road(() => ({ guarantees: [{ type: '8', otherReference: 'X' }] }))],
    [
      'a hub-made notice for an office of any country',
      { ...exit(), sender: { country: 'ZZ', role: 'hub' } } as Message,
    ],
  ])('%s is accepted', (_, message) => {
    const caller = message.sender.role === 'hub' ? party('ZZ', 'hub') : callerOf(message)
    expect(checkRules({ message, caller, reference, now: NOW })).toEqual([])
  })

  test('all findings come at once, the check digit of the MRN last', () => {
    const message = {
      ...road(() => ({ grossMass: '1', lot: { id: 'L', index: 2, of: 1 } })),
      mrn: '26TGLFW100000123J9',
    }
    expect(check(message).map(({ rule }) => rule)).toEqual(['LOT-INDEX', 'MASS-SUM', 'MRN-CHECK-DIGIT'])
  })

  test('adjacent pairs may rest on different agreements; the pair without one is named', () => {
    const pairs = [
      agreement({ id: 'TG-BF', countries: ['TG', 'BF'] }),
      agreement({ id: 'BF-NE', countries: ['BF', 'NE'] }),
    ]
    const coast = road(({ itinerary }) => ({
      destinationOffice: 'NENIM001',
      itinerary: [
        itinerary[0],
        { ...itinerary[1], exitOffice: 'BFKAN001' },
        { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
      ].filter((one) => one !== undefined) as Declaration['itinerary'],
    }))
    expect(check(coast, testReference({ agreements: pairs })).filter(({ rule }) => rule === 'AGREEMENT')).toEqual([])
    expect(check(coast, testReference({ agreements: pairs.slice(0, 1) }))).toMatchObject([
      { rule: 'AGREEMENT', value: 'BF-NE' },
    ])
  })
})

describe('examples', () => {
  const root = new URL('../../../schemas/examples/', import.meta.url)
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name in catalogue,
  )
  const files = folders.flatMap(({ name }) => readdirSync(new URL(`${name}/`, root)).map((file) => `${name}/${file}`))
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8'))
  const ruleLevel = files
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => [file.replace('.expected.json', '.json'), read(file)] as const)
    .filter(([, expected]) => expected.level === 'rule')

  test.each(ruleLevel)('%s breaks exactly its rule', (file, { code, rule, pointer }) => {
    const found = check(read(file)).map((finding) => ({
      code: finding.code,
      rule: finding.rule,
      pointer: finding.pointer,
    }))
    expect(found).toEqual([{ code, rule, pointer }])
  })

  test('every rule has a refusal here or above, and its row', () => {
    const tried: ReadonlySet<string> = new Set([
      ...broken.map(([rule]) => rule),
      ...ruleLevel.map(([, { rule }]) => String(rule)),
    ])
    for (const id of Object.keys(ruleFunctions)) {
      expect([id, tried.has(id), Object.hasOwn(rules, id)]).toEqual([id, true, true])
    }
  })

  const valid = files.filter((file) => /\/valid-[^/]*\.json$/.test(file))
  test.each(valid)('%s breaks none', (file) => {
    expect(check(read(file))).toEqual([])
  })

  test('there are some of both', () => {
    expect(ruleLevel.length).toBeGreaterThan(20)
    expect(valid.length).toBeGreaterThan(33)
  })
})

describe('header', () => {
  const caller = party('TG')
  const header = (more: object = {}) => ({
    type: 'release-for-transit',
    sender: { country: 'TG', role: 'customs' },
    ...more,
  })

  test('the sender is the caller', () => {
    expect(checkHeader(header(), caller, catalogue)).toBeUndefined()
    for (const sender of [
      { country: 'BF', role: 'customs' },
      { country: 'TG', role: 'guarantor' },
      { country: 'TG', role: 'customs', party: 'x' },
    ]) {
      expect(checkHeader(header({ sender }), caller, catalogue)).toMatchObject({
        code: 'sender-not-caller',
        pointer: '/sender',
      })
    }
  })

  test('the type exists and the role may send it', () => {
    expect(checkHeader(header({ type: 'toString' }), caller, catalogue)).toMatchObject({ code: '12', pointer: '/type' })
    for (const type of ['guarantee-registration', 'guarantee-release', 'acknowledgement']) {
      expect(checkHeader(header({ type }), caller, catalogue)).toMatchObject({
        code: 'type-not-allowed',
        pointer: '/type',
      })
    }
  })

  test('what is missing is left to the schema', () => {
    expect(checkHeader({}, caller, catalogue)).toBeUndefined()
    expect(checkHeader({ sender: { country: 'TG' } }, caller, catalogue)).toBeUndefined()
  })
})
