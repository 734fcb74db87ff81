import type { Declaration, DiversionResponseBody } from '../../generated/types.ts'
import type { ActDay } from '../reference/act-day.ts'
import { withPassages } from './amendment.ts'
import { agreedWayOf, newGaps } from '../reference/agreements.ts'
import { assertInvariant } from '../values/assert.ts'
import { connectionsOf } from '../reference/connection.ts'
import { legsOf, termsOf } from './declaration.ts'
import { admit, change, changeDeclared, closeProcedure, type Draft, make, openProcedure } from '../draft/draft.ts'
import { declaredOf, type End } from '../model/declared.ts'
import { isReferenced } from '../model/guarantee.ts'
import type { Leg, Movement } from '../model/movement.ts'
import { type Diversion, diversionOf } from '../model/open.ts'
import { clearLegFlags } from './leg-flags.ts'
import { adjustRecords, closeRecord } from './records.ts'
import { isCustoms } from '../reference/receivers.ts'
import type { Reference } from '../model/reference.ts'
import { officeOn } from '../reference/registry.ts'
import { restrictedGoods } from '../reference/restrictions.ts'
import { isEnd } from '../model/table.ts'
import type { CountryCode } from '../values/party.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

/** The way on after a diversion. */
type Plan = { legs: Leg[]; destination: End }

/** Whether the rule accepts a request by itself: a way on exists, agreements cover it, all guarantees reach there. */
export function diversionFits(draft: Draft<'diversion-request'>): boolean {
  const asked = requestIn(draft)
  const plan = planOf(draft, asked)
  if (plan === undefined) return false
  const { input, movement, on } = draft
  const { departure, regime } = declaredOf(movement)
  const office = officeOn(input.reference, asked.office, on)
  if (office === undefined || !office.roles.includes(asked.purpose)) return false
  const country = countryOfOffice(asked.office)
  // Only departure may send goods to another country's office on its own, and it would be asked.
  if (draft.speaker !== country && draft.speaker !== departure.country) return false
  if (!isCustoms(input.reference, country)) return false
  const guaranteeTypes = movement.lines.map(({ type }) => type)
  const way = { legs: plan.legs, regime, guaranteeTypes }
  const covered = newGaps(way, movement, input.reference.agreements, on.day).length === 0
  return covered && isGuaranteed(draft, plan) && isAllowed(draft, plan)
}

/** Goods that may not go the new way are departure's to decide on; what is not allowed on the old one changes nothing. */
function isAllowed({ input, movement, on }: Draft, { legs, destination }: Plan): boolean {
  if (input.declaration === undefined) return true
  const { reference } = input
  const there = { ...input.declaration, itinerary: legs, destinationOffice: destination.office }
  const before = new Set(movement.legs.map(({ country }) => country))
  return restrictedGoods(there, reference, on).every(({ restriction }) => before.has(restriction.country))
}

/** Territory of every guarantee that is still at stake (G08). */
function isGuaranteed({ movement, guarantees }: Draft, { legs }: Plan): boolean {
  const atStake = movement.lines.filter(({ state }) => state === 'in-use' || state === 'claimed').filter(isReferenced)
  return atStake.every(({ grn }) => {
    const territories = guarantees.get(grn)?.territories ?? []
    return legs.every(({ country }) => territories.includes(country))
  })
}

/** The rule accepts: the itinerary is changed, and the requester is told with everything it needs. */
export function divert(draft: Draft<'diversion-request'>): void {
  const asked = requestIn(draft)
  const plan = planOf(draft, asked)
  assertInvariant(plan !== undefined, 'a diversion without a way on')
  follow(draft, plan)
  make(draft, 'diversion-response', draft.speaker, acceptedBody(draft, asked.office))
}

/** Departure has to decide. */
export function referDiversion(draft: Draft<'diversion-request'>): void {
  const asked = requestIn(draft)
  const { speaker } = draft
  const askedBy = speaker === countryOfOffice(asked.office) ? {} : { askedBy: speaker }
  const diversion = { ...asked, ...askedBy, request: draft.input.event.key }
  openProcedure(draft, { procedure: 'diversion', diversion })
}

/** Refuses the request: arrived elsewhere (1), ended (2), unknown (3, all that strangers learn), other (4). */
export function rejectDiversion(draft: Draft<'diversion-request'>): void {
  const asked = requestIn(draft)
  const body: DiversionResponseBody = { outcome: 'rejected', office: asked.office, reason: reasonOf(draft) }
  make(draft, 'diversion-response', draft.speaker, body)
}

