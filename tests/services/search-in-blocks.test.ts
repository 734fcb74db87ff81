import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { compared } from '../../src/domain/values/spelling.ts'
import { eraseNumbers, lockNumbers } from '../../src/store/search/erase.ts'
import { movementsNumbered } from '../../src/store/search/look-up.ts'
import { packNext } from '../../src/store/search/pack.ts'
import { BLOCK_ROWS, createGathering, partsOf, placesWithAll } from '../../src/store/search/parts.ts'
import { inTransaction } from '../../src/store/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { asMrn } from '../support/identifiers.ts'

/** Three blocks and some: each row with a serial number, every eighth with a truck, one in a thousand with a seal. */
const ROWS = 3 * BLOCK_ROWS + 500
const LIMIT = 12_001

let database: FreshDatabase
let pool: Pool

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ connectionString: database.url, max: 4, onError: () => undefined })
  await migrate(pool)
  await addRows(1, ROWS)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const addRows = (from: number, to: number): Promise<unknown> =>
  pool.query(
    `insert into movement_numbers (mrn, numbers)
     select 'M' || n, concat_ws(' ', '26TG' || upper(substr(md5(n::text), 1, 12)) || '4', lpad(n::text, 9, '0'),
       case when n % 8 = 0 then 'TG' || lpad((n % 1000)::text, 4, '0') || 'AA' end,
       case when n % 1000 = 1 then 'ÉЖ' || n || '𐓏' end)
     from generate_series($1::int, $2::int) n`,
    [from, to],
  )

async function lookedThrough(sought: string): Promise<string[]> {
  const { rows } = await pool.query<{ mrn: string }>(
    'select distinct mrn from movement_numbers where strpos(numbers, $1) > 0 order by 1',
    [sought],
  )
  return rows.map(({ mrn }) => mrn)
}

const SOUGHT = ['00001', '0123', '26T', 'TG0008AA', '0008', 'ÉЖ1', '01𐓏', '7AB', 'QQQ', '000024', 'TG0']

async function findsAll(): Promise<void> {
  for (const sought of SOUGHT) {
    const expected = await lookedThrough(sought)
    const { mrns, isAll } = await movementsNumbered(pool, sought, LIMIT)
    const known = new Set(expected)
    // Of what is so common that looking ends early, those found are of those there are.
    const isCommon = expected.length >= LIMIT
    const wrong = isCommon ? mrns.filter((mrn) => !known.has(mrn)) : mrns.toSorted()
    expect([sought, isAll, wrong]).toEqual([sought, !isCommon, isCommon ? [] : expected])
  }
}

describe('a search', () => {
  test('of more rows than it may look at that are in no block says that it did not see all', async () => {
    const { mrns, isAll } = await movementsNumbered(pool, 'TG0008AA', LIMIT)
    expect(isAll).toBe(false)
    expect(mrns).toContain(`M${ROWS - (ROWS % 1000) + 8}`)
    expect(mrns).not.toContain('M8')
  })

  test('finds what looking through all rows finds, in blocks and behind them', async () => {
    const packed = await Promise.all([packNext(pool), packNext(pool)])
    expect(packed).toEqual([true, true])
    while (await packNext(pool));
    const blocks = await pool.query('select block from movement_number_blocks order by block')
    expect(blocks.rows).toEqual([{ block: 0 }, { block: 1 }, { block: 2 }])
    await findsAll()
    const { mrns } = await movementsNumbered(pool, 'TG0008AA', LIMIT)
    expect(mrns).toEqual(expect.arrayContaining(['M8', 'M8008', `M${ROWS - (ROWS % 1000) + 8}`]))
  })

  test('finds a movement in the same moment it is stored', async () => {
    await pool.query(`insert into movement_numbers (mrn, numbers) values ('NEW', 'QQQ77')`)
    expect(await movementsNumbered(pool, 'QQ7', LIMIT)).toEqual({ mrns: ['NEW'], isAll: true })
  })

  test('of something that very many have tells the newest, and that there are more', async () => {
    const { mrns, isAll } = await movementsNumbered(pool, '26T', 1_000)
    expect([mrns.length, isAll]).toEqual([1_000, false])
    expect(mrns).toContain(`M${ROWS}`)
    expect(mrns).not.toContain('M1')
  })

  test('does not take parts of two numbers, or in another order, for what it looks for', async () => {
    await pool.query(`insert into movement_numbers (mrn, numbers) values ('TWO', 'XYZA ZABC'), ('ONE', 'XYZABC')`)
    await addRows(ROWS + 10, ROWS + 10 + BLOCK_ROWS)
    expect(await packNext(pool)).toBe(true)
    expect(await movementsNumbered(pool, 'XYZABC', LIMIT)).toEqual({ mrns: ['ONE'], isAll: true })
    await findsAll()
  })
})

