import { assertInvariant } from '../values/assert.ts'
import { addFlags, change, type Draft, openProcedure } from '../draft/draft.ts'
import { arriveAt } from './diversion.ts'
import { closeEnquiry } from './enquiry.ts'
import { clearLegFlags, isPassageReported } from './leg-flags.ts'
import type { LegChange } from '../model/decision.ts'
import type { Leg, Passage } from '../model/movement.ts'
import { isConnected } from '../reference/receivers.ts'
import { knownPassage, legAt, passageOf, type SightingType } from '../draft/sighting.ts'
import { earliestOf, instantOf, utcDateTime } from '../values/time.ts'
import { asOffice } from '../values/office.ts'

/**
 * Records a passage of a leg. What must have happened before it without being reported is flagged: a missing exit right
 * before an entry as `exitMissing`, anything else as `implied`. Both clear when the report comes after all.
 */
export function pass(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const passage = passageNow(draft)
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
  flagBehind(draft, seen.leg, seen.kind === 'entry')
}

/** The passage that is reported, taken now. */
const passageNow = ({ sighting, movement, input }: Draft<SightingType>): Passage =>
  passageOf(sighting, movement.seals, utcDateTime(input.now))

/** The goods came back through the exit office: the exit no longer holds, and the leg is open again. */
export function goBack(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  assertInvariant(seen.leg !== undefined, 'a return into a country that has no leg')
  setLeg(draft, seen.leg, (leg) => {
    const { exited: _, ...rest } = leg
    return { ...rest, returned: passageNow(draft) }
  })
  // The country that refused entry no longer has to let them in.
  setLeg(draft, seen.leg + 1, withoutRefusal)
  note(draft, { index: seen.leg, set: 'returned' })
  impliedEntry(draft, seen.leg)
  flagBehind(draft, seen.leg, false)
}

/** The next country does not let the goods in. A return notice or an entry will tell where they are. */
export function refuseEntry(draft: Draft<'border-entry-refusal'>): void {
  const { message, place, sender } = draft
  assertInvariant(place?.leg !== undefined, 'an entry refused where no leg begins')
  const { office, reason } = message.body
  const refused = { office: asOffice(office), occurredAt: message.occurredAt, reason, by: { sender, id: message.id } }
  const { leg: index } = place
  if (draft.movement.legs[index]?.entered !== undefined) return
  setLeg(draft, index, (leg) => ({ ...leg, refused }))
  note(draft, { index, set: 'refused' })
}

/**
 * Arrival: notes when, where and whether in time, and marks what was passed without a report as implied. The time limit is
 * missed only if even the earliest instant the report can mean is after it: nobody is late by rounding.
 */
export function arrive(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const { limitAt } = draft.movement
  closeEnquiry(draft)
  change(draft, { arrival: passageNow(draft) })
  const { message } = draft
  const presentedAt = message.type === 'arrival-advice' ? message.body.presentedAt : undefined
  if (presentedAt !== undefined) change(draft, { presentedAt })
  if (limitAt !== undefined && earliestOf(seen.occurredAt, seen.precision) > instantOf(limitAt)) addFlags(draft, 'late')
  impliedEntry(draft, seen.leg)
  flagBehind(draft, seen.leg, false)
}

/** An arrival at another office that the rule accepts by itself: the itinerary has changed (engine.md 4). */
export function acceptDiversion(draft: Draft<SightingType>): void {
  arriveAt(draft, draft.sighting.office)
}

/** An arrival the rule cannot accept by itself: departure has to decide (engine.md 4). */
export function openDiversion(draft: Draft<SightingType>): void {
  const diversion = { office: draft.sighting.office, purpose: 'destination' } as const
  openProcedure(draft, { procedure: 'diversion', diversion })
}

/** Differing sightings of one passage that are distinguished; further ones are recorded and raise an alert each time. */
export const OBSERVATIONS_KEPT = 256

/** The same passage with other observations: the passage stays as first seen, the observations are kept beside it. */
export function noteFindings(draft: Draft<SightingType>): void {
  const { sighting: seen } = draft
  const known = knownPassage(draft.movement, seen)
  if (known === undefined || known.findings.length >= OBSERVATIONS_KEPT) return
  const more: Passage = { ...known, findings: [...known.findings, seen.observations] }
  if (seen.kind === 'arrival') return change(draft, { arrival: more })
  const field = seen.kind === 'entry' ? 'entered' : seen.kind === 'exit' ? 'exited' : 'returned'
  setLeg(draft, seen.leg, (leg) => ({ ...leg, [field]: more }))
}

/** Seen going out of a leg it was never reported to have entered. */
function impliedEntry(draft: Draft, index: number | undefined): void {
  const leg = legAt(draft.movement, index)
  const missing =
    leg !== undefined && leg.index > 0 && leg.entered === undefined && isPassageReported(draft, leg, 'entry')
  if (missing) flagLeg(draft, leg.index, 'implied')
  else clearLegFlags(draft)
}

/**
 * Flags everything before a leg that was not reported; `entry` distinguishes a missing exit right before it from the rest.
 */
function flagBehind(draft: Draft, index = 0, entry: boolean): void {
  for (const leg of draft.movement.legs.filter((other) => other.index < index)) {
    const enteredMissing = leg.index > 0 && leg.entered === undefined && isPassageReported(draft, leg, 'entry')
    const exitedMissing = leg.exited === undefined && isPassageReported(draft, leg, 'exit')
    if (exitedMissing && entry && leg.index === index - 1) flagLeg(draft, leg.index, 'exit-missing')
    else if (exitedMissing && leg.exitMissing !== true) flagLeg(draft, leg.index, 'implied')
    if (enteredMissing) flagLeg(draft, leg.index, 'implied')
  }
  clearLegFlags(draft)
}

/** Legs that are never reported to the hub are passed in silence: no flag. */
function flagLeg(draft: Draft, index: number, what: 'implied' | 'exit-missing'): void {
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
