import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import type { Difference } from '../model/difference.ts'
import type { Leg, Movement } from '../model/movement.ts'
import { isOpen } from '../model/open.ts'
import { postsOfLeg } from '../model/posts.ts'
import { affects } from '../reference/outages.ts'
import type { Reference } from '../model/reference.ts'
import { instantOf } from '../values/time.ts'
import type { Found } from './compare.ts'
import { foundInResults, foundInSighting, passedStopIn, sharedNews, sharingEndFrees, tellWaiting } from './judge.ts'
import { uncorrected } from './correction.ts'
import { afterResolution } from './explain.ts'
import { isNews } from './list.ts'
import { awaitsDeparture, holdingDifferences, openDifferences } from './open.ts'
import { afterRest, bringsRest } from './part.ts'
import { seenIn } from './seen.ts'
import type { SightingType } from '../draft/sighting.ts'

/** Something holds the discharge: differences, or a country nobody has seen the goods in. */
export const isHeldBack = (draft: Draft): boolean => awaitsDeparture(draft.movement) || unseenLegs(draft).length > 0

/**
 * Legs connected in full of which neither post has said a word, although no outage was declared: the goods may never have
 * been there (engine.md 9, "From practice").
 */
export function unseenLegs({ movement, input }: Pick<Draft, 'movement' | 'input'>): Leg[] {
  return movement.legs.filter(
    (leg) =>
      leg.implied === true &&
      leg.connection === 'full' &&
      leg.index > 0 &&
      leg.index < movement.legs.length - 1 &&
      leg.entered === undefined &&
      leg.exited === undefined &&
      !hadOutage(movement, leg, input.reference),
  )
}

function hadOutage({ released, arrival }: Movement, leg: Leg, { outages = [] }: Reference): boolean {
  const posts = postsOfLeg(leg)
  return outages.some(
    (outage) =>
      outage.state === 'outage' &&
      posts.some((post) => affects(outage, post)) &&
      (arrival === undefined || instantOf(outage.from) <= instantOf(arrival.occurredAt)) &&
      (outage.to === undefined || released === undefined || instantOf(outage.to) >= instantOf(released.releasedAt)),
  )
}

/** The hub discharges under the agreement's mandate, unless departure's own discharge already waits for these results. */
export const dischargesByMandate = ({ movement }: Draft): boolean =>
  declaredOf(movement).dischargeMode === 'automatic' && !movement.held.some(({ type }) => type === 'discharge')

/** Results satisfied, or departure has resolved what they found; nothing else is missing for a discharge. */
const isSatisfied = ({ results, resolution }: Movement): boolean =>
  results !== undefined &&
  resolution?.outcome !== 'unsolved' &&
  (resolution?.outcome === 'solved' || (results.code !== 'A5' && results.code !== 'B1'))

const isDue = (draft: Draft): boolean =>
  dischargesByMandate(draft) && isSatisfied(draft.movement) && !isOpen(draft.movement, 'stop')

/** Whether conform results discharge at once: nothing is open, and they themselves find nothing. */
export const resultsDischarge = (draft: Draft<'control-results'>): boolean =>
  dischargesByMandate(draft) &&
  !isOpen(draft.movement, 'stop') &&
  !isHeldBack(draft) &&
  !foundInResults(draft).some((one) => holds(draft, one)) &&
  !sharedNews(draft).some(({ flag }) => flag !== undefined)

const holds = ({ movement }: Draft, found: Found): boolean => found.flag !== undefined && isNews(movement, found)

/** Whether departure's resolution closes anything, or says of something open that it stays so. */
export const hasToResolve = ({ movement, message }: Draft<'discrepancy-resolution'>): boolean => {
  const named: ReadonlySet<string> | undefined = message.body.flags && new Set(message.body.flags)
  return (movement.differences ?? []).some(
    ({ flag, resolvedBy, explained }) =>
      (resolvedBy === undefined || explained === true) && (named === undefined || named.has(flag ?? '')),
  )
}

