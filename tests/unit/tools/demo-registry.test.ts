import { expect, test } from 'vitest'
import { planAuthorisations } from '../../../src/domain/imports/authorisations.ts'
import { agreedWayOf } from '../../../src/domain/reference/agreements.ts'
import { asOffice, countryOfOffice } from '../../../src/domain/values/office.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import { isWithin } from '../../../src/domain/values/time.ts'
import { readRegistry } from '../../../tools/demo/registry.ts'
import { shippedList } from '../../support/reference.ts'

const { agreements, authorisations, offices, parties } = readRegistry()

test('the authorisations of demonstration and sandbox would pass an import: offices, types and parties are there', () => {
  const keys = new Set<string>(parties.map(partyKeyOf))
  const types = shippedList('authorisation-types').items.map(({ code }) => code)
  const context = { offices, types, isParty: (key: string) => keys.has(key) }
  expect(planAuthorisations([], { items: authorisations }, context).findings).toEqual([])
})

test('among them are an authorised consignor, an authorised consignee who is a party, and one that has expired', () => {
  const valid = authorisations.filter((one) => isWithin('2026-06-01', one))
  expect(new Set(valid.map(({ type }) => type))).toEqual(new Set(['C521', 'C522']))
  expect(valid.filter(({ type, holder }) => type === 'C522' && holder.party === undefined)).toEqual([])
  expect(authorisations.length).toBeGreaterThan(valid.length)
})

test.each([
  ['BJPOR001', 'BFNAD001', 'isrt', 'BJ-BF'],
  ['TGKET001', 'BJOUA001', 'isrt', 'TG-BJ'],
  ['MLLAB001', 'NEYAS001', 'aes', 'AES-ML-NE'],
  ['GHHAM001', 'BFHML001', 'isrt', 'GH-BF'],
  ['SNKAL001', 'GNBOU001', 'isrt', 'SN-GN'],
  ['SNMPK001', 'GWSDO001', 'isrt', 'SN-GW'],
  ['SNNIA001', 'GWPIR001', 'isrt', 'SN-GW'],
  ['GNKDK001', 'GWBUR001', 'isrt', 'GN-GW'],
  ['TGCNK001', 'BFCNK001', 'isrt', 'TG-BF'],
])('the way from %s to %s is booked under the agreement that names it', (exit, entry, regime, id) => {
  const [out, into] = [asOffice(exit), asOffice(entry)]
  expect(offices.find(({ code }) => code === out)?.pairs).toContain(into)
  const leg = { mode: '3', connection: 'full' } as const
  const legs = [
    { ...leg, country: countryOfOffice(out), exitOffice: out },
    { ...leg, country: countryOfOffice(into), entryOffice: into },
  ]
  const way = agreedWayOf({ regime, guaranteeTypes: ['1'], legs }, agreements, '2026-06-01')
  expect(way.covered ? way.agreements.map((one) => one.id) : way.gaps).toEqual([id])
})
