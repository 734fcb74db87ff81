import type { Movement, MovementState, PaymentOrder } from '../model/movement.ts'
import { type OrderStanding, standingOf, unusedOnOrder } from '../reference/payment-standing.ts'
import { minorOf, sumOf } from '../values/money.ts'

/** What of a movement says what it owes, and what was asked of it. */
export type Owing = Pick<Movement, 'state' | 'lines' | 'liabilities' | 'contributions' | 'payments'>

/** One thing owed: a contribution by its table, a claim by its guarantee. */
export type Debt = Pick<PaymentOrder, 'purpose' | 'currency' | 'table' | 'grn'>

/** Nothing is due of what was never released. */
const NEVER_RELEASED: ReadonlySet<MovementState> = new Set(['cancelled', 'not-released'])

/** The orders for one thing owed, in the order of asking. */
export const ordersFor = ({ payments = [] }: Pick<Movement, 'payments'>, debt: Debt): PaymentOrder[] =>
  payments.filter(
    ({ purpose, currency, table, grn }) =>
      purpose === debt.purpose && currency === debt.currency && table === debt.table && grn === debt.grn,
  )

/** Each thing that was asked for once. */
export const debtsAsked = ({ payments = [] }: Pick<Movement, 'payments'>): PaymentOrder[] =>
  payments.filter((one, at) => payments.indexOf(ordersFor({ payments }, one)[0] ?? one) === at)

/**
 * What a movement owes of one thing before what was paid on orders; minor units. A contribution is owed as it is declared now; a claim as far as
 * customs have not settled or withdrawn it.
 */
export function owedOf({ state, lines, liabilities = [], contributions = [] }: Owing, debt: Debt): bigint {
  const { purpose, currency, table, grn } = debt
  if (purpose === 'contribution') {
    if (NEVER_RELEASED.has(state)) return 0n
    return sumOf(contributions.filter((one) => one.table === table && one.currency === currency).map(minorOf))
  }
  const claimed = lines.filter((one) => one.grn === grn && one.state === 'claimed' && one.currency === currency)
  const ofFunds = liabilities.filter((one) => one.grn === grn && one.currency === currency)
  return (
    sumOf(claimed.map(({ minor }) => minor)) +
    sumOf(ofFunds.map(({ claimed: amount }) => minorOf({ amount, currency })))
  )
}

/** How each order stands, by its reference. What is paid beyond what is owed in all stands with the newest of its orders. */
export function standingsOf(movement: Owing): ReadonlyMap<string, OrderStanding> {
  const standings = new Map<string, OrderStanding>()
  for (const debt of debtsAsked(movement)) {
    const orders = ordersFor(movement, debt)
    let beyond = sumOf(orders.map(unusedOnOrder)) - owedOf(movement, debt)
    for (const order of orders.toReversed()) {
      const unused = unusedOnOrder(order)
      const part = beyond <= 0n ? 0n : beyond < unused ? beyond : unused
      beyond -= part
      standings.set(order.reference, standingOf(order, part))
    }
  }
  return standings
}
