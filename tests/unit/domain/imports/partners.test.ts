import { describe, expect, test } from 'vitest'
import { planPartnerAgreements } from '../../../../src/domain/imports/partners.ts'
import { PARTNER_READS, type PartnerAgreement, readableBy } from '../../../../src/domain/model/partner.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'

const agreement = (fields: Partial<PartnerAgreement> = {}): PartnerAgreement => ({
  id: 'TG-TRESOR',
  partner: asParty('TG/tresor'),
  countries: [asCountry('TG')],
  reads: ['contributions'],
  basis: 'Convention 4/2026',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...fields,
})
const roleOf = (key: string) =>
  key === 'TG/tresor' ? ('partner' as const) : key === 'TG/paiement' ? ('payment' as const) : undefined
const plan = (...entries: readonly unknown[]) => planPartnerAgreements([], entries, roleOf)

describe('an agreement with a partner administration', () => {
  test.each([
    ['with a party of another role', { partner: asParty('TG/paiement') }, 'PARTNER-UNKNOWN', '/items/0/partner'],
    ['with nobody who is registered', { partner: asParty('BF/tresor') }, 'PARTNER-UNKNOWN', '/items/0/partner'],
    ['that ends before it begins', { validTo: '2025-12-31' }, 'VALIDITY-BACKWARDS', '/items/0/validTo'],
    ['that names a country twice', { countries: ['TG', 'TG'].map(asCountry) }, 'IMPORT-TWICE', '/items/0/countries/1'],
    ['that names a read twice', { reads: ['claims', 'claims'] as const }, 'IMPORT-TWICE', '/items/0/reads/1'],
  ])('%s is refused at its place', (_, fields, rule, pointer) => {
    expect(plan(agreement(fields))).toMatchObject({ findings: [{ rule, pointer }], changes: [] })
  })

  test('that has no last day, or lets more be read than there is, is refused at its place', () => {
    const { validTo: _, ...endless } = agreement()
    const { findings } = plan(
      endless,
      agreement({ id: 'B', reads: ['traders'] as never }),
      agreement({ countries: [] }),
    )
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['13', '/items/0/validTo'],
      ['12', '/items/1/reads/0'],
      ['13', '/items/2/countries'],
    ])
  })

  test('is ended by the same one with an earlier last day', () => {
    const before = agreement()
    const after = agreement({ validTo: '2026-06-30' })
    const { changes } = planPartnerAgreements([before], [after], roleOf)
    expect(changes).toEqual([{ key: 'TG-TRESOR', change: 'closed', before, after }])
  })
})

describe('what a partner may read', () => {
  const both = [
    agreement(),
    agreement({
      id: 'TG-BF',
      countries: [asCountry('BF')],
      reads: ['contributions', 'cover'],
      validFrom: '2026-06-01',
    }),
  ]
  const on = (day: string, read: PartnerAgreement['reads'][number], partner = 'TG/tresor') => [
    ...readableBy(both, asParty(partner), read, day),
  ]

  test('is nothing without an agreement: not before its first day, nor after its last, nor by another’s', () => {
    expect(on('2025-12-31', 'contributions')).toEqual([])
    expect(on('2027-01-01', 'contributions')).toEqual([])
    expect(on('2026-07-01', 'claims')).toEqual([])
    expect(PARTNER_READS.flatMap((read) => on('2026-07-01', read, 'TG/impots'))).toEqual([])
  })

  test('is of the countries of all agreements in force, both days included', () => {
    expect(on('2026-01-01', 'contributions')).toEqual(['TG'])
    expect(on('2026-12-31', 'contributions')).toEqual(['TG', 'BF'])
    expect(on('2026-06-01', 'cover')).toEqual(['BF'])
  })
})
