import type { AvailabilityNotice } from '../../generated/types.ts'
import type { AvailabilityChange, Outage } from '../model/reference.ts'
import type { Post } from '../model/posts.ts'
import { asCountry, partyKeyOf } from '../values/party.ts'
import { instantOf } from '../values/time.ts'
import { asOffice } from '../values/office.ts'

/** What a notice says about the scope's availability. What is only limited is closed no more, and stops no timer. */
export function availabilityIn(message: AvailabilityNotice): AvailabilityChange {
  const { scope, office, state, from, to, direction, modes } = message.body
  const place = {
    country: asCountry(message.sender.country),
    ...(scope === 'office' && office !== undefined ? { office: asOffice(office) } : {}),
  }
  if (state === 'available' || state === 'limited') return { ...place, from }
  const opens: Outage = {
    ...place,
    state,
    ...(direction === undefined || direction === 'both' ? {} : { direction }),
    ...(modes === undefined ? {} : { modes }),
    from,
    ...(to === undefined ? {} : { to }),
    by: { sender: partyKeyOf(message.sender), id: message.id },
  }
  return { ...place, from, opens }
}

/**
 * The outages after a change: those of its very scope end where it begins, and what it opens is added, once. The store does
 * the same in SQL.
 */
export function changeOutages(outages: readonly Outage[], change: AvailabilityChange): Outage[] {
  const { country, office, from, opens } = change
  const ended = outages.map((one): Outage => {
    const same = one.country === country && one.office === office
    if (!same || (one.to !== undefined && instantOf(one.to) <= instantOf(from))) return one
    return { ...one, to: instantOf(from) < instantOf(one.from) ? one.from : from }
  })
  const known = ended.some(({ by }) => by.sender === opens?.by.sender && by.id === opens.by.id)
  return opens === undefined || known ? ended : [...ended, opens]
}

/** Whether an outage concerns a place: its country or its very office, its direction, its mode. */
export function affects(outage: Pick<Outage, 'country' | 'office' | 'direction' | 'modes'>, post: Post): boolean {
  return (
    outage.country === post.country &&
    (outage.office === undefined || outage.office === post.office) &&
    (outage.direction === undefined || outage.direction === post.direction) &&
    (outage.modes === undefined || (post.mode !== undefined && outage.modes.includes(post.mode)))
  )
}

/** From when to when nothing could be done, milliseconds UTC; Infinity while nobody knows the end. */
export type Span = { from: number; to: number }

/** The time in which an outage kept a post from doing its part. */
export const spanOf = ({ from, to }: Outage, { until }: Post): Span => ({
  from: instantOf(from),
  to: Math.min(
    to === undefined ? Number.POSITIVE_INFINITY : instantOf(to),
    until === undefined ? Number.POSITIVE_INFINITY : instantOf(until),
  ),
})

/**
 * When something is due that stands still during pauses (milliseconds UTC): as much time as lay between start and due
 * passes outside of them. Infinity while a pause is on whose end nobody knows (engine.md 6).
 */
export function dueOutside(start: number, due: number, pauses: readonly Span[]): number {
  let end = due
  for (const pause of merged(pauses)) {
    const from = Math.max(pause.from, start)
    if (from >= end || pause.to <= start) continue
    end += pause.to - from
  }
  return end
}

/** Spans without overlaps, in order. */
function merged(pauses: readonly Span[]): Span[] {
  const spans = pauses.filter(({ from, to }) => to > from).toSorted((one, other) => one.from - other.from)
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}