/** Whether nothing is open any more once departure has resolved this. */
export const resolutionFrees = ({ movement, message, input }: Draft<'discrepancy-resolution'>): boolean =>
  !awaitsDeparture({ differences: afterResolution(movement, message.body, input.event.key) })

/** Whether departure's resolution closes the last difference of a movement that waits only for that. */
export const resolutionDischarges = (draft: Draft<'discrepancy-resolution'>): boolean =>
  isDue(draft) && hasToResolve(draft) && resolutionFrees(draft) && unseenLegs(draft).length === 0

/** Whether a passage fills the last leg in which nobody had seen the goods. */
export function backFillDischarges(draft: Draft<SightingType>): boolean {
  const { movement, sighting } = draft
  const unseen = unseenLegs(draft)
  const fills = unseen.length === 1 && unseen[0]?.index === sighting.leg
  return fills && isDue(draft) && !awaitsDeparture(movement) && !findsAnything(draft)
}

/** Whether the end of the other movements closes the last difference of one that waits only for that. */
export const sharingEndDischarges = (draft: Draft): boolean =>
  isDue(draft) && sharingEndFrees(draft) && unseenLegs(draft).length === 0

/** Whether an arrival brings the last that was missing. */
export function restDischarges(draft: Draft<SightingType>): boolean {
  const { movement, message, input } = draft
  const seen = seenIn(message)
  if (seen === undefined || !bringsRest(movement, seen, input.event.key) || !isDue(draft)) return false
  const after = { ...movement, differences: afterRest(movement, seen, input.event.key) }
  return !awaitsDeparture(after) && unseenLegs(draft).length === 0 && !findsAnything(draft)
}

/** Whether a correction takes back the last that was open, and finds nothing itself. */
export function correctionDischarges(draft: Draft<SightingType>): boolean {
  const after = uncorrected(draft)
  if (after === undefined || !isDue(draft) || awaitsDeparture(after) || unseenLegs(draft).length > 0) return false
  return !(
    foundInSighting(draft, true).some(({ flag, ...one }) => flag !== undefined && isNews(after, { flag, ...one })) ||
    passedStopIn(draft).some((one) => isNews(after, one)) ||
    sharedNews(draft).some(({ flag }) => flag !== undefined)
  )
}

const findsAnything = (draft: Draft<SightingType>): boolean =>
  foundInSighting(draft).some((one) => holds(draft, one)) ||
  passedStopIn(draft).length > 0 ||
  sharedNews(draft).some(({ flag }) => flag !== undefined)

/** Whether an arrival brings what an earlier one lacked. */
export const isRest = ({ movement, message, input }: Draft<SightingType>): boolean => {
  const seen = seenIn(message)
  return seen !== undefined && bringsRest(movement, seen, input.event.key)
}

/** Tells departure that everything is there for a discharge but what is open. */
export function tellIfWaiting(draft: Draft): void {
  if (!isDue(draft) || !isHeldBack(draft)) return
  const unseen = unseenLegs(draft).map(
    ({ entryOffice, country }): Pick<Difference, 'kind' | 'declared' | 'pointer' | 'since'> => ({
      kind: 'no-entry',
      declared: entryOffice ?? country,
      pointer: '',
      since: draft.movement.arrival?.occurredAt ?? new Date(draft.input.now).toISOString(),
    }),
  )
  const explained = (draft.movement.differences ?? []).filter((one) => one.explained === true)
  tellWaiting(draft, [...holdingDifferences(draft.movement), ...explained, ...unseen])
}

/** Kinds of what is open, in words a finding may carry. */
export const openInWords = (movement: Movement): string =>
  [...new Set(holdingDifferences(movement).flatMap(({ flag }) => flag ?? []))].join(', ')

/** Whether a seal in force was reported bad, or another one than is in force. */
export const hasBadSeals = (movement: Movement): boolean =>
  openDifferences(movement).some(({ flag }) => flag === 'sealsDiffer')
