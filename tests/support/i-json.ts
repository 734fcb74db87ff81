import { expect } from 'vitest'

/** What a strict reader of I-JSON, or whoever shows the text to a person, stumbles over. */
const WRONG = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/**
 * Fails unless these bytes are I-JSON (RFC 7493): strict UTF-8, JSON, no lone surrogates and no noncharacters in names and
 * values, no name twice. Nor may anything in them be unseen. Returns what they say.
 */
export function readIJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const value: unknown = JSON.parse(text)
  for (const one of textsIn(value)) expect(one, JSON.stringify(one)).not.toMatch(WRONG)
  // A name given twice is in the text, and in what was read of it only once.
  expect(text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).toHaveLength(namesIn(value))
  return value
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name
    yield* textsIn(inner)
  }
}

const namesIn = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce<number>(
        (sum, inner) => sum + namesIn(inner),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )
