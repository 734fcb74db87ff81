import type {
  AnticipatedArrivalRecordBody,
  AnticipatedTransitRecordBody,
  Declaration,
  ReleaseForTransit,
} from '../generated/types.ts'
import { assertInvariant } from './assert.ts'
import { admit, change, type Draft, make } from './draft.ts'
import { sealsOf, withoutAccessCodes } from './declaration.ts'
import type { Movement } from './movement.ts'
import { enteredCountries, isConnected, isCustoms } from './receivers.ts'

/** Release for transit: when, until when, and with which seals the movement leaves. */
export function release(draft: Draft): void {
  const { message } = draft
  assertInvariant(message.type === 'release-for-transit', 'only a release releases')
  const { releasedAt, limitAt, equipment, safeguards } = message.body
  const declaration = declarationOf(draft)
  const seals = sealsOf({
    equipment: equipment ?? declaration.equipment ?? [],
    safeguards: safeguards ?? declaration.safeguards ?? [],
  })
  change(draft, { releasedAt, limitAt, seals })
}

/**
 * One anticipated transit record to the customs of every country the goods enter, destination included, and one
 * anticipated arrival record to that of the destination (engine.md 3; several posts of one country get one record).
 */
export function makeRecords(draft: Draft): void {
  const { message } = draft
  assertInvariant(message.type === 'release-for-transit', 'records are made at release')
  const countries = enteredCountries(draft.movement).filter((country) => isCustoms(draft.input.reference, country))
  change(draft, { withRecord: countries })
  admit(draft, countries)
  const declaration = currentDeclaration(declarationOf(draft), message)
  for (const country of countries) {
    const index = draft.movement.legs.findIndex((leg) => leg.country === country && isConnected(leg) && leg.index > 0)
    make(draft, 'anticipated-transit-record', country, makeRecordBody(draft.movement, declaration, message, index))
  }
  const destination = draft.movement.destination?.country
  if (destination === undefined || !countries.includes(destination)) return
  const last = draft.movement.legs.length - 1
  make(draft, 'anticipated-arrival-record', destination, makeArrivalBody(draft.movement, declaration, message, last))
}

function declarationOf(draft: Draft): Declaration {
  const { declaration } = draft.input
  assertInvariant(declaration !== undefined, 'a release needs the declaration')
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
  { body }: ReleaseForTransit,
  legIndex: number,
): AnticipatedTransitRecordBody {
  const leg = declaration.itinerary[legIndex]
  assertInvariant(leg !== undefined, `no leg ${legIndex} in the declaration of ${movement.mrn}`)
  return {
    recordVersion: movement.version,
    itineraryVersion: movement.itineraryVersion,
    legIndex,
    leg,
    ...(leg.estimatedEntryAt === undefined ? {} : { estimatedEntryAt: leg.estimatedEntryAt }),
    releasedAt: body.releasedAt,
    limitAt: body.limitAt,
    controlResult: body.controlResult,
    ...(movement.seals.length === 0 ? {} : { seals: [...movement.seals] }),
    ...(movement.procedures.length === 0 ? {} : { procedures: [...movement.procedures] }),
    declaration,
  }
}

function makeArrivalBody(
  movement: Movement,
  declaration: Declaration,
  message: ReleaseForTransit,
  legIndex: number,
): AnticipatedArrivalRecordBody {
  const { estimatedEntryAt, ...rest } = makeRecordBody(movement, declaration, message, legIndex)
  return { ...rest, ...(estimatedEntryAt === undefined ? {} : { estimatedArrivalAt: estimatedEntryAt }) }
}
