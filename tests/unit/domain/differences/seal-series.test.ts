import { describe, expect, test } from 'vitest'
import { planOffices } from '../../../../src/domain/imports/registry.ts'
import { alike } from '../../../../src/domain/values/spelling.ts'
import { asOffice } from '../../../../src/domain/values/office.ts'
import { customs, message } from '../../../support/procedures.ts'
import { testReference } from '../../../support/reference.ts'
import { declaration, entry, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'

const series = { prefixes: ['OTR-', 'OTR-TG'], leadingZeros: true }

describe('two seal numbers are not the same', () => {
  test.each([
    ['without a rule that says so', 'OTR-007', '7', undefined],
    ['where the rest of the number is another one', 'OTR-0071', '71 7', series],
    ['where nothing is left but the prefix', 'OTR', 'OTR-TG', series],
    ['where the zeros stand before letters', 'OTR-00AB7', 'AB7', series],
    ['where only zeros may be left out, and a prefix is', 'OTR-007', '7', { leadingZeros: true }],
    ['where only a prefix may be left out, and zeros are', 'OTR-007', '7', { prefixes: ['OTR'] }],
  ])('%s', (_, one, other, rule) => {
    expect(alike(one, other, rule)).toBe(false)
  })
})

test.each([
  ['OTR-TG 00118842', '118842'],
  ['otr 118842', '0118842'],
  ['OTR-TG-O1', '1'],
])('%s and %s are the same by the rule of their series', (one, other) => {
  expect(alike(one, other, series)).toBe(true)
})

describe('the rule of the office of departure', () => {
  const known = testReference()
  const office = known.offices.get(asOffice('TGLFW001'))!
  const { versions: _, ...plain } = office
  const later = { ...plain, sealNumbers: series, validFrom: '2026-03-04' }
  const ruled = { ...later, versions: [{ ...plain, validTo: '2026-03-03' }, later] }
  const reference = { ...known, offices: new Map([...known.offices, [office.code, ruled]]) }
  const equipment = [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: 'OTR-0077' }], goodsReferences: [1] }]
  const seals = [{ id: '77', state: 'intact' as const }]
  const seen = { sealCheck: { state: 'intact' as const, seals } }

  const flagsAfter = (
    known: ReturnType<typeof testReference>,
    ...more: Parameters<ReturnType<typeof createWorld>['accept']>[0][]
  ) => {
    const world = createWorld(known)
    for (const one of [registration(), declaration({ body: { equipment } }), release(), ...more]) world.accept(one)
    const { flags, seals } = world.movements.get(MRN)!
    return { flags, seals }
  }

  test('says nothing before its day, or of another office', () => {
    expect(flagsAfter(reference, exit({ occurredAt: '2026-03-03T13:00:00Z', body: seen })).flags).toEqual([
      'sealsDiffer',
    ])
    const elsewhere = { ...known, offices: new Map(known.offices) }
    const border = elsewhere.offices.get(asOffice('TGCNK001'))!
    elsewhere.offices.set(border.code, { ...border, sealNumbers: series })
    expect(flagsAfter(elsewhere, exit({ body: seen })).flags).toEqual(['sealsDiffer'])
  })

  test('holds for what is seen and for what is taken off', () => {
    const off = { office: 'BFCNK001', reason: 'control' as const, removed: ['77'], affixed: [{ id: 'BF-1' }] }
    const change = message('seal-change', customs('BF'), off, { occurredAt: '2026-03-04T16:00:00Z' })
    expect(flagsAfter(reference, exit({ body: seen }), entry({ body: seen }))).toEqual({
      flags: [],
      seals: ['OTR-0077'],
    })
    expect(flagsAfter(reference, exit({ body: seen }), change).seals).toEqual(['BF-1'])
  })
})

test.each([
  [{ prefixes: [] }, '/items/0/sealNumbers/prefixes'],
  [{ prefixes: ['A SERIES THAT IS TOO LONG'] }, '/items/0/sealNumbers/prefixes/0'],
  [{ leadingZeros: 'yes' }, '/items/0/sealNumbers/leadingZeros'],
])('an import with the rule %j is refused with its place', (sealNumbers, pointer) => {
  const { versions: _, ...office } = testReference().offices.get(asOffice('TGLFW001'))!
  const { findings } = planOffices([], [{ ...office, pairs: [], sealNumbers }])
  expect(findings.map((finding) => finding.pointer)).toContain(pointer)
})
