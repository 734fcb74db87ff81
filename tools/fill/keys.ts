import type { Pool } from 'pg'

/** References to the tables, then their indexes and keys. */
const KEYS = `
  select k.conrelid::regclass::text as table, pg_get_constraintdef(k.oid) as definition, k.conname as name, 'reference' as kind
    from pg_constraint k where k.confrelid = any($1::regclass[]) and k.contype = 'f'
  union all
  select r.relname, pg_get_constraintdef(k.oid), k.conname, 'constraint'
    from pg_constraint k join pg_class r on r.oid = k.conrelid where r.oid = any($1::regclass[]) and k.contype in ('p', 'u')
  union all
  select r.relname, pg_get_indexdef(i.indexrelid), x.relname, 'index'
    from pg_index i join pg_class r on r.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where r.oid = any($1::regclass[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`

type Key = { table: string; definition: string; name: string; kind: 'reference' | 'constraint' | 'index' }

const taken = ({ table, name, kind }: Key): string =>
  kind === 'index' ? `drop index ${name}` : `alter table ${table} drop constraint ${name}`
const given = ({ table, definition, name, kind }: Key): string =>
  kind === 'index' ? definition : `alter table ${table} add constraint ${name} ${definition}`

/** One after the other in each of so many lanes: whoever waits for a connection for long is given up. */
export async function inLanes<T>(lanes: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const lane = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Tables worked on at once. */
export const LANES = 3

/** Takes indexes and keys off these tables while rows are added by the million: built at the end they cost a tenth. */
export async function withoutKeys(pool: Pool, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await pool.query<Key>(KEYS, [tables])
  const references = keys.filter(({ kind }) => kind === 'reference')
  const own = keys.filter(({ kind }) => kind !== 'reference')
  for (const key of [...references, ...own]) await pool.query(taken(key))
  try {
    await work()
  } finally {
    const giveAll = async (of: readonly Key[]): Promise<void> => {
      for (const key of of) await pool.query(given(key))
    }
    await inLanes(LANES, [...Map.groupBy(own, ({ table }) => table).values()], giveAll)
    await giveAll(references)
  }
}
