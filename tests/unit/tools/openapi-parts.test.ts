import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../tools/gen/openapi-json.ts'
import { unionOf, withNamedParts } from '../../../tools/gen/openapi-parts.ts'

/** What the OpenAPI document is made of so that generators of clients can use it. */

const told = (value: string): JsonObject => ({ required: ['kind'], properties: { kind: { const: value } } })

describe('a union', () => {
  test('whose schemas a reader could not tell apart is refused', () => {
    const optional = { properties: { kind: { const: 'b' } } }
    const open = { required: ['kind'], properties: { kind: { type: 'string' } } }
    for (const schema of [optional, open, undefined]) {
      const union = [
        { name: 'A', schema: told('a') },
        { name: 'B', schema },
      ]
      expect(() => unionOf(union, 'kind')).toThrow('B: kind is not required with one value')
    }
    const same = [
      { name: 'A', schema: told('a') },
      { name: 'B', schema: told('a') },
    ]
    expect(() => unionOf(same, 'kind')).toThrow('B: another schema has kind a too')
  })

  test('says by which value of which field its schemas are told apart', () => {
    const union = [
      { name: 'A', schema: told('a') },
      { name: 'B', schema: told('b') },
    ]
    expect(unionOf(union, 'kind')).toEqual({
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'kind', mapping: { a: '#/components/schemas/A', b: '#/components/schemas/B' } },
    })
  })
})

test('objects written in place become components, called by their owner and field, entries of lists in the singular', () => {
  const text = { type: 'string' }
  const inner = { type: 'object', properties: { name: text } }
  const body = {
    type: 'object',
    description: 'All.',
    properties: { holder: inner, entries: { type: 'array', items: inner } },
  }
  const parts: Record<string, JsonObject> = {}
  const named = withNamedParts({ type: 'object', properties: { id: text, body } }, 'Notice', (name, schema) => {
    parts[name] = schema
  })
  expect(named['properties']).toEqual({
    id: text,
    body: { $ref: '#/components/schemas/NoticeBody', description: 'All.' },
  })
  expect(parts['NoticeBody']?.['properties']).toEqual({
    holder: { $ref: '#/components/schemas/NoticeHolder' },
    entries: { type: 'array', items: { $ref: '#/components/schemas/NoticeEntry' } },
  })
  expect(Object.keys(parts).sort()).toEqual(['NoticeBody', 'NoticeEntry', 'NoticeHolder'])
})
