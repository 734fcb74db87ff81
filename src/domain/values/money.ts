import { codelists } from '../../generated/codelists.ts'
import { assertInvariant } from './assert.ts'

/** An amount in minor units of its currency: 12.50 GHS is 1250n, 12 XOF is 12n. */
export type Money = { minor: bigint; currency: string }

const AMOUNT = /^(0|[1-9][0-9]{0,15})(?:\.([0-9]{1,3}))?$/
const MASS = /^(0|[1-9][0-9]{0,15})(?:\.([0-9]{1,6}))?$/
const MASS_DECIMALS = 6

const DECIMALS: ReadonlyMap<string, number> = new Map(
  codelists.currencies.map(({ code, decimals }) => [code, decimals]),
)

/** How many decimals a currency has (ISO 4217, schemas/codelists/currencies.json); undefined when it is not in the list. */
export function decimalsOf(currency: string): number | undefined {
  return DECIMALS.get(currency)
}

/**
 * An amount as written in a message, in minor units. Undefined when the currency is not in the list or the amount has
 * more decimals than it (interface.md 2: no rounding of other people's money).
 */
export function parseAmount(amount: string, currency: string): bigint | undefined {
  const decimals = decimalsOf(currency)
  return decimals === undefined ? undefined : parseDecimal(AMOUNT, amount, decimals)
}

/** Money of a message in minor units, or undefined as `parseAmount`. */
export function parseMoney(money: { amount: string; currency: string }): Money | undefined {
  const minor = parseAmount(money.amount, money.currency)
  return minor === undefined ? undefined : { minor, currency: money.currency }
}

/**
 * Money that was checked before, in minor units. Throws `InvariantError` on an amount its currency cannot have. Stopping is the
 * lesser harm: counted as nothing, a contribution nobody has paid would look paid, and a share would be missing from a statement.
 */
export function minorOf(money: { amount: string; currency: string }): bigint {
  const minor = parseAmount(money.amount, money.currency)
  assertInvariant(minor !== undefined, `${money.amount} is not an amount of ${money.currency}`)
  return minor
}

/** Minor units as written in messages: all decimals of the currency, a point, no grouping. Takes negative values too. */
export function formatAmount(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency) ?? 0
  if (decimals === 0) return minor.toString()
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const sign = minor < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** 4000000 as 4 000 000, with spaces that do not break. */
export function grouped(amount: string): string {
  const [whole = '', fraction] = amount.split('.')
  const spaced = whole.replaceAll(/\B(?=(?:[0-9]{3})+$)/g, '\u00a0')
  return fraction === undefined ? spaced : `${spaced}.${fraction}`
}

/**
 * How it is written that there is no currency (ISO 4217): in texts, in the log, and in what is stored. Nothing is decided by
 * it, and no amount may be declared in it.
 */
export const NO_CURRENCY = 'XXX'

/** A currency as it is written where one has to stand. */
export const currencyText = (currency: string | undefined): string => currency ?? NO_CURRENCY

/** Minor units of one currency together. */
export const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n)

/** Money for a message. */
export const formatMoney = ({ minor, currency }: Money): { amount: string; currency: string } => ({
  amount: formatAmount(minor, currency),
  currency,
})

/** A mass in kilograms with up to 6 decimals, in millionths of a kilogram; undefined when it is not written so. */
export const parseMass = (mass: string): bigint | undefined => parseDecimal(MASS, mass, MASS_DECIMALS)

/** Millionths of a kilogram in kilograms, without trailing zeros. */
export function formatMass(micro: bigint): string {
  const digits = micro.toString().padStart(MASS_DECIMALS + 1, '0')
  const fraction = digits.slice(-MASS_DECIMALS).replace(/0+$/, '')
  const whole = digits.slice(0, -MASS_DECIMALS)
  return fraction === '' ? whole : `${whole}.${fraction}`
}

function parseDecimal(pattern: RegExp, text: string, decimals: number): bigint | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const fraction = match[2] ?? ''
  if (fraction.length > decimals) return undefined
  return BigInt(`${match[1] ?? ''}${fraction.padEnd(decimals, '0')}`)
}
