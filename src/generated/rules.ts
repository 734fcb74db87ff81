// generated from schemas/rules.json by "npm run gen"; do not edit
import type { ErrorCode, Texts } from './errors.ts'

/** Every business rule, by the id an answer names. */
export type RuleId = never

export type RuleRow = {
  readonly id: RuleId
  readonly code: ErrorCode
  /** Convention, regulation or section the rule comes from. */
  readonly source: string
  readonly texts: Texts
}

export const rules: Readonly<Record<RuleId, RuleRow>> = {
}
