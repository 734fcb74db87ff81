import { jsonPointerAt } from './json-positions.ts'
import { findWrongName, type OddNumber, scanJson } from './json-scan.ts'
import type { Limits } from './limits.ts'
import { BYTE_ORDER_MARK, codePointName, Malformed } from './text.ts'

/**
 * Reads a JSON text strictly (RFC 8259 as narrowed by RFC 7493, I-JSON). Throws Malformed with the location. Numbers in a
 * notation messages do not allow are well-formed, and returned for the schema's verdict.
 */
export function readJson(text: string, limits: Limits): { value: unknown; oddNumbers: OddNumber[] } {
  if (text.startsWith(BYTE_ORDER_MARK)) throw new Malformed('byte-order-mark', { offset: 0 })
  try {
    const { oddNumbers, names } = scanJson(text, limits)
    const value = parse(text)
    // Comparing names while scanning would double the cost of the scan; counting them afterwards does not.
    if (countNames(value) !== names) findWrongName(text, limits)
    return { value, oddNumbers }
  } catch (error) {
    // A text that is not JSON at all has nothing a pointer could point into; its location is line and column.
    if (!(error instanceof Malformed) || error.reason === 'not-json') throw error
    if (error.where.pointer !== undefined) throw error
    throw new Malformed(error.reason, { ...error.where, pointer: jsonPointerAt(text, error.where.offset) })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = /at position ([0-9]+)/.exec(message)?.[1]
    const offset = position === undefined ? text.length : Number(position)
    if (text.charCodeAt(offset) < 0x20) {
      throw new Malformed('control-character', { offset, value: codePointName(text, offset) })
    }
    // The JavaScript engine's message quotes the text around the error; ours names only the location.
    throw new Malformed('not-json', { offset })
  }
}

/** How many names a parsed value has, all objects together; none of them may be `__proto__`. */
function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const entry of value) count += countNames(entry)
    return count
  }
  for (const name of Object.keys(value)) {
    if (name === '__proto__') return Number.NaN
    count += 1 + countNames(Reflect.get(value, name))
  }
  return count
}
