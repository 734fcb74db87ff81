import { decimalsOf, formatAmount, type Money } from './money.ts'

/** One published exchange rate: `rate` units of `to` for one unit of `from`, from `validFrom` (`YYYY-MM-DD`) until the next. */
export type Rate = { from: string; to: string; rate: string; validFrom: string; source: string }

/** How an amount declared in another currency came to be what is reserved: kept with the line for whoever recomputes it. */
export type Conversion = {
  /** As declared. */
  amount: string
  currency: string
  /** The rate as published, in the direction `from` to `to` in which its source gives it. */
  rate: string
  from: string
  to: string
  date: string
  source: string
}

/** A rate as it may be written: at most ten digits before the point and ten after it. */
export const RATE_PATTERN = /^(0|[1-9][0-9]{0,9})(?:\.([0-9]{1,10}))?$/

/**
 * Money in another currency by the latest rate in force on a day (`YYYY-MM-DD`), rounded up to the next minor unit: a
 * reservation that is a unit too small is the greater harm (engine.md 5). Where only the opposite direction is
 * published its inverse is used. Undefined when there is no rate; rates are never chained over a third currency.
 */
export function convert(
  money: Money,
  currency: string,
  rates: readonly Rate[],
  day: string,
): { minor: bigint; conversion: Conversion } | undefined {
  const factor = factorOf(money.currency, currency, rates, day)
  if (factor === undefined) return undefined
  const minor = divideUp(money.minor * factor.times, factor.by)
  const { rate, from, to, validFrom, source } = factor.published
  const amount = formatAmount(money.minor, money.currency)
  return { minor, conversion: { amount, currency: money.currency, rate, from, to, date: validFrom, source } }
}

/**
 * Money in another currency as a fraction of its minor units, not rounded, by the latest rate in force on a day
 * (`YYYY-MM-DD`): for sums that are rounded once, at their end. Undefined as `convert`.
 */
export function ratioOf(money: Money, currency: string, rates: readonly Rate[], day: string): Ratio | undefined {
  if (money.currency === currency) return { times: money.minor, by: 1n }
  const factor = factorOf(money.currency, currency, rates, day)
  return factor && { times: money.minor * factor.times, by: factor.by }
}

/** A whole number of `times` divided by one of `by`, which is not zero. */
export type Ratio = { times: bigint; by: bigint }

/** The sum of fractions of whole numbers, exactly. */
export const sumOfRatios = (ratios: readonly Ratio[]): Ratio =>
  ratios.reduce((sum, { times, by }) => ({ times: sum.times * by + times * sum.by, by: sum.by * by }), {
    times: 0n,
    by: 1n,
  })

/** What is wrong with a rate before it may be used; undefined when nothing is. */
export function rateProblem({ from, to, rate }: Rate): 'currency' | 'rate' | undefined {
  if (decimalsOf(from) === undefined || decimalsOf(to) === undefined || from === to) return 'currency'
  return fractionOf(rate) === undefined ? 'rate' : undefined
}

/** By what minor units of one currency are multiplied and divided to be those of another, and the rate that says so. */
function factorOf(
  from: string,
  to: string,
  rates: readonly Rate[],
  day: string,
): (Ratio & { published: Rate }) | undefined {
  const direct = latest(rates, from, to, day)
  const published = direct ?? latest(rates, to, from, day)
  const fraction = published === undefined ? undefined : fractionOf(published.rate)
  if (published === undefined || fraction === undefined) return undefined
  const [times, by] = direct === undefined ? [fraction.scale, fraction.digits] : [fraction.digits, fraction.scale]
  return { times: times * unitOf(to), by: by * unitOf(from), published }
}

function latest(rates: readonly Rate[], from: string, to: string, day: string): Rate | undefined {
  const known = rates.filter((rate) => rate.from === from && rate.to === to && rate.validFrom <= day)
  return known.reduce<Rate | undefined>(
    (best, rate) => (best === undefined || rate.validFrom > best.validFrom ? rate : best),
    undefined,
  )
}

/** A rate as a fraction of whole numbers; undefined when it is not written as one or is zero. */
function fractionOf(rate: string): { digits: bigint; scale: bigint } | undefined {
  const match = RATE_PATTERN.exec(rate)
  if (match === null) return undefined
  const decimals = match[2] ?? ''
  const digits = BigInt(`${match[1] ?? ''}${decimals}`)
  return digits === 0n ? undefined : { digits, scale: 10n ** BigInt(decimals.length) }
}

const unitOf = (currency: string): bigint => 10n ** BigInt(decimalsOf(currency) ?? 0)

const divideUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor
