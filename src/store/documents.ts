import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Train } from '../domain/model/train.ts'
import type { PartyKey } from '../domain/values/party.ts'

/**
 * The form in which movements, guarantees and trains are stored; each document says its own. A change of form takes the next
 * number and a migration that moves what is stored (docs/decisions/0061).
 */
export const DOCUMENT_VERSION = 2

type Versioned = { documentVersion: typeof DOCUMENT_VERSION }

/** The members of a document, without its version. What is read wrongly would be decided on wrongly and stored again. */
function parsed<T>(document: string): T {
  const { documentVersion, ...members } = JSON.parse(document) as { documentVersion?: number }
  if (documentVersion !== DOCUMENT_VERSION) {
    throw new Error(`a stored document is of version ${documentVersion ?? 1}, this program reads ${DOCUMENT_VERSION}`)
  }
  return members as T
}

const written = (members: object): string =>
  JSON.stringify({ ...members, documentVersion: DOCUMENT_VERSION } satisfies Versioned)

/** A movement as it is stored: the only bigints in it, the amounts of its guarantee lines, are decimal strings. */
type MovementDocument = Omit<Movement, 'lines'> & {
  lines: readonly (Omit<Movement['lines'][number], 'minor'> & { minor: string })[]
}

/**
 * The movement as it stands in the column `doc`. A bigint anywhere but in the lines throws TypeError: better no commit
 * than an amount that comes back as text.
 */
export function movementToDocument(movement: Movement): string {
  const lines = movement.lines.map((line) => ({ ...line, minor: line.minor.toString() }))
  return written({ ...movement, lines } satisfies MovementDocument)
}

/**
 * The movement of a stored document. Throws SyntaxError when the column holds no JSON, Error when it is of another version.
 * Only the lines are looked at again: a reviver would be called for every value of the document and cost three times the
 * parsing.
 */
export function movementFromDocument(document: string): Movement {
  const stored = parsed<MovementDocument>(document)
  return { ...stored, lines: stored.lines.map((line) => ({ ...line, minor: BigInt(line.minor) })) }
}

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

/** Everything without a column, so that a field added to guarantees is never silently left out. */
export const guaranteeToDocument = (guarantee: Guarantee): string => {
  const { grn: _1, type: _2, state: _3, guarantor: _4, currency: _5, ...rest } = guarantee
  const { limit: _6, available: _7, reserved: _8, inUse: _9, claimed: _10, spent: _11, ...document } = rest
  return written(document satisfies GuaranteeDocument)
}

/** A row of table `guarantees`, numerics as the strings `pg` returns. */
export type GuaranteeRow = {
  grn: string
  type: string
  state: string
  guarantor: PartyKey
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
  ...parsed<GuaranteeDocument>(row.doc),
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

export const trainToDocument = (train: Train): string => written(train)

/** Throws like `movementFromDocument`. */
export const trainFromDocument = (document: string): Train => parsed<Train>(document)
