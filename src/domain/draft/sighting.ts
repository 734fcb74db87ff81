import type { Secrets } from '../model/decision.ts'
import type { Means, Message, SealCheck } from '../../generated/types.ts'
import type { Leg, Movement, Passage } from '../model/movement.ts'
import { asCountry, type CountryCode, type MessageKey, partyKeyOf } from '../values/party.ts'
import type { Precision } from '../values/time.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

/** What an officer saw at one office, in one shape for exit, return, entry and arrival. */
export type Sighting = {
  kind: 'exit' | 'return' | 'entry' | 'arrival'
  office: OfficeCode
  occurredAt: string
  precision: Precision
  by: MessageKey
  sealState: string
  /** Seals the officer listed, without missing ones; undefined when none were listed. */
  seals: readonly string[] | undefined
  vehicle: string | undefined
  /** Seals put on by the officer who reports. */
  added: readonly string[]
  /** Digest of seals and vehicle: two sightings with the same one say the same. */
  observations: string
  /** Index of the leg it is about; undefined when its country has none. */
  leg: number | undefined
  /** The last office connected to the hub, the destination lying outside. */
  final: boolean
}

/** Messages by which an officer says what he saw of the goods. */
export type SightingType = 'border-exit-notice' | 'border-entry-notice' | 'arrival-advice'

type Seen = {
  office: string
  sealCheck: SealCheck
  vehicle?: Means
  trailers?: Means[]
  wagons?: string[]
  containers?: string[]
  vins?: string[]
  packages?: number
  grossMass?: string
  sealsAdded?: string[]
  agrees?: boolean
}

/** The sighting a message reports; undefined when the message does not report a passage or an arrival. */
export function sightingOf(message: Message, legs: readonly Leg[], secrets: Secrets): Sighting | undefined {
  if (message.type === 'border-exit-notice') {
    const seen = sighting(message, message.body, message.body.kind, legs, secrets)
    return { ...seen, final: message.body.final === true }
  }
  if (message.type === 'border-entry-notice') return sighting(message, message.body, 'entry', legs, secrets)
  if (message.type !== 'arrival-advice') return undefined
  return { ...sighting(message, message.body, 'arrival', legs, secrets), occurredAt: message.body.arrivedAt }
}

function sighting(
  message: Message,
  seen: Seen,
  kind: Sighting['kind'],
  legs: readonly Leg[],
  secrets: Secrets,
): Sighting {
  const office = asOffice(seen.office)
  return {
    kind,
    office,
    occurredAt: message.occurredAt,
    precision: message.occurredPrecision ?? 'second',
    by: { sender: partyKeyOf(message.sender), id: message.id },
    sealState: seen.sealCheck.state,
    seals: foundSeals(seen.sealCheck),
    vehicle: seen.vehicle?.identification,
    added: seen.sealsAdded ?? [],
    // As text, up to 99 seals per passage would make the movement's document four times as long.
    observations: secrets.digest(observationsOf(seen)),
    leg: legOf(legs, office, kind),
    final: false,
  }
}

/** The seals on the goods as the officer left them: a replaced one is the new one, a missing one is gone. */
const foundSeals = ({ seals }: SealCheck): string[] | undefined =>
  seals?.filter(({ state }) => state !== 'missing').map(({ id, newId }) => newId ?? id)

function observationsOf({ sealCheck, vehicle, trailers, ...seen }: Seen): string {
  const seals = (sealCheck.seals ?? []).map(({ id, state, newId }) => [id, state, newId ?? ''].join(' '))
  const means = [vehicle, ...(trailers ?? [])].map((one) => one?.identification ?? '')
  const { wagons, containers, vins, packages, grossMass, sealsAdded, agrees } = seen
  const more = [wagons, containers, vins, packages, grossMass, sealsAdded, agrees]
  const isMore = more.some((one) => one !== undefined)
  return JSON.stringify([sealCheck.state, seals.toSorted(), means, ...(isMore ? [more] : [])])
}

/** Where a fact happened: the office, and the leg it lies on (undefined when its country has none). */
export type FactPlace = { office: OfficeCode; leg: number | undefined }