function reasonOf({ byParty, movement }: Draft): '1' | '2' | '3' | '4' {
  if (!byParty) return '3'
  if (isEnd(movement.state) || movement.state === 'ended-en-route') return '2'
  return movement.arrival === undefined ? '4' : '1'
}

/** Departure's answer to the request that is open. */
export const answersDiversion = (
  { message, movement }: Draft<'diversion-response'>,
  outcome: 'accepted' | 'rejected',
): boolean => message.body.office === diversionOf(movement)?.office && message.body.outcome === outcome

/** Departure accepts: the way it names, else the one the request leads to; or the office where the goods arrived. */
export function takeDiversion(draft: Draft<'diversion-response'>): void {
  const { message, movement } = draft
  const asked = diversionOf(movement)
  assertInvariant(asked !== undefined, 'nothing to answer')
  if (movement.arrival === undefined) {
    const { itinerary } = message.body
    const named = itinerary === undefined ? undefined : planAlong(draft, itinerary, asked)
    follow(draft, named ?? planOf(draft, asked) ?? planBlind(draft, asked))
  } else {
    arriveAt(draft, asked.office)
  }
  closeDiversion(draft)
}

/** The procedure is over, whatever its outcome. */
export function closeDiversion(draft: Draft): void {
  closeProcedure(draft, 'diversion')
}

/** The goods have arrived at another office: it is the destination now, and countries behind it will not see them. */
export function arriveAt(draft: Draft, office: OfficeCode): void {
  const { movement } = draft
  const country = countryOfOffice(office)
  const last = movement.legs.findLast((leg) => leg.country === country)?.index ?? -1
  changeDeclared(draft, { destination: { country, office } })
  change(draft, { itineraryVersion: movement.itineraryVersion + 1, diverted: true })
  const seen = new Set(movement.legs.filter(({ index }) => index <= last).map((leg) => leg.country))
  const behind = last < 0 ? [] : movement.withRecord.filter((holder) => !seen.has(holder))
  for (const holder of behind) closeRecord(draft, holder, 'arrived-elsewhere', office)
  change(draft, { withRecord: movement.withRecord.filter((holder) => !behind.includes(holder)) })
}

function follow(draft: Draft, { legs, destination }: Plan): void {
  const { on } = draft
  const { reference } = draft.input
  const indexed = legs.map((leg, index): Leg => {
    const { entryConnection: _, exitConnection: __, ...rest } = leg
    return { ...rest, index, ...connectionsOf(leg, reference, on) }
  })
  const { movement } = draft
  const { regime } = declaredOf(movement)
  const way = { legs: indexed, regime, guaranteeTypes: movement.lines.map(({ type }) => type) }
  const coverage = agreedWayOf(way, reference.agreements, on.day)
  const { agreements: _, ...others } = declaredOf(movement)
  // A way that needs no agreement rests on none any more.
  const terms = coverage.covered ? { ...others, ...termsOf(coverage.agreements) } : declaredOf(movement)
  change(draft, { declared: { ...terms, destination } })
  change(draft, { legs: indexed, itineraryVersion: movement.itineraryVersion + 1, diverted: true })
  clearLegFlags(draft)
  const declared = draft.input.declaration
  if (declared !== undefined) {
    draft.declaration = {
      ...declared,
      destinationOffice: destination.office,
      itinerary: indexed.map((leg) => declaredLeg(leg, declared)),
    }
  }
  admit(
    draft,
    indexed.map(({ country }) => country).filter((country) => isCustoms(reference, country)),
  )
  adjustRecords(draft)
}

/** A leg as declarations write it, with what was declared for the same country and is still true. */
function declaredLeg(leg: Leg, { itinerary }: Declaration): Declaration['itinerary'][number] {
  const { country, entryOffice, exitOffice, connection, limitAt, estimatedEntryAt } = leg
  const was = itinerary.find((one) => one.country === country)
  return {
    country,
    ...(entryOffice === undefined ? {} : { entryOffice }),
    ...(exitOffice === undefined ? {} : { exitOffice }),
    mode: was?.mode ?? itinerary[0]?.mode ?? '3',
    ...(was?.modeChangeOffice === undefined ? {} : { modeChangeOffice: was.modeChangeOffice }),
    ...(was?.routeCode === undefined ? {} : { routeCode: was.routeCode }),
    ...(limitAt === undefined ? {} : { limitAt }),
    ...(estimatedEntryAt === undefined ? {} : { estimatedEntryAt }),
    connection,
  }
}

