/** Values for a statement, as the driver gives them to its connection. */
export type Bind = {
  portal?: string
  statement?: string
  binary?: boolean
  values?: readonly unknown[] | null
  valueMapper: (value: unknown, index: number) => Buffer | string | null
}

const TEXT = 0
const BINARY = 1
const NULL_LENGTH = -1

/** Bytes beside those of names and values: code, length, ends of two names, three counts and one format. */
const FIXED_BYTES = 1 + 4 + 2 + 6 + 2
/** Of each value: its format and its length. */
const EACH_BYTES = 2 + 4

/**
 * The message that binds values to a statement (PostgreSQL, Frontend/Backend Protocol, "Bind"), in a buffer of its size. The driver's own
 * begins with 256 bytes and grows by half whenever something does not fit: of a batch's arrays that was nearly half of what the hub
 * allocated outside of V8's heap, and V8 collects all of its garbage by how much that is.
 * @throws what `valueMapper` throws, and TypeError where it returns neither text nor bytes
 */
export function bindMessage({ portal = '', statement = '', binary = false, values, valueMapper }: Bind): Buffer {
  const mapped = (values ?? []).map(valueMapper)
  const lengths = mapped.map(lengthOf)
  const named = Buffer.byteLength(portal) + Buffer.byteLength(statement)
  const bytes = lengths.reduce((sum, length) => sum + EACH_BYTES + Math.max(0, length), FIXED_BYTES + named)
  const message = Buffer.allocUnsafe(bytes)
  let at = message.write('B', 'latin1')
  at = message.writeInt32BE(bytes - 1, at)
  for (const name of [portal, statement]) {
    at += message.write(name, at)
    at = message.writeUInt8(0, at)
  }
  at = message.writeInt16BE(mapped.length, at)
  for (const value of mapped) at = message.writeInt16BE(Buffer.isBuffer(value) ? BINARY : TEXT, at)
  at = message.writeInt16BE(mapped.length, at)
  mapped.forEach((value, index) => {
    at = message.writeInt32BE(lengths[index] ?? NULL_LENGTH, at)
    if (value !== null) at += Buffer.isBuffer(value) ? value.copy(message, at) : message.write(value, at)
  })
  // All results have the same format.
  at = message.writeInt16BE(1, at)
  message.writeInt16BE(binary ? BINARY : TEXT, at)
  return message
}

function lengthOf(value: Buffer | string | null): number {
  if (value === null) return NULL_LENGTH
  return Buffer.isBuffer(value) ? value.length : Buffer.byteLength(value)
}
