import type { Agreement, AgreementCorridor, Reference } from '../model/reference.ts'
import { isWithin } from '../values/time.ts'
import type { CountryCode } from '../values/party.ts'

type WayLeg = {
  country: CountryCode
  mode: string
  connection: string
  entryOffice?: string
  exitOffice?: string
  routeCode?: string
}

/** What must be covered: the legs, the regime, and the types of the guarantees. */
export type Way = { legs: readonly WayLeg[]; regime: string; guaranteeTypes: readonly string[] }

/** Why no agreement covers a pair: there is none in force, or the nearest one does not take this way. */
export type GapReason = 'none' | 'suspended' | 'regime' | 'mode' | 'guarantee' | 'corridor'

/** A pair of neighbours no agreement covers. `leg` is the index of the leg that is entered; `detail` what would be covered. */
export type Gap = { pair: string; leg: number; reason: GapReason; detail: string }

/** An agreement with the countries of the part of the way it covers. */
export type AgreedPart = { agreement: Agreement; countries: readonly CountryCode[] }

/** The agreements an itinerary rests on, each with its part, or the pairs of neighbours that none covers. */
export type AgreedWay =
  | { covered: true; agreements: readonly Agreement[]; parts: readonly AgreedPart[] }
  | { covered: false; gaps: readonly Gap[] }

/**
 * Whether an itinerary is routable on a day (`YYYY-MM-DD`): one agreement covers all its countries, or every adjacent
 * pair is covered (engine.md 2, "Agreement"). That the guarantee is valid in each country is the ledger's to say: it
 * refuses the line with G08, and such a declaration is never released. Countries off the hub (connection `none`) need
 * no agreement: the ones around them are adjacent then. A movement within one country needs none either; where its
 * administration has given the hub a mandate of its own, an agreement with that one country, it runs under its terms.
 */
export function agreedWayOf(way: Way, agreements: Reference['agreements'], day: string): AgreedWay {
  const pairs = pairsOf(way.legs)
  const valid = versionsOn(agreements, day)
  const usable = valid
    .filter((agreement) => !isSuspended(agreement, day) && fits(agreement, way))
    .sort(mostSpecificFirst)
  if (pairs.length === 0) {
    const parts = mandateFor(way.legs, usable)
    return { covered: true, agreements: parts.map(({ agreement }) => agreement), parts }
  }
  const whole = usable.find((agreement) => pairs.every((pair) => opens(agreement, pair)))
  if (whole !== undefined) {
    const countries = [...new Set(way.legs.map(({ country }) => country))]
    return { covered: true, agreements: [whole], parts: [{ agreement: whole, countries }] }
  }
  const found = pairs.map((pair) => usable.find((agreement) => opens(agreement, pair)))
  const gaps = pairs.flatMap((pair, at) => (found[at] === undefined ? [gapOf(pair, way, valid, day)] : []))
  if (gaps.length > 0) return { covered: false, gaps }
  const chain = [...new Set(found.flatMap((agreement) => agreement ?? []))]
  const parts = chain.map((agreement): AgreedPart => {
    const own = pairs.filter((_, at) => found[at] === agreement)
    return { agreement, countries: [...new Set(own.flatMap(({ from, to }) => [from.country, to.country]))] }
  })
  return { covered: true, agreements: chain, parts }
}

/**
 * The gaps that count for a movement under way. Pairs it already runs on do not: suspension and the end of an agreement
 * stop new declarations, running movements finish (engine.md 2, "Agreement").
 */
export function newGaps(way: Way, running: Pick<Way, 'legs'>, agreements: Reference['agreements'], day: string): Gap[] {
  const coverage = agreedWayOf(way, agreements, day)
  if (coverage.covered) return []
  const known = new Set(pairsOf(running.legs).map(pairName))
  return coverage.gaps.filter(({ pair, reason }) => !known.has(pair) || (reason !== 'suspended' && reason !== 'none'))
}

/**
 * Who discharges: the hub at once when all agreements the movement rests on say so, else departure. With a mixture
 * departure has the say, as the more careful of the two.
 */
export const dischargeModeOf = (agreements: readonly Agreement[]): Agreement['dischargeMode'] =>
  agreements.length > 0 && agreements.every(({ dischargeMode }) => dischargeMode === 'automatic')
    ? 'automatic'
    : 'by-departure'

/** The version of each agreement that is in force on a day: the newest that has begun, unless it has ended. */
export function versionsOn(agreements: readonly Agreement[], day: string): Agreement[] {
  const newest = new Map<string, Agreement>()
  for (const agreement of agreements) {
    const known = newest.get(agreement.id)
    const begun = agreement.validFrom <= day
    if (begun && (known === undefined || known.validFrom < agreement.validFrom)) newest.set(agreement.id, agreement)
  }
  return [...newest.values()].filter((agreement) => isWithin(day, agreement))
}

/** Those that a movement rests on, by their ids, as they are in force on a day. */
export const agreementsNamed = (agreements: readonly Agreement[], ids: readonly string[], day: string): Agreement[] =>
  versionsOn(agreements, day).filter(({ id }) => ids.includes(id))

/** Whether an agreement carries no new declaration on a day. */
export const isSuspended = ({ suspendedFrom }: Agreement, day: string): boolean =>
  suspendedFrom !== undefined && day >= suspendedFrom

