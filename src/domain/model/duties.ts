import { holdingDifferences } from '../differences/open.ts'
import type { OfficeCode } from '../values/office.ts'
import { secondOf } from '../values/time.ts'
import type { Movement } from './movement.ts'
import { enquiryOf, openOf } from './open.ts'
import { postsAwaiting } from './posts.ts'
import { isEnd, isInFlight } from './table.ts'

/** What an office has to do about a movement (interface.md 7 and 8, `GET /v1/offices/{code}/todo`). */
export const DUTIES = [
  'toRelease',
  'toDischarge',
  'limitTomorrow',
  'enquiries',
  'differences',
  'presented',
  'withoutResults',
] as const
export type Duty = (typeof DUTIES)[number]

/** Since when it is to be done; of a limit when it passes. RFC 3339, UTC. */
type Due = { office: OfficeCode; duty: Duty; at: string }

/** What is to be done about a movement, and where. The store looks it up by this (`facetsOf`). */
export function dutiesOf(movement: Movement): Due[] {
  if (movement.declared === undefined) return []
  return [...ofDeparture(movement, movement.declared), ...ofDestination(movement)]
}

function ofDeparture(movement: Movement, { departure, declaredAt }: NonNullable<Movement['declared']>): Due[] {
  const { state, limitAt, arrival } = movement
  const due = (duty: Duty, at: string): Due => ({ office: departure.office, duty, at: secondOf(at) })
  const enquiry = openOf(movement, 'enquiry')
  const differing = isEnd(state) ? undefined : holdingDifferences(movement)[0]
  return [
    ...(state === 'registered' || state === 'under-control' ? [due('toRelease', declaredAt)] : []),
    ...(state === 'results-received' ? [due('toDischarge', arrival?.occurredAt ?? declaredAt)] : []),
    ...(isInFlight(state) && limitAt !== undefined ? [due('limitTomorrow', limitAt)] : []),
    ...(enquiry === undefined ? [] : [due('enquiries', enquiry.since ?? declaredAt)]),
    ...(state === 'under-discrepancy' || differing !== undefined
      ? [due('differences', differing?.since ?? arrival?.occurredAt ?? declaredAt)]
      : []),
  ]
}

function ofDestination(movement: Movement): Due[] {
  const { state, arrival, presentedAt, declared } = movement
  const due = (office: OfficeCode, duty: Duty, at: string): Due => ({ office, duty, at: secondOf(at) })
  const enquiry = openOf(movement, 'enquiry')
  // The holder is asked first; the office itself only where he has not shown where the goods are (engine.md 4).
  const asked = enquiryOf(movement)?.stage === 'office' && declared !== undefined
  return [
    ...(asked ? [due(declared.destination.office, 'enquiries', enquiry?.since ?? declared.declaredAt)] : []),
    ...(state === 'arrived' && arrival !== undefined
      ? [
          due(arrival.office, 'withoutResults', arrival.occurredAt),
          ...(presentedAt === undefined ? [] : [due(arrival.office, 'presented', presentedAt)]),
        ]
      : []),
    ...(state === 'under-discrepancy' && arrival !== undefined
      ? [due(arrival.office, 'differences', arrival.occurredAt)]
      : []),
  ]
}

/** The offices at which the goods are awaited, each once, and the day of the limit, UTC; none before release. */
export function awaitedAt(movement: Movement): { office: OfficeCode; day: string }[] {
  const { state, limitAt, declared } = movement
  if (declared === undefined || limitAt === undefined || !isInFlight(state)) return []
  const day = secondOf(limitAt).slice(0, 10)
  return [...new Set(postsAwaiting(movement).map(({ office }) => office))].map((office) => ({ office, day }))
}
