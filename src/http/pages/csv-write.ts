/** Cells that a spreadsheet would take for a formula; a leading apostrophe makes them text. */
const FORMULA = /^[=+\-@\t]/
const NEEDS_QUOTES = /[",;\r\n]/

/** One line of a table (RFC 4180), with its line end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
