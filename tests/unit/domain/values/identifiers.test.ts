import { expect, test } from 'vitest'
import {
  allocationKeyOf,
  checkDigit,
  composeMrn,
  decodeTwelve,
  hasContainerCheckDigit,
  kindOfContainer,
  isValidGrn,
  isValidMrn,
} from '../../../../src/domain/values/identifiers.ts'
import { declaration } from '../../../support/road.ts'
import { asCountry } from '../../../support/identifiers.ts'

test.each([
  ['26SNDKR100000042J', 2],
  ['26GHTEM100000007J', 3],
  ['26BFOUA00000000AJ', 9],
  ['26TGLFW100000123J', 0],
  ['26CIAB1000000006J', 0],
  ['26TG00CCIT000017', 8],
  ['26BF0CCIBF000031', 1],
  ['26CI00CCICI00008', 0],
  ['26GH0000SIC00042', 0],
])('check digit of %s is %i', (characters, digit) => {
  expect(checkDigit(characters)).toBe(digit)
})

test.each(['51GBLFUWH7WOI085M4', '24GBQ4OPL9LU18CNZ7', '01YH1DI5N73MAQI1Y8', '26SNDKR100000042J2'])(
  'MRN %s is valid',
  (mrn) => {
    expect(isValidMrn(mrn)).toBe(true)
  },
)

test.each([
  '51GBLFUWH7WOI085M6',
  '26SNDKR100000042J3',
  '26SNDKR100000042A2',
  '26sndkr100000042j2',
  '26SNDKR10000042J2',
  '',
])('MRN %j is not', (mrn) => {
  expect(isValidMrn(mrn)).toBe(false)
})

test('a GRN is valid with and without a voucher suffix, which is not part of the sum', () => {
  expect(isValidGrn('26TG00CCIT0000178')).toBe(true)
  expect(isValidGrn('26TG00CCIT0000178A000123')).toBe(true)
  expect(isValidGrn('26TG00CCIT0000179')).toBe(false)
  expect(isValidGrn('26TG00CCIT0000178A00012')).toBe(false)
})

test('the form of a container number says what it is', () => {
  expect(kindOfContainer('CSQU305438')).toBe('other')
  expect(kindOfContainer('CSQX3054383')).toBe('other')
  expect(kindOfContainer('CSQU3054383')).toBe('iso6346')
  expect(kindOfContainer('ATBE1003091')).toBe('en13044')
  expect(kindOfContainer('ATBK1003095')).toBe('en13044')
})

test('container numbers have the check digit of ISO 6346, those of EN 13044 too', () => {
  expect(hasContainerCheckDigit('ATBE1003092')).toBe(false)
  expect(hasContainerCheckDigit('ATBE1003091')).toBe(true)
  expect(hasContainerCheckDigit('CSQU3054383')).toBe(true)
  expect(hasContainerCheckDigit('CSQU3054384')).toBe(false)
})

test('a composed MRN is valid, carries year and country, and has the procedure letter J', () => {
  const body12 = decodeTwelve(Uint8Array.from({ length: 32 }, (_, at) => (at * 37) % 256))
  const mrn = composeMrn({ year: 2026, country: asCountry('TG'), body12 })
  expect(mrn).toMatch(/^26TG[A-Z0-9]{12}J[0-9]$/)
  expect(isValidMrn(mrn)).toBe(true)
})

test('a short hash is refused, and other hashes give other characters', () => {
  expect(() => decodeTwelve(new Uint8Array(15))).toThrow(RangeError)
  const first = decodeTwelve(Uint8Array.from({ length: 16 }, () => 1))
  const second = decodeTwelve(Uint8Array.from({ length: 16 }, (_, at) => (at === 0 ? 2 : 1)))
  expect(first).not.toBe(second)
})

test('the allocation key needs office and national reference, and takes the UTC year of acceptance and the reference as numbers are compared', () => {
  const message = declaration({
    body: { nationalRefs: [{ country: 'TG', reference: 'D 7' }], lot: { id: 'L', index: 3, of: 18 } },
  })
  const now = Date.parse('2026-12-31T23:30:00-01:00')
  expect(allocationKeyOf(message, now)).toBeUndefined()
  const sender = { ...message.sender, office: 'TGLFW001' }
  expect(allocationKeyOf({ ...message, sender }, now)).toEqual({
    country: 'TG',
    office: 'TGLFW001',
    year: 2027,
    reference: 'D7',
    lotIndex: 3,
  })
  const typedAgain = { ...message.body, nationalRefs: [{ country: 'TG', reference: ' d-7' }] }
  expect(allocationKeyOf({ ...message, sender, body: typedAgain }, now)?.reference).toBe('D7')
  const onlySigns = { ...message.body, nationalRefs: [{ country: 'TG', reference: '--/' }] }
  expect(allocationKeyOf({ ...message, sender, body: onlySigns }, now)?.reference).toBe('--/')
  expect(allocationKeyOf({ ...declaration(), sender }, now)).toBeUndefined()
})
