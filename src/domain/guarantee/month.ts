import type { Grn } from '../values/identifiers.ts'
import type { Account } from '../model/guarantee.ts'
import { sumOf } from '../values/money.ts'

/** The accounts of a guarantee, in the order in which they are told. */
export const ACCOUNTS = ['available', 'reserved', 'inUse', 'claimed', 'spent'] as const satisfies readonly Account[]

/** What stands on each account of a guarantee, minor units of its currency; together they are its limit (invariant I5). */
export type Balances = Readonly<Record<Account, bigint>>

/** A guarantee over one month: what stood on its accounts before the first entry and after the last one. */
export type GuaranteeMonth = {
  grn: Grn
  currency: string
  opening: Balances
  closing: Balances
  /** Whether anything was entered in between. */
  touched: boolean
}

/** All guarantees in one currency over one month. */
export type CurrencyMonth = Pick<GuaranteeMonth, 'currency' | 'opening' | 'closing'>

/** Each account's amount, made from those of others. */
export const balancesBy = (amountOf: (account: Account) => bigint): Balances => ({
  available: amountOf('available'),
  reserved: amountOf('reserved'),
  inUse: amountOf('inUse'),
  claimed: amountOf('claimed'),
  spent: amountOf('spent'),
})

const NOTHING: Balances = balancesBy(() => 0n)

/** What the accounts make up: the limit of a guarantee. */
export const limitOf = (balances: Balances): bigint => sumOf(ACCOUNTS.map((account) => balances[account]))

const plus = (one: Balances, other: Balances): Balances => balancesBy((account) => one[account] + other[account])

/** Adds the guarantees of a month up by currency. */
export class MonthTotals {
  readonly #totals = new Map<string, CurrencyMonth>()

  add({ currency, opening, closing }: CurrencyMonth): void {
    const before = this.#totals.get(currency) ?? { currency, opening: NOTHING, closing: NOTHING }
    this.#totals.set(currency, {
      currency,
      opening: plus(before.opening, opening),
      closing: plus(before.closing, closing),
    })
  }

  /** By currency. */
  all(): CurrencyMonth[] {
    return [...this.#totals.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
  }
}

/** First moment of a month (`YYYY-MM`), UTC, and of the one after it. */
export function monthBounds(month: string): { from: string; to: string } {
  return { from: `${month}-01T00:00:00Z`, to: `${monthsLater(month, 1)}-01T00:00:00Z` }
}

/** The month so many months later, or earlier where it is negative. */
export function monthsLater(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + (number - 1) + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
