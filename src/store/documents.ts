import type { Guarantee } from '../domain/guarantee.ts'
import type { Movement } from '../domain/movement.ts'

/** Keys whose values are amounts in minor units: bigint in the core, a decimal string in the stored document. */
const AMOUNTS = new Set(['minor'])

const write = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)
const read = (key: string, value: unknown): unknown =>
  AMOUNTS.has(key) && typeof value === 'string' ? BigInt(value) : value

/** The movement as it stands in the column `doc`. */
export const movementToDocument = (movement: Movement): string => JSON.stringify(movement, write)

/** The movement of a stored document. Throws SyntaxError when the column holds no JSON. */
export const movementFromDocument = (document: string): Movement => JSON.parse(document, read) as Movement

/** What of a guarantee has no column of its own. */
type GuaranteeDocument = Omit<
  Guarantee,
  | 'grn'
  | 'type'
  | 'state'
  | 'guarantor'
  | 'currency'
  | 'limit'
  | 'available'
  | 'reserved'
  | 'inUse'
  | 'claimed'
  | 'spent'
>

export const guaranteeToDocument = (guarantee: Guarantee): string => {
  const { holder, territories, exclusions, validFrom, validTo, monitoring, accessCodeHash } = guarantee
  const document: GuaranteeDocument = {
    holder,
    territories,
    exclusions,
    validFrom,
    monitoring,
    ...(validTo === undefined ? {} : { validTo }),
    ...(accessCodeHash === undefined ? {} : { accessCodeHash }),
  }
  return JSON.stringify(document)
}

/** A row of table `guarantees`, numerics as the strings `pg` returns. */
export type GuaranteeRow = {
  grn: string
  type: string
  state: string
  guarantor: string
  currency: string
  limit_minor: string
  available: string
  reserved: string
  in_use: string
  claimed: string
  spent: string
  doc: string
}

export const guaranteeFromRow = (row: GuaranteeRow): Guarantee => ({
  ...(JSON.parse(row.doc) as GuaranteeDocument),
  grn: row.grn,
  type: row.type,
  state: row.state as Guarantee['state'],
  guarantor: row.guarantor,
  currency: row.currency,
  limit: BigInt(row.limit_minor),
  available: BigInt(row.available),
  reserved: BigInt(row.reserved),
  inUse: BigInt(row.in_use),
  claimed: BigInt(row.claimed),
  spent: BigInt(row.spent),
})
