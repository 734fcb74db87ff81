import { assertInvariant } from '../values/assert.ts'
import { addFlags, change, type Draft, openProcedure } from '../draft/draft.ts'
import { arriveAt } from './diversion.ts'
import { closeEnquiry } from './enquiry.ts'
import { clearMarks, isReported } from './leg-marks.ts'
import type { LegChange } from '../model/decision.ts'
import type { Leg, Passage } from '../model/movement.ts'
import { isConnected } from '../reference/receivers.ts'
import { knownPassage, legAt, passageOf, type SightingType } from '../draft/sighting.ts'
import { earliestOf, instantOf } from '../values/time.ts'

/**
 * Records a passage of a leg. What must have happened before it without being reported is marked: an exit that is
 * missing right behind an entry as `exitMissing`, anything else as `implied`. Both clear when the report comes after all.
 */
export function pass(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const passage = passageOf(seen, draft.movement.seals)
  assertInvariant(seen.leg !== undefined, 'a passage of a country that has no leg')
  setLeg(draft, seen.leg, (leg) => {
    if (seen.kind === 'entry') {
      const { refused: _, ...rest } = leg
      return { ...rest, entered: passage }
    }
    const { returned: _, ...rest } = leg
    return { ...rest, exited: passage }
  })
  note(draft, { index: seen.leg, set: seen.kind === 'entry' ? 'entered' : 'exited' })
  if (seen.kind === 'exit') impliedEntry(draft, seen.leg)
  markBehind(draft, seen.leg, seen.kind === 'entry')
}

/** The goods came back through the exit office: the exit no longer holds, and the leg is open again. */
export function goBack(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  assertInvariant(seen.leg !== undefined, 'a return into a country that has no leg')
  setLeg(draft, seen.leg, (leg) => {
    const { exited: _, ...rest } = leg
    return { ...rest, returned: passageOf(seen, draft.movement.seals) }
  })
  // Whoever would not let them in need not any more.
  setLeg(draft, seen.leg + 1, withoutRefusal)
  note(draft, { index: seen.leg, set: 'returned' })
  impliedEntry(draft, seen.leg)
  markBehind(draft, seen.leg, false)
}

/** The next country does not let the goods in. Where they are then is told by a return notice or an entry. */
export function refuseEntry(draft: Draft<'border-entry-refusal'>): void {
  const { message, place, sender } = draft
  assertInvariant(place?.leg !== undefined, 'an entry refused where no leg begins')
  const { office, reason } = message.body
  const refused = { office, occurredAt: message.occurredAt, reason, by: { sender, id: message.id } }
  const { leg: index } = place
  if (draft.movement.legs[index]?.entered !== undefined) return
  setLeg(draft, index, (leg) => ({ ...leg, refused }))
  note(draft, { index, set: 'refused' })
}

/**
 * Arrival: notes when, where and whether in time, and marks what was passed without a report as implied. The time limit
 * is missed only if even the earliest moment the report can mean lies behind it: nobody is late by rounding.
 */
export function arrive(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const { limitAt } = draft.movement
  closeEnquiry(draft)
  change(draft, { arrival: passageOf(seen, draft.movement.seals) })
  if (limitAt !== undefined && earliestOf(seen.occurredAt, seen.precision) > instantOf(limitAt)) addFlags(draft, 'late')
  impliedEntry(draft, seen.leg)
  markBehind(draft, seen.leg, false)
}

/** An arrival at another office that the rule accepts by itself: the itinerary has changed (engine.md 4). */
export function acceptDiversion(draft: Draft<SightingType>): void {
  arriveAt(draft, draft.sighting.office)
}

/** An arrival the rule cannot accept by itself: departure has to say what shall be (engine.md 4). */
export function openDiversion(draft: Draft<SightingType>): void {
  const diversion = { office: draft.sighting.office, purpose: 'destination' } as const
  openProcedure(draft, { procedure: 'diversion', diversion })
}

/** Different sightings of one passage that are told apart; what comes beyond is on record and alerted of, each time anew. */
export const FINDINGS_KEPT = 256

/** The same passage seen with other findings: the passage stays as first seen, the findings are kept beside it. */
export function noteFindings(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const known = knownPassage(draft.movement, seen)
  if (known === undefined || known.findings.length >= FINDINGS_KEPT) return
  const more: Passage = { ...known, findings: [...known.findings, seen.findings] }
  if (seen.kind === 'arrival') return change(draft, { arrival: more })
  const field = seen.kind === 'entry' ? 'entered' : seen.kind === 'exit' ? 'exited' : 'returned'
  setLeg(draft, seen.leg, (leg) => ({ ...leg, [field]: more }))
}

/** Seen going out of a leg it was never reported to have entered. */
function impliedEntry(draft: Draft, index: number | undefined): void {
  const leg = legAt(draft.movement, index)
  const missing = leg !== undefined && leg.index > 0 && leg.entered === undefined && isReported(draft, leg, 'entry')
  if (missing) mark(draft, leg.index, 'implied')
  else clearMarks(draft)
}

/** Marks everything before a leg that was not reported; `entry` tells a missing exit right behind from the rest. */
function markBehind(draft: Draft, index = 0, entry: boolean): void {
  for (const leg of draft.movement.legs.filter((other) => other.index < index)) {
    const enteredMissing = leg.index > 0 && leg.entered === undefined && isReported(draft, leg, 'entry')
    const exitedMissing = leg.exited === undefined && isReported(draft, leg, 'exit')
    if (exitedMissing && entry && leg.index === index - 1) mark(draft, leg.index, 'exit-missing')
    else if (exitedMissing && leg.exitMissing !== true) mark(draft, leg.index, 'implied')
    if (enteredMissing) mark(draft, leg.index, 'implied')
  }
  clearMarks(draft)
}

/** Legs the hub is not told about are passed in silence: no mark, no flag. */
function mark(draft: Draft, index: number, what: 'implied' | 'exit-missing'): void {
  const leg = draft.movement.legs[index]
  if (leg === undefined || !isConnected(leg)) return
  const field = what === 'implied' ? 'implied' : 'exitMissing'
  if (leg[field] === true) return
  setLeg(draft, index, (other) => ({ ...other, [field]: true }))
  note(draft, { index, set: what })
}

function withoutRefusal(leg: Leg): Leg {
  const { refused: _, ...rest } = leg
  return rest
}

function setLeg(draft: Draft, index: number | undefined, edit: (leg: Leg) => Leg): void {
  change(draft, { legs: draft.movement.legs.map((leg) => (leg.index === index ? edit(leg) : leg)) })
}

function note(draft: Draft, entry: LegChange): void {
  draft.legChanges.push(entry)
}
