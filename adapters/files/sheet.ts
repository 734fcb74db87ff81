import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import readWorkbook from 'read-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import { TableError } from './faults.ts'
import type { Profile } from './profile.ts'

/** Lines of a file with their numbers in it, from 1; a cell of a workbook that holds a number says so. */
export type Line = { cells: readonly (string | { number: number })[]; line: number }

/** How a table lies in a file. */
export type Layout = Pick<Profile, 'separator' | 'encoding'>

/** The lines of a CSV file (RFC 4180) in the declared encoding. Throws `TableError`. */
export function linesOfCsv(bytes: Buffer, { separator, encoding }: Layout): Line[] {
  const text = decoded(bytes, encoding)
  try {
    const records: unknown = parse(text, {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      // The parser counts the line a record ends on; people look for where it begins.
      cells: record.map((cell) => cell.trim()),
      line: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
    }))
  } catch (error) {
    throw new TableError({ fault: 'no-table', value: (error as Error).message })
  }
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function decoded(bytes: Buffer, declared: Profile['encoding']): string {
  // A file that begins with the mark of UTF-8 says itself what it is.
  const encoding = bytes.subarray(0, 3).equals(UTF8_MARK) ? 'utf-8' : declared
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new TableError({ fault: 'not-text', expected: encoding })
  }
}

/** Those of the first sheet of a workbook. Rejects with `TableError`. */
export async function linesOfWorkbook(bytes: Buffer): Promise<Line[]> {
  const sheets = await readWorkbook(bytes).catch(() => {
    throw new TableError({ fault: 'no-workbook' })
  })
  const [first] = sheets
  return (first?.data ?? [])
    .map((row, at) => ({ cells: row.map(cellOf), line: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** A cell as the library reads it; its types name the constructor of dates where it gives a date. */
function cellOf(value: unknown): Line['cells'][number] {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 19)
  if (typeof value === 'number') return { number: value }
  return typeof value === 'boolean' ? String(value) : (value as string).trim()
}

/** A CSV file of these lines, with CRLF as RFC 4180 has it, and the mark of UTF-8, without which spreadsheets misread it. */
export function csvOf(lines: readonly (readonly string[])[], { separator, encoding }: Layout): Buffer {
  const text = stringify(
    lines.map((line) => [...line]),
    { delimiter: separator, record_delimiter: 'windows' },
  )
  if (encoding === 'utf-8') return Buffer.concat([UTF8_MARK, Buffer.from(text, 'utf8')])
  // What the declared encoding cannot write must not become a question mark: such a file is UTF-8 with its mark.
  return inWindows1252(text) ?? Buffer.concat([UTF8_MARK, Buffer.from(text, 'utf8')])
}

/** The bytes of Windows-1252 by character; the platform has a decoder for it and no encoder. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
)

function inWindows1252(text: string): Buffer | undefined {
  const bytes = Array.from(text, (character) => BYTES.get(character))
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[])
}

/** A workbook of these lines: every cell is a text, the first line is the columns' names. */
export async function workbookOf(sheet: string, lines: readonly (readonly string[])[]): Promise<Buffer> {
  const rows = lines.map((line, at) =>
    line.map((value) => ({ value, type: String, format: '@', ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })),
  )
  return writeWorkbook(rows, { sheet: sheet.slice(0, 31), stickyRowsCount: 2 }).toBuffer()
}