function acceptedBody({ movement, declaration }: Draft, office: OfficeCode): DiversionResponseBody {
  return {
    outcome: 'accepted',
    office,
    itineraryVersion: movement.itineraryVersion,
    ...(declaration === undefined ? {} : { itinerary: declaration.itinerary }),
    ...(movement.limitAt === undefined ? {} : { limitAt: movement.limitAt }),
    ...(movement.seals.length === 0 ? {} : { seals: [...movement.seals] }),
    ...(declaration === undefined ? {} : { declaration }),
  }
}

function requestIn({ message }: Draft<'diversion-request'>): Diversion {
  const { office, purpose, instead } = message.body
  return { office: asOffice(office), purpose, ...(instead === undefined ? {} : { instead: asOffice(instead) }) }
}

/**
 * Which offices face which, on one day. One that no source vouches for (`unverified`) faces none: the hub leads nobody there by
 * itself, departure decides.
 */
type Pairs = ReadonlyMap<OfficeCode, readonly OfficeCode[]>

function pairsOn(reference: Reference, on: ActDay): Pairs {
  const vouchedFor = (code: OfficeCode): boolean => officeOn(reference, code, on)?.unverified !== true
  return new Map(
    [...reference.offices.keys()].flatMap((code): [OfficeCode, readonly OfficeCode[]][] => {
      const office = officeOn(reference, code, on)
      return office === undefined ? [] : [[code, office.unverified === true ? [] : office.pairs.filter(vouchedFor)]]
    }),
  )
}

/** Offices of one country that hand over to offices of another, by code. */
const pairsBetween = (pairs: Pairs, from: CountryCode, to: CountryCode): [OfficeCode, OfficeCode][] =>
  [...pairs]
    .filter(([code]) => countryOfOffice(code) === from)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([code, facing]) =>
      facing.filter((other) => countryOfOffice(other) === to).map((other): [OfficeCode, OfficeCode] => [code, other]),
    )

/** The last leg the goods were seen on, or the first. */
const standingAt = (legs: readonly Leg[]): number =>
  legs.findLast(({ entered, exited }) => entered ?? exited)?.index ?? 0

/** The way on that the office-pair table allows; undefined when it allows none. */
function planOf({ movement, input, on }: Draft, { office, purpose, instead }: Diversion): Plan | undefined {
  const pairs = pairsOn(input.reference, on)
  const { legs } = movement
  const { destination } = declaredOf(movement)
  if (instead !== undefined && purpose === 'transit') return planInstead(movement, office, instead, pairs)
  const country = countryOfOffice(office)
  const at = standingAt(legs)
  const own = legs.find((leg) => leg.country === country && leg.index >= at && leg.exited === undefined)
  if (purpose === 'destination') return planEnd(legs, at, own, office, pairs)
  if (own === undefined) return planThrough(legs, at, office, pairs, destination)
  const other = own.index === at ? own.index + 1 : own.index - 1
  const neighbour = legs[other]
  const pair = pairs.get(office)?.find((code) => countryOfOffice(code) === neighbour?.country)
  if (neighbour === undefined || pair === undefined || own.index === 0) return undefined
  const changed = legs.map((leg): Leg => {
    if (leg === own) return own.index === at ? { ...leg, exitOffice: office } : { ...leg, entryOffice: office }
    if (leg !== neighbour) return leg
    if (own.index === at) return { ...leg, entryOffice: pair }
    return leg.exited === undefined ? { ...leg, exitOffice: pair } : leg
  })
  return { legs: changed, destination }
}

/**
 * One office in the place of another of the same country that is still to be passed, and the partner it hands over to or
 * takes over from in the place of the other's.
 */
