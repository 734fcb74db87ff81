import { type Finding, FINDINGS_MAX } from '../domain/values/finding.ts'
import { cutText } from '../domain/values/legible.ts'
import { describeFinding, levelOf, nameOfLevel, summaryOf, tellFinding } from '../domain/values/texts.ts'
import { type ErrorCode, errors, type ReasonId } from '../generated/errors.ts'
import type { Erased } from '../ports/erased.ts'
import type { Language, Problem } from '../ports/handle.ts'

/** Values for the placeholders of an error's text, and which text to use where the code has several. */
export type ProblemWords = { value?: string; expected?: string; pointer?: string; reason?: ReasonId }

export type ProblemOptions = {
  status?: number
  retryAfterSeconds?: number
  words?: ProblemWords
  findings?: readonly Finding[]
}

/** A refusal by the edge, thrown by hooks and routes and turned into an answer in one place. */
export class EdgeError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly retryAfterSeconds: number | undefined
  readonly words: ProblemWords
  /** Everything that is wrong with what was sent, each at its place. */
  readonly findings: readonly Finding[]

  constructor(code: ErrorCode, options: ProblemOptions = {}) {
    super(code)
    this.name = 'EdgeError'
    this.code = code
    this.status = options.status ?? errors[code].status
    this.retryAfterSeconds = options.retryAfterSeconds
    this.words = options.words ?? {}
    this.findings = options.findings ?? []
  }
}

/** Nothing is taken after a restore before an operator has opened the hub; senders try again on their own. */
export const closedHub = (): EdgeError => new EdgeError('log-restored', { retryAfterSeconds: 30 })

/** The same answer for what does not exist and what the caller may not know about (invariant I7). */
export const notFound = (): EdgeError => new EdgeError('not-found')

/** What was found, unless its bytes were destroyed; throws 404 where there is nothing, and 410 with when and under whose period. */
export function there<T extends object>(found: T | Erased | undefined): T {
  if (found === undefined) throw notFound()
  return unlessErased(found)
}

/** What was found; throws 410 with when and under whose period where that is all that can be said of it. */
export function unlessErased<T>(found: T | Erased): T {
  if (typeof found !== 'object' || found === null || !('destroyedAt' in found)) return found as T
  const { destroyedAt: value, country: expected } = found
  throw new EdgeError('body-destroyed', { words: { value, expected } })
}

/** An unknown movement on GET: the contract's code 90, but 404. */
export const unknownMovement = (mrn: string): EdgeError =>
  new EdgeError('90', { status: 404, words: { value: cutText(mrn, 40) } })

export const badParameter = (pointer: string, value: string): EdgeError =>
  new EdgeError('parameter', { words: { pointer, value: cutText(value, 100) } })

/** An operator's input is wrong: the first finding's code stands for all, as for messages. */
export const foundWrong = (findings: readonly Finding[], status = 422): EdgeError =>
  new EdgeError(findings[0]?.code ?? '14', { status, findings: findings.slice(0, FINDINGS_MAX) })

/** RFC 9457 problem of an edge error, in the caller's language; what it says of one place is also listed as an error. */
export function problemOf({ code, status, words, findings }: EdgeError, language: Language): Problem {
  const own: Finding = { code, pointer: '', ...words }
  const found = findings.length > 0 || words.pointer === undefined ? findings : [own]
  const first = found[0] ?? own
  return {
    type: `urn:corridor:error:${code}`,
    title: nameOfLevel(levelOf(first), language),
    status,
    detail: summaryOf(describeFinding(first, language), found.length),
    code,
    errors: found.map((finding) => tellFinding(finding, language)),
  }
}
