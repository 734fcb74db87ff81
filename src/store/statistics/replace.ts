import type { PoolClient } from 'pg'
import { type Columns, insertInto, overRows, queryRows, type RowStatement } from '../rows.ts'
import type { Value } from '../arrays.ts'

/** A table whose rows of a movement are made again whenever the movement has changed. */
export type Kept = {
  /** Columns of the key besides the MRN. */
  key: readonly string[]
  columns: Columns
  read: string
  remove: RowStatement
  insert: RowStatement
}

export type Row = Readonly<Record<string, Value | undefined>>

/** @param where what of the table's rows is made here, as SQL */
export function kept(table: string, key: readonly string[], columns: Columns, where = 'true'): Kept {
  const keyColumns: Columns = Object.fromEntries([['mrn', 'text'], ...key.map((name) => [name, 'text'])])
  const same = Object.keys(keyColumns).map((name) => `t.${name} = v.${name}`)
  return {
    key,
    columns: { mrn: 'text', ...columns },
    read: `select mrn, ${Object.keys(columns).join(', ')} from ${table} where mrn = any($1) and ${where}`,
    remove: overRows(
      `uncount ${table}`,
      keyColumns,
      (rows) => `delete from ${table} t using ${rows} where ${same.join(' and ')}`,
    ),
    insert: insertInto(table, { mrn: 'text', ...columns }),
  }
}

/**
 * Makes the rows of these movements what they should be. Those that stay cost nothing, so that a case that has closed is written
 * once, however often its movement changes afterwards.
 */
export async function replaceRows(
  client: PoolClient,
  { key, columns, read, remove, insert }: Kept,
  mrns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const names = Object.keys(columns)
  const keyOf = (row: Row): string => JSON.stringify(['mrn', ...key].map((name) => row[name]))
  const textOf = (row: Row): string => JSON.stringify(names.map((name) => plain(row[name])))
  const { rows: found } = await client.query<Row>(read, [mrns])
  const before = new Map(found.map((row) => [keyOf(row), textOf(row)]))
  const changed = rows.filter((row) => before.get(keyOf(row)) !== textOf(row))
  const after = new Set(rows.map(keyOf))
  const rewritten = new Set(changed.map(keyOf))
  const gone = found.filter((row) => !after.has(keyOf(row)) || rewritten.has(keyOf(row)))
  const values = (of: readonly string[], all: readonly Row[]) => all.map((row) => of.map((name) => row[name] ?? null))
  if (gone.length > 0) await queryRows(client, remove, values(['mrn', ...key], gone))
  if (changed.length > 0) await queryRows(client, insert, values(names, changed))
}

/** As PostgreSQL gives it back: whole numbers as text, times as instants. */
const plain = (value: Value | undefined): unknown => {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'bigint') return value.toString()
  return value ?? null
}
