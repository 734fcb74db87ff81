import type { PaymentOrder } from '../model/movement.ts'
import { minorOf } from '../values/money.ts'
import { netOf } from './contribution.ts'

/** How an order stands: what differs from what was asked for has to be looked at by a person. */
export type PaymentStanding = 'open' | 'paid' | 'refunded' | 'short' | 'over' | 'not-due'

/** What was paid on an order and not given back; minor units. */
export const paidOnOrder = ({ currency, receipts }: PaymentOrder): bigint => netOf(receipts, currency)

/**
 * How an order stands. `not-due`: money is there for what is no longer due, since another order has taken its place or the
 * movement was never released.
 */
export function standingOf(order: PaymentOrder, isDue: boolean): PaymentStanding {
  const [due, paid] = [minorOf(order), paidOnOrder(order)]
  if (paid === 0n) return order.receipts.length === 0 ? 'open' : 'refunded'
  if (order.replacedBy !== undefined || !isDue) return 'not-due'
  return paid === due ? 'paid' : paid < due ? 'short' : 'over'
}

/** Whether a payment came after the last day of its order. */
export const isLate = ({ payBy }: PaymentOrder, { paidOn }: { paidOn: string }): boolean =>
  payBy !== undefined && paidOn > payBy
