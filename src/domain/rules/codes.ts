import { codelists } from '../../generated/codelists.ts'
import { ruleFinding } from '../values/finding.ts'
import { decimalsOf, parseAmount } from '../values/money.ts'
import type { Reference } from '../model/reference.ts'
import { findingsAt, type Rule } from './rule.ts'
import { asCountry } from '../values/party.ts'

/** CURRENCY-UNKNOWN: currencies of ISO 4217 that the hub accounts in. */
export const currencyUnknown: Rule = ({ coded }) =>
  findingsAt(coded.moneys, ({ currency, pointer }) =>
    decimalsOf(currency) === undefined ? [ruleFinding('CURRENCY-UNKNOWN', `${pointer}/currency`, currency)] : [],
  )

/** CURRENCY-SCALE: no more decimals than the currency has (interface.md 2). */
export const currencyScale: Rule = ({ coded }) =>
  findingsAt(coded.moneys, ({ amount, currency, pointer }) => {
    const decimals = decimalsOf(currency)
    if (decimals === undefined || parseAmount(amount, currency) !== undefined) return []
    return [ruleFinding('CURRENCY-SCALE', `${pointer}/amount`, amount, String(decimals))]
  })

/** COUNTRY-UNKNOWN: countries of ISO 3166-1, and those an operator has put into the registry besides. */
export const countryUnknown: Rule = ({ coded, reference }) => {
  const known = reference.codes?.get('countries')
  if (known === undefined) return []
  return findingsAt(coded.countries, ({ value, pointer }) =>
    known.has(value) || reference.countries.has(asCountry(value))
      ? []
      : [ruleFinding('COUNTRY-UNKNOWN', pointer, value)],
  )
}

/** CODE-UNKNOWN: codes the schema leaves open because their lists grow. */
export const codeUnknown: Rule = ({ message, coded, reference }) => {
  if (message.type === 'alert') {
    const listed = isListed(reference, 'alert-reasons', message.body.reason)
    return listed ? [] : [ruleFinding('CODE-UNKNOWN', '/body/reason', message.body.reason, 'alert-reasons')]
  }
  return findingsAt(coded.schemes, ({ value, pointer }) =>
    isListed(reference, 'party-schemes', value) ? [] : [ruleFinding('CODE-UNKNOWN', pointer, value, 'party-schemes')],
  )
}

/** Known to the list as operators keep it, which may have grown since the program was made. */
const isListed = (reference: Reference, list: 'alert-reasons' | 'party-schemes', value: string): boolean =>
  reference.codes?.get(list)?.has(value) ?? codelists[list].some(({ code }) => code === value)