test('a movement of which everything is erased is found by its MRN alone, in a block too, and has no part of another number', async () => {
  const mrn = asMrn('26TGLFW100000123J0')
  await pool.query(
    `update movement_numbers set mrn = $1, numbers = numbers || ' ' || $2 || ' WVQ731' where seq = 4711`,
    [mrn, compared(mrn)],
  )
  await pool.query(
    `insert into movement_identifiers (value, mrn) values ('vehicle:WVQ731', $1), ('vehicle:WVQ731', 'OTHER')`,
    [mrn],
  )
  await pool.query('delete from movement_number_parts where block = 0')
  await pool.query('delete from movement_number_blocks where block = 0')
  const packing = createGathering()
  const rows = await pool.query<{ place: number; numbers: string }>(
    `select seq::int as place, numbers from movement_numbers where seq < ${BLOCK_ROWS} order by seq`,
  )
  for (const { place, numbers } of rows.rows) packing.add(place, numbers)
  const parts = [...packing.found()]
  await pool.query('insert into movement_number_blocks (block) values (0)')
  await pool.query(
    `insert into movement_number_parts (block, part, found) select 0, part, found from unnest($1::int[], $2::bytea[]) p (part, found)`,
    [parts.map(({ part }) => part), parts.map(({ found }) => found)],
  )
  expect((await movementsNumbered(pool, 'WVQ731', LIMIT)).mrns).toEqual([mrn])
  await inTransaction(pool, async (client) => {
    await lockNumbers(client)
    await eraseNumbers(client, mrn)
  })
  expect((await movementsNumbered(pool, 'WVQ731', LIMIT)).mrns).toEqual([])
  expect((await movementsNumbered(pool, compared(mrn), LIMIT)).mrns).toEqual([mrn])
  const left = await pool.query<{ part: number; found: Buffer }>(
    'select part, found from movement_number_parts where block = 0',
  )
  const own = new Set(partsOf(compared(mrn)))
  expect(left.rows.filter(({ part, found }) => !own.has(part) && placesWithAll([found]).includes(4711))).toEqual([])
  const { rows: values } = await pool.query<{ mrn: string }>(
    `select mrn from movement_identifiers where value = 'vehicle:WVQ731'`,
  )
  expect(values).toEqual([{ mrn: 'OTHER' }])
})

test('no block is packed before it is full, and what failed half way is packed another time', async () => {
  while (await packNext(pool));
  const parts = async () => (await pool.query('select count(*) from movement_number_parts')).rows
  const before = await parts()
  expect(await packNext(pool)).toBe(false)
  await addRows(100_000, 100_000 + BLOCK_ROWS)
  await pool.query(
    `alter table movement_number_parts add constraint broken check (part < 60000 and part not between 20000 and 30000) not valid`,
  )
  await expect(packNext(pool)).rejects.toThrow(/broken/)
  expect(await parts()).toEqual(before)
  await pool.query('alter table movement_number_parts drop constraint broken')
  expect(await packNext(pool)).toBe(true)
  // The first of those added is in the block that was begun before.
  for (const at of [100_000, 108_000])
    expect(await movementsNumbered(pool, `000${at}`, LIMIT)).toMatchObject({ mrns: [`M${at}`] })
})
