import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, schemaState } from '../../src/store/migrate.ts'
import { createPool, LONG_ANSWER_WITHIN_MS } from '../../src/store/pool.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { EARLIER, restoreEarlierRelease } from '../support/earlier-release.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'

/** How often the rows of the earlier release are there; `CORRIDOR_COPIES=12500` makes 100,000 movements of them. */
const COPIES = Number(process.env['CORRIDOR_COPIES'] ?? 250)

/** Copies made by one statement. */
const PIECE = 200

/** What a movement leaves behind; the rest (registry, keys, the log's head) is there once. */
const TABLES = [
  ['messages', 'bodies', 'log_leaves', 'outcomes', 'refusals', 'movements', 'declarations', 'national_refs'],
  ['follow_up_codes', 'movement_parties', 'movement_marks', 'timers', 'trains', 'leaf_movements', 'outbox'],
  ['guarantees', 'guarantee_lines', 'guarantee_entries', 'operator_acts'],
].flat()

/** Columns that count leaves: each copy has leaves of its own. */
const OF_THE_LOG = new Set(['log_index', 'outbox_index', 'acceptance_index', 'effect_index'])

/**
 * A row as text with other numbers for each copy: ids, MRN and GRN, references, trains. Check characters no longer fit, so
 * nothing can be sent about a copy; what is asked here is whether all rows come through, in bounded time and memory.
 */
const COPIED = `create function pg_temp.copied(line text, copy int) returns json language sql immutable as $$
  select regexp_replace(regexp_replace(regexp_replace(replace(line, 'TR-4417', 'TR-4417-' || copy),
    '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{6}', '\\1' || lpad(to_hex(copy), 6, '0'), 'g'),
    '(26[A-Z]{2})[0-9A-Z]{6}([0-9A-Z]{6})', '\\1' || lpad(upper(to_hex(copy)), 6, '0') || '\\2', 'g'),
    '(2026/LFW/[0-9-]+)', '\\1/' || copy, 'g')::json
$$`

let database: FreshDatabase
let pool: pg.Pool
let hub: TestHub

const count = async (from: string): Promise<number> =>
  (await pool.query<{ count: number }>(`select count(*)::int as count from ${from}`)).rows[0]?.count ?? 0

async function multiply(client: pg.PoolClient, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position`,
    [table],
  )
  const columns = rows.map(({ name }) =>
    OF_THE_LOG.has(name) ? `(r)."${name}" + ${EARLIER.leaves} * copy` : `(r)."${name}"`,
  )
  // In pieces: no statement may take longer than a hub's pool waits for one.
  for (let from = 1; from < COPIES; from += PIECE) {
    const to = Math.min(from + PIECE, COPIES) - 1
    await client.query(
      `insert into ${table} select ${columns.join(', ')} from (
        select json_populate_record(null::${table}, pg_temp.copied(line, copy)) as r, copy
        from seed cross join generate_series($1::int, $2::int) as copy where of_table = $3 offset 0) as copies`,
      [from, to, table],
    )
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({
    connectionString: database.url,
    max: 4,
    answerWithinMs: LONG_ANSWER_WITHIN_MS,
    onError: () => undefined,
  })
  await restoreEarlierRelease(pool)
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(COPIED)
    await client.query('create temp table seed (of_table text not null, line text not null)')
    for (const table of TABLES)
      await client.query(`insert into seed select '${table}', row_to_json(t)::text from ${table} t`)
    for (const table of TABLES) await multiply(client, table)
  } finally {
    client.release(true)
  }
}, 3_600_000)
afterAll(async () => {
  await hub?.stop()
  await pool?.end()
  await database?.drop()
})

describe(`an earlier release's database of ${EARLIER.movements * COPIES} movements`, () => {
  test('is migrated, and nothing of it is missing', { timeout: 3_600_000 }, async () => {
    const before = {
      leaves: await count('log_leaves'),
      bodies: await count('bodies'),
      parties: await count('movement_parties'),
    }
    expect(await count('movements')).toBe(EARLIER.movements * COPIES)
    expect(before.leaves).toBe(EARLIER.leaves * COPIES)
    const { pending } = await schemaState(pool)
    expect(await migrate(pool)).toEqual(pending)
    const after = {
      leaves: await count('log_leaves'),
      bodies: await count('bodies'),
      parties: await count('movement_parties'),
    }
    expect(after).toEqual(before)
    const { rows } = await pool.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from outbox group by state',
    )
    const deliveries = Object.entries(EARLIER.deliveries).map(([state, each]) => [state, each * COPIES])
    expect(Object.fromEntries(rows.map(({ state, count: each }) => [state, each]))).toEqual(
      Object.fromEntries(deliveries),
    )
  })

  test('is served by a hub of this release, which finds the copies by what is open and by their lot', async () => {
    hub = await startTestHub({ database })
    const { body } = await hub.get('/v1/movements?procedure=stop&limit=100')
    const found = (body as { items: { mrn: string }[] }).items
    expect(found).toHaveLength(Math.min(COPIES, 100))
    expect((await hub.get(`/v1/movements/${EARLIER.stopped}`)).body).toMatchObject({ procedures: ['stop', 'enquiry'] })
    const { body: lots } = await hub.get('/v1/movements?lot=LOT-7&limit=100')
    expect((lots as { items: unknown[] }).items).toHaveLength(Math.min(COPIES, 100))
  })
})
