import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkList, itemOfCells, planImport } from '../../../../src/domain/imports/codelists.ts'
import { type Codelist, codeOn, indexCodes } from '../../../../src/domain/reference/codes.ts'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import { closedLists } from '../../../../src/generated/codelists.ts'
import type { Message } from '../../../../src/generated/types.ts'
import { dayOn, party, shippedList, testReference } from '../../../support/reference.ts'
import { amendment } from '../../../support/procedures.ts'
import { declaration, exit } from '../../../support/road.ts'
import { bagsRetired } from './rules-of-reference.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const rulesOn = (message: Message) =>
  checkRules({ message, caller: party(message.sender.country), reference: bagsRetired, now: NOW }).map(
    ({ rule, pointer }) => `${rule} ${pointer}`,
  )

describe('a code that was retired on 1 March', () => {
  test('is good on its last day and not on the next, where the message says the day', () => {
    expect(rulesOn(declaration({ occurredAt: '2026-03-01T23:59:00Z' }))).toEqual([])
    expect(rulesOn(declaration({ occurredAt: '2026-03-02T00:01:00Z' }))).toEqual([
      'CODE-NOT-VALID /body/items/0/packaging/0/type',
    ])
    // Half past midnight as a clock in Lagos has it is the day before at the office in Lomé, where it happened.
    expect(rulesOn(declaration({ occurredAt: '2026-03-02T00:30:00+01:00' }))).toEqual([])
  })

  test('is judged by the day of acceptance, where the declaration names it', () => {
    const accepted = declaration({ occurredAt: '2026-03-05T08:00:00Z', body: { acceptedAt: '2026-02-27T08:00:00Z' } })
    expect(rulesOn(accepted)).toEqual([])
  })

  test('is found in an amendment where it stands there', () => {
    expect(rulesOn(amendment(2, {}))).toContain('CODE-NOT-VALID /body/declaration/items/0/packaging/0/type')
  })

  test('says nothing about messages without such a code', () => {
    expect(rulesOn(exit())).toEqual([])
  })
})

describe('a list on a day', () => {
  const item = (validFrom: string, validTo?: string) => ({
    code: 'A',
    validFrom,
    labels: { en: validFrom },
    ...(validTo === undefined ? {} : { validTo }),
  })
  const list = { ...shippedList('regimes'), name: 'x', items: [item('2020-01-01', '2021-06-30'), item('2022-01-01')] }
  const reference = testReference(indexCodes([list]))
  const on = (day: string) => codeOn(reference, 'x', 'A', dayOn(day))?.validFrom

  test('has the version that is valid then, and none in a gap', () => {
    expect([on('2020-01-01'), on('2021-06-30'), on('2021-07-01'), on('2022-01-01'), on('2030-01-01')]).toEqual([
      '2020-01-01',
      '2020-01-01',
      undefined,
      '2022-01-01',
      '2022-01-01',
    ])
  })

  test('judges days before it begins like its first day', () => {
    expect(on('1999-12-31')).toBe('2020-01-01')
  })
})

const NAMES = readdirSync(new URL('../../../../schemas/codelists', import.meta.url)).map((file) =>
  file.replace('.json', ''),
)

describe('the lists that are shipped', () => {
  test.each(NAMES.filter((name) => name !== 'offices'))('%s passes the check of an import', (name) => {
    expect(checkList(shippedList(name))).toEqual([])
  })

  test.each(NAMES)('%s has a title in three languages, and no code twice on one day', (name) => {
    const { labels, items } = shippedList(name)
    expect(Object.values(labels).every((label) => label.trim() !== '' && label !== name)).toBe(true)
    expect(new Set(items.map(({ code, validFrom }) => `${code} ${validFrom}`)).size).toBe(items.length)
  })

  test('every chapter has its headings, every heading its chapter and subheadings', () => {
    const chapters = new Set(shippedList('hs-chapters').items.map(({ code }) => code))
    const headings = new Set(shippedList('hs-headings').items.map(({ code }) => code))
    expect([chapters.size, headings.size]).toEqual([96, 1228])
    expect(new Set([...headings].map((code) => code.slice(0, 2)))).toEqual(chapters)
    expect(new Set(shippedList('hs').items.map(({ code }) => code.slice(0, 4)))).toEqual(headings)
  })

  test('offices name places and offices that exist', () => {
    const places = new Set(shippedList('unlocode').items.map(({ code }) => code))
    const offices = shippedList('offices').items
    const codes = new Set(offices.map(({ code }) => code))
    const named = offices.flatMap(({ unlocode }) => (typeof unlocode === 'string' ? [unlocode] : []))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((code) => !places.has(code))).toEqual([])
    expect(offices.flatMap((office) => office['pairs'] as string[]).filter((code) => !codes.has(code))).toEqual([])
  })

  test('the unit of package types tells bulk and unpacked goods apart', () => {
    const groups = Map.groupBy(shippedList('package-types').items, ({ group }) => group)
    const codes = (group: string) => groups.get(group)?.map(({ code }) => code)
    expect([codes('bulk'), codes('unpacked')]).toEqual([
      ['VG', 'VL', 'VO', 'VQ', 'VR', 'VS', 'VY'],
      ['NE', 'NF', 'NG'],
    ])
  })
})

