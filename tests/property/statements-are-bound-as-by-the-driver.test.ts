import fc from 'fast-check'
import { serialize } from 'pg-protocol'
import { expect, test } from 'vitest'
import { bindMessage } from '../../src/store/bind-message.ts'

const text = fc.string({ unit: 'binary', maxLength: 400 })
const value = fc.oneof(
  fc.constant(null),
  text,
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
)
const name = fc.string({ maxLength: 63 }).filter((one) => !one.includes('\0'))

test('a statement is bound by the bytes by which the driver would bind it', () => {
  fc.assert(
    fc.property(name, name, fc.boolean(), fc.array(value, { maxLength: 40 }), (portal, statement, binary, values) => {
      const given = { portal, statement, binary, values }
      const valueMapper = (one: unknown): Buffer | string | null => one as Buffer | string | null
      expect(bindMessage({ ...given, valueMapper }).equals(serialize.bind({ ...given, valueMapper }))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('one value of a million bytes and none at all are bound so as well', () => {
  const valueMapper = (one: unknown): Buffer => one as Buffer
  for (const values of [[], [Buffer.alloc(1_000_000, 7)]])
    expect(bindMessage({ statement: 'one', values, valueMapper })).toEqual(
      serialize.bind({ statement: 'one', values, valueMapper }),
    )
})

test('what the values cannot be mapped to is an error, and nothing is made of it', () => {
  const valueMapper = (): never => {
    throw new Error('no such value')
  }
  expect(() => bindMessage({ statement: 'one', values: [1], valueMapper })).toThrow('no such value')
  expect(() => bindMessage({ statement: 'one', values: [1], valueMapper: () => 5 as never })).toThrow(TypeError)
})
