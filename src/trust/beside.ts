import type { Beside } from '../ports/beside.ts'
import { canonicalBytes } from './canonical-json.ts'
import { saltedDigest } from './log.ts'

/** As the database stores them: a text that is half a character is read back with another one in its place. */
const wellFormed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, wellFormed(one)]))
}

/** `sha256:<hex>` of the entry's salt and what stands beside it. @throws {RangeError} where the salt has not 32 bytes */
export const besideDigest = (salt: Buffer, beside: Beside): string =>
  saltedDigest(salt, canonicalBytes(wellFormed(beside)))
