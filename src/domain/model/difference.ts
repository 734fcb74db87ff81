import type { Mrn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'
import type { CountryCode, MessageKey } from '../values/party.ts'

/** What can differ (engine.md 9, "A difference"). */
export type DifferenceKind =
  | 'vehicle'
  | 'trailer'
  | 'wagon'
  | 'container'
  | 'vin'
  | 'seal'
  | 'seal-state'
  | 'mass'
  | 'packages'
  | 'stop'
  | 'used-twice'
  | 'partial'
  | 'no-entry'

/** The flags a movement bears while such a difference is open. */
export type DifferenceFlag = 'vehicleDiffers' | 'sealsDiffer' | 'entryMissing' | 'passedStop' | 'usedTwice' | 'partial'

/** One thing that was seen and is not as declared or in force; as written, never normalised. */
export type Difference = {
  kind: DifferenceKind
  declared?: string
  seen?: string
  /** Where it stands in the message that brought it; empty where no message did. */
  pointer: string
  /** Absent where it is for attention only: such a difference holds nothing back. */
  flag?: DifferenceFlag
  /** When it was seen, as reported. */
  since: string
  by: MessageKey
  office?: OfficeCode
  /** Countries passed since the last fact that agreed: only what happened there can explain it. */
  stretch?: readonly CountryCode[]
  /** Numbers that have not come yet (`partial`). */
  missing?: readonly string[]
  /** Its count was taken where the goods arrived: what comes later is added. */
  arrived?: true
  /** The other movement that bears the same vehicle or container; never told outside. */
  with?: Mrn
  /** Others of its flag that there was no room for: then only departure can resolve them. */
  more?: number
  /** What closed it. */
  resolvedBy?: MessageKey
  /** It was closed by a report, not by departure: the discharge still waits for departure's act. */
  explained?: true
  /** Departure has resolved it: the same seen again is nothing new. */
  accepted?: true
}

/** Those still open that were found because another movement bears the same vehicle, wagon or container. */
export const openSharing = ({ differences = [] }: { differences?: readonly Difference[] }): Difference[] =>
  differences.filter(({ kind, resolvedBy }) => kind === 'used-twice' && resolvedBy === undefined)

/** What carries the goods and closes them, as declared or changed since; `since` when that came into force. */
export type Equipped = {
  since: string
  vehicle?: string
  trailers?: readonly string[]
  wagons?: readonly string[]
  containers?: readonly string[]
  vins?: readonly string[]
  seals?: readonly string[]
  packages?: number
  grossMass?: string
}
