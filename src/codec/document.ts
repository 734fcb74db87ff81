import type { Finding } from '../domain/values/finding.ts'
import { readJson } from './json.ts'
import { defaultLimits } from './limits.ts'
import { decodeUtf8, Malformed, malformedFinding } from './text.ts'

/** A JSON text that is no message, or the one thing that keeps it from being JSON. */
export type Document = { ok: true; value: unknown } | { ok: false; finding: Finding }

/** Reads a JSON text as strictly as a message: UTF-8, no name twice, within the limits; the place is told. */
export function decodeDocument(bytes: Uint8Array): Document {
  const { text, malformed } = decodeUtf8(bytes)
  try {
    if (malformed !== undefined) throw malformed
    return { ok: true, value: readJson(text, defaultLimits).value }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { ok: false, finding: malformedFinding(error, text) }
  }
}