/** The place a message is about; undefined when it names none. */
export function factPlaceOf(message: Message, legs: readonly Leg[], seen: Sighting | undefined): FactPlace | undefined {
  if (seen !== undefined) return { office: seen.office, leg: seen.leg }
  switch (message.type) {
    case 'border-entry-refusal': {
      const office = asOffice(message.body.office)
      return { office, leg: legOf(legs, office, 'entry') }
    }
    case 'seal-change':
    case 'transhipment':
    case 'en-route-end': {
      const office = asOffice(message.body.office)
      return { office, leg: legAhead(legs, countryOfOffice(office)) }
    }
    case 'incident-notice': {
      const { office, place } = message.body
      return office === undefined
        ? undefined
        : { office: asOffice(office), leg: legAhead(legs, asCountry(place.country)) }
    }
    default:
      return undefined
  }
}

/** A leg by its index; undefined also for what is about none. */
export const legAt = ({ legs }: Pick<Movement, 'legs'>, index: number | undefined): Leg | undefined =>
  index === undefined ? undefined : legs[index]

/** The leg of a country the goods stand in or come to next: the first not yet left. */
function legAhead(legs: readonly Leg[], country: CountryCode): number | undefined {
  const own = legs.filter((leg) => leg.country === country)
  return (own.find(({ exited }) => exited === undefined) ?? own.at(-1))?.index
}

/**
 * The leg an office's report is about: the one that names the office for this kind of passage; else one of the office's
 * country, the first not yet passed this way (engine.md 4, "office not on the itinerary"). Undefined when there is none.
 */
export function legOf(legs: readonly Leg[], office: OfficeCode, kind: Sighting['kind']): number | undefined {
  const named = legs.filter((leg) => declaredOffice(leg, kind) === office)
  const own = legs.filter(({ country }) => country === countryOfOffice(office))
  // Where the mode changes inside a country only one of its legs crosses the frontier this way.
  const crossing = own.filter((leg) => declaredOffice(leg, kind) !== undefined)
  const candidates = [named, crossing, own].find((some) => some.length > 0) ?? []
  const open = kind === 'arrival' ? candidates.at(-1) : candidates.find((leg) => isOpenFor(leg, kind))
  return (open ?? candidates.at(-1))?.index
}

function isOpenFor(leg: Leg, kind: Sighting['kind']): boolean {
  if (kind === 'entry') return leg.entered === undefined
  return kind === 'return' ? leg.exited !== undefined : leg.exited === undefined
}

/** The office the itinerary names for this kind of passage of a leg. */
export function declaredOffice(leg: Leg, kind: Sighting['kind']): OfficeCode | undefined {
  if (kind === 'arrival') return undefined
  return kind === 'entry' ? leg.entryOffice : leg.exitOffice
}

/** The passage already recorded where this sighting would go. */
export function knownPassage(movement: Movement, seen: Sighting): Passage | undefined {
  if (seen.kind === 'arrival') return movement.arrival
  const leg = legAt(movement, seen.leg)
  if (leg === undefined || seen.kind === 'entry') return leg?.entered
  if (seen.kind === 'exit') return leg.exited
  // A return takes the exit back; while the goods are out again it is not a repeat.
  return leg.exited === undefined ? leg.returned : undefined
}

/**
 * The passage a sighting puts on record.
 * @param borne seals of the movement when it is recorded; they stand for the passage when the officer named none
 * @param takenAt when the hub took it, RFC 3339, UTC
 */
export const passageOf = (seen: Sighting, borne: readonly string[], takenAt: string): Passage => ({
  office: seen.office,
  occurredAt: seen.occurredAt,
  occurredPrecision: seen.precision,
  by: seen.by,
  sealState: seen.sealState,
  ...sealsAt(seen.seals ?? borne),
  ...(seen.vehicle === undefined ? {} : { vehicle: seen.vehicle }),
  ...(seen.added.length === 0 ? {} : { added: seen.added }),
  takenAt,
  findings: [seen.observations],
})

const sealsAt = (seals: readonly string[]): { seals?: readonly string[] } => (seals.length === 0 ? {} : { seals })
