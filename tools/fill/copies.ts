import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { packNext } from '../../src/store/search/pack.ts'
import { withoutKeys } from './keys.ts'

/**
 * Copies of the movements in a filled database, for what reads cost among very many: a million played in full take more room
 * than most machines have. What lists and searches look through is copied, each copy under an MRN and numbers of its own:
 * movements, their facets, parties, marks, numbers, references, guarantee lines. The document of a copy is that of its original, and
 * there are no leaves, bodies, deliveries or entries of it, so no audit accepts the database, and nothing can be measured on it but
 * reads.
 */

/** Columns of text that hold a number of the movement, or its MRN. */
const TABLES = {
  movements: [],
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
const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The letters in another order for each copy, so that no two have an MRN in common; O and I are left alone. */
function shuffled(copy: number): string {
  const random = createHash('shake256', { outputLength: 4 * LETTERS.length })
    .update(`copy ${copy}`)
    .digest()
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
  return `replace(${renamed}, t.fill_serial, (t.fill_serial::bigint + c.n * 1000000)::text)`
}

const namesOf = Object.keys(TABLES)

/** The rows that are copied, beside each table, with the serial number in them. */
async function setOriginalsApart(pool: Pool): Promise<void> {
  for (const table of namesOf)
    await pool.query(
      `create table fill_${table} as select t.*, o.serial as fill_serial from ${table} t join (
         select mrn, max(serial) as serial from (
           select mrn, substring(numbers from 'LRN([0-9]+)') as serial from movement_numbers
         ) n where serial::int >= ${SERIAL_LEAST} group by mrn
       ) o on o.mrn = t.mrn`,
    )
}

async function copyTable(pool: Pool, table: string, texts: readonly string[], copy: number): Promise<void> {
  const { rows } = await pool.query<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  )
  const columns = rows.map(({ column }) => column)
  await pool.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.map((column) => expressionOf(column, texts.includes(column))).join(', ')}
     from (select $1::int as n, $2::text as letters) c cross join fill_${table} t`,
    [copy, shuffled(copy)],
  )
}

/**
 * Makes so many copies of every movement of a filled database whose serial number has four digits or more. One that was
 * interrupted is of no use.
 * @param pool of as many connections as tables are copied at once
 * @param said is told how many copies of how many there are by now of a table
 * @returns how many movements there are
 */
export async function copyForReads(
  pool: Pool,
  copies: number,
  said: (table: string, done: number, of: number) => void,
): Promise<number> {
  const known = await pool.query('select 1 from pg_tables where tablename = $1', ['fill_movements'])
  if (known.rowCount !== 0) throw new Error('this database has copies already')
  await setOriginalsApart(pool)
  await withoutKeys(pool, namesOf, async () => {
    const copyAll = async ([table, texts]: [string, readonly string[]]): Promise<void> => {
      for (let copy = 1; copy <= copies; copy += 1) {
        await copyTable(pool, table, texts, copy)
        said(table, copy, copies)
      }
    }
    await Promise.all(Object.entries(TABLES).map(copyAll))
  })
  while (await packNext(pool));
  await pool.query('vacuum analyze')
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from movements')
  return rows[0]?.count ?? 0
}
