import { codelists } from '../../generated/codelists.ts'
import { decimalsOf, parseAmount } from '../money.ts'
import { type Rule, ruleFinding } from './rule.ts'
import { moneys, strings } from './walk.ts'

/** Properties that hold a country's code; the sender's own country is the registry's business. */
const COUNTRY_NAMES: ReadonlySet<string> = new Set([
  'country',
  'nationality',
  'countriesOfRouting',
  'countryOfDispatch',
  'countryOfDestination',
  'countryOfOrigin',
  'territories',
])

/** CURRENCY-UNKNOWN: currencies of ISO 4217 that the hub accounts in. */
export const currencyUnknown: Rule = ({ message }) =>
  [...moneys(message.body, '/body')]
    .filter(({ currency }) => decimalsOf(currency) === undefined)
    .map(({ currency, pointer }) => ruleFinding('CURRENCY-UNKNOWN', `${pointer}/currency`, currency))

/** CURRENCY-SCALE: no more decimals than the currency has (interface.md 2). */
export const currencyScale: Rule = ({ message }) =>
  [...moneys(message.body, '/body')].flatMap(({ amount, currency, pointer }) => {
    const decimals = decimalsOf(currency)
    if (decimals === undefined || parseAmount(amount, currency) !== undefined) return []
    return [ruleFinding('CURRENCY-SCALE', `${pointer}/amount`, amount, String(decimals))]
  })

/** COUNTRY-UNKNOWN: countries of ISO 3166-1. */
export const countryUnknown: Rule = ({ message, reference }) => {
  const known = reference.codes?.get('countries')
  if (known === undefined) return []
  return [...strings(message.body, '/body')]
    .filter(({ name, value }) => COUNTRY_NAMES.has(name) && !known.has(value))
    .map(({ value, pointer }) => ruleFinding('COUNTRY-UNKNOWN', pointer, value))
}

/** CODE-UNKNOWN: codes the schema leaves open because their lists grow. */
export const codeUnknown: Rule = ({ message }) => {
  if (message.type === 'alert') {
    const listed = codelists['alert-reasons'].some(({ code }) => code === message.body.reason)
    return listed ? [] : [ruleFinding('CODE-UNKNOWN', '/body/reason', message.body.reason, 'alert-reasons')]
  }
  const schemes: readonly { code: string }[] = codelists['party-schemes']
  return [...strings(message.body, '/body')]
    .filter(({ name, value }) => name === 'scheme' && !schemes.some(({ code }) => code === value))
    .map(({ value, pointer }) => ruleFinding('CODE-UNKNOWN', pointer, value, 'party-schemes'))
}
