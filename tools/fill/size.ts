import type { Pool } from 'pg'
import { inLanes, LANES, withoutKeys } from './keys.ts'

/**
 * A filled database made large, for what a message costs where very much is stored: copies of its discharged movements over ten
 * years, by what a commit looks at. Keys have the shape they have (an MRN begins with its year, ids are random), rows are lean: no
 * documents, no bodies, no risk, few rows of what a movement has many of. What is keyed by the log alone, where a commit writes at the
 * end whatever is stored, is not copied. The copies lie before the log's beginning, so the hub goes on; no audit accepts them.
 */

type Copied = {
  /** Rows of a movement at most. */
  readonly most: number
  /** Of columns that are another one in each copy, or empty: `t` is the original, `c` the copy. */
  readonly changed: Readonly<Record<string, string>>
}

const MRN = `c.year || substr(t.mrn, 3, 2) || upper(left(md5(t.mrn || c.n), 12)) || right(t.mrn, 2)`
/** Of numbers somebody gave, only the kind before the colon is kept. */
const number = (column: string): string => `left(md5(t.${column} || c.n), 10)`
const earlier = (column: string): string => `t.${column} - make_interval(days => c.days)`
/** Sequences go on below the first, the oldest copy lowest. */
const below = (column: string): string => `t.${column} - c.back`

const TABLES: Readonly<Record<string, Copied>> = {
  messages: {
    most: 8,
    changed: {
      id: `md5(t.id::text || c.n)::uuid`,
      digest: `''::bytea`,
      content_type: `''`,
      received_at: earlier('received_at'),
      seq: below('seq'),
    },
  },
  log_leaves: {
    most: 3,
    changed: {
      log_index: below('log_index'),
      message: below('message'),
      sender: 'null',
      id: 'null',
      record: `''`,
      leaf_hash: `''::bytea`,
    },
  },
  movements: { most: 1, changed: { declared_at: earlier('declared_at'), limit_at: earlier('limit_at'), doc: `'{}'` } },
  movement_keys: { most: 1, changed: {} },
  movement_parties: { most: 2, changed: {} },
  movement_facets: { most: 1, changed: {} },
  movement_identifiers: { most: 2, changed: { value: `split_part(t.value, ':', 1) || ':' || ${number('value')}` } },
  movement_numbers: { most: 1, changed: { numbers: number('numbers'), seq: below('seq') } },
  national_refs: { most: 1, changed: { reference: number('reference') } },
  guarantee_lines: { most: 1, changed: {} },
  follow_up_codes: { most: 1, changed: {} },
  declarations: { most: 1, changed: { doc: 'null', changed_at: earlier('changed_at') } },
  statistic_facts: { most: 1, changed: { at: earlier('at') } },
}

const NAMES = Object.keys(TABLES)
const DAYS = 3_652
const DAY_MS = 86_400_000
/** Copies made by one statement. */
const AT_ONCE = 50

/** Messages name their movement by their leaf. */
const original = (table: string): string =>
  table === 'messages'
    ? `(select m.*, l.mrn from messages m join log_leaves l on l.message = m.seq and l.kind = 'message')`
    : table === 'log_leaves'
      ? `(select * from log_leaves where message is not null)`
      : table

async function setOriginalsApart(pool: Pool): Promise<number> {
  for (const [table, { most }] of Object.entries(TABLES))
    await pool.query(
      `create table fill_${table} as select * from (
         select t.*, row_number() over (partition by t.mrn) as nth from ${original(table)} t
         join movements m on m.mrn = t.mrn and m.state = 'discharged'
       ) r where nth <= ${most}`,
    )
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from fill_movements')
  return rows[0]?.count ?? 0
}

const columnsOf = async (pool: Pool, table: string): Promise<string[]> => {
  const { rows } = await pool.query<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(({ column }) => column)
}

type Copies = { readonly n: number[]; readonly year: string[]; readonly days: number[]; readonly back: string[] }

/** Of these copies the year and the days they lie back, the first one the furthest. */
function copiesFrom(first: number, all: number, stride: number): Copies {
  const n = Array.from({ length: Math.min(AT_ONCE, all - first + 1) }, (_, index) => first + index)
  const days = n.map((one) => Math.floor((DAYS * (all - one)) / all))
  const year = days.map((back) => new Date(Date.now() - back * DAY_MS).toISOString().slice(2, 4))
  return { n, year, days, back: n.map((one) => String((all - one + 1) * stride)) }
}

/**
 * Makes of a filled database one of so many movements. One that was interrupted is of no use.
 * @param pool of as many connections as tables are copied at once
 * @param said is told how many copies of how many there are by now of a table
 * @returns how many movements there are
 */
export async function multiplyForSize(
  pool: Pool,
  movements: number,
  said: (table: string, done: number, of: number) => void,
): Promise<number> {
  const known = await pool.query(
    `select count(*)::int as count, to_regclass('fill_movements') as copied from movements`,
  )
  const { count, copied } = known.rows[0] as { count: number; copied: string | null }
  if (copied !== null) throw new Error('this database has copies already')
  const originals = await setOriginalsApart(pool)
  if (originals === 0) throw new Error('no movement is discharged: fill in more of them')
  const all = Math.max(0, Math.ceil((movements - count) / originals))
  const { rows } = await pool.query<{ last: string }>(
    'select greatest((select max(seq) from messages), (select size from log_head), (select max(seq) from movement_numbers)) as last',
  )
  const stride = Number(rows[0]?.last) + 1
  await withoutKeys(pool, NAMES, async () => {
    const multiply = async ([table, { changed }]: [string, Copied]): Promise<void> => {
      const columns = await columnsOf(pool, table)
      const made = columns.map((column) => changed[column] ?? (column === 'mrn' ? MRN : `t.${column}`))
      for (let first = 1; first <= all; first += AT_ONCE) {
        const { n, year, days, back } = copiesFrom(first, all, stride)
        await pool.query(
          `insert into ${table} (${columns.join(', ')}) overriding system value select ${made.join(', ')}
           from unnest($1::int[], $2::text[], $3::int[], $4::bigint[]) c (n, year, days, back) cross join fill_${table} t`,
          [n, year, days, back],
        )
        said(table, first - 1 + n.length, all)
      }
    }
    await inLanes(LANES, Object.entries(TABLES), multiply)
  })
  await pool.query('vacuum (freeze, analyze)')
  return count + all * originals
}
