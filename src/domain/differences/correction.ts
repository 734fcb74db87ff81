import { change, type Draft, putInForce } from '../draft/draft.ts'
import { sameKey } from '../draft/queries.ts'
import { passageOf, type SightingType } from '../draft/sighting.ts'
import type { Difference, DifferenceKind } from '../model/difference.ts'
import type { Leg, Movement, Passage } from '../model/movement.ts'
import type { MessageKey } from '../values/party.ts'
import { alike, isAmong } from '../values/spelling.ts'
import { instantOf, utcDateTime } from '../values/time.ts'
import { changeDifferences } from './list.ts'

/** How long an office may say that it has mistyped a fact (engine.md 9, "From practice"). */
const CORRECTABLE_MS = 24 * 3_600_000

/** What an office can have mistyped: numbers and counts. Where the goods were, and past which stop, it has not. */
const MISTYPED: ReadonlySet<string> = new Set<DifferenceKind>([
  'vehicle',
  'trailer',
  'wagon',
  'container',
  'vin',
  'seal',
  'seal-state',
  'mass',
  'packages',
  'partial',
])

/** The fact that is corrected: whose it is, and the passage it has become, unless it was a repeat of one. */
type Corrected = { key: MessageKey; passage?: Passage }

/**
 * The fact this one corrects, where it is a correction: of the same office and the same kind, within 24 hours of when it was
 * taken, vouched for by two persons. Undefined for everything else, which is then one more report of the passage: a fact is
 * never refused, and what one person alone takes back stays as it was.
 */
export function correctedBy(draft: Draft<SightingType>): Corrected | undefined {
  const { message, movement, sighting, input } = draft
  const { corrects } = message.body
  if (corrects === undefined || !isConfirmed(draft)) return undefined
  const key: MessageKey = { sender: sighting.by.sender, id: corrects }
  const passage = passagesLike(movement, sighting.kind).find((one) => sameKey(one.by, key))
  const repeated = (movement.differences ?? []).find((one) => sameKey(one.by, key))
  const office = passage?.office ?? repeated?.office
  const taken = passage?.takenAt ?? passage?.occurredAt ?? repeated?.since
  if (office !== sighting.office || taken === undefined) return undefined
  // What a second person has agreed to, and what has waited, was judged when it came.
  const isInTime = input.event.kind === 'effect' || input.now - instantOf(taken) <= CORRECTABLE_MS
  if (!isInTime) return undefined
  return { key, ...(passage === undefined ? {} : { passage }) }
}

/** By a second officer in the hub's app, or by the office's own system, which names both and signs for it. */
function isConfirmed({ message, input }: Draft<SightingType>): boolean {
  const { event } = input
  if (event.byOfficer === true) return event.approved === true
  const { officer, confirmedBy } = message.body
  return officer !== undefined && confirmedBy !== undefined && !alike(officer, confirmedBy)
}

const FIELD = { exit: 'exited', return: 'returned', entry: 'entered' } as const

function passagesLike({ legs, arrival }: Movement, kind: keyof typeof FIELD | 'arrival'): Passage[] {
  const all = kind === 'arrival' ? [arrival] : legs.map((leg) => leg[FIELD[kind]])
  return all.filter((one) => one !== undefined)
}

/** What the corrected fact had found is no more; both facts stay on record. */
const withoutFound = (differences: readonly Difference[], { key }: Corrected, by: MessageKey): Difference[] =>
  differences.map((one) =>
    one.resolvedBy === undefined && MISTYPED.has(one.kind) && sameKey(one.by, key) ? { ...one, resolvedBy: by } : one,
  )

/** The movement as if the corrected fact had found nothing; undefined where this corrects none. */
export function uncorrected(draft: Draft<SightingType>): Movement | undefined {
  const { movement, input } = draft
  const corrected = correctedBy(draft)
  if (corrected === undefined) return undefined
  return { ...movement, differences: withoutFound(movement.differences ?? [], corrected, input.event.key) }
}

/**
 * Takes the corrected fact's findings back, with the seals it put in force; the passage stands as the correction says, at the
 * time it was first told for. What differs all the same is found by comparing it anew.
 */
export function correct(draft: Draft<SightingType>): void {
  const corrected = correctedBy(draft)
  if (corrected === undefined) return
  const { movement, sighting, input } = draft
  draft.corrects = corrected.key.id
  changeDifferences(draft, withoutFound(movement.differences ?? [], corrected, input.event.key))
  const { passage } = corrected
  if (passage === undefined) return
  const { added = [] } = passage
  putInForce(
    draft,
    movement.seals.filter((seal) => !isAmong(added, seal)),
  )
  const { occurredAt, occurredPrecision, takenAt } = passage
  const after: Passage = {
    ...passageOf(sighting, draft.movement.seals, takenAt ?? utcDateTime(input.now)),
    occurredAt,
    occurredPrecision,
    findings: [...new Set([sighting.observations, ...passage.findings])],
  }
  if (sighting.kind === 'arrival') return change(draft, { arrival: after })
  const field = FIELD[sighting.kind]
  const replaced = (leg: Leg): Leg => (leg[field] === passage ? { ...leg, [field]: after } : leg)
  change(draft, { legs: draft.movement.legs.map(replaced) })
}
