import { type Code, codelists } from '../generated/codelists.ts'
import type { DecideInput } from './decision.ts'
import type { Language } from './texts.ts'
import { dayOfInput } from './act-day.ts'
import { instantOf } from './time.ts'
import { isFiring } from './timer.ts'

/** What the receipt of an accepted message draws attention to (interface.md 3); with what its text names. */
export type Warning = {
  code: Code<'receipt-warnings'>
  pointer: string
  value: string
  /** The day of receipt where it happened, `YYYY-MM-DD`. */
  received: string
}

/** Longer than any outage, and than any pile of paper: a device that says so has lost its clock. */
const PLAUSIBLE_AGE = 366 * 24 * 3_600_000

/** What is odd about a message that comes; nothing about what was accepted before or is made by the hub. */
export function warningsOf(input: DecideInput): Warning[] {
  const { event, now } = input
  if (event.kind !== 'message' || isFiring(event.message) || event.message.sender.role === 'hub') return []
  const { occurredAt } = event.message
  if (now - instantOf(occurredAt) <= PLAUSIBLE_AGE) return []
  return [{ code: 'implausible-time', pointer: '/occurredAt', value: occurredAt, received: dayOfInput(input).today }]
}

/** A warning in words (schemas/codelists/receipt-warnings.json). */
export function describeWarning({ code, value, received }: Warning, language: Language): string {
  const text = codelists['receipt-warnings'].find((row) => row.code === code)?.labels[language] ?? code
  return text.replace('{value}', () => value).replace('{received}', () => received)
}