/**
 * Of several agreements that cover the same, the one that names it: that of fewest countries, then one limited to frontiers,
 * then that of fewest regimes and modes, the later one, the first by its name. So a movement from Togo to Burkina Faso is
 * booked under the agreement of these two, whoever else has one with both, and in whatever order the registry has them.
 */
function mostSpecificFirst(one: Agreement, other: Agreement): number {
  const breadth = ({ countries, corridors, regimes, modes }: Agreement): number[] => [
    countries.length,
    corridors === undefined ? 1 : 0,
    regimes.length,
    modes.length,
  ]
  const broad = breadth(other)
  const difference = breadth(one).map((size, at) => size - (broad[at] ?? 0))
  return difference.find((size) => size !== 0) ?? (compare(other.validFrom, one.validFrom) || compare(one.id, other.id))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The agreement of an administration with the hub alone, for what never leaves its country (decision 0036). */
function mandateFor(legs: readonly WayLeg[], usable: readonly Agreement[]): AgreedPart[] {
  const connected = legs.filter(({ connection }) => connection !== 'none')
  const own = usable.find(
    ({ countries: [country, ...others], modes }) =>
      others.length === 0 &&
      connected.length > 0 &&
      connected.every((leg) => leg.country === country && modes.includes(leg.mode)),
  )
  return own === undefined ? [] : [{ agreement: own, countries: own.countries }]
}

type Pair = { from: WayLeg; to: WayLeg; leg: number }

const pairName = ({ from, to }: Pair): string => `${from.country}-${to.country}`

/** Neighbours on the hub, in the order of the road. */
function pairsOf(legs: readonly WayLeg[]): Pair[] {
  const connected = legs.map((leg, index) => ({ leg, index })).filter(({ leg }) => leg.connection !== 'none')
  return connected.slice(1).flatMap(({ leg: to, index }, at) => {
    const from = connected[at]?.leg
    return from === undefined || from.country === to.country ? [] : [{ from, to, leg: index }]
  })
}

const fits = (agreement: Agreement, way: Way): boolean =>
  agreement.regimes.includes(way.regime) && way.guaranteeTypes.every((type) => agreement.guaranteeTypes.includes(type))

const opens = (agreement: Agreement, pair: Pair): boolean =>
  joins(agreement, pair) && carries(agreement, pair) && leadsThrough(agreement, pair)

const joins = ({ countries }: Agreement, { from, to }: Pair): boolean =>
  countries.includes(from.country) && countries.includes(to.country)

const carries = ({ modes }: Agreement, { from, to }: Pair): boolean =>
  modes.includes(from.mode) && modes.includes(to.mode)

/** Offices the itinerary does not name contradict no corridor: only legs that report must name them. */
function leadsThrough({ corridors }: Agreement, { from, to }: Pair): boolean {
  if (corridors === undefined) return true
  const { exitOffice: exit } = from
  const { entryOffice: entry } = to
  return corridors.some(({ offices: [one, other], routes }) => {
    const through = (a: string, b: string): boolean => (exit ?? a) === a && (entry ?? b) === b
    return (through(one, other) || through(other, one)) && keepsTo(routes, [from.routeCode, to.routeCode])
  })
}

/** A prescribed route is kept to when the legs on both sides name no other and at least one names it. */
function keepsTo(routes: AgreementCorridor['routes'], named: readonly (string | undefined)[]): boolean {
  if (routes === undefined) return true
  const given = named.filter((route) => route !== undefined)
  return given.length > 0 && given.every((route) => routes.includes(route))
}

/** What keeps the agreements between two countries from covering the pair, the nearest miss first. */
function gapOf(pair: Pair, way: Way, valid: readonly Agreement[], day: string): Gap {
  const gap = (reason: GapReason, details: readonly string[]): Gap => ({
    pair: pairName(pair),
    leg: pair.leg,
    reason,
    detail: [...new Set(details)].join(' '),
  })
  const between = valid.filter((agreement) => joins(agreement, pair))
  if (between.length === 0) return gap('none', [])
  const running = between.filter((agreement) => !isSuspended(agreement, day))
  if (running.length === 0)
    return gap(
      'suspended',
      between.flatMap(({ suspendedFrom }) => suspendedFrom ?? []),
    )
  const regime = running.filter(({ regimes }) => regimes.includes(way.regime))
  if (regime.length === 0)
    return gap(
      'regime',
      running.flatMap(({ regimes }) => regimes),
    )
  const mode = regime.filter((agreement) => carries(agreement, pair))
  if (mode.length === 0)
    return gap(
      'mode',
      regime.flatMap(({ modes }) => modes),
    )
  const guaranteed = mode.filter((agreement) => fits(agreement, way))
  if (guaranteed.length === 0)
    return gap(
      'guarantee',
      mode.flatMap(({ guaranteeTypes }) => guaranteeTypes),
    )
  return gap(
    'corridor',
    guaranteed.flatMap(({ corridors = [] }) => corridors.map(corridorName)),
  )
}

const corridorName = ({ offices, routes }: AgreementCorridor): string =>
  `${offices.join('-')}${routes === undefined ? '' : `(${routes.join(',')})`}`
