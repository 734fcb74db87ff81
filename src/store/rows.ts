import type { ClientBase } from 'pg'

/** PostgreSQL takes at most 65,535 parameters a statement. */
const PARAMETERS_MAX = 60_000

/** A value as `pg` sends it; Buffers go as binary, which is what makes multi-row inserts of bytes fast. */
export type Value = string | number | boolean | Date | Buffer | null

/** `($1,$2),($3,$4)` for as many rows as given, each row with `casts.length` values; `before` parameters come first. */
export function placeholders(rows: number, casts: readonly string[], before = 0): string {
  const parts: string[] = []
  let n = before
  for (let row = 0; row < rows; row++) {
    parts.push(`(${casts.map((cast) => `$${++n}${cast === '' ? '' : `::${cast}`}`).join(',')})`)
  }
  return parts.join(',')
}

/** Issues writes without awaiting each: the server runs them in the order they were issued. */
export type Writer = {
  query(text: string, values?: unknown[]): void
  /**
   * Inserts rows. All inserts into one table before the next `query` or `flush` become one statement, as far as the
   * parameter limit allows; the order among tables does not matter. `suffix` follows the values, for instance an ON
   * CONFLICT clause.
   */
  rows(table: string, columns: readonly string[], rows: readonly (readonly Value[])[], suffix?: string): void
  /** Issues inserts that are still being collected. */
  flush(): void
  /** Resolves when all are done, rejects with the first failure. */
  done(): Promise<unknown>
  /** The error of the first write that failed, once all are done; undefined when none has. */
  failure(): Promise<unknown>
}

export function createWriter(client: ClientBase): Writer {
  const issued: Promise<unknown>[] = []
  let inserts: string[] = []
  let values: Value[] = []
  const issue: Writer['query'] = (text, parameters) => {
    const result = client.query(text, parameters)
    // `done` or `failure` reports it; until then it must not count as an unhandled rejection.
    result.catch(() => undefined)
    issued.push(result)
  }
  const flush = (): void => {
    const last = inserts.pop()
    if (last === undefined) return
    const others = inserts.map((insert, index) => `i${index} as (${insert})`).join(',')
    issue(others === '' ? last : `with ${others} ${last}`, values)
    inserts = []
    values = []
  }
  return {
    query(text, parameters) {
      flush()
      issue(text, parameters)
    },
    rows(table, columns, rows, suffix = '') {
      for (const part of chunks(rows, columns.length)) {
        if (values.length + part.length * columns.length > PARAMETERS_MAX) flush()
        inserts.push(insertText(table, columns, part.length, suffix, values.length))
        for (const row of part) values.push(...row)
      }
    },
    flush,
    done: () => Promise.all(issued),
    async failure() {
      for (const result of await Promise.allSettled(issued)) if (result.status === 'rejected') return result.reason
      return undefined
    },
  }
}

/** Inserts rows with as few statements as the parameter limit allows, waiting for each. */
export async function insertRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  for (const part of chunks(rows, columns.length)) {
    await client.query(insertText(table, columns, part.length), part.flat())
  }
}

function insertText(table: string, columns: readonly string[], rows: number, suffix = '', before = 0): string {
  const values = placeholders(
    rows,
    columns.map(() => ''),
    before,
  )
  return `insert into ${table} (${columns.join(',')}) values ${values} ${suffix}`
}

/** Splits rows into parts whose parameters fit one statement, `width` parameters a row. */
export function chunks<T>(rows: readonly T[], width: number): T[][] {
  const size = Math.floor(PARAMETERS_MAX / width)
  const parts: T[][] = []
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size))
  return parts
}
