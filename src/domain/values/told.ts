import { texts } from '../../generated/texts.ts'
import { legible } from './legible.ts'

type Language = 'en' | 'fr' | 'pt'
type Told = {
  check: keyof typeof texts.checks
  cause?: keyof typeof texts.causes
  words?: Readonly<Record<string, string>>
}

/** What a check is called in a language. */
export const nameOfCheck = (check: Told['check'], language: Language): string => texts.checks[check][language]

/**
 * Cause and cure of a finding in a language, one sentence each; empty where there is none. What other machines said stands
 * in them legibly.
 */
export function causeAndCure(finding: Told, language: Language): { cause?: string; cure?: string } {
  const { cause, words = {} } = finding
  if (cause === undefined) return {}
  const known = words['check']
  // A check that another waited for is named by its own text.
  const filled = known !== undefined && isCheck(known) ? { ...words, check: nameOfCheck(known, language) } : words
  return { cause: fill(texts.causes[cause][language], filled), cure: fill(texts.cures[cause][language], filled) }
}

const isCheck = (name: string): name is Told['check'] => Object.hasOwn(texts.checks, name)

const fill = (text: string, words: Readonly<Record<string, string>>): string =>
  legible(text.replaceAll(/\{([a-z]+)\}/g, (place, name: string) => words[name] ?? place))
