import { errors } from '../generated/errors.ts'
import type { Error as ErrorItem, FunctionalErrorBody } from '../generated/types.ts'
import { HIDDEN } from './explain.ts'
import { type Finding, FINDINGS_MAX } from './finding.ts'
import { describeFinding, type Language } from './texts.ts'

/** Lengths of the fields of an error in schemas/common.schema.json. */
const LONGEST = { value: 140, place: 512, expected: 512, message: 1024 }

/** The body of a functional error in the receiver's language; the first finding gives code and status. */
export function makeFunctionalErrorBody(findings: readonly Finding[], language: Language): FunctionalErrorBody {
  const code = findings[0]?.code ?? '92'
  const told = findings.map((finding) => ({ ...finding, message: describeFinding(finding, language) }))
  return { status: errors[code].status, code, ...(told.length === 0 ? {} : { errors: errorItems(told) }) }
}

/** Findings with their words as the `errors` of an error message. */
export function errorItems(findings: ReadonlyArray<Finding & { message: string }>): ErrorItem[] {
  return findings
    .slice(0, FINDINGS_MAX)
    .map(({ code, rule, pointer, xpath, value, expected, line, column, message }) => ({
      code,
      ...(rule === undefined ? {} : { rule }),
      pointer: pointer === '' ? '' : messageText(pointer, LONGEST.place),
      ...(xpath === undefined ? {} : { xpath: messageText(xpath, LONGEST.place) }),
      ...(value === undefined || value.trim() === '' ? {} : { value: messageText(value, LONGEST.value) }),
      ...(expected === undefined || expected.trim() === ''
        ? {}
        : { expected: messageText(expected, LONGEST.expected) }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      message: messageText(message, LONGEST.message),
    }))
}

/** Control characters, ends of lines, lone surrogates and what else XML 1.0 forbids, which a refused value may well hold. */
const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const UNSEEN = new RegExp(HIDDEN, 'gu')

/** A text as the text types of messages want it: nothing forbidden, no spaces at the edges, not empty, at most `max` characters. */
export function messageText(text: string, max: number): string {
  const clean = Array.from(text.replace(FORBIDDEN, '\ufffd').replace(UNSEEN, '\ufffd').trim())
    .slice(0, max)
    .join('')
    .trim()
  return clean === '' ? '-' : clean
}
