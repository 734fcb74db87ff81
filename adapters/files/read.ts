import type { Manifest, MessageType } from '#adapter-api'
import { columnsOf } from './columns.ts'
import { canonical } from './conventions.ts'
import { TableError } from './faults.ts'
import type { Profile } from './profile.ts'
import type { Line } from './sheet.ts'
import type { Row, Table } from './table.ts'

/** One message of a file: its key, its table, and on which lines of the file its rows stand. */
export type Entry = { key: string; table: Table; lines: readonly number[] }

/** An entry, or what is wrong with it alone: the others of its file go on. */
export type ReadEntry = Entry | { key: string; error: TableError }

export type ReadOptions = { profile: Profile; sends: Manifest['sends']; own: Readonly<Record<string, string>> }

type Head = { type: MessageType; columns: readonly string[] }

/**
 * The messages of a file's lines. The first line names the columns, the first of them by the message type; a line that
 * begins with `#` is for people. Throws `TableError` for what is wrong with the whole file.
 */
export function entriesOf(lines: readonly Line[], options: ReadOptions): ReadEntry[] {
  const [first, ...rest] = lines
  const head = headOf(first, options.sends)
  const rows = rest.filter(({ cells: [key] }) => typeof key !== 'string' || !key.startsWith('#'))
  if (rows.length === 0) throw new TableError({ fault: 'no-rows' })
  const groups: { key: string; rows: Line[] }[] = []
  for (const row of rows) {
    const key = keyIn(row)
    const [last] = groups.slice(-1)
    if (last?.key === key) last.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  const seen = new Set<string>()
  return groups.map(({ key, rows: own }) => {
    const again = seen.has(key)
    seen.add(key)
    const line = own[0]?.line ?? 0
    if (key === '') return { key, error: new TableError({ fault: 'key-missing', line }) }
    if (again) return { key, error: new TableError({ fault: 'key-apart', line, value: key }) }
    return entryOf(key, own, head, options)
  })
}

function headOf(line: Line | undefined, sends: Manifest['sends']): Head {
  const [type = '', ...columns] = (line?.cells ?? []).map((cell) =>
    typeof cell === 'string' ? cell : String(cell.number),
  )
  const known = sends.find((one) => one === type)
  if (known === undefined) throw new TableError({ fault: 'unknown-type', line: line?.line ?? 1, value: type })
  const all = columnsOf(known)
  columns.forEach((column, at) => {
    if (!all.has(column)) throw new TableError({ fault: 'column-unknown', line: 1, column: column || `${at + 2}` })
    if (columns.indexOf(column) !== at) throw new TableError({ fault: 'column-twice', line: 1, column })
  })
  return { type: known, columns }
}

const keyIn = ({ cells: [key = ''] }: Line): string => (typeof key === 'string' ? key : String(key.number))

function entryOf(
  key: string,
  lines: readonly Line[],
  { type, columns }: Head,
  { profile, own }: ReadOptions,
): ReadEntry {
  try {
    const rows = lines.map((line) => rowOf(line, type, columns, profile))
    const [first = {}, ...others] = rows
    const filled: Row = { ...own, ...defaultsOf(first, profile), ...first }
    return { key, table: { form: 'table', type, rows: [filled, ...others] }, lines: lines.map(({ line }) => line) }
  } catch (error) {
    if (error instanceof TableError) return { key, error }
    throw error
  }
}

/** What a table need not say: it was made when it happened, and entered in the way the profile says. */
const defaultsOf = ({ occurredAt }: Row, { procedure }: Profile): Row => ({
  ...(occurredAt === undefined ? {} : { preparedAt: occurredAt }),
  procedure,
})

function rowOf(
  { cells: [, ...cells], line }: Line,
  type: MessageType,
  columns: readonly string[],
  profile: Profile,
): Row {
  // A workbook's rows end with their last cell, and spreadsheets write empty ones behind it.
  const beyond = cells.slice(columns.length).some((cell) => cell !== '')
  if (beyond)
    throw new TableError({
      fault: 'cells',
      line,
      value: String(cells.length + 1),
      expected: String(columns.length + 1),
    })
  const all = columnsOf(type)
  const entries = columns.flatMap((column, at): [string, string][] => {
    const cell = cells[at] ?? ''
    const kind = all.get(column)?.kind ?? 'text'
    if (cell === '') return []
    const text = typeof cell === 'string' ? cell : textOf(cell.number, kind, line, column, profile)
    const read = canonical(text, kind, profile.conventions)
    if ('value' in read) return [[column, read.value]]
    throw new TableError({ ...read, line, column, value: text })
  })
  return Object.fromEntries(entries)
}

/** Only what is a number anyway may stand in a number cell: a code would have lost its zeros. */
function textOf(value: number, kind: string, line: number, column: string, { conventions }: Profile): string {
  const text = String(value)
  const plain = /^[0-9]{1,15}(\.[0-9]+)?$/.test(text) && text.length <= 16
  if ((kind !== 'decimal' && kind !== 'integer') || !plain)
    throw new TableError({ fault: 'number-cell', line, column, value: text })
  return kind === 'decimal' ? text.replace('.', conventions.decimal) : text
}
