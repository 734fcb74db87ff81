import { describe, expect, test } from 'vitest'
import { codelists } from '../../../../src/generated/codelists.ts'
import { withOfficeCodes } from '../../../../src/domain/imports/office-names.ts'
import { planOffices } from '../../../../src/domain/imports/registry.ts'
import type { Office } from '../../../../src/domain/model/reference.ts'
import { nameOfOffice, officeNamed } from '../../../../src/domain/reference/registry.ts'
import { readRegistry } from '../../../../tools/demo/registry.ts'
import { shippedList, testReference } from '../../../support/reference.ts'
import { asOffice } from '../../../support/identifiers.ts'

const offices: readonly Office[] = readRegistry().offices
const office = (code: string): Office => offices.find((one) => one.code === code)!

describe('an office typed by hand', () => {
  const [lome, ...others] = offices
  const twice = [
    { ...lome!, aliases: [{ system: 'A', code: '17' }] },
    ...others.slice(0, 1).map((one) => ({ ...one, aliases: [{ system: 'B', code: '17' }] })),
  ]

  test('that two systems know by the same code is neither, until the system is said', () => {
    expect(officeNamed(twice, '17')).toBeUndefined()
    expect(officeNamed(twice, 'b:17')).toBe(twice[1]?.code)
  })

  test('is found by its code and by what its national system calls it, however that is written', () => {
    expect(officeNamed(offices, 'tglfw 001')).toBe('TGLFW001')
    expect(officeNamed(offices, 'sample tg17')).toBe('TGCNK001')
    expect(officeNamed(offices, 'SYDONIA-TG:SAMPLE-TG17')).toBe('TGCNK001')
    expect(officeNamed(offices, 'SAMPLE-TG99')).toBeUndefined()
  })

  test('is so in imports of authorisations, corridors and offices; what is none stays for the check to point at', () => {
    const typed = {
      offices: ['SAMPLE-TG01', 'NOBODY'],
      corridors: [{ offices: ['SAMPLE-TG17', 'BFCNK001'] }],
      supervisingOffice: 'sample-bf01',
      name: 'SAMPLE-TG01',
    }
    expect(withOfficeCodes([typed], offices)).toEqual([
      {
        offices: ['TGLFW001', 'NOBODY'],
        corridors: [{ offices: ['TGCNK001', 'BFCNK001'] }],
        supervisingOffice: 'BFOUA001',
        name: 'SAMPLE-TG01',
      },
    ])
  })
})

describe('an import of offices', () => {
  const sent = { ...office('GWPIR001'), pairs: [] }

  test('is refused with an office nobody knows as the one in charge, and with a source of nothing', () => {
    const wrong = (more: object) => planOffices(offices, [{ ...sent, ...more }]).findings.map(({ pointer }) => pointer)
    expect(wrong({ supervisingOffice: 'GWXXX999' })).toEqual(['/items/0/supervisingOffice'])
    expect(wrong({ unverified: 'yes' })).toEqual(['/items/0/unverified'])
    expect(wrong({ contacts: [{ kind: 'phone', value: '1', duty: 'always' }] })).toEqual(['/items/0/contacts/0/duty'])
  })

  test('takes hours, holidays, duty phone, national codes, names, who is in charge, and where it is known from', () => {
    const whole = {
      ...sent,
      validFrom: '2026-01-01',
      labels: { pt: 'Pirada' },
      hours: [{ days: [1, 2, 3], from: '07:00', to: '19:00' }],
      holidays: ['2026-09-24'],
      contacts: [{ kind: 'phone', value: '+245 000 000 000', duty: true }],
      aliases: [{ system: 'SYDONIA-GW', code: 'PIR' }],
      automated: false,
      supervisingOffice: 'GWSDO001',
      source: 'Order 3 of 2026',
    }
    expect(planOffices(offices, [whole]).findings).toEqual([])
  })
})

describe('the offices that come with the hub', () => {
  const shipped = [...testReference().offices.values()]

  test('have a name in each language, and a kind without a joint post unless a source says there is one', () => {
    for (const one of shipped) {
      expect([one.code, nameOfOffice(one, 'en'), nameOfOffice(one, 'fr'), nameOfOffice(one, 'pt')]).not.toContain(
        undefined,
      )
      expect([one.code, one.jointPost === true]).toEqual([one.code, one.kind === 'joint-border-post'])
    }
    const sourced = shipped.filter((one) => one.jointPost === true || one.unverified === true)
    expect(sourced.filter(({ source }) => source === undefined).map(({ code }) => code)).toEqual([])
    const joint = shipped.filter(({ jointPost }) => jointPost).map(({ code }) => code)
    expect(joint.sort()).toEqual(
      [
        'BFCNK001',
        'TGCNK001',
        'BJMAL001',
        'NEGAY001',
        'BJSEM001',
        'NGSEM001',
        'GHAKA001',
        'TGNOE001',
        'GNBOU001',
        'SNKAL001',
      ].sort(),
    )
  })

  test('face each other: whoever names a pair is named by it', () => {
    const reference = testReference().offices
    for (const one of shipped)
      for (const pair of one.pairs) expect([pair, reference.get(pair)?.pairs.includes(one.code)]).toEqual([pair, true])
  })

  test.each([
    ['BJPOR001', 'BFNAD001'],
    ['TGKET001', 'BJOUA001'],
    ['MLLAB001', 'NEYAS001'],
    ['GHHAM001', 'BFHML001'],
    ['SNKAL001', 'GNBOU001'],
    ['GWSDO001', 'SNMPK001'],
    ['GWPIR001', 'SNNIA001'],
    ['GWBUR001', 'GNKDK001'],
  ])('open the frontier of %s and %s', (one, other) => {
    expect(testReference().offices.get(asOffice(one))).toMatchObject({ pairs: [other] })
    expect(testReference().offices.get(asOffice(one))?.source).toBeDefined()
  })

  test('of Guinea-Bissau lie on land as well, and work in the hub’s own app', () => {
    const land = shipped.filter(({ country, kind }) => country === 'GW' && kind === 'border')
    expect(land.map(({ code, automated }) => [code, automated])).toEqual([
      ['GWBUR001', false],
      ['GWPIR001', false],
      ['GWSDO001', false],
    ])
  })
})

test('no code of goods stands for goods of any kind', () => {
  for (const [list, code] of [
    ['hs', '999999'],
    ['hs-headings', '9999'],
    ['hs-chapters', '99'],
  ] as const) {
    const codes = new Set(shippedList(list).items.map((item) => item.code))
    expect([list, codes.size > 90, codes.has(code)]).toEqual([list, true, false])
  }
  expect(Object.keys(codelists).length).toBeGreaterThan(0)
})
