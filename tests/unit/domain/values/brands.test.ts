import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
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
import { asGrn, asMrn, asOffice, asParty } from '../../../support/identifiers.ts'

const mrn = asMrn('26TGLFW100000123J0')
const grn = asGrn('26TG00CCIT0000178')
const office = asOffice('BFOUA001')
const party = asParty('TG/fonds-garantie')

/** The forms that messages have (schemas/common.schema.json). */
const forms = JSON.parse(readFileSync(new URL('../../../../schemas/common.schema.json', import.meta.url), 'utf8')) as {
  $defs: Record<'partyKey' | 'uuid', { pattern: string }>
}

type Fits<Given, Wanted> = Given extends Wanted ? true : false

/** Types as well as values: a brand that is lost makes one of them `true`, and the compiler refuses the `false`. */
const fits = {
  'a text nobody has judged as an MRN': false satisfies Fits<string, Mrn>,
  'a GRN as an MRN': false satisfies Fits<Grn, Mrn>,
  'an MRN as a GRN': false satisfies Fits<Mrn, Grn>,
  'a party as an office': false satisfies Fits<PartyKey, OfficeCode>,
  'an office as a country': false satisfies Fits<OfficeCode, CountryCode>,
  'a party as a country': false satisfies Fits<PartyKey, CountryCode>,
  'a country as the party that is its customs': true satisfies Fits<CountryCode, PartyKey>,
  'an MRN as a text': true satisfies Fits<Mrn, string>,
}

test('an identifier may stand for a text, and a country for its customs; nothing else for another', () => {
  const taken = Object.entries(fits).flatMap(([what, fit]) => (fit ? [what] : []))
  expect(taken).toEqual(['a country as the party that is its customs', 'an MRN as a text'])
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
