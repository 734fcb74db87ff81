import { expect, test } from 'vitest'
import { planAuthorisations } from '../../../src/domain/imports/authorisations.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import { isWithin } from '../../../src/domain/values/time.ts'
import { readRegistry } from '../../../tools/demo/registry.ts'
import { shippedList } from '../../support/reference.ts'

const { authorisations, offices, parties } = readRegistry()

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