function planInstead(movement: Movement, office: OfficeCode, instead: OfficeCode, pairs: Pairs): Plan | undefined {
  const { legs } = movement
  const own = legs.find((leg) => leg.exited === undefined && passes(leg, instead))
  if (own === undefined || own.country !== countryOfOffice(office)) return undefined
  const isEntry = own.entryOffice === instead && own.entered === undefined
  const neighbour = legs[own.index + (isEntry ? -1 : 1)]
  const pair = pairs.get(office)?.find((code) => countryOfOffice(code) === neighbour?.country)
  if (neighbour === undefined || pair === undefined) return undefined
  const changed = legs.map((leg): Leg => {
    if (leg === own) return isEntry ? { ...leg, entryOffice: office } : { ...leg, exitOffice: office }
    if (leg !== neighbour) return leg
    if (!isEntry) return { ...leg, entryOffice: pair }
    return leg.exited === undefined ? { ...leg, exitOffice: pair } : leg
  })
  return { legs: changed, destination: declaredOf(movement).destination }
}

const passes = ({ entryOffice, exitOffice, entered }: Leg, office: OfficeCode): boolean =>
  exitOffice === office || (entryOffice === office && entered === undefined)

/** The transit ends at an office of a country on the way, or of one next to where the goods stand. */
function planEnd(
  legs: readonly Leg[],
  at: number,
  own: Leg | undefined,
  office: OfficeCode,
  pairs: Pairs,
): Plan | undefined {
  const country = countryOfOffice(office)
  const destination = { country, office }
  if (own !== undefined) {
    const { exitOffice: _, ...last } = own
    return { legs: [...legs.slice(0, own.index), last], destination }
  }
  const stands = legs[at]
  const pair = stands === undefined ? undefined : pairsBetween(pairs, stands.country, country)[0]
  if (stands === undefined || pair === undefined) return undefined
  const before = legs.slice(0, at)
  const left: Leg = stands.exited === undefined ? { ...stands, exitOffice: pair[0] } : stands
  return { legs: [...before, left, newLeg(country, stands, { entryOffice: pair[1] })], destination }
}

/** Another country between the one where the goods stand and the first of the itinerary it borders on. */
function planThrough(
  legs: readonly Leg[],
  at: number,
  office: OfficeCode,
  pairs: Pairs,
  destination: Plan['destination'],
): Plan | undefined {
  const country = countryOfOffice(office)
  const stands = legs[at]
  const pair = pairs.get(office)?.find((code) => countryOfOffice(code) === stands?.country)
  if (stands === undefined || pair === undefined) return undefined
  for (const next of legs.slice(at + 1)) {
    const onward = pairsBetween(pairs, country, next.country)
    const out = onward.find(([, entry]) => entry === next.entryOffice) ?? onward[0]
    if (out === undefined) continue
    const left: Leg = stands.exited === undefined ? { ...stands, exitOffice: pair } : stands
    const through = newLeg(country, stands, { entryOffice: office, exitOffice: out[0] })
    const rest = legs.slice(next.index + 1)
    return { legs: [...legs.slice(0, at), left, through, { ...next, entryOffice: out[1] }, ...rest], destination }
  }
  return undefined
}

/** Departure named the way itself. */
function planAlong(
  { movement, input, on }: Draft,
  itinerary: Declaration['itinerary'],
  { office, purpose }: Diversion,
): Plan {
  const left = [...movement.legs]
  const fresh = legsOf({ itinerary }, input.reference, on).map((leg): Leg => {
    const at = left.findIndex(({ country }) => country === leg.country)
    const [was] = at < 0 ? [] : left.splice(at, 1)
    return was === undefined ? leg : withPassages(leg, was)
  })
  const ends = { country: countryOfOffice(office), office }
  return { legs: fresh, destination: purpose === 'destination' ? ends : declaredOf(movement).destination }
}

/** Departure accepts what the office-pair table does not know: up to where the goods stand, then there. */
function planBlind({ movement }: Draft, { office, purpose }: Diversion): Plan {
  const { legs } = movement
  const country = countryOfOffice(office)
  const at = standingAt(legs)
  const stands = legs[at]
  assertInvariant(stands !== undefined, 'a movement without legs')
  const through = newLeg(country, stands, purpose === 'transit' ? { entryOffice: office } : {})
  const before = legs.slice(0, at + 1)
  if (purpose === 'destination') return { legs: [...before, through], destination: { country, office } }
  return { legs: [...before, through, ...legs.slice(at + 1)], destination: declaredOf(movement).destination }
}

const newLeg = (country: CountryCode, { mode }: Leg, offices: Pick<Leg, 'entryOffice' | 'exitOffice'>): Leg => ({
  index: 0,
  country,
  ...offices,
  mode,
  connection: 'full',
})
