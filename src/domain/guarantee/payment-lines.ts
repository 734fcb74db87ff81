import type { Movement, PaymentOrder } from '../model/movement.ts'
import { isLate, type OrderStanding, type PaymentStanding } from '../reference/payment-standing.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'
import { minorOf } from '../values/money.ts'
import type { PartyKey } from '../values/party.ts'
import { type Owing, standingsOf } from './payment-due.ts'

/** One line of a payment system's day; minor units of `currency`. */
export type PaymentLine = {
  event: 'requested' | 'withdrawn' | 'paid' | 'refunded'
  /** RFC 3339, UTC: when the hub asked or withdrew, or took the message. */
  at: string
  reference: string
  purpose: PaymentOrder['purpose']
  mrn: Mrn
  grn?: Grn
  minor: bigint
  currency: string
  receipt?: string
  refundOf?: string
  paidOn?: string
  payBy?: string
  late?: true
  standing: PaymentStanding
  /** What is paid beyond what is due, negative where some is lacking; absent where nothing differs. */
  differsBy?: bigint
}

/** What a movement brings to a payment system's day (`YYYY-MM-DD`, UTC), by reference and time; how each order stands is as of now. */
export function paymentLines(movement: Owing & Pick<Movement, 'mrn'>, system: PartyKey, day: string): PaymentLine[] {
  const { mrn, payments = [] } = movement
  const standings = standingsOf(movement)
  return payments
    .filter((order) => order.system === system)
    .flatMap((order) => linesOf(order, mrn, standings.get(order.reference) ?? { standing: 'open' }))
    .filter(({ at }) => at.slice(0, 10) === day)
}

function linesOf(order: PaymentOrder, mrn: Mrn, standing: OrderStanding): PaymentLine[] {
  const { reference, purpose, grn, payBy, currency, ended } = order
  const common = {
    reference,
    purpose,
    mrn,
    ...(grn === undefined ? {} : { grn }),
    currency,
    ...(payBy === undefined ? {} : { payBy }),
    ...standing,
  }
  const withdrawn = ended === undefined ? 0n : minorOf(order) - minorOf({ amount: ended.kept, currency })
  return [
    { event: 'requested', at: order.requestedAt, ...common, minor: minorOf(order) },
    ...(ended === undefined ? [] : [{ event: 'withdrawn' as const, at: ended.at, ...common, minor: withdrawn }]),
    ...order.receipts.map((one): PaymentLine => {
      const { receipt, refundOf, paidOn, notedAt, amount } = one
      return {
        event: refundOf === undefined ? 'paid' : 'refunded',
        at: notedAt,
        ...common,
        minor: minorOf({ amount, currency }),
        receipt,
        ...(refundOf === undefined ? {} : { refundOf }),
        paidOn,
        ...(refundOf === undefined && isLate(order, one) ? { late: true } : {}),
      }
    }),
  ]
}

/** Sums of a day in one currency, minor units. */
export type PaymentTotal = { currency: string; requested: bigint; withdrawn: bigint; paid: bigint; refunded: bigint }

/** Adds the lines of a day up by currency. */
export class PaymentTotals {
  readonly #totals = new Map<string, PaymentTotal>()

  add({ event, currency, minor }: PaymentLine): void {
    const before = this.#totals.get(currency) ?? { currency, requested: 0n, withdrawn: 0n, paid: 0n, refunded: 0n }
    this.#totals.set(currency, { ...before, [event]: before[event] + minor })
  }

  /** By currency. */
  all(): PaymentTotal[] {
    return [...this.#totals].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total)
  }
}
