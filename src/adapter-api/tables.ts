import { MappingError } from './types.ts'

/** One row: what one side calls what the other calls otherwise, from a day on and until the day before another. */
export type TableRow = { table: string; ours: string; theirs: string; from?: string; to?: string }

/**
 * A country's tables, as its file has them. They are data with days, since codes change
 * while goods are on the way, and what was written before is read by the rows of its own day.
 */
export type TableFile = { country: string; source: string; rows: readonly TableRow[] }

/** Translates codes as they stood on a day (`YYYY-MM-DD`, or a date-time of which the day counts). */
export type Tables = {
  /** Throws MappingError, with the table and its source, where no row holds on that day. */
  theirs(table: string, ours: string, day: string, pointer: string): string
  ours(table: string, theirs: string, day: string, pointer: string): string
}

const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/

/**
 * Reads tables. Throws one error that names every row that is wrong: not a row, days the wrong way round, or two rows of one
 * table that hold on the same day and say different things of one code. Two of our codes may share one of theirs only if the
 * table is never asked the way back; where it is, `ours` refuses.
 */
export function readTables(value: unknown): Tables {
  const { country, source, rows } = (value ?? {}) as Partial<TableFile>
  if (typeof country !== 'string' || typeof source !== 'string' || !Array.isArray(rows))
    throw new Error('mapping tables: country, source and rows are needed')
  const all = rows as readonly TableRow[]
  const complaints = all.flatMap((row, at) => complaintsOf(row, at, all))
  if (complaints.length > 0) throw new Error(`mapping tables of ${country}: ${complaints.join('; ')}`)
  const look = (by: 'ours' | 'theirs', { table, value: code, day, pointer }: Look): string => {
    const other = by === 'ours' ? 'theirs' : 'ours'
    const found = all.filter((row) => row.table === table && row[by] === code && holds(row, day.slice(0, 10)))
    const [first] = found
    const named = `${table} of ${country} (${source})`
    if (first === undefined) throw new MappingError(pointer, `'${code}' is not in ${named} on ${day.slice(0, 10)}`)
    const isSure = found.every((row) => row[other] === first[other])
    if (!isSure) throw new MappingError(pointer, `'${code}' means more than one thing in ${named}`)
    return first[other]
  }
  return {
    theirs: (table, ours, day, pointer) => look('ours', { table, value: ours, day, pointer }),
    ours: (table, theirs, day, pointer) => look('theirs', { table, value: theirs, day, pointer }),
  }
}

type Look = { table: string; value: string; day: string; pointer: string }

const holds = ({ from, to }: TableRow, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day < to)

function complaintsOf(row: TableRow, at: number, all: readonly TableRow[]): string[] {
  const { table, ours, theirs, from, to } = row ?? {}
  if (![table, ours, theirs].every((one) => typeof one === 'string' && one !== '')) return [`row ${at + 1} is no row`]
  const days = [from, to].filter((day) => day !== undefined)
  if (!days.every((day) => DAY.test(day))) return [`row ${at + 1} has no day in from or to`]
  if (from !== undefined && to !== undefined && from >= to) return [`row ${at + 1} ends before it begins`]
  const others = all
    .slice(0, at)
    .filter((other) => other?.table === table && other.ours === ours && overlap(other, row))
  return others.some((other) => other.theirs !== theirs)
    ? [`row ${at + 1}: ${table} has '${ours}' twice on one day`]
    : []
}

const overlap = (one: TableRow, other: TableRow): boolean =>
  (one.to === undefined || other.from === undefined || other.from < one.to) &&
  (other.to === undefined || one.from === undefined || one.from < other.to)
