import { codelists } from '../../generated/codelists.ts'
import { decimalsOf, parseAmount } from '../money.ts'
import type { Reference } from '../reference.ts'
import { type Rule, ruleFinding } from './rule.ts'

/** CURRENCY-UNKNOWN: currencies of ISO 4217 that the hub accounts in. */
export const currencyUnknown: Rule = ({ coded }) =>
  coded.moneys
    .filter(({ currency }) => decimalsOf(currency) === undefined)
    .map(({ currency, pointer }) => ruleFinding('CURRENCY-UNKNOWN', `${pointer}/currency`, currency))

/** CURRENCY-SCALE: no more decimals than the currency has (interface.md 2). */
export const currencyScale: Rule = ({ coded }) =>
  coded.moneys.flatMap(({ amount, currency, pointer }) => {
    const decimals = decimalsOf(currency)
    if (decimals === undefined || parseAmount(amount, currency) !== undefined) return []
    return [ruleFinding('CURRENCY-SCALE', `${pointer}/amount`, amount, String(decimals))]
  })

/** COUNTRY-UNKNOWN: countries of ISO 3166-1. */
export const countryUnknown: Rule = ({ coded, reference }) => {
  const known = reference.codes?.get('countries')
  if (known === undefined) return []
  return coded.countries
    .filter(({ value }) => !known.has(value))
    .map(({ value, pointer }) => ruleFinding('COUNTRY-UNKNOWN', pointer, value))
}

/** CODE-UNKNOWN: codes the schema leaves open because their lists grow. */
export const codeUnknown: Rule = ({ message, coded, reference }) => {
  if (message.type === 'alert') {
    const listed = isListed(reference, 'alert-reasons', message.body.reason)
    return listed ? [] : [ruleFinding('CODE-UNKNOWN', '/body/reason', message.body.reason, 'alert-reasons')]
  }
  return coded.schemes
    .filter(({ value }) => !isListed(reference, 'party-schemes', value))
    .map(({ value, pointer }) => ruleFinding('CODE-UNKNOWN', pointer, value, 'party-schemes'))
}

/** Known to the list as operators keep it, which may have grown since the program was made. */
const isListed = (reference: Reference, list: 'alert-reasons' | 'party-schemes', value: string): boolean =>
  reference.codes?.get(list)?.has(value) ?? codelists[list].some(({ code }) => code === value)
