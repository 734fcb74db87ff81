import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planAuthorisations } from '../../src/domain/imports/authorisations.ts'
import { planImport } from '../../src/domain/imports/codelists.ts'
import { codelistOf } from '../../src/domain/reference/codes.ts'
import type { Finding } from '../../src/domain/values/finding.ts'
import { planAgreements, planCountries, planOffices } from '../../src/domain/imports/registry.ts'
import { planContributionTables, planRates } from '../../src/domain/imports/tariffs.ts'

/** An operator's file may hold anything JSON can say: each import answers with findings in words, and throws at nothing. */

const day = '2026-06-01'
const items = [
  { code: '1', validFrom: '2020-01-01', labels: { en: 'one' } },
  { code: '2', validFrom: '2020-01-01', validTo: '2021-12-31', labels: { en: 'two' } },
]
const list = codelistOf({ name: 'test', source: 'test', languages: ['en'], code: '^[0-9]$', items })
const incidents = { ...list, name: 'incident-codes' }
const restrictions = { ...list, name: 'restrictions' }
const authorisations = { offices: [], types: ['C521'], isParty: () => false }

type Plan = (entries: unknown) => { findings: Finding[] }
const rowsOf = (entries: unknown) =>
  (Array.isArray(entries) ? entries : []).map((item: unknown, at) => ({ item, at: { pointer: `/items/${at}` } }))

const plans: Record<string, Plan> = {
  'a code list': (entries) => planImport(list, rowsOf(entries), { replace: false, from: day }),
  'a closed code list, replaced': (entries) => planImport(incidents, rowsOf(entries), { replace: true, from: day }),
  restrictions: (entries) => planImport(restrictions, rowsOf(entries), { replace: false, from: day }),
  offices: (entries) => planOffices([], entries),
  countries: (entries) => planCountries([], entries),
  agreements: (entries) => planAgreements([], entries),
  authorisations: (entries) => planAuthorisations([], { items: entries }, authorisations),
  'exchange rates': (entries) => planRates([], entries),
  'contribution tables': (entries) => planContributionTables([], entries),
}

const FIELDS = ['code', 'id', 'name', 'validFrom', 'validTo', 'labels', 'country', 'countries', 'pairs', 'offices']
const MORE = [
  'shares',
  'holder',
  'scope',
  'reference',
  'type',
  'suspendedFrom',
  'effect',
  'from',
  'to',
  'rate',
  'timers',
]
const value = fc.oneof(fc.constantFrom('', '1', day, '2026-07-01', 'TG', 'TGLFW001'), fc.jsonValue({ maxDepth: 2 }))
const entry = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS, ...MORE), value, { maxKeys: 6 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)

describe('an import of nothing', () => {
  test.each(Object.entries(plans))('as %s is refused, since it would mean that all is to end', (_, plan) => {
    expect(plan([]).findings).toMatchObject([{ code: '13', pointer: '/items' }])
  })
})

describe('an import of anything', () => {
  test.each(Object.entries(plans))('as %s is answered in words', (_, plan) => {
    fc.assert(
      fc.property(fc.oneof(fc.array(entry, { maxLength: 3 }), fc.jsonValue()), (entries) => {
        for (const { pointer, value: found = '', expected = '' } of plan(entries).findings) {
          expect([typeof pointer, typeof found, typeof expected]).toEqual(['string', 'string', 'string'])
        }
      }),
      { numRuns: 400 },
    )
  })
})
