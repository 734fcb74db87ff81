import type { Pool, PoolClient } from 'pg'
import { insertInto, queryRows } from '../rows.ts'
import { BLOCK_ROWS, createGathering } from './parts.ts'
import { inTransaction } from '../transaction.ts'

/** Rows that are read, or written, in one go: some milliseconds of the process, which has other things to do. */
const SLICE_ROWS = 1_024

const INSERT_PARTS = insertInto('movement_number_parts', { block: 'int', part: 'int', found: 'bytea' })

/** The block that is next, and whether it is full: rows get their numbers in the order of the commits, so none is missing below the last. */
const NEXT = `select next, coalesce(last, -1) >= (next + 1) * ${BLOCK_ROWS}::bigint as full
  from (select coalesce(max(block) + 1, 0) as next from movement_number_blocks) b,
    (select max(seq) as last from movement_numbers) n`

/**
 * Notes who has which part for the next block, if it is full, in one transaction. Until then a search looks at each of its rows.
 * Of two hubs that do it at once one waits, and finds it done.
 * @returns whether there was one
 */
export async function packNext(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ next: number; full: boolean }>(NEXT)
  const { next, full } = rows[0] ?? { next: 0, full: false }
  if (!full) return false
  await inTransaction(pool, async (client) => {
    const taken = await client.query(
      'insert into movement_number_blocks (block) values ($1) on conflict do nothing returning block',
      [next],
    )
    if (taken.rowCount === 1) await pack(client, next)
  })
  return true
}

async function pack(client: PoolClient, block: number): Promise<void> {
  const gathering = createGathering()
  const from = block * BLOCK_ROWS
  for (let at = from; at < from + BLOCK_ROWS; at += SLICE_ROWS) {
    const { rows } = await client.query<{ place: number; numbers: string }>(
      `select (seq - $1)::int as place, numbers from movement_numbers where seq >= $2 and seq < $3 order by seq`,
      [from, at, at + SLICE_ROWS],
    )
    for (const { place, numbers } of rows) gathering.add(place, numbers)
  }
  let slice: [number, number, Buffer][] = []
  for (const { part, found } of gathering.found()) {
    slice.push([block, part, found])
    if (slice.length < SLICE_ROWS) continue
    await queryRows(client, INSERT_PARTS, slice)
    slice = []
  }
  if (slice.length > 0) await queryRows(client, INSERT_PARTS, slice)
}
