import type { ContributionTable } from '../../../../src/domain/model/reference.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributionsDue, percentOf, shareOut } from '../../../../src/domain/reference/contribution.ts'
import type { Rate } from '../../../../src/domain/values/rates.ts'
import { planContributionTables, planRates } from '../../../../src/domain/imports/tariffs.ts'
import type { Declaration } from '../../../../src/generated/types.ts'
import { agreement, dayOn, testReference } from '../../../support/reference.ts'
import { declaration } from '../../../support/road.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'

const rate = (fields: Partial<Rate> = {}): Rate => ({
  from: 'GHS',
  to: 'XOF',
  rate: '39.5',
  validFrom: '2026-05-01',
  source: 'BCEAO',
  ...fields,
})
const table = (fields: Partial<ContributionTable> = {}): ContributionTable => ({
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2026-01-01',
  rate: '0.5',
  base: 'cif',
  collector: asParty('TG/fonds-garantie'),
  shares: [
    { country: asCountry('TG'), guarantor: asParty('TG/fonds-garantie'), parts: 1 },
    { country: asCountry('BF'), guarantor: asParty('BF/fonds-garantie'), parts: 1 },
  ],
  ...fields,
})

describe('an import of exchange rates', () => {
  test('is refused whole, each fault at its place', () => {
    const entries = [rate({ rate: '0' }), rate({ to: 'GHS' }), { ...rate(), sauce: 'x' }, rate({ rate: '1e3' })]
    const { findings, changes } = planRates([], entries)
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['12', '/items/0/rate'],
      ['12', '/items/1/to'],
      ['15', '/items/2/sauce'],
      ['51', '/items/3/rate'],
    ])
    expect(changes).toEqual([])
    expect(planRates([], [rate(), rate({ rate: '40' })]).findings).toMatchObject([
      { rule: 'IMPORT-TWICE', pointer: '/items/1' },
    ])
    expect(planRates([], []).findings).toHaveLength(1)
    expect(planRates([], { rates: [] }).findings).toHaveLength(1)
  })

  test('replaces the rate of the same pair and day, and ends none', () => {
    const corrected = rate({ rate: '39.6' })
    const plan = planRates([rate()], [corrected, rate({ validFrom: '2026-06-01' })])
    expect(plan.changes).toEqual([
      { key: 'GHS - XOF 2026-05-01', change: 'changed', before: rate(), after: corrected },
      { key: 'GHS - XOF 2026-06-01', change: 'added', after: rate({ validFrom: '2026-06-01' }) },
    ])
    expect(planRates([rate()], [rate()]).changes).toEqual([])
  })
})

describe('an import of contribution tables', () => {
  test('is refused whole, each fault at its place', () => {
    const shares = [...table().shares, ...table().shares.slice(0, 1)]
    const bad = [table({ regime: 'nowhere' }), table({ rate: '1,5' }), table({ validTo: '2025-01-01', shares })]
    expect(planContributionTables([], bad).findings.map(({ pointer }) => pointer)).toEqual([
      '/items/0/regime',
      '/items/1/rate',
      '/items/2/validTo',
      '/items/2/shares/2/country',
    ])
  })

  test('names guarantors by any key that one may be registered under, never the customs of a country', () => {
    const collectors = ['TG/Fonds_1', 'TG', 'TG/-fonds'].map((key) => table({ collector: asParty(key) }))
    const found = collectors.map((one) => planContributionTables([], [one]).findings.map(({ pointer }) => pointer))
    expect(found).toEqual([[], ['/items/0/collector'], ['/items/0/collector']])
  })

  test('ends the version before on the day before', () => {
    const next = table({ validFrom: '2027-01-01', rate: '0.75' })
    expect(planContributionTables([table()], [next]).changes).toMatchObject([
      { change: 'closed', after: { validTo: '2026-12-31' } },
      { change: 'added', after: next },
    ])
  })
})

describe('contributions', () => {
  test('the table is the one the agreement names, as it is on the day', () => {
    const { body } = declaration()
    const tableFor = (contributionTable: string | undefined, day: string) => {
      const base = testReference()
      const agreements = base.agreements.map((one) =>
        agreement({ ...one, ...(contributionTable ? { contributionTable } : {}) }),
      )
      const contributions = [table({ validTo: '2026-12-31' }), table({ validFrom: '2027-01-01', rate: '0.75' })]
      return contributionsDue(body as Declaration, { ...base, agreements, contributions }, dayOn(day))[0]?.rate
    }
    expect(tableFor(undefined, '2026-06-01')).toBeUndefined()
    expect(tableFor('OTHER', '2026-06-01')).toBeUndefined()
    expect(tableFor('FGT', '2026-06-01')).toBe('0.5')
    expect(tableFor('FGT', '2027-06-01')).toBe('0.75')
  })

  test('a part in per cent is to the nearest minor unit, halves up', () => {
    expect(percentOf(18_600_000n, '0.5')).toBe(93_000n)
    expect(percentOf(100n, '0.5')).toBe(1n)
    expect(percentOf(99n, '0.5')).toBe(0n)
  })

  test('shares always add up to the amount, and nobody is off by more than one unit', () => {
    const parts = fc.array(fc.record({ parts: fc.integer({ min: 0, max: 10_000 }) }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), parts, (amount, among) => {
        const shares = shareOut(amount, among)
        const whole = among.reduce((sum, one) => sum + BigInt(one.parts), 0n)
        const sum = shares.reduce((total, [, share]) => total + share, 0n)
        expect(sum).toBe(whole === 0n ? 0n : amount)
        for (const [{ parts: own }, share] of shares) {
          const off = share * whole - amount * BigInt(own)
          expect(off > -whole && off <= whole).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
