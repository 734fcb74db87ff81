import type { PaymentNotice } from '../../generated/types.ts'
import { change, type Draft, forward, make } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import type { Contribution, PaymentOrder } from '../model/movement.ts'
import { activeParty } from '../reference/receivers.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Grn } from '../values/identifiers.ts'
import { formatAmount, minorOf, type Money, parseMoney } from '../values/money.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import { paidOnOrder } from '../reference/payment-standing.ts'

/**
 * Electronic payment (docs/decisions/0207): the hub asks a payment system for what a movement owes, under a reference; by that
 * reference the system confirms and refunds.
 */

/**
 * The payment system of a country: the one a declaration names, else the only one registered. Where several are and none is named
 * it is undefined which collects, and nobody is asked: two that are asked collect twice.
 */
function systemOf({ input: { reference } }: Draft, country: CountryCode, named?: string): PartyKey | undefined {
  const one = named === undefined ? undefined : activeParty(reference, named)
  if (one?.role === 'payment' && one.country === country) return one.key
  const there = [...reference.parties.values()].filter(
    (party) => party.active && party.role === 'payment' && party.country === country,
  )
  return there.length === 1 ? there[0]?.key : undefined
}

type Asked = Pick<PaymentOrder, 'purpose' | 'system'> & Money & Partial<Pick<PaymentOrder, 'grn' | 'payBy' | 'table'>>

/** Asks for an amount under a new reference, in place of the orders of the references given. */
function ask(
  draft: Draft,
  { purpose, system, minor, currency, ...about }: Asked,
  replaced: readonly PaymentOrder[],
): void {
  const before = draft.movement.payments ?? []
  const number = before.filter((one) => one.purpose === purpose).length + 1
  const reference = `${draft.movement.mrn}-${purpose === 'claim' ? 'R' : 'C'}${number}`
  const amount = formatAmount(minor, currency)
  const order: PaymentOrder = {
    reference,
    purpose,
    system,
    amount,
    currency,
    requestedAt: utcDateTime(draft.input.now),
    ...about,
    receipts: [],
  }
  const others = before.map((one) => (replaced.includes(one) ? { ...one, replacedBy: reference } : one))
  change(draft, { payments: [...others, order] })
  const [last] = replaced.slice(-1)
  make(draft, 'payment-request', system, {
    reference,
    purpose,
    amount: { amount, currency },
    minorUnits: Number(minor),
    ...(about.grn === undefined ? {} : { grn: about.grn }),
    ...(about.payBy === undefined ? {} : { payBy: about.payBy }),
    ...(last === undefined ? {} : { replaces: last.reference }),
  })
}

/**
 * Asks for what is due of each contribution and not asked for yet. After an amendment orders on which nothing was paid are
 * replaced; what was paid stays, and only the rest is asked for.
 */
export function askContributions(draft: Draft<'transit-declaration' | 'declaration-amendment'>): void {
  const { contributions = [] } = draft.movement
  if (contributions.length === 0) return
  const { body } = draft.message
  const declaration = 'declaration' in body ? body.declaration : body
  const system = systemOf(draft, declaredOf(draft.movement).departure.country, declaration.contribution?.party)
  if (system === undefined) return
  for (const one of contributions) askContribution(draft, one, system)
}

function askContribution(draft: Draft, { table, currency, ...due }: Contribution, system: PartyKey): void {
  const standing = (draft.movement.payments ?? []).filter(
    (one) => one.table === table && one.currency === currency && one.replacedBy === undefined,
  )
  const asked = standing.reduce((sum, one) => sum + minorOf(one), 0n)
  const minor = minorOf({ amount: due.amount, currency })
  if (minor === asked) return
  const replaced = standing.filter(({ receipts }) => receipts.length === 0)
  const kept = standing.filter((one) => !replaced.includes(one)).reduce((sum, one) => sum + minorOf(one), 0n)
  if (minor - kept > 0n) ask(draft, { purpose: 'contribution', system, minor: minor - kept, currency, table }, replaced)
}