describe('an import', () => {
  const options = { replace: false, from: '2026-06-01' }
  const rows = (...items: unknown[]) => items.map((item, at) => ({ item, at: { pointer: `/items/${at}` } }))
  const packages = shippedList('package-types')
  const plan = (list: Codelist, more: Partial<typeof options>, ...items: unknown[]) =>
    planImport(list, rows(...items), { ...options, ...more })
  const labels = { en: 'Cube', fr: 'Cube', pt: 'Cubo' }

  test('a code and a last day end it; the rest stays as it was', () => {
    const { findings, changes } = plan(packages, {}, { code: 'BG', validTo: '2026-06-30' })
    const before = packages.items.find(({ code }) => code === 'BG')
    expect(findings).toEqual([])
    expect(changes).toEqual([{ key: 'BG', change: 'closed', before, after: { ...before, validTo: '2026-06-30' } }])
  })

  test('a corrected label does not bring back a code that has ended', () => {
    const ended = { ...packages, items: packages.items.map((item) => ({ ...item, validTo: '2026-01-31' })) }
    const { changes } = plan(ended, {}, { code: 'BG', labels: { en: 'Sack' } })
    expect(changes[0]?.after).toMatchObject({ validTo: '2026-01-31', labels: { en: 'Sack', fr: 'Sac' } })
  })

  test('a new version begins on the day asked for and ends the one before', () => {
    const { changes } = plan(packages, {}, { code: 'BG', validFrom: '2026-07-01', labels })
    expect(changes.map(({ change, after }) => [change, after.validFrom, after.validTo])).toEqual([
      ['closed', '2015-01-01', '2026-06-30'],
      ['added', '2026-07-01', undefined],
    ])
  })

  test('a whole list ends what it leaves out, and deletes nothing', () => {
    const small = { ...packages, items: packages.items.slice(0, 3) }
    const [kept] = small.items
    const { changes } = plan(small, { replace: true }, kept)
    expect(changes.map(({ key, change, after }) => [key, change, after.validTo])).toEqual([
      ['1B', 'closed', '2026-05-31'],
      ['1D', 'closed', '2026-05-31'],
    ])
  })

  test('the list as it is changes nothing', () => {
    expect(plan(packages, { replace: true }, ...packages.items)).toEqual({ findings: [], changes: [] })
  })

  test.each([
    ['no object', 'BG', '50', '/items/0'],
    ['a code of another form', { code: 'bag', labels }, '51', '/items/0/code'],
    ['a day that does not exist', { code: 'Q9', validFrom: '2026-02-30', labels }, '51', '/items/0/validFrom'],
    ['a language missing', { code: 'Q9', labels: { en: 'Cube', fr: 'Cube' } }, '13', '/items/0/labels/pt'],
    ['another language', { code: 'Q9', labels: { ...labels, de: 'x' } }, '15', '/items/0/labels/de'],
    [
      'a label with a control character',
      { code: 'Q9', labels: { ...labels, en: 'a\u0000b' } },
      '51',
      '/items/0/labels/en',
    ],
    ['a group there is not', { code: 'Q9', labels, group: 'liquid' }, '51', '/items/0/group'],
    ['a last day before the first', { code: 'BG', validTo: '2014-12-31' }, '14', '/items/0/validTo'],
  ])('%s is refused where it stands, and nothing changes', (_, item, code, pointer) => {
    const { findings, changes } = plan(packages, {}, item, { code: 'Q8', labels })
    expect(findings).toMatchObject([{ code, pointer }])
    expect(changes).toEqual([])
  })

  test('a validity that ends before it begins names its rule', () => {
    expect(plan(packages, {}, { code: 'BG', validTo: '2014-12-31' }).findings).toMatchObject([
      { rule: 'VALIDITY-BACKWARDS', value: '2014-12-31' },
    ])
  })

  test('a code named twice, and one that the schemas spell out, are refused', () => {
    expect(plan(packages, {}, { code: 'Q9', labels }, { code: 'Q9', labels }).findings).toMatchObject([
      { rule: 'IMPORT-TWICE', pointer: '/items/1/code' },
    ])
    expect(closedLists.has('regimes')).toBe(true)
    expect(plan(shippedList('regimes'), {}, { code: 'eccas', labels }).findings).toMatchObject([
      { rule: 'CODELIST-CLOSED', pointer: '/items/0/code' },
    ])
    expect(plan(shippedList('regimes'), {}, { code: 'tir', validTo: '2026-12-31' }).changes).toHaveLength(1)
  })

  test('a table says the same as JSON', () => {
    const modes = shippedList('means-identification')
    const cells = { code: '30', validFrom: '2020-01-01', modes: '3 9', 'label.en': 'Plate', validTo: '' }
    expect(itemOfCells(modes, cells)).toEqual({
      code: '30',
      validFrom: '2020-01-01',
      modes: ['3', '9'],
      labels: { en: 'Plate' },
    })
    expect(itemOfCells(shippedList('control-results'), { code: 'A1', conform: 'true' })).toEqual({
      code: 'A1',
      conform: true,
    })
  })
})
