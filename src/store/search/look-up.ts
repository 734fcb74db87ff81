import type { Queryable } from '../read-pool.ts'
import { BLOCK_ROWS, isExact, placesWithAll, soughtParts } from './parts.ts'

/** Blocks that are looked through in one statement; first a few, since what is common is found in any of them. */
const BLOCKS = { first: 8, later: 64 } as const

/** Movements that have a number with the part that is sought. */
export type Numbered = {
  mrns: string[]
  /** False where there are more, or not everything could be looked at. */
  isAll: boolean
}

/**
 * Looks for a part of a number, from the newest movement to the oldest: through the rows that are in no block yet, one by one,
 * then block by block through those that have all its parts. Every statement visits `limit` rows at most, and all of them
 * together some multiple of it, however many movements there are: of a block there are as many rows as parts are sought.
 * @param sought as compared (src/domain/values/spelling.ts), three characters or more
 */
export async function movementsNumbered(pool: Queryable, sought: string, limit: number): Promise<Numbered> {
  const { rows } = await pool.query<{ packed: number; last: string | null }>(
    `select (select coalesce(max(block) + 1, 0) from movement_number_blocks) as packed,
       (select max(seq) from movement_numbers) as last`,
  )
  const { packed = 0, last } = rows[0] ?? {}
  const unpacked = Number(last ?? -1) + 1 - packed * BLOCK_ROWS
  const found = new Set(await unpackedWith(pool, sought, packed, limit))
  const parts = soughtParts(sought)
  let looked = 0
  for (let [end, count] = [packed, BLOCKS.first as number]; end > 0; [end, count] = [end - count, BLOCKS.later]) {
    const places = await placesIn(pool, parts, Math.max(0, end - count), end)
    for (let at = 0; at < places.length; at += limit) {
      if (found.size >= limit || looked >= 2 * limit) return { mrns: [...found].slice(0, limit), isAll: false }
      const some = places.slice(at, at + limit)
      looked += some.length
      for (const mrn of await thoseWith(pool, sought, some)) found.add(mrn)
    }
  }
  return { mrns: [...found].slice(0, limit), isAll: found.size < limit && unpacked <= limit }
}

/** Of the rows after the last block the newest; the last two conditions are not looked up by an index, and must not be. */
async function unpackedWith(pool: Queryable, sought: string, packed: number, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ mrn: string }>(
    `select n.mrn from (
       select mrn, numbers from movement_numbers where seq >= $1 order by seq desc limit $2
     ) n where strpos(n.numbers, $3) > 0`,
    [packed * BLOCK_ROWS, limit, sought],
  )
  return rows.map(({ mrn }) => mrn)
}

/** The rows of these blocks that have all parts, the last first. */
async function placesIn(pool: Queryable, parts: readonly number[], from: number, end: number): Promise<number[]> {
  const { rows } = await pool.query<{ block: number; found: Buffer }>(
    `select p.block, p.found from generate_series($1::int, $2::int - 1) b cross join unnest($3::int[]) s (part)
     cross join lateral (
       select block, found from movement_number_parts where block = b and part = s.part offset 0
     ) p`,
    [from, end, parts],
  )
  const blocks = Map.groupBy(rows, ({ block }) => block)
  return [...blocks]
    .filter(([, some]) => some.length === parts.length)
    .toSorted(([one], [other]) => other - one)
    .flatMap(([block, some]) =>
      placesWithAll(some.map(({ found }) => found)).map((place) => block * BLOCK_ROWS + place),
    )
}

/** The movements of those rows that have what is sought: its parts may stand in different numbers, or in another order. */
async function thoseWith(pool: Queryable, sought: string, rowsLooked: readonly number[]): Promise<string[]> {
  if (isExact(sought)) {
    const { rows } = await pool.query<{ mrn: string }>(
      'select mrn from movement_numbers where seq = any($1::bigint[]) order by seq desc',
      [rowsLooked],
    )
    return rows.map(({ mrn }) => mrn)
  }
  const { rows } = await pool.query<{ mrn: string }>(
    `select n.mrn from unnest($1::bigint[]) l (seq) cross join lateral (
       select mrn, numbers from movement_numbers where seq = l.seq offset 0
     ) n where strpos(n.numbers, $2) > 0`,
    [rowsLooked, sought],
  )
  return rows.map(({ mrn }) => mrn)
}
