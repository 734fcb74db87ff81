import { longestOf, mostOf } from '../../generated/bounds.ts'
import type { ErrorCode, ReasonId } from '../../generated/errors.ts'
import { type RuleId, rules } from '../../generated/rules.ts'
import { cutText, legibleText } from './legible.ts'

/** No more findings than this are searched for or reported: with so many, the rest would not help. */
export const FINDINGS_MAX = mostOf['FunctionalError.body.errors']

/**
 * One thing wrong with a message: what (`code`, for rules also `rule`) and where. `pointer` is an RFC 6901 JSON pointer
 * into the message, the same for both formats; `xpath` says the same for a message in XML, its elements without prefix in the
 * namespace of messages; `line` and `column` count from 1 in the received text. `reason` chooses the text where the code
 * has several; it is not told outside.
 * `value` is what was found, cut to a length that may be logged and answered; `expected` what would have been right.
 */
export type Finding = {
  code: ErrorCode
  pointer: string
  xpath?: string
  rule?: RuleId
  reason?: ReasonId
  value?: string
  expected?: string
  line?: number
  column?: number
}

/** Values in findings go into answers and logs: never longer than this; what would be right may be a list. */
const LONGEST_VALUE = 100

const LONGEST_EXPECTED = 500

/** A finding of a rule, with the code its row in schemas/rules.json gives it. */
export function ruleFinding(rule: RuleId, pointer: string, value?: string, expected?: string): Finding {
  return {
    code: rules[rule].code,
    pointer,
    rule,
    ...(value === undefined ? {} : { value: cutText(value, LONGEST_VALUE) }),
    ...(expected === undefined ? {} : { expected: cutText(expected, LONGEST_EXPECTED) }),
  }
}

/** The words leave room for what `detail` adds. */
const MESSAGE_LONGEST = longestOf['Error.message'] - 24

/** A finding with nothing in it that may not be told; fields with nothing in them are left out. */
export function legibleFinding(finding: Finding): Finding {
  const { pointer, xpath, value, expected, ...rest } = finding
  return {
    ...rest,
    pointer: legibleText(pointer, longestOf['Error.pointer']),
    ...(xpath === undefined ? {} : { xpath: legibleText(xpath, longestOf['Error.xpath']) }),
    ...(value === undefined || value === '' ? {} : { value: legibleText(value, longestOf['Error.value']) }),
    ...(expected === undefined || expected === ''
      ? {}
      : { expected: legibleText(expected, longestOf['Error.expected']) }),
  }
}

/** The words for a finding, as long as they may be. */
export const legibleMessage = (message: string): string => legibleText(message, MESSAGE_LONGEST)
