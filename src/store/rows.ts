import type { ClientBase } from 'pg'

/** PostgreSQL takes at most 65,535 parameters a statement. */
const PARAMETERS_MAX = 60_000

/** A value as `pg` sends it; Buffers go as binary, which is what makes multi-row inserts of bytes fast. */
export type Value = string | number | boolean | Date | Buffer | null

/** `($1,$2),($3,$4)` for as many rows as given, each row with `casts.length` values. */
export function placeholders(rows: number, casts: readonly string[]): string {
  const parts: string[] = []
  let n = 0
  for (let row = 0; row < rows; row++) {
    parts.push(`(${casts.map((cast) => `$${++n}${cast === '' ? '' : `::${cast}`}`).join(',')})`)
  }
  return parts.join(',')
}

/**
 * Inserts rows with as few statements as the parameter limit allows. `suffix` is what follows the values, for instance
 * an ON CONFLICT clause.
 */
export async function insertRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  suffix = '',
): Promise<void> {
  const perStatement = Math.floor(PARAMETERS_MAX / columns.length)
  const casts = columns.map(() => '')
  for (let start = 0; start < rows.length; start += perStatement) {
    const part = rows.slice(start, start + perStatement)
    const text = `insert into ${table} (${columns.join(',')}) values ${placeholders(part.length, casts)} ${suffix}`
    await client.query(text, part.flat())
  }
}

/** Splits rows into parts whose parameters fit one statement, `width` parameters a row. */
export function chunks<T>(rows: readonly T[], width: number): T[][] {
  const size = Math.floor(PARAMETERS_MAX / width)
  const parts: T[][] = []
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size))
  return parts
}
