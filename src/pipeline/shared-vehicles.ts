import type { Warning } from '../domain/model/decision.ts'
import type { Movement } from '../domain/model/movement.ts'
import { isAwaitedAt } from '../domain/movement/posts-ahead.ts'
import { isParty } from '../domain/draft/queries.ts'
import { asOffice } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { Decided } from './decide.ts'
import type { MessageWork } from './work.ts'

/** Of more the officer goes through the papers anyway. */
const TOLD = 8

/**
 * What else is on a vehicle that an officer has confirmed: movements that bear the same one, are awaited at this very post and
 * were not among those confirmed together. A receipt may say it and nothing rests on it, so it is in the receipt alone, not in
 * the log's effect, which is decided again by the audit.
 * @param sharing for each movement those in flight with the same vehicle, wagon or container, as they were loaded
 */
export function sharedVehicles(
  decided: readonly Decided[],
  sharing: ReadonlyMap<Mrn, readonly Movement[]>,
): ReadonlyMap<MessageWork, readonly Warning[]> {
  const confirmed = decided.flatMap((entry) =>
    entry.kind === 'message' && entry.work.received.together !== undefined ? [entry] : [],
  )
  // Nearly always: no batch pays for what only confirmations ask.
  if (confirmed.length === 0) return new Map()
  const after = new Map<Mrn, Movement>()
  for (const entry of decided) {
    const movement = entry.kind === 'refused' ? undefined : entry.decision.movement
    if (movement !== undefined) after.set(movement.mrn, movement)
  }
  return new Map(
    confirmed.flatMap(({ work, decision }) => {
      const { movement } = decision
      if (movement === undefined || !isParty(movement, work.key.sender)) return []
      const beside = (sharing.get(movement.mrn) ?? []).map((other) => after.get(other.mrn) ?? other)
      return [[work, warningsOf(work, movement.mrn, beside)] as const]
    }),
  )
}

function warningsOf({ message, received, key }: MessageWork, own: Mrn, beside: readonly Movement[]): Warning[] {
  const together = new Set<string>([own, ...(received.together ?? [])])
  const office = 'office' in message.body ? message.body.office : undefined
  if (office === undefined) return []
  const direction = message.type === 'border-exit-notice' ? 'out' : 'in'
  return beside
    .filter((other) => !together.has(other.mrn) && isParty(other, key.sender))
    .filter((other) => isAwaitedAt(other, { office: asOffice(office), direction }))
    .slice(0, TOLD)
    .map(({ mrn }): Warning => ({ code: 'vehicle-shared', mrn }))
}
