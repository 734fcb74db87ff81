import type pg from 'pg'

/** Tables this long are long enough; a bound of some thousand rows shows on them. */
const LONG_ROWS = 10_000

type Column = { name: string; type: string; unique: boolean }
type Table = { name: string; columns: Column[] }

/** Tables that say something of a movement; of each column whether a unique index without the MRN has it. */
const TABLES = `
  select c.relname as name, json_agg(json_build_object(
    'name', quote_ident(a.attname), 'type', format_type(a.atttypid, null), 'unique', exists (
      select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey)
        and not (m.attnum = any (i.indkey))
    )) order by a.attnum)::text as columns
  from pg_class c
  join pg_attribute m on m.attrelid = c.oid and m.attname = 'mrn'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  group by c.relname order by c.relname`

/**
 * Copies what a database has of its movements so many times under other MRNs, table by table as the catalogue has them. What
 * comes out is of no use but for plans: nothing in it was decided, and no audit would accept it. About each an answer with proof was
 * given, of which the filler makes none.
 */
export async function multiply(pool: pg.Pool, times: number): Promise<void> {
  const { rows } = await pool.query<{ name: string; columns: string }>(TABLES)
  for (const table of rows.map(({ name, columns }): Table => ({ name, columns: JSON.parse(columns) as Column[] }))) {
    const { rows: counted } = await pool.query<{ count: string }>(`select count(*) from ${table.name}`)
    if (Number(counted[0]?.count) >= LONG_ROWS) continue
    const columns = table.columns.map(({ name }) => name).join(', ')
    await pool.query(
      `insert into ${table.name} (${columns}) select ${table.columns.map(copyOf).join(', ')}
       from ${table.name} t cross join generate_series(1, $1::int) as copies (copy_no) where t.mrn is not null on conflict do nothing`,
      [times],
    )
  }
  await pool.query(
    `insert into follow_up_answers (id, mrn, received_at, digest)
     select gen_random_uuid(), mrn, now(), decode(repeat('11', 32), 'hex') from movement_keys`,
  )
}

function copyOf({ name, type, unique }: Column): string {
  const own = `t.${name}`
  if (name === 'mrn') return `left(${own}, 4) || upper(left(md5(${own} || copy_no), 12)) || right(${own}, 2)`
  if (!unique) return own
  if (type === 'uuid') return `md5(${own}::text || copy_no)::uuid`
  if (type === 'text') return `${own} || copy_no`
  return type === 'bigint' ? `${own} + copy_no * 1000000000::bigint` : own
}
