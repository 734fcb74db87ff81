import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { packNext } from '../../src/store/search/pack.ts'

/**
 * Copies of the movements in a filled database, for what reads cost among very many: a million played in full take more room
 * than most machines have. What lists and searches look through is copied, each copy under an MRN and numbers of its own:
 * movements, their facets, parties, marks, numbers, references, guarantee lines. There are no leaves, bodies, deliveries or entries
 * of a copy, so no audit accepts the database, and nothing can be measured on it but reads.
 */

/** Columns of text that hold a number of the movement, or its MRN. */
const TABLES = {
  movements: ['doc'],
  movement_parties: [],
  movement_facets: [],
  movement_marks: ['mark'],
  movement_identifiers: ['value'],
  movement_numbers: ['numbers'],
  national_refs: ['reference'],
  guarantee_lines: [],
  follow_up_codes: [],
} as const

/** Serial numbers of the plan that are long enough to be found again in the numbers made of them. */
const SERIAL_LEAST = 1_000
/** So many copies of each go in one transaction. */
const AT_ONCE = 5
const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The letters in another order for each copy, so that no two have an MRN in common; O and I are left alone. */
function shuffled(copy: number): string {
  const random = createHash('shake256', { outputLength: 4 * LETTERS.length }).update(`copy ${copy}`).digest()
  return [...LETTERS]
    .map((letter, at) => ({ letter, by: random.readUInt32LE(4 * at) }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ letter }) => letter)
    .join('')
}

const MRN = `left(t.mrn, 4) || translate(substr(t.mrn, 5, 12), '${LETTERS}', c.letters) || right(t.mrn, 2)`
/** Numbers are as compared, where O is 0 and I is 1. */
const compared = (text: string): string => `translate(${text}, 'OI', '01')`

const expressionOf = (column: string, isText: boolean): string => {
  if (column === 'mrn') return MRN
  if (!isText) return `t.${column}`
  const renamed = `replace(replace(t.${column}, t.mrn, ${MRN}), ${compared('t.mrn')}, ${compared(MRN)})`
  return `replace(${renamed}, o.serial, (o.serial::bigint + c.n * 1000000)::text)`
}

async function copyTable(pool: Pool, table: string, texts: readonly string[], from: number, to: number): Promise<void> {
  const { rows } = await pool.query<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  )
  const columns = rows.map(({ column }) => column)
  const copies = Array.from({ length: to - from }, (_, at) => from + at)
  await pool.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.map((column) => expressionOf(column, texts.includes(column))).join(', ')}
     from unnest($1::int[], $2::text[]) c (n, letters) cross join fill_originals o join ${table} t on t.mrn = o.mrn
     order by c.n, t.mrn on conflict do nothing`,
    [copies, copies.map(shuffled)],
  )
}

/**
 * Makes so many copies of every movement of a filled database whose serial number has four digits or more.
 * @param said is told how many movements there are by now
 * @returns how many movements there are
 */
export async function copyForReads(pool: Pool, copies: number, said: (movements: number) => void): Promise<number> {
  const known = await pool.query('select 1 from pg_tables where tablename = $1', ['fill_originals'])
  if (known.rowCount !== 0) throw new Error('this database has copies already')
  await pool.query(
    `create table fill_originals as select mrn, max(serial) as serial from (
       select mrn, substring(numbers from 'LRN([0-9]+)') as serial from movement_numbers
     ) n where serial::int >= ${SERIAL_LEAST} group by mrn`,
  )
  await pool.query('alter table fill_originals add primary key (mrn)')
  await pool.query('analyze')
  const count = async (): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from movements')
    return rows[0]?.count ?? 0
  }
  for (let from = 1; from <= copies; from += AT_ONCE) {
    for (const [table, texts] of Object.entries(TABLES))
      await copyTable(pool, table, texts, from, Math.min(from + AT_ONCE, copies + 1))
    while (await packNext(pool));
    said(await count())
  }
  await pool.query('vacuum analyze')
  return count()
}
