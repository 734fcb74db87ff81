import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  countryOfGrn,
  countryOfMrn,
  type Grn,
  isMessageId,
  type Mrn,
  parseGrn,
  parseMrn,
} from '../../../../src/domain/values/identifiers.ts'
import { countryOfOffice, type OfficeCode } from '../../../../src/domain/values/office.ts'
import {
  type CountryCode,
  countryOfParty,
  isCountry,
  type PartyKey,
  parsePartyKey,
  partyKeyOf,
} from '../../../../src/domain/values/party.ts'
import { asCountry, asGrn, asMrn, asOffice, asParty } from '../../../support/identifiers.ts'

const mrn = asMrn('26TGLFW100000123J0')
const grn = asGrn('26TG00CCIT0000178')
const office = asOffice('BFOUA001')
const party = asParty('TG/fonds-garantie')

/** The forms that messages have (schemas/common.schema.json). */
const forms = JSON.parse(readFileSync(new URL('../../../../schemas/common.schema.json', import.meta.url), 'utf8')) as {
  $defs: Record<'partyKey' | 'uuid', { pattern: string }>
}

describe('the compiler refuses', () => {
  const takes = <T>(value: T): T => value
  test('a text nobody has judged, and one kind of identifier where another is wanted', () => {
    // @ts-expect-error a text is no MRN before it is parsed
    takes<Mrn>('26TGLFW100000123J0')
    // @ts-expect-error a GRN is no MRN
    takes<Mrn>(grn)
    // @ts-expect-error an MRN is no GRN
    takes<Grn>(mrn)
    // @ts-expect-error a party is no office
    takes<OfficeCode>(party)
    // @ts-expect-error an office is no country
    takes<CountryCode>(office)
    // @ts-expect-error not every party is the customs of a country
    takes<CountryCode>(party)
    expect(takes<PartyKey>(asCountry('TG'))).toBe('TG')
    expect(takes<string>(mrn)).toBe(mrn)
  })
})

test.each(['', 'tg', 'TGO', 'TG/', 'TG/-a', 'TG/a.b', 'TG/a b', 'TG/a/b', `TG/${'x'.repeat(36)}`])(
  '%j names no party',
  (text) =>
    expect([parsePartyKey(text), new RegExp(forms.$defs.partyKey.pattern).test(text)]).toEqual([undefined, false]),
)

test.each(['TG', 'ZZ', 'TG/soget', 'TG/Fonds_1', `TG/${'x'.repeat(35)}`])('%j names a party, as in messages', (text) =>
  expect([parsePartyKey(text), new RegExp(forms.$defs.partyKey.pattern).test(text)]).toEqual([text, true]),
)

test.each([
  'd3b07384-d9a0-4c2b-8f1e-0242ac130003',
  'D3B07384-D9A0-4C2B-8F1E-0242AC130003',
  'd3b07384d9a04c2b8f1e0242ac130003',
  'd3b07384-d9a0-4c2b-8f1e-0242ac13000',
])('%j is an id exactly where it is one in messages', (text) => {
  expect(isMessageId(text)).toBe(new RegExp(forms.$defs.uuid.pattern).test(text))
})

test('a number is parsed with its check digit', () => {
  expect([parseMrn('26TGLFW100000123J1'), parseMrn(grn), parseMrn(mrn)]).toEqual([undefined, undefined, mrn])
  expect([parseGrn('26TG00CCIT0000179'), parseGrn(mrn), parseGrn(grn)]).toEqual([undefined, undefined, grn])
})

test('each identifier tells its country', () => {
  expect([countryOfMrn(mrn), countryOfGrn(grn), countryOfOffice(office), countryOfParty(party)]).toEqual([
    'TG',
    'TG',
    'BF',
    'TG',
  ])
})

test('the customs of a country are named by its code, any other party by its id beside it', () => {
  expect(partyKeyOf({ country: 'TG' })).toBe('TG')
  expect(partyKeyOf({ country: 'TG', party: 'soget' })).toBe('TG/soget')
  expect([isCountry(asParty('TG')), isCountry(party)]).toEqual([true, false])
})
