import type { ClientBase, PoolClient, QueryResult } from 'pg'
import { arrayCast, arrayOf, type ColumnType, type Value } from './arrays.ts'

/** Columns of rows that are sent, in the order of their values. */
export type Columns = Readonly<Record<string, ColumnType>>

/** A statement that is prepared once on each connection: its text never depends on how many rows it is given. */
export type Statement = { name: string; text: string }

/** A statement over rows, each column sent as one array. */
export type RowStatement = Statement & { types: readonly ColumnType[] }

/** `from` clause over the rows that are sent; they go by `v`, their columns by name. */
function sentRows(columns: Columns): string {
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${arrayCast(type)}`)
  return `unnest(${arrays.join(', ')}) as v (${Object.keys(columns).join(', ')})`
}

/** Inserts rows; `suffix` follows, for instance an ON CONFLICT clause. */
export function insertInto(table: string, columns: Columns, suffix = ''): RowStatement {
  const selected = Object.entries(columns).map(([name, type]) =>
    type === 'json' || type === 'numeric' ? `v.${name}::${type}` : `v.${name}`,
  )
  const text = `insert into ${table} (${Object.keys(columns).join(', ')})
    select ${selected.join(', ')} from ${sentRows(columns)} ${suffix}`
  return { name: `insert ${table}`, text, types: Object.values(columns) }
}

/**
 * The condition that the row `row` has in `columns` what `given` has, by which it is looked up in the index of its key whatever the
 * planner believes of the table. Of `column = value` it makes a join as well, which goes through the whole index in order: of a table
 * that was empty when it was analysed any way costs the same, and the plan is kept while the table fills (docs/decisions/0238).
 */
export const sameKey = (row: string, given: string, columns: readonly string[]): string =>
  columns.map((column) => `${row}.${column} = any (array[${given}.${column}])`).join(' and ')

/**
 * A number to order by that no index is in the order of. Of `order by log_index limit 1` beside another condition the planner may make
 * a walk through the whole log until something fits, which it believes to come soon where it knows little of a table.
 */
export const sortedBy = (column: string): string => `${column} + 0`

/** Deletes the rows that have these keys. */
export const deleteFrom = (table: string, key: Columns): RowStatement =>
  overRows(
    `delete ${table}`,
    key,
    (rows) => `delete from ${table} t using ${rows} where ${sameKey('t', 'v', Object.keys(key))}`,
  )

/** A statement over rows of these columns; `textOf` is given the `from` clause, whose rows go by `v`. */
export function overRows(name: string, columns: Columns, textOf: (rows: string) => string): RowStatement {
  return { name, text: textOf(sentRows(columns)), types: Object.values(columns) }
}

/** The parameters of a statement over rows. Throws TypeError for a value that is not of its column's type. */
const rowValues = ({ types }: RowStatement, rows: readonly (readonly Value[])[]): Buffer[] =>
  types.map((type, column) =>
    arrayOf(
      type,
      rows.map((row) => row[column] ?? null),
    ),
  )

/** Runs a statement over rows and waits for it. */
export const queryRows = <Row extends object>(
  client: Pick<ClientBase, 'query'>,
  statement: RowStatement,
  rows: readonly (readonly Value[])[],
): Promise<QueryResult<Row>> =>
  client.query<Row>({ name: statement.name, text: statement.text, values: rowValues(statement, rows) })

type Take<Row> = (rows: readonly Row[]) => void

/** Issues writes without awaiting each: the server runs them in the order they were issued. */
export type Writer = {
  /**
   * A statement that is issued often is given with its name; one that is rare as its text alone. `take` is given what it
   * returns, before `done` resolves.
   */
  query<Row extends object>(statement: Statement | string, values?: unknown[], take?: Take<Row>): void
  /** A statement over rows; nothing is issued when there are none. */
  rows<Row extends object>(statement: RowStatement, rows: readonly (readonly Value[])[], take?: Take<Row>): void
  /** Resolves when all are done, rejects with the first failure. */
  done(): Promise<unknown>
}

export function createWriter(client: ClientBase): Writer {
  const issued: Promise<unknown>[] = []
  const issue: Writer['query'] = <Row extends object>(
    statement: Statement | string,
    values: unknown[] = [],
    take: Take<Row> = () => undefined,
  ) => {
    const named = typeof statement === 'string' ? { text: statement } : { name: statement.name, text: statement.text }
    const result = client.query<Row>({ ...named, values }).then(({ rows }) => take(rows))
    // `done` reports it; until then it must not count as an unhandled rejection.
    result.catch(() => undefined)
    issued.push(result)
  }
  return {
    query: issue,
    rows(statement, rows, take) {
      if (rows.length > 0) issue(statement, rowValues(statement, rows), take)
    },
    done: () => Promise.all(issued),
  }
}

/**
 * A client whose statements are watched: the first that fails, in the order of the connection, is the cause. Those after it only
 * report that the transaction is aborted, and by such an error nobody could tell a defect from a busy server.
 */
export function watch(client: PoolClient): { watched: PoolClient; failed: () => unknown } {
  let first: { error: unknown } | undefined
  const query = (...given: Parameters<PoolClient['query']>): unknown => {
    const result = client.query(...given) as unknown as Promise<unknown>
    result.catch((error: unknown) => (first ??= { error }))
    return result
  }
  return { watched: Object.create(client, { query: { value: query } }) as PoolClient, failed: () => first?.error }
}
