import { type ErrorCode, type ReasonId, reasons } from '../generated/errors.ts'
import type { Finding } from '../domain/values/finding.ts'
import { cutText } from '../domain/values/legible.ts'

/** Longest value a finding repeats: enough to recognise it, too little to carry a body into logs. */
const LONGEST_VALUE = 100

/** Longest expectation: a list of codes, a pattern with its example. */
const LONGEST_EXPECTED = 500

/** Longest pointer, as in the schema of error messages; for a deeper value it names an enclosing one. */
const LONGEST_POINTER = 512

/** What is known about where reading stopped. */
export type Where = {
  /** In UTF-16 units from the start of the text. */
  offset: number
  pointer?: string
  value?: string
  expected?: string
}

/** Thrown inside the codec where reading cannot go on; becomes the one finding of a message that is not well-formed. */
export class Malformed extends Error {
  readonly code: ErrorCode
  readonly reason: ReasonId
  readonly where: Where

  constructor(reason: ReasonId, where: Where) {
    super(reason)
    this.name = 'Malformed'
    this.code = reasons[reason].code
    this.reason = reason
    this.where = where
  }
}

/** Truncates a finding's text, never inside a surrogate pair. */
export function cut(value: string, longest = LONGEST_VALUE): string {
  return cutText(value, longest)
}

export const cutExpected = (expected: string): string => cut(expected, LONGEST_EXPECTED)

type LineAndColumn = { line: number; column: number }

/** Line and column, from 1, of offsets in a text, in one pass; column in UTF-16 units. */
export function placesOf(text: string, offsets: readonly number[]): LineAndColumn[] {
  const places: LineAndColumn[] = []
  let line = 1
  let start = 0
  let at = 0
  for (const index of [...offsets.keys()].sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0))) {
    const offset = offsets[index] ?? 0
    // By character rather than by search: a text of only line ends would cost one search each.
    for (; at < offset; at += 1) {
      if (text.charCodeAt(at) !== 0x0a) continue
      line += 1
      start = at + 1
    }
    places[index] = { line, column: offset - start + 1 }
  }
  return places
}

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string | number): string {
  return `/${typeof name === 'number' ? name : name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The finding for a text that cannot be read. */
export function malformedFinding({ code, reason, where }: Malformed, text: string): Finding {
  const { pointer = '', value, expected, offset } = where
  return {
    code,
    reason,
    pointer: shortPointer(pointer),
    ...(value === undefined ? {} : { value: cut(value) }),
    ...(expected === undefined ? {} : { expected: cutExpected(expected) }),
    ...placesOf(text, [offset])[0],
  }
}

/** Whole steps only. */
function shortPointer(pointer: string): string {
  if (pointer.length <= LONGEST_POINTER) return pointer
  return pointer.slice(0, pointer.lastIndexOf('/', LONGEST_POINTER))
}

/** A character by its code point, since a refused one often cannot be shown. */
export const codePointName = (text: string, offset: number): string =>
  `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Result of decoding: the text, or the fault and the text before it. */
export type DecodedText = { text: string; malformed?: Malformed }

/**
 * Decodes UTF-8 strictly. Anything else is malformed (53): with replacement characters the text would not be the one that
 * was signed. The byte order marks of UTF-16 are reported by name.
 */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const [first, second] = bytes
    const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
    if (utf16) return { text: '', malformed: new Malformed('utf-16', { offset: 0 }) }
    const { text, byte } = firstWrongByte(bytes)
    const value = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
    return { text, malformed: new Malformed('not-utf8', { offset: text.length, value }) }
  }
}

const CHUNK = 16_384

/** The text before the first byte that is not UTF-8, and that byte: searched for in the first chunk that fails. */
function firstWrongByte(bytes: Uint8Array): { text: string; byte: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  let from = 0
  try {
    for (; from < bytes.length; from = characterEnd(bytes, from + CHUNK)) {
      text += decoder.decode(bytes.subarray(from, characterEnd(bytes, from + CHUNK)))
    }
  } catch {
    const found = wrongByteOf(bytes.subarray(from, characterEnd(bytes, from + CHUNK)))
    return { text: text + found.text, byte: found.byte }
  }
  return { text, byte: 0 }
}

/** The next offset at which a character begins; at most three further if the bytes are not UTF-8. */
function characterEnd(bytes: Uint8Array, offset: number): number {
  let end = Math.min(offset, bytes.length)
  for (let more = 0; more < 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80; more += 1) end += 1
  return end
}

function wrongByteOf(bytes: Uint8Array): { text: string; byte: number } {
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let byteOffset = 0
  let from = 0
  for (let at = lossy.indexOf(REPLACEMENT); at !== -1; at = lossy.indexOf(REPLACEMENT, from)) {
    byteOffset += Buffer.byteLength(lossy.slice(from, at))
    // The text may contain the replacement character itself; then its own three bytes are there.
    const itself = bytes[byteOffset] === 0xef && bytes[byteOffset + 1] === 0xbf && bytes[byteOffset + 2] === 0xbd
    if (!itself) return { text: lossy.slice(0, at), byte: bytes[byteOffset] ?? 0 }
    byteOffset += REPLACEMENT_BYTES
    from = at + 1
  }
  return { text: lossy, byte: 0 }
}

const REPLACEMENT = '\uFFFD'
const REPLACEMENT_BYTES = 3

/** A byte order mark at the start of a text. */
export const BYTE_ORDER_MARK = '\uFEFF'
