import type { Message, TransitDeclaration } from '../../generated/types.ts'
import { asCountry, type CountryCode } from './party.ts'
import { asOffice, type OfficeCode } from './office.ts'
import type { Branded } from './brand.ts'
import { compared } from './spelling.ts'

/** The number of a movement (domain.md 2.4). */
export type Mrn = Branded<'mrn'>

/** The MRN in what schema and rules have judged already: looks at nothing. */
export const asMrn = (judged: string): Mrn => judged as Mrn

/**
 * The number of a guarantee: its GRN (domain.md 2.4), or what stands for one where there is none: the key of a carnet
 * (src/domain/reference/guarantee-types.ts).
 */
export type Grn = Branded<'grn'>

/** The number of a guarantee in what schema and rules have judged already: looks at nothing. */
export const asGrn = (judged: string): Grn => judged as Grn

/** Both patterns of domain.md 2.4: with the procedure letter in position 17, and the legacy one without. */
const MRN = /^((2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]|([01][0-9]|2[0-4])[A-Z]{2}[A-Z0-9]{13}[0-9])$/
const GRN = /^[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?$/
const CONTAINER = /^[A-Z]{3}[UJZ][0-9]{7}$/
const ILU = /^[A-Z]{3}[A-EK][0-9]{7}$/

/** Transit without security data (NCTS R0410). */
const PROCEDURE_LETTER = 'J'
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const TWELVE = 12

/** ISO 6346: letters count from 10, leaving out the multiples of 11. */
const VALUES: ReadonlyMap<string, number> = letterValues()

function letterValues(): Map<string, number> {
  const values = new Map<string, number>()
  let value = 0
  for (const character of ALPHANUMERIC) {
    if (value > 10 && value % 11 === 0) value += 1
    values.set(character, value)
    value += 1
  }
  return values
}

/**
 * The check digit of ISO 6346 as customs use it for MRN (over 17 characters) and GRN (over 16): values weighted by powers
 * of two, modulo 11, 10 written as 0. Takes upper case letters and digits; NaN for anything else.
 */
export function checkDigit(characters: string): number {
  let sum = 0
  for (let index = 0; index < characters.length; index += 1) {
    sum += (VALUES.get(characters.charAt(index)) ?? Number.NaN) * 2 ** index
  }
  return (sum % 11) % 10
}

/** Whether the MRN has one of the two patterns and the right check digit (domain.md 2.4). */
export function isValidMrn(mrn: string): boolean {
  return MRN.test(mrn) && checkDigit(mrn.slice(0, 17)) === Number(mrn.charAt(17))
}

/** The MRN that a text from outside is; undefined where it is none. */
export const parseMrn = (text: string): Mrn | undefined => (isValidMrn(text) ? asMrn(text) : undefined)

/** Whether the GRN has its pattern and check digit; a voucher's suffix of 7 is not part of the sum (domain.md 2.4). */
export function isValidGrn(grn: string): boolean {
  return GRN.test(grn) && checkDigit(grn.slice(0, 16)) === Number(grn.charAt(16))
}

/** The GRN that a text from outside is; undefined where it is none. */
export const parseGrn = (text: string): Grn | undefined => (isValidGrn(text) ? asGrn(text) : undefined)

/** Whether a GRN is that of a voucher: 24 characters (NCTS R0318). */
export const isVoucher = (grn: string): boolean => grn.length === 24

/**
 * What the form of a number painted on a container says it is: of a container (ISO 6346), of a swap body or semi-trailer
 * (the ILU code of EN 13044, told by its fourth letter), or another one, which has no form that could be checked.
 */
export function kindOfContainer(number: string): 'iso6346' | 'en13044' | 'other' {
  if (CONTAINER.test(number)) return 'iso6346'
  return ILU.test(number) ? 'en13044' : 'other'
}

/** Whether a number of one of the two forms has its check digit, which both reckon alike. */
export const hasContainerCheckDigit = (number: string): boolean =>
  checkDigit(number.slice(0, 10)) === Number(number.charAt(10))

/** The country that gave an MRN: characters 3 and 4. */
export const countryOfMrn = (mrn: Mrn): CountryCode => asCountry(mrn.slice(2, 4))

/** The country that gave a GRN: characters 3 and 4. */
export const countryOfGrn = (grn: Grn): CountryCode => asCountry(grn.slice(2, 4))

/**
 * What an allocated MRN is unique for; `attempt` is added by who keeps the allocations (engine.md 2, "MRN"). The reference
 * is as numbers are compared: typed in another case or spacing it is the same one.
 */
export type AllocationKey = {
  country: CountryCode
  office: OfficeCode
  year: number
  reference: string
  lotIndex: number
}

/**
 * The key under which the hub allocates an MRN to a declaration that has none. `now` is milliseconds UTC: the year is that
 * of acceptance. Undefined when the sender's office or the national reference is missing (rule NATIONAL-REFS).
 */
export function allocationKeyOf(declaration: TransitDeclaration, now: number): AllocationKey | undefined {
  const office = declaration.sender.office
  const reference = declaration.body.nationalRefs?.[0]?.reference
  if (office === undefined || reference === undefined) return undefined
  const year = new Date(now).getUTCFullYear()
  return {
    country: asCountry(declaration.sender.country),
    office: asOffice(office),
    year,
    reference: compared(reference) || reference,
    lotIndex: declaration.body.lot?.index ?? 0,
  }
}

/**
 * Twelve characters A-Z0-9 from the first 16 bytes of a hash, for the body of an allocated MRN. Throws RangeError when
 * there are fewer bytes: a short hash would make collisions likely.
 */
export function decodeTwelve(hash: Uint8Array): string {
  if (hash.length < 16) throw new RangeError('at least 16 bytes are needed')
  let number = hash.subarray(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let characters = ''
  for (let index = 0; index < TWELVE; index += 1) {
    characters += ALPHANUMERIC.charAt(Number(number % 36n))
    number /= 36n
  }
  return characters
}

/** An MRN from its parts: two digits of the year, country, twelve characters, procedure letter J, check digit. */
export function composeMrn(parts: { year: number; country: CountryCode; body12: string }): Mrn {
  const year = String(parts.year % 100).padStart(2, '0')
  const seventeen = `${year}${parts.country}${parts.body12}${PROCEDURE_LETTER}`
  return asMrn(`${seventeen}${checkDigit(seventeen)}`)
}

/** The MRN in the header; undefined in types without a movement and in a declaration that asks for one. */
export const mrnOf = (message: Message): Mrn | undefined =>
  'mrn' in message && message.mrn !== undefined ? asMrn(message.mrn) : undefined

/** Whether a text has the form of a message's id: a UUID in small letters (schemas/common.schema.json). */
export const isMessageId = (text: string): boolean => MESSAGE_ID.test(text)

const MESSAGE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
