import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Train } from '../domain/model/train.ts'
import type { PartyKey } from '../domain/values/party.ts'
import { currencyText, NO_CURRENCY } from '../domain/values/money.ts'
import type { Grn } from '../domain/values/identifiers.ts'

/**
 * The form in which movements, guarantees and trains are stored; each document says its own. A change of form takes the next
 * number and a migration that moves what is stored (docs/decisions/0061).
 */
export const DOCUMENT_VERSION = 3

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

/** What columns and documents hold where there is nothing: an empty reference, which the lines' primary key needs, and so on. */
const NO_GRN = ''
const NO_GUARANTOR = ''

type Referable = { grn?: Grn; currency?: string }
type Stored<T extends Referable> = Omit<T, keyof Referable> & { grn: Grn | typeof NO_GRN; currency: string }
type Read<T> = Omit<T, keyof Referable> & Referable

/** A line of a guarantee as columns and documents hold it. */
export const storedLine = <T extends Referable>(line: T): Stored<T> => ({
  grn: NO_GRN,
  ...line,
  currency: currencyText(line.currency),
})

const lineFromStored = <T extends { grn: Grn | typeof NO_GRN; currency: string }>(stored: T): Read<T> => {
  const { grn, currency, ...line } = stored
  return {
    ...(grn === NO_GRN ? {} : { grn }),
    ...line,
    ...(currency === NO_CURRENCY ? {} : { currency }),
  }
}

type Line = Movement['lines'][number]
type Wanting = NonNullable<Movement['wanting']>
type Unconverted = Omit<Movement, 'lines' | 'wanting'>

/** A movement as it is stored: the only bigints in it, the amounts of its guarantee lines, are decimal strings. */
type MovementDocument = Unconverted & {
  lines: readonly (Omit<Stored<Line>, 'minor'> & { minor: string })[]
  wanting?: Omit<Wanting, 'lines'> & { lines: readonly Stored<Wanting['lines'][number]>[] }
}

/**
 * The movement as it stands in the column `doc`. A bigint anywhere but in the lines throws TypeError: a failed commit is
 * better than an amount that is read back as text.
 */
export function movementToDocument(movement: Movement): string {
  const { lines, wanting } = movement
  const unconverted: Unconverted = movement
  return written({
    ...unconverted,
    lines: lines.map((line) => ({ ...storedLine(line), minor: line.minor.toString() })),
    ...(wanting === undefined ? {} : { wanting: { ...wanting, lines: wanting.lines.map(storedLine) } }),
  } satisfies MovementDocument)
}

/**
 * The movement in a stored document. Throws SyntaxError when the column is not JSON, Error when it is of another version.
 * Only the lines are converted: a reviver would be called for every value of the document and make parsing three times as slow.
 */
export function movementFromDocument(document: string): Movement {
  const stored = parsed<MovementDocument>(document)
  const { lines, wanting } = stored
  const unconverted: Unconverted = stored
  return {
    ...unconverted,
    lines: lines.map((line) => ({ ...lineFromStored(line), minor: BigInt(line.minor) })),
    ...(wanting === undefined ? {} : { wanting: { ...wanting, lines: wanting.lines.map(lineFromStored) } }),
  }
}

/** The fields of a guarantee that have no column of their own. */
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
  grn: Grn
  type: string
  state: string
  guarantor: PartyKey | typeof NO_GUARANTOR
  currency: string
  limit_minor: string
  available: string
  reserved: string
  in_use: string
  claimed: string
  spent: string
  doc: string
}

/** The columns of a guarantee that hold something else where there is nothing. */
export const guaranteeColumns = ({ guarantor, currency }: Guarantee): Pick<GuaranteeRow, 'guarantor' | 'currency'> => ({
  guarantor: guarantor ?? NO_GUARANTOR,
  currency: currencyText(currency),
})

export const guaranteeFromRow = (row: GuaranteeRow): Guarantee => ({
  ...parsed<GuaranteeDocument>(row.doc),
  grn: row.grn,
  type: row.type,
  state: row.state as Guarantee['state'],
  ...(row.guarantor === NO_GUARANTOR ? {} : { guarantor: row.guarantor }),
  ...(row.currency === NO_CURRENCY ? {} : { currency: row.currency }),
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
