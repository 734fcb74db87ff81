import { categories, type ErrorCategory, errors, reasons, words } from '../../generated/errors.ts'
import { rules } from '../../generated/rules.ts'
import { type Finding, legibleFinding, legibleMessage } from './finding.ts'

/** Languages of the region; every text exists in each. */
export type Language = 'en' | 'fr' | 'pt'

/** What stands where a finding has nothing to fill in. */
const NOTHING = '-'

/**
 * One finding in words: the rule's text when a rule was broken, else that of the reason, else that of the code. The
 * words come from schemas/errors.json and schemas/rules.json; no placeholder is left open, and what the sender wrote
 * stands in them legibly.
 */
export function describeFinding(finding: Finding, language: Language): string {
  const { code, rule, reason } = finding
  const shown = legibleFinding(finding)
  const row = rule !== undefined ? rules[rule] : reason !== undefined ? reasons[reason] : errors[code]
  const text = row.texts[language].replaceAll(/\{(value|expected|pointer|rule)\}/g, (_, name: string) =>
    fill(shown, name, language),
  )
  return legibleMessage(text)
}

/** A finding as it is told, the same over every channel: legibly, with its words and without the choice of them. */
export type ToldFinding = Omit<Finding, 'reason'> & { message: string }

export function tellFinding(finding: Finding, language: Language): ToldFinding {
  const { reason: _, ...shown } = legibleFinding(finding)
  return { ...shown, message: describeFinding(finding, language) }
}

/** The first finding in words and how many more there are; at most 1,024 characters, as the schema of errors has it. */
export const summaryOf = (first: string, findings: number): string =>
  findings > 1 ? `${first} (+${findings - 1})` : first

function fill(finding: Finding, name: string, language: Language): string {
  const { pointer, rule, code, value = '', expected = '' } = finding
  if (name === 'pointer') return pointer === '' ? '/' : pointer
  if (name === 'rule') return rule ?? NOTHING
  if (name === 'value') return value === '' ? NOTHING : value
  const word = code === '50' && rule === undefined && Object.hasOwn(words, expected) ? words[expected] : undefined
  return word?.[language] ?? (expected === '' ? NOTHING : expected)
}

/**
 * The level of the verdict a finding belongs to. Some codes stand for the schema and for rules alike; a rule's id tells
 * which (architecture.md, "Three verdicts").
 */
export function levelOf(finding: Pick<Finding, 'code' | 'rule'>): ErrorCategory {
  const { category } = errors[finding.code]
  return category === 'schema' && finding.rule !== undefined ? 'rule' : category
}

/** What a level of the verdict is called. */
export const nameOfLevel = (level: ErrorCategory, language: Language): string => categories[level][language]
