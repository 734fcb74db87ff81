import { declaredOf } from '../model/declared.ts'
import type { Contribution } from '../model/movement.ts'
import { isKnownReceipt, isPaid, paidMinor, withReceipt } from '../reference/contribution.ts'
import { change, type Draft } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { formatAmount, minorOf } from '../values/money.ts'
import { noteOnOrder } from './payment-orders.ts'

/**
 * The contributions whose payment this sender can vouch for: a guarantor for those it collects, the treasury of the country
 * of departure for all (engine.md 5, "who collects"). A payer's own word does not count.
 */
function payable({ message, movement, sender }: Draft<'payment-notice'>): readonly Contribution[] {
  const { contributions = [] } = movement
  const treasury =
    message.sender.role === 'payment' && message.sender.country === declaredOf(movement).departure.country
  return treasury ? contributions : contributions.filter(({ collector }) => collector === sender)
}

const isContribution = ({ message }: Draft<'payment-notice'>): boolean => message.body.purpose === 'contribution'

/** Only the collector can state what was collected: a receipt opens the barrier, and makes the collector owe the others. */
export function collectorFindings(draft: Draft<'payment-notice'>): Finding[] {
  const { contributions = [] } = draft.movement
  if (!isContribution(draft) || contributions.length === 0 || payable(draft).length > 0) return []
  const expected = [...new Set(contributions.map(({ collector }) => collector))].join(', ')
  return [ruleFinding('CONTRIBUTION-COLLECTOR', '/sender', draft.sender, expected)]
}

/** Stores the receipt of a contribution with the movement; a repeated number is the same payment. */
export function notePayment(draft: Draft<'payment-notice'>): void {
  const { message, movement } = draft
  const { contributions } = movement
  noteOnOrder(draft)
  if (draft.message.body.purpose === 'refund') return takeBack(draft)
  if (!isContribution(draft) || contributions === undefined) return
  const { receipt, paidOn } = message.body
  if (isKnownReceipt(contributions, receipt)) return
  change(draft, {
    contributions: withReceipt(contributions, payable(draft), { receipt, ...message.body.amount, paidOn }),
  })
}

/** A refund counts against the contributions its receipt has paid, the last of them first. */
function takeBack(draft: Draft<'payment-notice'>): void {
  const { contributions = [] } = draft.movement
  const { receipt, refundOf, amount, paidOn } = draft.message.body
  if (isKnownReceipt(contributions, receipt)) return
  let left = minorOf(amount)
  const after = contributions.toReversed().map((one) => {
    const paid = one.receipts.find((known) => known.receipt === refundOf && known.currency === amount.currency)
    const there = paid === undefined ? 0n : minorOf(paid) - givenBack(one, paid.receipt)
    const part = there < left ? there : left
    if (part <= 0n) return one
    left -= part
    const back = { receipt, amount: formatAmount(part, one.currency), currency: one.currency, paidOn }
    return { ...one, receipts: [...one.receipts, { ...back, ...(refundOf === undefined ? {} : { refundOf }) }] }
  })
  change(draft, { contributions: after.toReversed() })
}

const givenBack = ({ receipts }: Contribution, receipt: string): bigint =>
  receipts.filter((one) => one.refundOf === receipt).reduce((sum, one) => sum + minorOf(one), 0n)

/** Where a table says so, nothing is released before its contribution is paid (engine.md 5). */
export function releaseFindings({ movement: { contributions = [] } }: Draft<'release-for-transit'>): Finding[] {
  const unpaid = contributions.filter((one) => one.payBeforeRelease === true && !isPaid(one))
  return unpaid.map((one) => {
    const paid = `${formatAmount(paidMinor(one), one.currency)} ${one.currency}`
    return ruleFinding('CONTRIBUTION-UNPAID', '/mrn', paid, `${one.amount} ${one.currency}`)
  })
}
