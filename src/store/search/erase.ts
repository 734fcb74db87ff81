import type { PoolClient } from 'pg'
import { NUMBER_KINDS } from '../../domain/model/searched.ts'
import { compared } from '../../domain/values/spelling.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import { deleteFrom, overRows, queryRows } from '../rows.ts'
import { BLOCK_ROWS, partsOf, withoutPlace } from './parts.ts'

/**
 * Waits until no block of numbers is being packed, and lets none begin: what is erased meanwhile would be noted all the same. To be
 * called before the log's head is locked, so that no commit waits for it.
 */
export const lockNumbers = (client: PoolClient): Promise<unknown> =>
  client.query('lock table movement_number_blocks in share mode')

const KEEP_NUMBERS = overRows(
  'keep numbers',
  { seq: 'bigint', numbers: 'text' },
  (rows) => `update movement_numbers n set numbers = v.numbers from ${rows} where n.seq = v.seq`,
)
const KEEP_PARTS = overRows(
  'keep parts',
  { block: 'int', part: 'int', found: 'bytea' },
  (rows) =>
    `update movement_number_parts p set found = v.found from ${rows} where p.block = v.block and p.part = v.part`,
)
const DELETE_PARTS = deleteFrom('movement_number_parts', { block: 'int', part: 'int' })

type Row = { seq: bigint; all: string[]; kept: string[] }

/** A movement is found by its MRN alone from now on; also of the parts of its other numbers it is nowhere noted that it had them. */
export async function eraseNumbers(client: PoolClient, mrn: Mrn): Promise<void> {
  const own = compared(mrn)
  const { rows } = await client.query<{ seq: string; numbers: string }>(
    'select seq, numbers from movement_numbers where mrn = $1 order by seq',
    [mrn],
  )
  const found = rows.map(({ seq, numbers }): Row => {
    const all = numbers.split(' ')
    return { seq: BigInt(seq), all, kept: all.filter((number) => number === own) }
  })
  const values = found.flatMap(({ all }) => all.flatMap((number) => NUMBER_KINDS.map((kind) => `${kind}:${number}`)))
  // By their values: there is no index by movement, which every declaration would pay for.
  await client.query('delete from movement_identifiers where value = any($1::text[]) and mrn = $2', [values, mrn])
  const changed = found.filter(({ all, kept }) => kept.length < all.length)
  if (changed.length === 0) return
  await queryRows(
    client,
    KEEP_NUMBERS,
    changed.map(({ seq, kept }) => [seq, kept.join(' ')]),
  )
  for (const row of changed) await eraseParts(client, row)
}

async function eraseParts(client: PoolClient, { seq, all, kept }: Row): Promise<void> {
  const still = new Set(kept.flatMap(partsOf))
  const gone = [...new Set(all.flatMap(partsOf))].filter((part) => !still.has(part))
  const [block, place] = [Number(seq / BigInt(BLOCK_ROWS)), Number(seq % BigInt(BLOCK_ROWS))]
  const { rows } = await client.query<{ part: number; found: Buffer }>(
    'select part, found from movement_number_parts where block = $1 and part = any($2::int[])',
    [block, gone],
  )
  const left = rows.map(({ part, found }) => ({ part, found: withoutPlace(found, place) }))
  const some = left.flatMap(({ part, found }) => (found.length === 0 ? [] : [[block, part, found] as const]))
  const none = left.flatMap(({ part, found }) => (found.length === 0 ? [[block, part] as const] : []))
  if (some.length > 0) await queryRows(client, KEEP_PARTS, some)
  if (none.length > 0) await queryRows(client, DELETE_PARTS, none)
}
