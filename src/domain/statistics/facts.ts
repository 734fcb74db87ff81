import type { Movement, ReleasedMovement } from '../model/movement.ts'
import { isReleased } from '../model/declared.ts'
import type { Outage } from '../model/reference.ts'
import { openOf } from '../model/open.ts'
import { isPaid, paidMinor } from '../reference/contribution.ts'
import type { Grn } from '../values/identifiers.ts'
import { minorOf } from '../values/money.ts'
import { countryOfOffice } from '../values/office.ts'
import type { PartyKey } from '../values/party.ts'
import { earliestOf, instantOf } from '../values/time.ts'
import type { Fact } from './fact.ts'
import { borderTimes, inOutage, legTimes, sightingsOf, wholeTime } from './times.ts'

/** A change of way that was granted, as the declaration's history has it. */
export type Diverted = { part: string; at: string; by: PartyKey; on: string }

/** What facts are made of besides the movement. */
export type FactsFrom = {
  outages: readonly Outage[]
  /** Who issued the guarantees of its lines. */
  guarantorOf: (grn: Grn) => PartyKey | undefined
  diverted: readonly Diverted[]
}

const IN_FLIGHT: ReadonlySet<string> = new Set(['released', 'in-transit', 'at-border'])
/** Lines that still secure something. */
const EXPOSED: ReadonlySet<string> = new Set(['reserved', 'in-use', 'claimed'])
const NEVER_RELEASED: ReadonlySet<string> = new Set(['cancelled', 'not-released'])
const DAY_SECONDS = 86_400

/**
 * All cases of a movement that statistics count, from its present state: whoever counts them again after a late or back-filled
 * report gets them corrected. Empty of one that was never declared.
 */
export function factsOf(movement: Movement, from: FactsFrom): Fact[] {
  const { declared } = movement
  if (declared === undefined) return []
  const corridor = `${declared.departure.country}-${declared.destination.country}`
  const always = [
    ...exposure(movement, corridor, from.guarantorOf),
    ...contributions(movement, corridor),
    ...differences(movement, corridor),
    ...diversions(movement, corridor, from.diverted),
  ]
  if (!isReleased(movement)) return always
  const { outages } = from
  return [
    ...always,
    ...wholeTime(movement, corridor, outages),
    ...legTimes(movement, corridor, outages),
    ...borderTimes(movement, corridor, outages),
    ...overdue(movement, corridor),
    ...dischargeDelay(movement, corridor, outages),
    ...reporting(movement, corridor),
    ...seals(movement, corridor),
  ]
}

/** How late, in the classes of the working group's figures. */
export function ageClass(seconds: number): '0-1' | '1-3' | '3-7' | 'over-7' {
  const days = seconds / DAY_SECONDS
  if (days <= 1) return '0-1'
  if (days <= 3) return '1-3'
  return days <= 7 ? '3-7' : 'over-7'
}

/** An arrival after the limit, or a limit that passes while nobody has reported the goods: departure's figure. */
function overdue(movement: ReleasedMovement, corridor: string): Fact[] {
  const { declared, limitAt, arrival, state } = movement
  const { country, office } = declared.departure
  const about = { topic: 'overdue', part: '', corridor, country, office } as const
  if (arrival === undefined) return IN_FLIGHT.has(state) ? [{ ...about, at: limitAt, standing: 'open' }] : []
  const late = earliestOf(arrival.occurredAt, arrival.occurredPrecision) - instantOf(limitAt)
  if (late <= 0) return []
  const seconds = Math.round(late / 1_000)
  return [{ ...about, at: arrival.occurredAt, kind: ageClass(seconds), seconds, standing: 'counted' }]
}

/** How long the guarantee stayed bound after the goods had arrived: departure's figure. */
function dischargeDelay(movement: ReleasedMovement, corridor: string, outages: readonly Outage[]): Fact[] {
  const { declared, arrival, endedAt, state, dischargedOn } = movement
  const { country, office } = declared.departure
  const about = { topic: 'discharge-delay', part: '', corridor, country, office } as const
  if (arrival === undefined) return []
  if (endedAt === undefined) return [{ ...about, at: arrival.occurredAt, standing: 'open' }]
  if (state !== 'discharged') return []
  const kind = dischargedOn ?? 'results'
  const seconds = Math.round((instantOf(endedAt) - instantOf(arrival.occurredAt)) / 1_000)
  const ended = { ...about, at: endedAt, kind }
  if (seconds < 0 || arrival.occurredPrecision === 'day') return [{ ...ended, standing: 'missing' }]
  if (inOutage(outages, [{ country, office }], arrival.occurredAt, endedAt)) return [{ ...ended, standing: 'outage' }]
  return [{ ...ended, seconds, standing: 'counted' }]
}

