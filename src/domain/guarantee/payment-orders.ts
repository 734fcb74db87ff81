import type { PaymentNotice } from '../../generated/types.ts'
import { change, type Draft, forward, make } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import type { PaymentOrder } from '../model/movement.ts'
import { activeParty } from '../reference/receivers.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Grn } from '../values/identifiers.ts'
import { formatAmount, minorOf, type Money, parseMoney, sumOf } from '../values/money.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import { openOnOrder, paidOnOrder, unusedOnOrder } from '../reference/payment-standing.ts'
import { type Debt, debtsAsked, ordersFor, owedOf } from './payment-due.ts'

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
  change(draft, { payments: [...before, order] })
  // A system is told in one message what it is asked and in place of what; of any other it is told by itself.
  const last = replaced.findLast((one) => one.system === system)
  for (const one of replaced) end(draft, one, { replacedBy: reference, isTold: one !== last })
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

/** What another order for the rest of one takes over from it. */
const termsOf = ({ purpose, system, currency, table, grn, payBy }: PaymentOrder): Omit<Asked, 'minor'> => ({
  purpose,
  system,
  currency,
  ...(table === undefined ? {} : { table }),
  ...(grn === undefined ? {} : { grn }),
  ...(payBy === undefined ? {} : { payBy }),
})

/** An order holds no longer: what was paid on it goes on counting. Its system is told what it need not collect any more. */
function end(draft: Draft, order: PaymentOrder, how: { replacedBy?: string; isTold: boolean }): void {
  const { purpose, currency, reference, system, grn } = order
  const [open, at] = [openOnOrder(order), utcDateTime(draft.input.now)]
  const kept = formatAmount(minorOf(order) - open, currency)
  const { isTold, ...replaced } = how
  const after: PaymentOrder = { ...order, ...replaced, ended: { at, kept } }
  change(draft, { payments: (draft.movement.payments ?? []).map((one) => (one === order ? after : one)) })
  if (!isTold) return
  make(draft, 'payment-request', system, {
    reference,
    purpose,
    amount: { amount: formatAmount(open, currency), currency },
    minorUnits: Number(open),
    status: 'withdrawn',
    ...(grn === undefined ? {} : { grn }),
  })
}

/** What is owed of one thing and not paid, and what of it systems were asked to collect and have not; minor units. */
function gapOf({ movement }: Draft, debt: Debt, owed = owedOf(movement, debt)): { left: bigint; open: bigint } {
  const orders = ordersFor(movement, debt)
  const unused = sumOf(orders.map(unusedOnOrder))
  return { left: owed > unused ? owed - unused : 0n, open: sumOf(orders.map(openOnOrder)) }
}

/**
 * Withdraws what was asked beyond what is left to pay, the newest orders first: they are the least likely to be at the counter. Of
 * the one in which that ends, the rest is asked for anew in its place.
 */
function withdrawBeyond(draft: Draft, debt: Debt, owed?: bigint): void {
  const { left, open } = gapOf(draft, debt, owed)
  let beyond = open - left
  for (const order of ordersFor(draft.movement, debt).toReversed()) {
    const there = openOnOrder(order)
    if (beyond <= 0n) return
    if (there === 0n) continue
    if (there <= beyond) end(draft, order, { isTold: true })
    else ask(draft, { ...termsOf(order), minor: there - beyond }, [order])
    beyond -= there
  }
}

/**
 * Asks for what is due of each contribution and not asked for yet, in place of the orders on which nothing was paid; what was paid
 * stays, and only the rest is asked for. Where less is due than was asked, the rest of the request is withdrawn.
 */
export function askContributions(draft: Draft<'transit-declaration' | 'declaration-amendment'>): void {
  const { contributions = [] } = draft.movement
  // Also what no table asks for any more.
  for (const debt of debtsAsked(draft.movement)) if (debt.purpose === 'contribution') withdrawBeyond(draft, debt)
  if (contributions.length === 0) return
  const { body } = draft.message
  const declaration = 'declaration' in body ? body.declaration : body
  const system = systemOf(draft, declaredOf(draft.movement).departure.country, declaration.contribution?.party)
  if (system === undefined) return
  for (const { table, currency } of contributions)
    askContribution(draft, { purpose: 'contribution', table, currency }, system)
}

function askContribution(draft: Draft, debt: Debt, system: PartyKey): void {
  const { left, open } = gapOf(draft, debt)
  if (left <= open) return
  const unpaid = ordersFor(draft.movement, debt).filter((one) => one.ended === undefined && one.receipts.length === 0)
  ask(draft, { ...debt, system, minor: left - open + sumOf(unpaid.map(openOnOrder)) }, unpaid)
}

/** Nothing is due of goods that are not released, or no longer: whatever was asked for them is withdrawn. */
export function withdrawContributions(draft: Draft): void {
  for (const debt of debtsAsked(draft.movement)) if (debt.purpose === 'contribution') withdrawBeyond(draft, debt, 0n)
}

/** Asks the payment system of the country that claims for the amount of the claim. */
export function askClaim(draft: Draft<'recovery-notice'>, country: CountryCode, grn: Grn): void {
  const { amount, payBy } = draft.message.body
  const system = systemOf(draft, country)
  const money = parseMoney(amount)
  if (system === undefined || money === undefined) return
  ask(draft, { purpose: 'claim', system, ...money, grn, ...(payBy === undefined ? {} : { payBy }) }, [])
  // What was paid too much of an earlier claim on this guarantee counts for this one.
  withdrawClaims(draft)
}

/** Withdraws what was asked of claims beyond what is claimed and not paid: they are settled, withdrawn or freed otherwise. */
export function withdrawClaims(draft: Draft): void {
  for (const debt of debtsAsked(draft.movement)) if (debt.purpose === 'claim') withdrawBeyond(draft, debt)
}

/**
 * A claim is settled by the claimant's or a guarantor's word. What was paid on orders is what is settled first; what is settled
 * beyond it was paid otherwise, and is asked for no longer.
 */
export function settleOrders(draft: Draft<'recovery-settlement'>): void {
  const { grn, amount } = draft.message.body
  let left = parseMoney(amount)?.minor ?? 0n
  const payments = (draft.movement.payments ?? []).map((order) => {
    const unused = order.purpose === 'claim' && order.grn === grn ? unusedOnOrder(order) : 0n
    const part = unused < left ? unused : left
    if (part === 0n) return order
    left -= part
    const { currency, settled = '0' } = order
    return { ...order, settled: formatAmount(minorOf({ amount: settled, currency }) + part, currency) }
  })
  if (payments.length > 0) change(draft, { payments })
  withdrawClaims(draft)
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
  const before = gapOf(draft, order)
  change(draft, { payments: payments.map((one) => (one === order ? after : one)) })
  // Whoever claims settles the claim when it is paid, and only then.
  if (order.purpose === 'claim' && paidOnOrder(after) >= minorOf(order)) forward(draft)
  withdrawBeyond(draft, order)
  if (refundOf !== undefined) askAgain(draft, order, before.left - before.open)
  return true
}

/**
 * What is given back and is owed is open again on an order that holds. Where it had made another request smaller, or was on one that
 * holds no longer, it is asked for under a new one: so much as the gap between what is left and what is open has grown.
 */
function askAgain(draft: Notice, order: PaymentOrder, before: bigint): void {
  const { left, open } = gapOf(draft, order)
  const minor = left - open - (before > 0n ? before : 0n)
  if (minor > 0n) ask(draft, { ...termsOf(order), minor }, [])
}
