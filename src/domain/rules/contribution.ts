import { contributionDue } from '../contribution.ts'
import { utcDate } from '../time.ts'
import { type Rule, ruleFinding } from './rule.ts'

/** CONTRIBUTION-AMOUNT: a contribution that is declared is the one the table of the agreement asks for (engine.md 5). */
export const contributionAmount: Rule = ({ message, reference, now }) => {
  if (message.type !== 'transit-declaration' || message.body.contribution === undefined) return []
  const { amount, currency } = message.body.contribution
  const due = contributionDue(message.body, reference, utcDate(now))
  if (due === undefined || (due.amount === amount && due.currency === currency)) return []
  const expected = `${due.amount} ${due.currency}`
  return [ruleFinding('CONTRIBUTION-AMOUNT', '/body/contribution/amount', `${amount} ${currency}`, expected)]
}
