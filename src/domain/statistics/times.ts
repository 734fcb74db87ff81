import type { Outage } from '../model/reference.ts'
import type { Leg, Passage, ReleasedMovement } from '../model/movement.ts'
import type { Post } from '../model/posts.ts'
import { affects, spanOf } from '../reference/outages.ts'
import { reports } from '../reference/connection.ts'
import { instantOf } from '../values/time.ts'
import type { Fact, FactCase } from './fact.ts'
import type { OfficeCode } from '../values/office.ts'
import type { CountryCode } from '../values/party.ts'

/** A moment as far as it is known: a passage that was reported, or the release. */
type Moment = Pick<Passage, 'occurredAt' | 'occurredPrecision'>

/** A stretch of the way or a stay at a border, from one moment to another. */
type Stretch = {
  topic: Fact['topic']
  part: string
  corridor: string
  country: CountryCode
  office: OfficeCode
  leg?: string
  start: Moment | undefined
  end: Moment | undefined
  /** The goods were seen further on, when: then what is not reported is missing. */
  beyond: string | undefined
  /** Marked by the engine as passed without a report. */
  implied: boolean
  posts: readonly Post[]
}

/** Whether an outage lay in this time at one of these posts: the time then tells of the outage, not of the way. */
export function inOutage(outages: readonly Outage[], posts: readonly Post[], from: string, to: string): boolean {
  const [start, end] = [instantOf(from), instantOf(to)]
  return outages.some((outage) =>
    posts.some((post) => {
      if (!affects(outage, post)) return false
      const span = spanOf(outage, post)
      return span.from < end && span.to > start
    }),
  )
}

/** Seconds between two moments; undefined where one is known to the day only, or the clocks of two posts contradict each other. */
function secondsBetween(start: Moment, end: Moment): number | undefined {
  if (start.occurredPrecision === 'day' || end.occurredPrecision === 'day') return undefined
  const seconds = Math.round((instantOf(end.occurredAt) - instantOf(start.occurredAt)) / 1_000)
  return seconds < 0 ? undefined : seconds
}

function factOf(stretch: Stretch, outages: readonly Outage[]): Fact[] {
  const { topic, part, corridor, country, office, leg, start, end, beyond, implied, posts } = stretch
  const at = end?.occurredAt ?? beyond
  if (at === undefined) return []
  const known = { topic, part, at, corridor, country, office, ...(leg === undefined ? {} : { leg }) }
  const left = (standing: FactCase): Fact[] => [{ ...known, standing }]
  if (start === undefined || end === undefined) return left(implied ? 'implied' : 'missing')
  const seconds = secondsBetween(start, end)
  if (seconds === undefined) return left('missing')
  if (inOutage(outages, posts, start.occurredAt, end.occurredAt)) return left('outage')
  return [{ ...known, seconds, standing: 'counted' }]
}

/** When the goods were first seen behind a place: at a later leg, or at their destination. */
const seenFrom = (legs: readonly Leg[], arrival: Passage | undefined): string | undefined =>
  legs.map(({ entered, exited }) => (entered ?? exited)?.occurredAt).find((at) => at !== undefined) ??
  arrival?.occurredAt

const releaseOf = ({ released }: Pick<ReleasedMovement, 'released'>): Moment => ({
  occurredAt: released.releasedAt,
  occurredPrecision: 'second',
})

const postsOf = ({ country, mode }: Leg, ...offices: readonly (OfficeCode | undefined)[]): Post[] =>
  offices.map((office) => ({ country, mode, ...(office === undefined ? {} : { office }) }))

/**
 * How long the way through each country took: from the release or the entry to the exit or the arrival. A leg whose posts do
 * not report has no time; nobody misses it.
 */
export function legTimes(movement: ReleasedMovement, corridor: string, outages: readonly Outage[]): Fact[] {
  const { legs, arrival, declared } = movement
  return legs.flatMap((leg, at) => {
    const last = at === legs.length - 1
    const from = at === 0 ? declared.departure.office : leg.entryOffice
    const to = last ? (arrival?.office ?? declared.destination.office) : leg.exitOffice
    if (from === undefined || to === undefined) return []
    if ((at > 0 && !reports(leg, 'entry')) || (!last && !reports(leg, 'exit'))) return []
    return factOf(
      {
        topic: 'leg-times',
        part: String(leg.index),
        corridor,
        country: leg.country,
        office: to,
        leg: `${from}-${to}`,
        start: at === 0 ? releaseOf(movement) : leg.entered,
        end: last ? arrival : leg.exited,
        beyond: last ? undefined : seenFrom(legs.slice(at + 1), arrival),
        implied: leg.implied === true || leg.exitMissing === true,
        posts: postsOf(leg, from, to),
      },
      outages,
    )
  })
}

/** How long each border took: from the exit from one country to the entry into the next, which is whose figure it is. */
export function borderTimes(movement: ReleasedMovement, corridor: string, outages: readonly Outage[]): Fact[] {
  const { legs, arrival } = movement
  return legs.flatMap((leg, at) => {
    const next = legs[at + 1]
    if (next?.entryOffice === undefined || leg.exitOffice === undefined) return []
    if (!reports(leg, 'exit') || !reports(next, 'entry')) return []
    return factOf(
      {
        topic: 'border-times',
        part: String(next.index),
        corridor,
        country: next.country,
        office: next.entryOffice,
        leg: `${leg.exitOffice}-${next.entryOffice}`,
        start: leg.exited,
        end: next.entered,
        beyond: next.exited?.occurredAt ?? seenFrom(legs.slice(at + 2), arrival),
        implied: leg.implied === true || leg.exitMissing === true || next.implied === true,
        posts: [...postsOf(leg, leg.exitOffice), ...postsOf(next, next.entryOffice)],
      },
      outages,
    )
  })
}

/** How long the whole way took, from the release to the arrival: departure's figure, since departure answers for the movement. */
export function wholeTime(movement: ReleasedMovement, corridor: string, outages: readonly Outage[]): Fact[] {
  const { legs, arrival, declared } = movement
  return factOf(
    {
      topic: 'transit-times',
      part: '',
      corridor,
      country: declared.departure.country,
      office: declared.departure.office,
      start: releaseOf(movement),
      end: arrival,
      beyond: undefined,
      implied: false,
      posts: legs.flatMap((leg) => postsOf(leg, leg.entryOffice, leg.exitOffice)),
    },
    outages,
  )
}

/** Every post that was passed or reached, with the leg it belongs to; what nobody reported with the time it was known to be passed. */
export function sightingsOf({ legs, arrival, declared }: ReleasedMovement): {
  part: string
  country: CountryCode
  office: OfficeCode
  passage: Passage | undefined
  beyond: string
}[] {
  const sightings = legs.flatMap((leg, at) => {
    const { index, country, entryOffice, exitOffice, entered, exited } = leg
    const later = seenFrom(legs.slice(at + 1), arrival)
    const post = (kind: 'entry' | 'exit', office: OfficeCode | undefined, passage: Passage | undefined) => {
      const beyond = passage?.occurredAt ?? (kind === 'entry' ? (exited?.occurredAt ?? later) : later)
      if (office === undefined || beyond === undefined || !reports(leg, kind)) return []
      return [{ part: `${kind} ${index}`, country, office: passage?.office ?? office, passage, beyond }]
    }
    return [...post('entry', entryOffice, entered), ...post('exit', exitOffice, exited)]
  })
  if (arrival === undefined) return sightings
  const { office, occurredAt } = arrival
  const { country } = declared.destination
  return [...sightings, { part: 'arrival', country, office, passage: arrival, beyond: occurredAt }]
}
