import type { Finding } from '../domain/values/finding.ts'
import { readJson } from './json.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { decodeUtf8, Malformed, malformedFinding } from './text.ts'

/** A parsed JSON text that is not a message, or the one fault that keeps it from being JSON. */
export type Document = { ok: true; value: unknown } | { ok: false; finding: Finding }

/**
 * Reads a JSON text as strictly as a message: UTF-8, no duplicate names, within the limits (those of messages unless
 * others are given); faults come with their location.
 */
export function decodeDocument(bytes: Uint8Array, limits: Readonly<Limits> = defaultLimits): Document {
  const { text, malformed } = decodeUtf8(bytes)
  try {
    if (malformed !== undefined) throw malformed
    return { ok: true, value: readJson(text, limits).value }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { ok: false, finding: malformedFinding(error, text) }
  }
}
