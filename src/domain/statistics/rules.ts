import { riskRules } from '../../generated/risk-rules.ts'
import { assertInvariant } from '../values/assert.ts'
import { isWithin, utcDate } from '../values/time.ts'

export type RiskRuleId = (typeof riskRules)[number]['id']

/** A rule as it holds on a day. */
export type RiskRule = {
  id: RiskRuleId
  validFrom: string
  validTo?: string
  /** The mark it looks at. */
  about: string
  /** Marks older than so many days are past. */
  days?: number
  /** Of a limit: how soon it passes. */
  hours?: number
  /** So many, or among so many, before it says anything. */
  least?: number
  /** From which robust z on something is far from the others. */
  score?: string
  /** A way that fewer per cent go is unusual. */
  share?: number
}

/** The rules that hold at a time, milliseconds UTC, in the order in which they are told. */
export const riskRulesOn = (now: number): RiskRule[] =>
  riskRules.filter((rule: RiskRule) => isWithin(utcDate(now), rule))

/** By what items and ways are judged when they are declared. */
export type Judged = {
  mass: { score: string; among: number }
  value: { score: string; among: number }
  way: { share: number; among: number }
}

/**
 * The limits of the rules on items and ways as they hold at a time, milliseconds UTC. Without such a rule nothing is far or
 * unusual.
 */
export function judgedOn(now: number): Judged {
  const rules = new Map(riskRulesOn(now).map((rule) => [rule.id, rule]))
  const far = (id: RiskRuleId): { score: string; among: number } => {
    const rule = rules.get(id)
    if (rule === undefined) return { score: 'Infinity', among: 0 }
    assertInvariant(rule.score !== undefined && rule.least !== undefined, `${id} has no score`)
    return { score: rule.score, among: rule.least }
  }
  const way = rules.get('route-unusual')
  return {
    mass: far('mass-outlier'),
    value: far('value-outlier'),
    way: { share: way?.share ?? 0, among: way?.least ?? 0 },
  }
}
