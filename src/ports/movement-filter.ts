import type { Grn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { CountryCode, PartyKey } from '../domain/values/party.ts'

/** What the movements of a list must have; all of it. */
export type MovementFilter = {
  states?: readonly string[]
  /** A party to it. */
  country?: CountryCode
  recent?: boolean
  /** Another party to it. */
  party?: PartyKey
  lot?: string
  /** It has, of each of these, one (src/domain/model/searched.ts, `numberValue`), whether it has ended or not. */
  numbers?: readonly (readonly string[])[]
  /** Part of any number of it, as compared (src/domain/values/spelling.ts), or the beginning of a message's id. */
  q?: string
  /** Under way, with a limit before each of these. */
  due?: readonly Date[]
  /** Touched by the log since. */
  updatedSince?: Date
  /** From which country to which, `TG-BF`. */
  corridor?: string
  grn?: Grn
  /** Departed from, passed or reached, as planned or in fact. */
  office?: OfficeCode
  regime?: string
  procedure?: string
  flag?: string
}
