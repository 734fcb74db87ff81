import type {
  AnticipatedArrivalRecordBody,
  AnticipatedTransitRecordBody,
  Declaration,
  RecordClosureBody,
  ReleaseForTransit,
} from '../../generated/types.ts'
import { assertInvariant } from '../values/assert.ts'
import { admit, change, type Draft, make } from '../draft/draft.ts'
import { sealsOf, withoutAccessCodes } from './declaration.ts'
import { declaredOf, isReleased } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import { proceduresOf } from '../model/open.ts'
import { enteredCountries, isConnected, isCustoms } from '../reference/receivers.ts'
import { utcDateTime } from '../values/time.ts'
import type { CountryCode } from '../values/party.ts'
import type { OfficeCode } from '../values/office.ts'

/** Release for transit: when, until when, and with which seals the movement leaves. */
export function release(draft: Draft<'release-for-transit'>): void {
  const { message } = draft
  const { releasedAt, limitAt, equipment, safeguards, controlResult } = message.body
  const declaration = declarationOf(draft)
  const seals = sealsOf({
    equipment: equipment ?? declaration.equipment ?? [],
    safeguards: safeguards ?? declaration.safeguards ?? [],
  })
  change(draft, { released: { releasedAt, controlResult }, limitAt, seals })
  draft.declaration = currentDeclaration(declaration, message)
}

/**
 * One anticipated transit record to the customs of every country the goods enter, destination included, and one
 * anticipated arrival record to that of the destination (engine.md 3; several posts of one country get one record).
 */
export function makeRecords(draft: Draft): void {
  const countries = enteredCountries(draft.movement).filter((country) => isCustoms(draft.input.reference, country))
  change(draft, { withRecord: countries })
  admit(draft, countries)
  const destination = destinationOf(draft.movement)
  tell(draft, countries, countries.includes(destination) ? destination : undefined)
}

/**
 * After the itinerary has changed: a record to every country that is new on it, a closure to every one that is not on it
 * any more, an arrival record to the destination if that is now another country (engine.md 3, 4).
 */
export function adjustRecords(draft: Draft): void {
  const before = draft.movement.withRecord
  const after = enteredCountries(draft.movement).filter((country) => isCustoms(draft.input.reference, country))
  const added = after.filter((country) => !before.includes(country))
  change(draft, { withRecord: [...before.filter((country) => after.includes(country)), ...added] })
  admit(draft, added)
  const destination = destinationOf(draft.movement)
  const moved = destination !== draft.input.movement?.declared?.destination.country && after.includes(destination)
  tell(draft, added, moved ? destination : undefined)
  for (const country of before) if (!after.includes(country)) closeRecord(draft, country, 'diverted')
}

const destinationOf = (movement: Movement): CountryCode => declaredOf(movement).destination.country

/** The movement is cancelled: nobody need expect the goods any more. */
export function closeRecords(draft: Draft): void {
  for (const country of draft.movement.withRecord) closeRecord(draft, country, 'cancelled')
}

/** Tells one country that it will not see the goods any more. */
export function closeRecord(
  draft: Draft,
  country: CountryCode,
  reason: RecordClosureBody['reason'],
  office?: OfficeCode,
): void {
  const { itineraryVersion } = draft.movement
  const closedAt = utcDateTime(draft.input.now)
  const body = { reason, closedAt, itineraryVersion, ...(office === undefined ? {} : { office }) }
  make(draft, 'record-closure', country, body)
}

function tell(draft: Draft, countries: readonly CountryCode[], destination: CountryCode | undefined): void {
  const { movement } = draft
  if (countries.length === 0 && destination === undefined) return
  const declaration = declarationOf(draft)
  for (const country of countries) {
    const index = movement.legs.findIndex((leg) => leg.country === country && isConnected(leg) && leg.index > 0)
    make(draft, 'anticipated-transit-record', country, makeRecordBody(movement, declaration, index))
  }
  if (destination === undefined) return
  make(
    draft,
    'anticipated-arrival-record',
    destination,
    makeArrivalBody(movement, declaration, movement.legs.length - 1),
  )
}

function declarationOf(draft: Draft): Declaration {
  const declaration = draft.declaration ?? draft.input.declaration
  assertInvariant(declaration !== undefined, 'a record needs the declaration')
  return declaration
}

/** The declaration with safeguards, seals and time limit as they are after release. */
function currentDeclaration(declaration: Declaration, { body }: ReleaseForTransit): Declaration {
  return withoutAccessCodes({
    ...declaration,
    limitAt: body.limitAt,
    ...(body.equipment === undefined ? {} : { equipment: body.equipment }),
    ...(body.safeguards === undefined ? {} : { safeguards: body.safeguards }),
  })
}

/** The body of a record: current data, the receiver's leg by its index, times and seals (NCTS G0143: always the latest). */
export function makeRecordBody(
  movement: Movement,
  declaration: Declaration,
  legIndex: number,
): AnticipatedTransitRecordBody {
  assertInvariant(isReleased(movement), `a record of ${movement.mrn}, which is not released`)
  const leg = declaration.itinerary[legIndex]
  assertInvariant(leg !== undefined, `no leg ${legIndex} in the declaration of ${movement.mrn}`)
  return {
    recordVersion: movement.version,
    itineraryVersion: movement.itineraryVersion,
    legIndex,
    leg,
    ...(leg.estimatedEntryAt === undefined ? {} : { estimatedEntryAt: leg.estimatedEntryAt }),
    releasedAt: movement.released.releasedAt,
    limitAt: movement.limitAt,
    controlResult: movement.released.controlResult,
    ...(movement.seals.length === 0 ? {} : { seals: [...movement.seals] }),
    ...(movement.open.length === 0 ? {} : { procedures: proceduresOf(movement) }),
    declaration,
  }
}

function makeArrivalBody(movement: Movement, declaration: Declaration, legIndex: number): AnticipatedArrivalRecordBody {
  const { estimatedEntryAt, ...rest } = makeRecordBody(movement, declaration, legIndex)
  return { ...rest, ...(estimatedEntryAt === undefined ? {} : { estimatedArrivalAt: estimatedEntryAt }) }
}
