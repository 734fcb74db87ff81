/**
 * Values of a column, encoded as PostgreSQL's binary form of a one-dimensional array (its functions `array_recv` and the
 * `…recv` of each type). A statement over arrays has one text however many rows it is given, so it is parsed and planned
 * once; in the textual form every byte string would be sent as hex, twice as long.
 */

/** A value as statements take it. Whole numbers beyond 2^53 are given as bigint; times to the millisecond. */
export type Value = string | number | bigint | boolean | Date | Buffer | null

/** Types of columns that can be sent. `json` and `numeric` are sent as text, and cast by the statement. */
export type ColumnType = 'text' | 'uuid' | 'bytea' | 'int' | 'bigint' | 'boolean' | 'timestamptz' | 'json' | 'numeric'

/** The array's element type: as PostgreSQL names it in a cast, its OID (catalogue pg_type, fixed), and its width in bytes. */
type Element = { cast: string; oid: number; width: number | undefined }

const TEXT: Element = { cast: 'text[]', oid: 25, width: undefined }
const ELEMENTS: Readonly<Record<ColumnType, Element>> = {
  text: TEXT,
  json: TEXT,
  numeric: TEXT,
  uuid: { cast: 'uuid[]', oid: 2950, width: 16 },
  bytea: { cast: 'bytea[]', oid: 17, width: undefined },
  int: { cast: 'int[]', oid: 23, width: 4 },
  bigint: { cast: 'bigint[]', oid: 20, width: 8 },
  boolean: { cast: 'boolean[]', oid: 16, width: 1 },
  timestamptz: { cast: 'timestamptz[]', oid: 1184, width: 8 },
}

/** How a parameter of this type is written in a statement, for instance `bytea[]`. */
export const arrayCast = (type: ColumnType): string => ELEMENTS[type].cast

/** Milliseconds from the Unix epoch to PostgreSQL's, which is 1 January 2000. */
const EPOCH_MS = 946_684_800_000n
const HEADER_BYTES = 20
const NULL_LENGTH = -1

/** One column of values as a parameter. Throws TypeError for a value that is not of the column's type. */
export function arrayOf(type: ColumnType, values: readonly Value[]): Buffer {
  const { oid, width } = ELEMENTS[type]
  let bytes = HEADER_BYTES
  let nulls = 0
  for (const value of values) {
    if (value === null) nulls += 1
    bytes += 4 + (value === null ? 0 : (width ?? lengthOf(value)))
  }
  const buffer = Buffer.allocUnsafe(bytes)
  buffer.writeInt32BE(values.length === 0 ? 0 : 1, 0)
  buffer.writeInt32BE(nulls > 0 ? 1 : 0, 4)
  buffer.writeInt32BE(oid, 8)
  buffer.writeInt32BE(values.length, 12)
  buffer.writeInt32BE(1, 16)
  let at = HEADER_BYTES
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(NULL_LENGTH, at)
      continue
    }
    const end = writeValue(buffer, at + 4, type, value)
    buffer.writeInt32BE(end - at - 4, at)
    at = end
  }
  // No dimension: nothing follows the element type.
  return values.length === 0 ? buffer.subarray(0, 12) : buffer
}

/** Bytes of a value of no fixed width. */
function lengthOf(value: Exclude<Value, null>): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  return Buffer.isBuffer(value) ? value.length : Buffer.byteLength(String(value))
}

/** Writes one value and returns where it ends. */
function writeValue(buffer: Buffer, at: number, type: ColumnType, value: Exclude<Value, null>): number {
  switch (type) {
    case 'text':
    case 'json':
    case 'numeric':
      if (typeof value === 'string') return at + buffer.write(value, at)
      if (typeof value === 'bigint' && type === 'numeric') return at + buffer.write(value.toString(), at)
      break
    case 'bytea':
      if (Buffer.isBuffer(value)) return at + value.copy(buffer, at)
      break
    case 'uuid':
      if (typeof value === 'string') return writeUuid(buffer, at, value)
      break
    case 'int':
      if (typeof value === 'number') return buffer.writeInt32BE(value, at)
      break
    case 'bigint':
      if (typeof value === 'bigint') return buffer.writeBigInt64BE(value, at)
      if (typeof value === 'number') return buffer.writeBigInt64BE(BigInt(value), at)
      break
    case 'boolean':
      if (typeof value === 'boolean') return buffer.writeUInt8(value ? 1 : 0, at)
      break
    case 'timestamptz':
      if (value instanceof Date) return buffer.writeBigInt64BE((BigInt(value.getTime()) - EPOCH_MS) * 1000n, at)
      break
  }
  throw new TypeError(`a ${typeof value} is no ${type}`)
}

/** What is no UUID would be written in part, over what the buffer held before. */
function writeUuid(buffer: Buffer, at: number, value: string): number {
  const written = buffer.write(value.replaceAll('-', ''), at, 16, 'hex')
  if (written !== 16) throw new TypeError('this is no UUID')
  return at + written
}
