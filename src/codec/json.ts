import { jsonPointerAt } from './json-positions.ts'
import { type OddNumber, scanJson } from './json-scan.ts'
import type { Limits } from './limits.ts'
import { BYTE_ORDER_MARK, Malformed } from './text.ts'

/**
 * Reads a JSON text strictly (RFC 8259 as narrowed by RFC 7493, I-JSON). Throws Malformed with the place.
 * Numbers in a form messages do not have are well-formed, and returned for the schema's verdict.
 */
export function readJson(text: string, limits: Limits): { value: unknown; oddNumbers: OddNumber[] } {
  if (text.startsWith(BYTE_ORDER_MARK)) throw new Malformed('53', 'byte order mark', 0)
  try {
    const oddNumbers = scanJson(text, limits)
    return { value: parse(text), oddNumbers }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    throw new Malformed(error.code, error.message, error.offset, jsonPointerAt(text, error.offset))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const position = /at position ([0-9]+)/.exec(message)?.[1]
    const offset = position === undefined ? text.length : Number(position)
    if (text.charCodeAt(offset) < 0x20) throw new Malformed('53', 'control character', offset)
    // The engine's message quotes the text around the error; what is said outside keeps to the place.
    throw new Malformed('52', 'not JSON', offset)
  }
}
