import type { Message } from '../../generated/types.ts'
import { asMrn, type Mrn, mrnOf } from './identifiers.ts'
import { asCountry, type CountryCode } from './party.ts'

/** P, country, two digits of the year, serial, check character. */
const PROVISIONAL = /^P[A-Z]{2}[0-9]{8}[0-9A-Z]$/
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Serials of one country and year. */
export const SERIAL_MAX = 999_999

/** The check character of ISO 7064, mod 37,36 (hybrid system): finds every single wrong character and exchanged neighbours. */
export function checkCharacter(characters: string): string {
  const modulus = ALPHANUMERIC.length
  let product = modulus
  for (const character of characters) {
    const sum = (product + ALPHANUMERIC.indexOf(character)) % modulus
    product = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1)
  }
  return ALPHANUMERIC.charAt((modulus + 1 - product) % modulus)
}

/** The number of a document printed in advance, by country, year and serial. */
export function composeProvisional(country: CountryCode, year: number, serial: number): string {
  const body = `P${country}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`
  return `${body}${checkCharacter(body)}`
}

/** Whether a text is such a number, with the right check character. */
export const isValidProvisional = (text: string): boolean =>
  PROVISIONAL.test(text) && checkCharacter(text.slice(0, -1)) === text.slice(-1)

/** Whether facts wait under this for a declaration that names it: a provisional number, no MRN. */
export const isProvisional = (mrn: string): boolean => PROVISIONAL.test(mrn)

/** The country that printed it. */
export const countryOfProvisional = (provisional: string): CountryCode => asCountry(provisional.slice(1, 3))

/** The provisional number a fact names in place of an MRN; undefined in all others. */
export const provisionalOf = (message: Message): Mrn | undefined =>
  'provisional' in message && message.provisional !== undefined && mrnOf(message) === undefined
    ? asMrn(message.provisional)
    : undefined

/** The provisional number that a declaration matches. */
export const matchedBy = (message: Message): Mrn | undefined =>
  message.type === 'transit-declaration' && message.body.provisional !== undefined
    ? asMrn(message.body.provisional)
    : undefined
