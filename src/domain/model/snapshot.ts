import type { Message, TransitDeclaration } from '../../generated/types.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Guarantee } from './guarantee.ts'
import type { Movement } from './movement.ts'
import type { Train } from './train.ts'

/** A held message that may take effect, and whether an officer entered it in the hub's own app. */
export type HeldMessage = { message: Message; byOfficer: boolean }

/**
 * Everything that several events in a row rest on and change: what was loaded for them (`needs`), and what the events before
 * have made of it. A message's key is its `keyText`.
 */
export type Snapshot = {
  movements: Map<Mrn, Movement>
  guarantees: Map<Grn, Guarantee>
  declarations: Map<Mrn, TransitDeclaration['body']>
  held: Map<string, HeldMessage>
  /** Alerts on closures that exist already, of those that may be made; by key. */
  told: Set<string>
  /** Movements in flight that bear a vehicle, wagon or container with another one, by that one's number. */
  sharing: Map<Mrn, readonly Movement[]>
  /** Trains known under the numbers that manifests report, by number. */
  trains: Map<string, readonly Train[]>
  /** To which offices numbers printed in advance were given, of those that messages name. */
  issuers?: ReadonlyMap<Mrn, OfficeCode>
  /** Who bears a mark by which doubles are found, or has borne it; gathered when it is first asked for. */
  twins?: Map<string, Set<Mrn>>
}
