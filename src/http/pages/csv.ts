/** One line of a table by its columns, with its number in the file, from 1. */
export type CsvRow = { cells: Readonly<Record<string, string>>; line: number }

/** Where and why a table cannot be read. */
export class CsvError extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.name = 'CsvError'
    this.line = line
  }
}

const QUOTE = '"'

/**
 * Reads a table (RFC 4180): the first line names the columns; cells in quotes may hold separators, quotes written twice
 * and line ends. The separator is the comma, or the semicolon that spreadsheets in French and Portuguese write. A line
 * with more or fewer cells than there are columns, or a quote that is not closed, throws CsvError with the line.
 */
export function parseCsv(content: string): CsvRow[] {
  const text = content.replace(/^\uFEFF/, '')
  const [head = ''] = text.split(/\r?\n/, 1)
  const lines = splitLines(text, head.includes(';') && !head.includes(',') ? ';' : ',')
  const [first, ...rest] = lines
  if (first === undefined) throw new CsvError('no line', 1)
  const columns = first.cells.map((name) => name.trim())
  const twice = columns.find((name, at) => name === '' || columns.indexOf(name) !== at)
  if (twice !== undefined) throw new CsvError(`column ${twice === '' ? 'without name' : `${twice} twice`}`, 1)
  return rest
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '')
    .map(({ cells, line }) => {
      if (cells.length !== columns.length) throw new CsvError(`${cells.length} of ${columns.length} cells`, line)
      return { cells: Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()])), line }
    })
}

type Line = { cells: string[]; line: number }

function splitLines(text: string, separator: string): Line[] {
  const lines: Line[] = []
  let line = 1
  let current: Line = { cells: [], line }
  let at = 0
  while (at < text.length) {
    const cell = text[at] === QUOTE ? quoted(text, at, line) : plain(text, at, separator)
    current.cells.push(cell.value)
    line += cell.value.split('\n').length - 1
    at = cell.end
    const next = text.startsWith('\r\n', at) ? '\r\n' : text[at]
    if (next === separator) {
      at += 1
      if (at === text.length) current.cells.push('')
      continue
    }
    if (next !== undefined && next !== '\n' && next !== '\r\n') throw new CsvError('text after a quote', line)
    at += next?.length ?? 0
    lines.push(current)
    line += 1
    current = { cells: [], line }
  }
  if (current.cells.length > 0) lines.push(current)
  return lines
}

function plain(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  const whole = text.slice(start, end)
  return whole.endsWith('\r') ? { value: whole.slice(0, -1), end: end - 1 } : { value: whole, end }
}

function quoted(text: string, start: number, line: number): { value: string; end: number } {
  let value = ''
  let from = start + 1
  for (;;) {
    const end = text.indexOf(QUOTE, from)
    if (end < 0) throw new CsvError('a quote is not closed', line)
    value += text.slice(from, end)
    if (text[end + 1] !== QUOTE) return { value, end: end + 1 }
    value += QUOTE
    from = end + 2
  }
}
