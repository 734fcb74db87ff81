import { assertInvariant } from '../values/assert.ts'
import type { Mrn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'

/** An office at one end of the way, and its country. */
export type End = { country: CountryCode; office: OfficeCode }

/**
 * What a movement is by its declaration, with what was amended and diverted since. All of it comes with the declaration: of a
 * movement that is known by an unmatched fact only, none of it is known.
 */
export type Declared = {
  /** When it was declared; an amendment leaves it as it was. */
  declaredAt: string
  /** Who declared it. */
  departure: End
  destination: End
  principal: { scheme: string; id: string; party?: PartyKey }
  /** The consignee, if it is a registered party: it may announce the arrival and unload (engine.md 3). */
  consignee?: PartyKey
  /** Who stands in for the part of the duties that arises in a country, where the declaration says so. */
  debtGuarantors: readonly { country: CountryCode; guarantor: PartyKey }[]
  regime: string
  lot?: { id: string; index: number; of: number }
  nationalRefs: readonly { country: CountryCode; reference: string }[]
  /** Ids of the agreements it rests on, as they were when it was declared or its itinerary changed. */
  agreements?: readonly string[]
  /** Who discharges by these agreements; absent where none covered the way any more when the declaration was decided on. */
  dischargeMode?: 'by-departure' | 'automatic'
}

/** What comes with the release for transit. */
export type Released = {
  releasedAt: string
  /** The control before release, as every later record repeats it. */
  controlResult: { code: 'A1' | 'A2' | 'A3'; date?: string; text?: string }
}

/**
 * What the declaration says of a movement that was declared by construction: every state but `none` is reached by the
 * declaration only.
 * @throws {InvariantError} when nobody has declared it
 */
export function declaredOf({ mrn, declared }: { mrn: Mrn; declared?: Declared }): Declared {
  assertInvariant(declared !== undefined, `nobody has declared ${mrn}`)
  return declared
}

type Parts = { declared?: Declared; released?: Released; limitAt?: string }

/** Whether it was released for transit: then there is also a limit, which the release sets. */
export const isReleased = <M extends Parts>(movement: M): movement is M & Required<Parts> =>
  movement.declared !== undefined && movement.released !== undefined && movement.limitAt !== undefined
