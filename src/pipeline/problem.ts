import { FINDINGS_MAX } from '../domain/values/finding.ts'
import { describeFinding, levelOf, nameOfLevel, summaryOf, tellFinding } from '../domain/values/texts.ts'
import type { Answer, Language, Problem } from '../ports/handle.ts'
import type { Refusal } from './work.ts'

/**
 * The refusal as RFC 9457 problem in one language: the title names the level of the verdict, the detail says the first
 * finding and how many more there are, and each finding has an entry with its place, its value and what would be right.
 */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const { code, httpStatus: status, findings } = refusal
  const first = findings[0] ?? { code, pointer: '' }
  return {
    type: `urn:corridor:error:${code}`,
    title: nameOfLevel(levelOf(first), language),
    status,
    detail: summaryOf(describeFinding(first, language), findings.length),
    code,
    errors: findings.slice(0, FINDINGS_MAX).map((finding) => tellFinding(finding, language)),
  }
}

/** The answer to a refusal of which nothing is stored, in one language. */
export const refusedAnswer = (refusal: Refusal, language: Language): Extract<Answer, { kind: 'refused' }> => ({
  kind: 'refused',
  httpStatus: refusal.httpStatus,
  code: refusal.code,
  problem: problemOf(refusal, language),
  ...(refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds }),
})

/** Seconds after which a sender should try again when nothing could be stored. */
const RETRY_AFTER_SECONDS = 2

/** 503: nothing is stored, try again. */
export const unavailable = (language: Language): Extract<Answer, { kind: 'refused' }> =>
  refusedAnswer(
    { httpStatus: 503, code: 'unavailable', findings: [], retryAfterSeconds: RETRY_AFTER_SECONDS },
    language,
  )

/** The problem as the bytes that are stored and sent. */
export const problemBytes = (problem: Problem): Buffer => Buffer.from(JSON.stringify(problem), 'utf8')
