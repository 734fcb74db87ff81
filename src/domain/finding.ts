import type { ErrorCode, ReasonId } from '../generated/errors.ts'
import type { RuleId } from '../generated/rules.ts'

/** More findings than this are neither looked for nor told: whoever has so many learns nothing from the rest. */
export const FINDINGS_MAX = 999

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
