import { describeFinding, levelOf, nameOfLevel } from '../domain/texts.ts'
import { type ErrorCode, errors } from '../generated/errors.ts'
import type { Language, Problem } from '../ports/handle.ts'

/** What the placeholders of an error's text stand for. */
export type ProblemWords = { value?: string; expected?: string; pointer?: string }

export type ProblemOptions = { status?: number; retryAfterSeconds?: number; words?: ProblemWords }

/** A refusal by the edge, thrown by hooks and routes and turned into an answer in one place. */
export class EdgeError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly retryAfterSeconds: number | undefined
  readonly words: ProblemWords

  constructor(code: ErrorCode, options: ProblemOptions = {}) {
    super(code)
    this.name = 'EdgeError'
    this.code = code
    this.status = options.status ?? errors[code].status
    this.retryAfterSeconds = options.retryAfterSeconds
    this.words = options.words ?? {}
  }
}

/** One answer for what does not exist and what the caller may not know of (invariant I7). */
export const notFound = (): EdgeError => new EdgeError('not-found')

/** An unknown movement on GET: the contract's code 90, but 404. */
export const unknownMovement = (mrn: string): EdgeError =>
  new EdgeError('90', { status: 404, words: { value: mrn.slice(0, 40) } })

export const badParameter = (pointer: string, value: string): EdgeError =>
  new EdgeError('parameter', { words: { pointer, value: value.slice(0, 100) } })

/** RFC 9457 problem of an edge error, in the caller's language; what it says of one place is also listed as an error. */
export function problemOf({ code, status, words }: EdgeError, language: Language): Problem {
  const finding = { code, pointer: '', ...words }
  const detail = describeFinding(finding, language)
  return {
    type: `urn:corridor:error:${code}`,
    title: nameOfLevel(levelOf(finding), language),
    status,
    detail,
    code,
    errors: words.pointer === undefined ? [] : [{ ...finding, message: detail }],
  }
}
