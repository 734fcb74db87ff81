import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const SCHEMAS = join(import.meta.dirname, '../../schemas')

type Scalar = { type?: string; pattern?: string; enum?: string[]; maxLength?: number }

/** Every string that a schema of a message describes: by its place. */
function scalarsOf(value: unknown, place: string): [string, Scalar][] {
  if (typeof value !== 'object' || value === null) return []
  const one = value as Scalar & Record<string, unknown>
  const own: [string, Scalar][] = one.type === 'string' ? [[place, one]] : []
  return [...own, ...Object.entries(one).flatMap(([key, inner]) => scalarsOf(inner, `${place}/${key}`))]
}

const files = ['common.schema.json', ...readdirSync(join(SCHEMAS, 'messages')).map((name) => `messages/${name}`)]
const scalars = files.flatMap((file) => scalarsOf(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')), file))
const byPattern = new Map(
  scalars.map(([place, scalar]) => [`${scalar.pattern} ${scalar.maxLength}`, { place, scalar }]),
)

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

const isInstant = (place: string): boolean => /dateTime/i.test(place)

test.each(
  [...byPattern.values()]
    .filter(({ scalar }) => scalar.pattern !== undefined)
    .map(({ place, scalar }) => [place, scalar] as const),
)('what the schema admits at %s is stored and read back as it is', async (place, { pattern = '', maxLength = 200 }) => {
  const admitted = new RegExp(pattern, 'u')
  const generated = fc.stringMatching(new RegExp(pattern.replaceAll('\\-', '-'), 'u'))
  const values = fc.sample(generated, { numRuns: 60, seed: 7 }).filter((text) => admitted.test(text))
  expect(values.length).toBeGreaterThan(0)
  for (const value of values.filter((text) => text.length <= maxLength)) {
    const { rows } = await client.query<{ value: string }>('select $1::text as value', [value])
    expect(rows[0]?.value).toBe(value)
    if (!isInstant(place)) continue
    const instant = await client.query<{ at: Date }>('select $1::timestamptz as at', [value])
    expect(instant.rows[0]?.at.getTime()).toBe(Date.parse(value))
  }
})

test('scalars without a pattern are few, and each is a closed list or a constant', () => {
  const open = scalars.filter(([, { pattern, enum: list, ...more }]) => {
    return pattern === undefined && list === undefined && !('const' in more)
  })
  expect(open.map(([place]) => place)).toEqual([])
})
