import { codelists } from '../../generated/codelists.ts'
import type { DecideInput, Warning } from '../model/decision.ts'
import type { Language } from '../values/texts.ts'
import { dayOfInput } from '../reference/act-day.ts'
import { instantOf } from '../values/time.ts'
import { isFiring } from '../model/timer.ts'

/** Longer than any outage and any backlog of paper: a device that reports such a time has lost its clock. */
const PLAUSIBLE_AGE = 366 * 24 * 3_600_000

/** Oddities of an incoming message; none for what was accepted before or is made by the hub. */
export function warningsOf(input: DecideInput): Warning[] {
  const { event, now } = input
  if (event.kind !== 'message' || isFiring(event.message) || event.message.sender.role === 'hub') return []
  const { today } = dayOfInput(input)
  // Told to customs alone, who declare: the other movement may be another trader's (engine.md 9).
  const doubles = (input.doubles ?? []).map(
    (mrn): Warning => ({ code: 'double', pointer: '/body/nationalRefs', value: mrn, received: today }),
  )
  const { occurredAt } = event.message
  if (now - instantOf(occurredAt) <= PLAUSIBLE_AGE) return doubles
  return [...doubles, { code: 'implausible-time', pointer: '/occurredAt', value: occurredAt, received: today }]
}

/** A warning in words (schemas/codelists/receipt-warnings.json). */
export function describeWarning({ code, value, received }: Warning, language: Language): string {
  const text = codelists['receipt-warnings'].find((row) => row.code === code)?.labels[language] ?? code
  return text
    .replace('{value}', () => value)
    .replace('{received}', () => received)
    .replace('{mrn}', () => value)
}
