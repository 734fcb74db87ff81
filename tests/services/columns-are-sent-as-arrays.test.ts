import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrayCast, arrayOf, type ColumnType, type Value } from '../../src/store/arrays.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const refused: [ColumnType, Value][] = [
  ['uuid', 'no-uuid'],
  ['uuid', '00000000-0000-4000-8000-00000000000g'],
  ['int', '1'],
  ['int', 2 ** 31],
  ['bigint', 2n ** 63n],
  ['boolean', 'true'],
  ['bytea', 'bytes'],
  ['text', 1],
  ['timestamptz', '2026-03-14'],
]
test.each(refused)('what is no %s is refused instead of sent: %s', (type, value) => {
  expect(() => arrayOf(type, [value])).toThrow(/is no|range|between|bigint/i)
})

const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'))
const whole = (bits: 32 | 64) => fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n })

/** Values of each type, and the text by which the server says what it got. */
const columns: { [T in ColumnType]: [fc.Arbitrary<Exclude<Value, null>>, (value: never) => string] } = {
  text: [text, (value: string) => value],
  json: [fc.json(), (value: string) => value],
  numeric: [fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), (value: bigint) => value.toString()],
  uuid: [fc.uuid(), (value: string) => value],
  bytea: [fc.uint8Array().map((bytes) => Buffer.from(bytes)), (value: Buffer) => `\\x${value.toString('hex')}`],
  int: [whole(32).map(Number), (value: number) => String(value)],
  bigint: [whole(64), (value: bigint) => value.toString()],
  boolean: [fc.boolean(), (value: boolean) => String(value)],
  timestamptz: [
    fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
    (value: Date) => String(value.getTime()),
  ],
}

test.each(Object.keys(columns) as ColumnType[])('the server gets a column of %s as it was sent', async (type) => {
  const [values, said] = columns[type]
  const shown = type === 'timestamptz' ? `(extract(epoch from v) * 1000)::bigint::text` : 'v::text'
  const statement = {
    name: `echo ${type}`,
    text: `select ${shown} as said from unnest($1::${arrayCast(type)}) with ordinality as u (v, place) order by place`,
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(values), { maxLength: 9 }), async (sent) => {
      const { rows } = await client.query<{ said: string | null }>({ ...statement, values: [arrayOf(type, sent)] })
      expect(rows.map((row) => row.said)).toEqual(sent.map((value) => (value === null ? null : said(value as never))))
    }),
    { numRuns: 60 },
  )
})
