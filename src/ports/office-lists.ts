import type { Duty } from '../domain/model/duties.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { ExpectedVehicle } from '../domain/office-app/expected.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** Vehicles an office awaits: all of them (`whole`), or those that have changed since a cursor, and the keys of those awaited no more. */
export type ExpectedList = {
  vehicles: ExpectedVehicle[]
  gone: string[]
  cursor: string
  whole: boolean
  /** Movements beyond those listed; there are never so many unless nobody looks. */
  leftOut: number
}

/** What an office has to do of one kind, the oldest first, and how many more there are. */
export type DutyList = { rows: { movement: Movement; at: string }[]; leftOut: number }

export interface OfficeListReads {
  /**
   * @param since a cursor of this office's list; RangeError('cursor') where it is none
   */
  expected(office: OfficeCode, since: string | undefined): Promise<ExpectedList>
  /** @param limit entries of each list */
  duties(office: OfficeCode, limit: number): Promise<Readonly<Record<Duty, DutyList>>>
}
