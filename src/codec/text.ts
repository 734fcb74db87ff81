import type { Finding } from '../domain/finding.ts'

/** Longest value a finding repeats: enough to recognise it, too little to carry a body into logs. */
const LONGEST_VALUE = 100

/** Thrown inside the codec where reading cannot go on; becomes the one finding of a message that is not well-formed. */
export class Malformed extends Error {
  readonly code: '52' | '53' | '54' | '55' | '56' | '57'
  readonly offset: number
  readonly pointer: string

  constructor(code: Malformed['code'], message: string, offset: number, pointer = '') {
    super(message)
    this.name = 'Malformed'
    this.code = code
    this.offset = offset
    this.pointer = pointer
  }
}

/** Cuts what a finding tells, never inside a surrogate pair. */
export function cut(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1).toWellFormed()}…`
}

/** Line and column, from 1, of an offset in a text; column in UTF-16 units. */
export function place(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1
    start = next + 1
  }
  return { line, column: offset - start + 1 }
}

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string | number): string {
  return `/${typeof name === 'number' ? name : name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The finding for a text that cannot be read. */
export function malformedFinding(error: Malformed, text: string): Finding {
  return { code: error.code, pointer: error.pointer, value: cut(error.message), ...place(text, error.offset) }
}

/**
 * Decodes UTF-8 strictly. Throws Malformed 53 on anything else: a replaced character would be another text than the one
 * that was signed.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Malformed('53', 'not UTF-8', 0)
  }
}

/** A byte order mark at the start of a text. */
export const BYTE_ORDER_MARK = '\uFEFF'
