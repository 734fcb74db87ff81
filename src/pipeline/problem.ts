import type { Finding } from '../domain/finding.ts'
import { errors } from '../generated/errors.ts'
import { rules } from '../generated/rules.ts'
import type { Language, Problem } from '../ports/handle.ts'
import type { Refusal } from './work.ts'

/** Findings beyond this number are not listed: whoever has so many learns nothing from the rest. */
const FINDINGS_MAX = 999

/**
 * The refusal as RFC 9457 problem in one language: title from the error row of its code, one entry per finding.
 * `limits` fills the placeholder `{limit}` of texts about sizes.
 */
export function problemOf(refusal: Refusal, language: Language, limits: { maxBytes: number }): Problem {
  const row = errors[refusal.code]
  const found = refusal.findings.slice(0, FINDINGS_MAX).map((finding) => {
    return { ...finding, message: textOf(finding, language, limits) }
  })
  const detail = found[0]?.message ?? fill(row.texts[language], { limit: String(limits.maxBytes) })
  return {
    type: `urn:corridor:error:${refusal.code}`,
    title: fill(row.texts[language], placeholdersOf(refusal.findings[0], limits)),
    status: refusal.httpStatus,
    detail: found.length > 1 ? `${detail} (+${found.length - 1})` : detail,
    code: refusal.code,
    errors: found,
  }
}

/** The problem as the bytes that are stored and sent. */
export const problemBytes = (problem: Problem): Buffer => Buffer.from(JSON.stringify(problem), 'utf8')

const textOf = (finding: Finding, language: Language, limits: { maxBytes: number }): string => {
  const rule = finding.rule === undefined ? undefined : rules[finding.rule]
  const text = (rule ?? errors[finding.code]).texts[language]
  return fill(text, placeholdersOf(finding, limits))
}

const placeholdersOf = (finding: Finding | undefined, limits: { maxBytes: number }): Record<string, string> => ({
  value: finding?.value ?? '',
  expected: finding?.expected ?? '',
  pointer: finding?.pointer ?? '',
  rule: finding?.rule ?? '',
  limit: finding?.expected ?? String(limits.maxBytes),
})

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole)
