import { CONSIGNOR } from '../../../support/authorised.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkHeader } from '../../../../src/domain/rules/header.ts'
import { checkRules, ruleFunctions } from '../../../../src/domain/rules/index.ts'
import { catalogue } from '../../../../src/generated/catalogue.ts'
import { rules } from '../../../../src/generated/rules.ts'
import type { Declaration, Message } from '../../../../src/generated/types.ts'
import {
  broken,
  callerOf,
  check,
  enquiry,
  guarantee,
  guarded,
  located,
  NOW,
  onTir,
  packed,
  rail,
  reference,
  road,
  seen,
  tir,
  tirContent,
  voucher,
} from '../../../support/broken.ts'
import { refusedHalves } from './ncts-halves.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
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
} from '../../../support/road.ts'

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

/** Tried by name in ncts-rows.test.ts. */
const REFUSED_ROWS = ['R0219', 'R0221', 'C0837-FORBIDDEN', 'R0003', 'CONTAINER-TWICE']

const authorisations = [CONSIGNOR]
const bulk = { items: packed({ type: 'VQ' }).body.items }
const limits = road(({ itinerary }) => ({
  limitAt: '2026-03-09T08:00:00Z',
  itinerary: itinerary.map((one) => ({ ...one, limitAt: '2026-03-09T08:00:00Z' })),
}))

describe('what the rules let pass', () => {
  test('a TIR operation under its carnet is accepted', () => {
    expect(check(tir(tirContent), onTir)).toEqual([])
  })

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
    ['a voucher of type 4', guarantee({ type: '4', grn: voucher })],
    ['five minutes in the future, and years ago', exit({ occurredAt: '2026-06-01T12:05:00Z' })],
    ['results of today', results({ body: { date: '2026-06-01' } })],
    ['a day that has begun', { ...exit({ occurredAt: '2026-06-01T00:00:00Z' }), occurredPrecision: 'day' } as Message],
    ['an authorised consignor who lodges beforehand', road(() => ({ authorisations, additionalDeclarationType: 'D' }))],
    ['one who sets the limit himself', road(() => ({ authorisations, limitAt: '2026-03-09T08:00:00Z' }))],
    ['a train with its wagons', rail([{ number: 'W-1' }, { number: 'W-2' }])],
    ['a place given as its qualifier says', located({ type: 'D', qualifier: 'U', unlocode: 'TGLFW' })],
    ['a tracker by its device', guarded({ kind: 'tracker', deviceId: 'D-1' })],
    ['a description by its text', guarded({ kind: 'description', text: 'Twelve lorries, white' })],
    ['containers said to be there', road(() => ({ containerIndicator: true, totalItems: 1, totalPackages: 20 }))],
    ['bulk counted as one', road(() => ({ ...bulk, totalPackages: 1 }))],
    ['an enquiry at an office that is named', enquiry({ stage: 'office', asked: 'BF', office: 'BFOUA001' })],
    ['a position that is there', seen({ event: 'position', position: { latitude: '6.1', longitude: '1.2' } })],
    ['a limit of a leg within the whole', limits],
    ['a decision of an office that may take it', { ...release(), sender: { ...release().sender, office: 'TGLFW001' } }],
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
    // What would be right is not known: another valid number would be copied.
    expect(check(message).find(({ rule }) => rule === 'MRN-CHECK-DIGIT')).not.toHaveProperty('expected')
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
  const root = new URL('../../../../schemas/examples/', import.meta.url)
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
      ...refusedHalves.map(([rule]) => rule),
      ...REFUSED_ROWS,
      ...ruleLevel.map(([, { rule }]) => String(rule)),
    ])
    // No message has a version 2 yet: its rule is tried in tests/contract/two-versions.test.ts, on one that gets it there.
    for (const id of Object.keys(ruleFunctions).filter((one) => one !== 'VERSION-RECEIVER')) {
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
