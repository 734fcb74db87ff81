import type { Queryable } from '../read-pool.ts'
import { BLOCK_ROWS, isExact, partsOf, placesWithAll, rarestOf } from './parts.ts'

/**
 * Blocks that are looked through in one statement: first a few, since what is common is found in any of them, then ever more. Two
 * rows of each are read, which at most is as much as one statement may visit.
 */
const BLOCKS = { first: 8, times: 8, most: 4_096 } as const

/** Parts that are looked up at once, the rarest first. */
const PARTS_AT_ONCE = 2

/** So few places in a block are looked at themselves: more parts of it are as dear as that. */
const FEW_PLACES = 4

/** Parts that leave more than this share stand together wherever they stand: the others would leave as much. */
const TOGETHER = 0.75

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
  const parts = await rarestParts(pool, sought, packed)
  let looked = 0
  for (let [end, count] = [packed, BLOCKS.first as number]; end > 0; [end, count] = [end - count, moreThan(count)]) {
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

const moreThan = (count: number): number => Math.min(count * BLOCKS.times, BLOCKS.most)

/** Of the rows after the last block the newest; the last two conditions are not looked up by an index, and must not be. */
async function unpackedWith(pool: Queryable, sought: string, packed: number, limit: number): Promise<string[]> {
  return listed(
    pool,
    `select n.mrn from (
       select mrn, numbers from movement_numbers where seq >= $1 order by seq desc limit $2
     ) n where strpos(n.numbers, $3) > 0`,
    [packed * BLOCK_ROWS, limit, sought],
  )
}

/** One row with all MRNs: of thousands of rows taking each one apart costs this process more than finding them does the server. */
async function listed(pool: Queryable, query: string, values: unknown[]): Promise<string[]> {
  const { rows } = await pool.query<{ mrns: string | null }>(
    `select string_agg(l.mrn, ' ') as mrns from (${query}) l`,
    values,
  )
  return rows[0]?.mrns?.split(' ') ?? []
}

/** Of a long text most parts are common, a year or a prefix: the newest block says which are not. */
async function rarestParts(pool: Queryable, sought: string, packed: number): Promise<number[]> {
  const parts = [...new Set(partsOf(sought))]
  const { rows } = await pool.query<{ part: number; size: number }>(
    `select s.part, p.size from unnest($2::int[]) s (part) cross join lateral (
       select octet_length(found) as size from movement_number_parts where block = $1 and part = s.part offset 0
     ) p`,
    [packed - 1, parts],
  )
  return rarestOf(parts, new Map(rows.map(({ part, size }) => [part, size])))
}

/**
 * Rows of these blocks, the last first, among which are all that have all parts. The rarest are read of every block, the others
 * only of those that have something left, and only while that tells apart more than is soon looked at.
 */
async function placesIn(pool: Queryable, parts: readonly number[], from: number, end: number): Promise<number[]> {
  let blocks = Array.from({ length: end - from }, (_, at) => end - 1 - at)
  const known = new Map<number, readonly Buffer[]>()
  let places: number[] = []
  for (let at = 0; at < parts.length && blocks.length > 0; at += PARTS_AT_ONCE) {
    const some = parts.slice(at, at + PARTS_AT_ONCE)
    const found = await partsIn(pool, some, blocks)
    const before = at === 0 ? Infinity : places.length
    places = []
    blocks = blocks.filter((block) => {
      const all = [...(known.get(block) ?? []), ...(found.get(block) ?? [])]
      known.set(block, all)
      const own = all.length === at + some.length ? placesWithAll(all) : []
      for (const place of own) places.push(block * BLOCK_ROWS + place)
      return own.length > 0
    })
    if (places.length <= FEW_PLACES * blocks.length || places.length > TOGETHER * before) break
  }
  return places
}

/** By block who has which of these parts. */
async function partsIn(
  pool: Queryable,
  parts: readonly number[],
  blocks: readonly number[],
): Promise<ReadonlyMap<number, Buffer[]>> {
  const { rows } = await pool.query<{ block: number; found: Buffer }>(
    `select p.block, p.found from unnest($1::int[]) b (block) cross join unnest($2::int[]) s (part)
     cross join lateral (
       select block, found from movement_number_parts where block = b.block and part = s.part offset 0
     ) p`,
    [blocks, parts],
  )
  const found = new Map<number, Buffer[]>()
  for (const row of rows) {
    const known = found.get(row.block)
    if (known === undefined) found.set(row.block, [row.found])
    else known.push(row.found)
  }
  return found
}

/** The movements of those rows that have what is sought: its parts may stand in different numbers, or in another order. */
const thoseWith = (pool: Queryable, sought: string, rowsLooked: readonly number[]): Promise<string[]> => {
  const those = 'select mrn from movement_numbers where seq = any($1::bigint[])'
  return isExact(sought)
    ? listed(pool, `${those} order by seq desc`, [rowsLooked])
    : listed(pool, `${those} and strpos(numbers, $2) > 0 order by seq desc`, [rowsLooked, sought])
}
