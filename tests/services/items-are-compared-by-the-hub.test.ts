import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgedOn } from '../../src/domain/statistics/rules.ts'
import { createPool } from '../../src/store/pool.ts'
import { countItems } from '../../src/store/statistics/items.ts'
import { forgetCounts } from '../../src/store/statistics/rebuild.ts'
import { inTransaction } from '../../src/store/transaction.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'

/**
 * interface.md 8, risk: each item against the latest three hundred of its heading that were declared before it. What the hub finds is
 * what PostgreSQL finds by its own percentiles, one statement for each item.
 */
type Declared = { mrn: string; at: Date; kg: number[] }

const BEGAN = Date.parse('2026-03-01T00:00:00Z')
const MINUTE_MS = 60_000

let database: FreshDatabase
let pool: Pool
beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** Two items of one heading, one of them in bags whose mass has no end in decimals. */
const declaredAt = (number: number, minutes: number): Declared => ({
  mrn: `M${String(number).padStart(5, '0')}`,
  at: new Date(BEGAN + minutes * MINUTE_MS),
  kg: [900 + ((number * 37) % 211), 1_000 + ((number * 53) % 307)],
})
const documentOf = ({ kg }: Declared): string =>
  JSON.stringify({
    items: kg.map((mass, index) => ({
      number: index + 1,
      commodity: { hsCode: '170199' },
      goodsMeasure: { grossMass: `${mass}.5` },
      packaging: [{ type: 'BG', count: index === 0 ? 20 : 21 }],
      value: { amount: `${mass * 480 + ((mass * 7) % 90)}`, currency: 'XOF' },
    })),
  })

const declare = async (all: readonly Declared[]): Promise<void> => {
  await pool.query(
    `insert into risk_movements (mrn, holder, corridor, ends, way, declared_at, revision)
     select *, '1.1' from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`,
    [
      all.map(({ mrn }) => mrn),
      ...['NIF:1', 'TG-BF', 'TGLFW001 BFOUA001', ''].map((same) => all.map(() => same)),
      all.map(({ at }) => at),
    ],
  )
  await pool.query(
    `insert into declarations (mrn, version, revision, doc) select mrn, 1, 1, doc::json from unnest($1::text[], $2::text[]) v (mrn, doc)`,
    [all.map(({ mrn }) => mrn), all.map(documentOf)],
  )
}
const count = (all: readonly Declared[]): Promise<void> =>
  inTransaction(pool, (client) =>
    countItems(
      client,
      all.map(({ mrn }) => ({ mrn, revision: '1.1' })),
      judgedOn(BEGAN),
    ),
  )
const inBatches = async (all: readonly Declared[], size: number): Promise<void> => {
  for (let from = 0; from < all.length; from += size) await count(all.slice(from, from + size))
}

type Found = { n: number; median: string; deviation: string; score: string; expected: Expected }
type Expected = { n: number; median: number; deviation: number; score: string }
/** What stands with the items of these movements, beside what PostgreSQL finds among all that is stored by now. */
const found = async (all: readonly Declared[]): Promise<Found[]> => {
  const { rows } = await pool.query<Record<keyof Expected | `of_${keyof Expected}`, string>>(
    `select i.n, i.median, i.deviation, i.score, m.n as of_n, m.median as of_median, d.deviation as of_deviation,
       case when d.deviation > 0 then round(0.6745 * (i.amount - m.median) / d.deviation, 2) end as of_score
     from risk_items i cross join lateral (
       select array_agg(e.amount) as amounts from (
         select amount from risk_items e where e.heading = i.heading and e.measure = i.measure and e.unit = i.unit
           and e.declared_at < i.declared_at order by e.declared_at desc, e.amount desc limit 300) e
     ) e cross join lateral (
       select count(*) as n, percentile_cont(0.5) within group (order by x)::numeric as median from unnest(e.amounts) x
     ) m cross join lateral (
       select percentile_cont(0.5) within group (order by abs(x - m.median))::numeric as deviation from unnest(e.amounts) x
     ) d where i.mrn = any($1) order by i.mrn, i.item, i.measure`,
    [all.map(({ mrn }) => mrn)],
  )
  return rows.map((row) => ({
    n: Number(row.n),
    median: row.median,
    deviation: row.deviation,
    score: row.score,
    expected: {
      n: Number(row.of_n),
      median: Number(row.of_median),
      deviation: Number(row.of_deviation),
      score: row.of_score,
    },
  }))
}
const all = async (): Promise<unknown[]> =>
  (await pool.query('select * from risk_items order by mrn, item, measure')).rows

test('with what was stored and with each other, those declared long before the others as well', async () => {
  // Of each ten one was declared days before, one long before all, and some at the same minute as others.
  const one = (number: number): Declared => {
    if (number % 10 === 3) return declaredAt(number, number / 2 - 700)
    return declaredAt(number, number % 10 === 7 ? -5_000 - number : Math.floor(number / 3))
  }
  const some = Array.from({ length: 640 }, (_, number) => one(number))
  await declare(some)
  for (let from = 0; from < some.length; from += 40) {
    const batch = some.slice(from, from + 40)
    await count(batch)
    for (const { expected, ...stored } of await found(batch)) {
      const { n, median, score } = stored
      expect({ n, median: Number(median), score }).toEqual({
        n: expected.n,
        median: expected.median,
        score: expected.score,
      })
      expect(Number(stored.deviation)).toBeCloseTo(expected.deviation, 10)
    }
  }
  const { rows } = await pool.query('select max(n) as most, min(n) as fewest, count(*) as n from risk_items')
  expect(rows).toEqual([{ most: 300, fewest: 0, n: '2560' }])
})

test('again to the same end after everything was forgotten, whatever the batches', async () => {
  await pool.query('truncate declarations')
  await forgetCounts(pool)
  const some = Array.from({ length: 330 }, (_, number) => declaredAt(number, Math.floor(number / 4)))
  await declare(some)
  await inBatches(some.slice(0, 256), 32)
  // Of one alone no more is read than it is compared with: some of one instant, not all.
  await inBatches(some.slice(256), 1)
  const before = await all()
  expect(before).toHaveLength(1_320)
  await pool.query('truncate risk_items')
  await inBatches(some, 200)
  expect(await all()).toEqual(before)
})

test('once: what is counted again and has not changed stays as it was judged', async () => {
  const before = await all()
  await count([declaredAt(5, 0), declaredAt(300, 0)])
  expect(await all()).toEqual(before)
})
