import { errors } from '../generated/errors.ts'
import { rules } from '../generated/rules.ts'
import type { Finding } from './finding.ts'

/** Languages of the region; every text exists in each. */
export type Language = 'en' | 'fr' | 'pt'

/** One finding in words: the rule's text when a rule was broken, else that of the code. */
export function describeFinding(finding: Finding, language: Language): string {
  const row = finding.rule === undefined ? errors[finding.code] : rules[finding.rule]
  return row.texts[language].replaceAll(/\{(value|expected|pointer|rule|limit)\}/g, (_, name: string) =>
    fill(finding, name),
  )
}

function fill(finding: Finding, name: string): string {
  if (name === 'pointer') return finding.pointer === '' ? '/' : finding.pointer
  if (name === 'rule') return finding.rule ?? ''
  // A limit is what would have been right.
  return (name === 'value' ? finding.value : finding.expected) ?? ''
}
