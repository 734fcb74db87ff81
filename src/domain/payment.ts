import { isPaid, paidMinor } from './contribution.ts'
import { change, type Draft } from './draft.ts'
import type { Finding } from './finding.ts'
import { formatAmount } from './money.ts'
import { ruleFinding } from './rules/rule.ts'

/** Keeps the receipt of a contribution with the movement; the same number once more is the same payment. */
export function notePayment(draft: Draft): void {
  const { message } = draft
  const { contribution } = draft.movement
  if (message.type !== 'payment-notice' || message.body.purpose !== 'contribution' || contribution === undefined) return
  const { receipt, paidOn } = message.body
  if (contribution.receipts.some((known) => known.receipt === receipt)) return
  const receipts = [...contribution.receipts, { receipt, ...message.body.amount, paidOn }]
  change(draft, { contribution: { ...contribution, receipts } })
}

/** Where the table says so, nothing is released before the contribution is paid (engine.md 5). */
export function releaseFindings({ message, movement: { contribution } }: Draft): Finding[] {
  if (message.type !== 'release-for-transit' || contribution?.payBeforeRelease !== true) return []
  if (isPaid(contribution)) return []
  const { amount, currency } = contribution
  const paid = `${formatAmount(paidMinor(contribution), currency)} ${currency}`
  return [ruleFinding('CONTRIBUTION-UNPAID', '/mrn', paid, `${amount} ${currency}`)]
}
