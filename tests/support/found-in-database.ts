import type { Pool } from 'pg'

/**
 * The columns of all tables in which a text stands anywhere, as text, JSON or bytes: `table.column`, each once. Ciphertext is bytes
 * as well, so what is sealed is not found.
 */
export async function foundInDatabase(pool: Pool, texts: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select format('%I', c.table_name) as table, format('%I', c.column_name) as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY')`,
  )
  // Bytes are written in hexadecimal digits.
  const sought = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')])
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rowCount } = await pool.query(
      `select 1 from ${table} where exists (select from unnest($1::text[]) s where strpos(${column}::text, s) > 0) limit 1`,
      [sought],
    )
    if (rowCount === 1) found.push(`${table}.${column}`)
  }
  return found
}
