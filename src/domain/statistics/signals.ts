import { fill } from '../values/fill.ts'
import { riskRules } from '../../generated/risk-rules.ts'
import type { Language } from '../values/texts.ts'
import type { RiskRuleId } from './rules.ts'

const RULES = new Map(riskRules.map((rule) => [rule.id, rule]))

/** What stands where a signal has nothing to fill in. */
const NOTHING = '-'

export type SignalWords = Readonly<
  Partial<Record<'holder' | 'mrn' | 'at' | 'office' | 'count' | 'days' | 'item' | 'among' | 'score', string>>
>

/** What a rule is called, and what it has found, as a sentence in the reader's language. */
export function tellSignal(
  id: RiskRuleId,
  words: SignalWords,
  language: Language,
): { label: string; sentence: string } {
  const rule = RULES.get(id)
  const text = rule?.sentence[language] ?? ''
  const sentence = fill(text, words, NOTHING)
  return { label: rule?.labels[language] ?? id, sentence }
}
