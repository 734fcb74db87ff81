import type { PaymentOrder } from '../model/movement.ts'
import { minorOf } from '../values/money.ts'
import { netOf } from './contribution.ts'

/** How an order stands: what differs from what was asked for has to be looked at by a person. */
export type PaymentStanding = 'open' | 'paid' | 'refunded' | 'withdrawn' | 'short' | 'over' | 'not-due'

/** What was paid on an order and not given back; minor units. */
export const paidOnOrder = ({ currency, receipts }: PaymentOrder): bigint => netOf(receipts, currency)

/**
 * What of that counts for what is owed. What is paid after an order was replaced or withdrawn does not, since it was asked for under
 * another reference by then, or by nobody.
 */
export function countedOnOrder(order: PaymentOrder): bigint {
  const paid = paidOnOrder(order)
  const kept = order.ended === undefined ? paid : minorOf({ amount: order.ended.kept, currency: order.currency })
  return kept < paid ? kept : paid
}

/** What a payment system still has to collect on an order. */
export function openOnOrder(order: PaymentOrder): bigint {
  const left = minorOf(order) - paidOnOrder(order)
  return order.ended !== undefined || left < 0n ? 0n : left
}

/** What counts on an order and was not used up by a settlement of the claim. */
export function unusedOnOrder(order: PaymentOrder): bigint {
  const { settled = '0', currency } = order
  const left = countedOnOrder(order) - minorOf({ amount: settled, currency })
  return left < 0n ? 0n : left
}

/** How an order stands, and what is paid beyond what is due, negative where some is lacking. */
export type OrderStanding = { standing: PaymentStanding; differsBy?: bigint }

/** @param beyond what counts on it beyond what is owed in all, minor units */
export function standingOf(order: PaymentOrder, beyond: bigint): OrderStanding {
  const [asked, paid] = [minorOf(order), paidOnOrder(order)]
  if (paid === 0n) {
    if (order.receipts.length > 0) return { standing: 'refunded' }
    return { standing: order.ended === undefined ? 'open' : 'withdrawn' }
  }
  const differsBy = paid - countedOnOrder(order) + beyond
  if (differsBy > 0n) return { standing: differsBy === paid ? 'not-due' : 'over', differsBy }
  if (order.ended !== undefined || paid >= asked) return { standing: 'paid' }
  return { standing: 'short', differsBy: paid - asked }
}

/** Whether a payment came after the last day of its order. */
export const isLate = ({ payBy }: PaymentOrder, { paidOn }: { paidOn: string }): boolean =>
  payBy !== undefined && paidOn > payBy
