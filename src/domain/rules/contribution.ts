import { contributionsDue } from '../reference/contribution.ts'
import { ruleFinding } from '../values/finding.ts'
import { formatAmount, minorOf, parseMoney } from '../values/money.ts'
import { actDay, type Rule } from './rule.ts'

/**
 * CONTRIBUTION-AMOUNT: a contribution that is declared is the one the tables of the agreements ask for, over a chain of
 * agreements the sum of theirs in its currency (engine.md 5).
 */
export const contributionAmount: Rule = (input) => {
  const { message } = input
  if (message.type !== 'transit-declaration' || message.body.contribution === undefined) return []
  const due = contributionsDue(message.body, input.reference, actDay(input))
  const declared = message.body.contribution
  const own = due.filter(({ currency }) => currency === declared.currency)
  const [first] = own.length > 0 ? own : due
  if (first === undefined) return []
  const { currency } = first
  const sum = due.reduce((all, one) => all + (one.currency === currency ? minorOf(one) : 0n), 0n)
  if (declared.currency === currency && parseMoney(declared)?.minor === sum) return []
  const expected = `${formatAmount(sum, currency)} ${currency}`
  const value = `${declared.amount} ${declared.currency}`
  return [ruleFinding('CONTRIBUTION-AMOUNT', '/body/contribution/amount', value, expected)]
}
