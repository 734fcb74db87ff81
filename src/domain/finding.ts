import type { ErrorCode } from '../generated/errors.ts'
import type { RuleId } from '../generated/rules.ts'

/**
 * One thing wrong with a message: what (`code`, for rules also `rule`) and where. `pointer` is an RFC 6901 JSON pointer
 * into the message, the same for both formats; `line` and `column` count from 1 in the received text.
 * `value` is what was found, cut to a length that may be logged and answered; `expected` what would have been right.
 */
export type Finding = {
  code: ErrorCode
  pointer: string
  rule?: RuleId
  value?: string
  expected?: string
  line?: number
  column?: number
}