/** How soon the hub was told of what happened at each post: the figure of the post's country. */
const reporting = (movement: ReleasedMovement, corridor: string): Fact[] =>
  sightingsOf(movement).map(({ part, country, office, passage, beyond }): Fact => {
    const about = { topic: 'data-quality', part, corridor, country, office } as const
    if (passage === undefined) return { ...about, at: beyond, standing: 'implied' }
    const { occurredAt, occurredPrecision, takenAt } = passage
    if (takenAt === undefined || occurredPrecision === 'day') return { ...about, at: occurredAt, standing: 'missing' }
    const seconds = Math.max(0, Math.round((instantOf(takenAt) - instantOf(occurredAt)) / 1_000))
    return { ...about, at: occurredAt, seconds, standing: 'counted' }
  })

/** How the seals were found at each post; a post that says nothing of them has not seen them. */
const seals = (movement: ReleasedMovement, corridor: string): Fact[] =>
  sightingsOf(movement).flatMap(({ part, country, office, passage }): Fact[] => {
    if (passage === undefined) return []
    const about = { topic: 'seals', part, at: passage.occurredAt, corridor, country, office } as const
    return passage.sealState === undefined
      ? [{ ...about, standing: 'missing' }]
      : [{ ...about, kind: passage.sealState, standing: 'counted' }]
  })

/** What was seen and is not as declared: the figure of the country that saw it, of departure where no office did. */
const differences = ({ differences = [], declared }: Movement, corridor: string): Fact[] =>
  differences.flatMap(({ kind, since, office }, at): Fact[] => {
    const seenIn = office === undefined ? declared?.departure.country : countryOfOffice(office)
    if (seenIn === undefined) return []
    const place = office === undefined ? {} : { office }
    const about = { topic: 'differences', part: String(at), at: since, corridor, country: seenIn } as const
    return [{ ...about, ...place, kind, standing: 'counted' }]
  })

/** Changes of the way: those granted, by what brought them, and one that departure has still to decide. */
function diversions(movement: Movement, corridor: string, diverted: readonly Diverted[]): Fact[] {
  const departure = movement.declared?.departure
  if (departure === undefined) return []
  const { country, office } = departure
  const about = { topic: 'diversions', corridor, country, office } as const
  const granted = diverted.map(({ part, at, on }): Fact => ({ ...about, part, at, kind: on, standing: 'counted' }))
  const asked = openOf(movement, 'diversion')
  if (asked?.since === undefined) return granted
  return [...granted, { ...about, part: 'asked', at: asked.since, standing: 'open' }]
}

/** What its guarantees stand for as long as they do: the figure of departure and of who issued them. */
const exposure = ({ lines, declared }: Movement, corridor: string, guarantorOf: FactsFrom['guarantorOf']): Fact[] =>
  lines.flatMap(({ grn, line, state, minor, currency }): Fact[] => {
    if (!EXPOSED.has(state) || declared === undefined || grn === undefined || currency === undefined) return []
    const { country, office } = declared.departure
    const party = guarantorOf(grn)
    const about = {
      topic: 'exposure',
      part: `${line} ${grn}`,
      at: declared.declaredAt,
      corridor,
      country,
      office,
    } as const
    const whose = party === undefined ? {} : { party }
    return [{ ...about, ...whose, kind: state, minor, currency, standing: 'counted' }]
  })

/** What it contributes to the guarantee funds: the figure of departure and of who collects it. */
const contributions = ({ contributions = [], declared, state }: Movement, corridor: string): Fact[] =>
  contributions.flatMap((one, at): Fact[] => {
    if (declared === undefined || (NEVER_RELEASED.has(state) && paidMinor(one) === 0n)) return []
    const { country, office } = declared.departure
    const about = {
      topic: 'contributions',
      part: String(at),
      at: declared.declaredAt,
      corridor,
      country,
      office,
    } as const
    const { amount, currency, collector } = one
    const minor = minorOf({ amount, currency })
    return [{ ...about, party: collector, kind: isPaid(one) ? 'paid' : 'unpaid', minor, currency, standing: 'counted' }]
  })
