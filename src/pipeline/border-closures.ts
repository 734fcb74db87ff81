import type { ClosureProgress } from '../ports/commit.ts'
import { keyText } from '../domain/values/party.ts'
import type { Decided } from './decide.ts'

/** How many movements the notices of a batch were told to, by notice. */
export function closureProgress(entries: readonly Decided[]): ClosureProgress[] {
  const progress = new Map<string, ClosureProgress>()
  for (const entry of entries) {
    if (entry.kind !== 'message' || entry.work.made === undefined) continue
    const { message, made } = entry.work
    const { row } = entry.decision.effect
    const isAlert = message.type === 'alert' && message.body.cause?.type === 'availability-notice'
    if (!isAlert && message.type !== 'diversion-request') continue
    const text = keyText(made.cause)
    const before = progress.get(text) ?? { key: made.cause, concerned: 0, diverted: 0, referred: 0 }
    progress.set(text, {
      ...before,
      concerned: before.concerned + (isAlert ? 1 : 0),
      diverted: before.diverted + (row === 'diversion-by-rule' ? 1 : 0),
      referred: before.referred + (row === 'diversion-referred' ? 1 : 0),
    })
  }
  return [...progress.values()]
}
