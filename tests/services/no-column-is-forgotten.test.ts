import { expect, test } from 'vitest'
import { createPool } from '../../src/store/pool.ts'
import { COLUMNS_WITHOUT, ERASED, KEPT, SEALED, TABLES_WITHOUT } from '../support/content-of-bodies.ts'
import { migratedDatabase } from '../support/database.ts'

/** Numbers and times say nothing that anybody would want destroyed; everything else could. */
const HARMLESS = ['boolean', 'smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'date', 'uuid']

const stated = (table: string, column: string): string[] => {
  const name = `${table}.${column}`
  return [
    ...SEALED.filter((one) => one === name),
    ...ERASED.filter((one) => one === name),
    ...[table, name].filter((one) => one in KEPT),
    ...(table in TABLES_WITHOUT ? [table] : []),
    ...(COLUMNS_WITHOUT[table]?.includes(column) === true ? [name] : []),
  ]
}

test('of every column it is said, once, what becomes of it when what messages said is destroyed', async () => {
  const database = await migratedDatabase()
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  try {
    // An archive is erased with its table.
    const { rows } = await pool.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where table_schema = 'public' and t.table_type = 'BASE TABLE'
         and not exists (select from pg_inherits where inhrelid = t.table_name::regclass)
         and c.data_type <> all($1::text[]) and c.data_type not like 'timestamp%'`,
      [HARMLESS],
    )
    expect(rows.length).toBeGreaterThan(200)
    expect(rows.filter(({ table, column }) => stated(table, column).length !== 1)).toEqual([])
    const known = new Set(rows.flatMap(({ table, column }) => [table, `${table}.${column}`]))
    const named = [
      ...SEALED,
      ...ERASED,
      ...Object.keys(KEPT),
      ...Object.entries(COLUMNS_WITHOUT).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
    ]
    expect(named.filter((one) => !known.has(one))).toEqual([])
  } finally {
    await pool.end()
    await database.drop()
  }
})
