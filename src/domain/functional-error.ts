import type { Error as ErrorItem, FunctionalErrorBody } from '../generated/types.ts'
import { errors } from '../generated/errors.ts'
import type { Finding } from './finding.ts'
import { describeFinding, type Language } from './texts.ts'

const LONGEST_TEXT = 1024

/** The body of a functional error in the receiver's language; the first finding gives code and status. */
export function makeFunctionalErrorBody(findings: readonly Finding[], language: Language): FunctionalErrorBody {
  const first = findings[0]
  const code = first?.code ?? '92'
  const items = findings.map((finding) => errorItem(finding, language))
  return {
    status: errors[code].status,
    code,
    ...(items.length === 0 ? {} : { errors: items }),
  }
}

function errorItem(finding: Finding, language: Language): ErrorItem {
  const { code, rule, pointer, value, line, column } = finding
  return {
    code,
    ...(rule === undefined ? {} : { rule }),
    pointer,
    ...(value === undefined ? {} : { value }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message: describeFinding(finding, language).slice(0, LONGEST_TEXT),
  }
}