/** Asks the payment system of the country that claims for the amount of the claim. */
export function askClaim(draft: Draft<'recovery-notice'>, country: CountryCode, grn: Grn): void {
  const { amount, payBy } = draft.message.body
  const system = systemOf(draft, country)
  const money = parseMoney(amount)
  if (system === undefined || money === undefined) return
  ask(draft, { purpose: 'claim', system, ...money, grn, ...(payBy === undefined ? {} : { payBy }) }, [])
}

type Notice = Draft<'payment-notice'>

const isRefund = ({ body }: PaymentNotice): boolean => body.purpose === 'refund'

/** The order a confirmation names, if it was asked of its sender. */
const orderOf = ({ message, movement, sender }: Notice): PaymentOrder | undefined =>
  movement.payments?.find((one) => one.reference === message.body.reference && one.system === sender)

/** Whether a notice is about something that was asked for: it is then on record even when the movement has ended. */
export const isRequested = (draft: Notice): boolean => orderOf(draft) !== undefined

/** What contradicts the order a confirmation or a refund names. A receipt that is on record as it stands is a repeat. */
export function orderFindings(draft: Notice): Finding[] {
  const { purpose, reference, amount, receipt } = draft.message.body
  if (reference === undefined) return []
  const order = orderOf(draft)
  if (order === undefined) return [ruleFinding('PAYMENT-REFERENCE', '/body/reference', reference)]
  if (!isRefund(draft.message) && purpose !== order.purpose)
    return [ruleFinding('PAYMENT-PURPOSE', '/body/purpose', purpose, order.purpose)]
  if (amount.currency !== order.currency)
    return [ruleFinding('PAYMENT-CURRENCY', '/body/amount/currency', amount.currency, order.currency)]
  const known = order.receipts.find((one) => one.receipt === receipt)
  const stated = `${amount.amount} ${amount.currency}`
  if (known !== undefined) {
    const same = minorOf({ amount: known.amount, currency: order.currency }) === minorOf(amount)
    return same && known.refundOf === draft.message.body.refundOf
      ? []
      : [ruleFinding('PAYMENT-RECEIPT', '/body/amount/amount', stated, `${known.amount} ${order.currency}`)]
  }
  return isRefund(draft.message) ? refundFindings(draft, order, stated) : []
}

function refundFindings({ message: { body } }: Notice, order: PaymentOrder, stated: string): Finding[] {
  const paid = order.receipts.find((one) => one.receipt === body.refundOf && one.refundOf === undefined)
  if (paid === undefined) return [ruleFinding('REFUND-RECEIPT', '/body/refundOf', body.refundOf)]
  const back = order.receipts.filter((one) => one.refundOf === body.refundOf)
  const minor = (one: { amount: string }): bigint => minorOf({ amount: one.amount, currency: order.currency })
  const left = back.reduce((sum, one) => sum - minor(one), minor(paid))
  return minorOf(body.amount) <= left
    ? []
    : [
        ruleFinding(
          'REFUND-AMOUNT',
          '/body/amount/amount',
          stated,
          `${formatAmount(left, order.currency)} ${order.currency}`,
        ),
      ]
}

/** Puts a confirmation or a refund on record with its order; false where it names none, or was on record before. */
export function noteOnOrder(draft: Notice): boolean {
  const order = orderOf(draft)
  const { receipt, amount, paidOn, refundOf } = draft.message.body
  if (order === undefined || order.receipts.some((one) => one.receipt === receipt)) return false
  const line = { receipt, amount: amount.amount, paidOn, notedAt: utcDateTime(draft.input.now) }
  const after = {
    ...order,
    receipts: [...order.receipts, { ...line, ...(refundOf === undefined ? {} : { refundOf }) }],
  }
  const { payments = [] } = draft.movement
  change(draft, { payments: payments.map((one) => (one === order ? after : one)) })
  // Whoever claims settles the claim when it is paid, and only then.
  if (order.purpose === 'claim' && paidOnOrder(after) >= minorOf(order)) forward(draft)
  return true
}
