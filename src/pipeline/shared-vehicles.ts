import type { Warning } from '../domain/model/decision.ts'
import type { Movement } from '../domain/model/movement.ts'
import { isAwaitedAt } from '../domain/movement/posts-ahead.ts'
import { vehicleMark } from '../domain/notices/identification.ts'
import { isParty } from '../domain/draft/queries.ts'
import { asOffice } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { CommitTx } from '../ports/commit.ts'
import type { Message } from '../generated/types.ts'
import type { Decided } from './decide.ts'
import type { MessageWork } from './work.ts'

/** Movements on one vehicle that are looked at: more than a confirmation may name. */
const LOOKED_AT = 120
/** Of more the officer goes through the papers anyway. */
const TOLD = 8

type Confirmed = { work: MessageWork; movement: Movement; plate: string }

/**
 * What else is on a vehicle that an officer has confirmed: movements that bear it, are awaited at this very post and were not
 * among those confirmed together. It is looked up beside the decisions and without locks, since a receipt may say it and
 * nothing rests on it; so it is in the receipt alone, not in the log's effect, which is decided again by the audit.
 */
export async function sharedVehicles(
  tx: Pick<CommitTx, 'movementsMarked' | 'peekMovements'>,
  decided: readonly Decided[],
): Promise<ReadonlyMap<MessageWork, readonly Warning[]>> {
  const confirmed = decided.flatMap(confirmedBy)
  if (confirmed.length === 0) return new Map()
  const found = await tx.movementsMarked(
    confirmed.map(({ plate }) => vehicleMark(plate)),
    LOOKED_AT,
  )
  const others = new Map(await tx.peekMovements([...new Set([...found.values()].flat())]))
  // What this batch has decided is not stored yet.
  for (const entry of decided) {
    const after = entry.kind === 'refused' ? undefined : entry.decision.movement
    if (after !== undefined && others.has(after.mrn)) others.set(after.mrn, after)
  }
  return new Map(
    confirmed.map(({ work, plate, movement }) => {
      const beside = (found.get(vehicleMark(plate)) ?? []).flatMap((mrn) => others.get(mrn) ?? [])
      return [work, warningsOf(work, movement.mrn, beside)] as const
    }),
  )
}

function confirmedBy(entry: Decided): Confirmed[] {
  if (entry.kind !== 'message' || entry.work.received.together === undefined) return []
  const { work, decision } = entry
  const { movement } = decision
  if (movement === undefined || !isParty(movement, work.key.sender)) return []
  const plate = seenOn(work.message) ?? movement.vehicle
  return plate === undefined ? [] : [{ work, movement, plate }]
}

const seenOn = ({ body }: Message): string | undefined =>
  'vehicle' in body && typeof body.vehicle === 'object' ? body.vehicle.identification : undefined

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
