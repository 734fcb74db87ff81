import { errors } from '../../generated/errors.ts'
import type { Error as ErrorItem, FunctionalErrorBody } from '../../generated/types.ts'
import { type Finding, FINDINGS_MAX } from './finding.ts'
import { type Language, tellFinding, type ToldFinding } from './texts.ts'

/** The body of a functional error in the receiver's language; the first finding gives code and status. */
export function makeFunctionalErrorBody(findings: readonly Finding[], language: Language): FunctionalErrorBody {
  const code = findings[0]?.code ?? '92'
  const told = findings.slice(0, FINDINGS_MAX).map((finding) => tellFinding(finding, language))
  return { status: errors[code].status, code, ...(told.length === 0 ? {} : { errors: errorItems(told) }) }
}

/**
 * Findings as they are told, as the `errors` of an error message. Where the edge names a parameter of the request, that is
 * no place in a message; the words name it.
 */
export const errorItems = (findings: readonly ToldFinding[]): ErrorItem[] =>
  findings
    .slice(0, FINDINGS_MAX)
    .map((finding) => (finding.pointer.startsWith('/') ? finding : { ...finding, pointer: '' }))
