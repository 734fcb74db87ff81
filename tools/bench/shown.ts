import type { Spread } from './statistics.ts'

/** Numbers and tables for a terminal. */

export const number = (value: number): string => {
  if (!Number.isFinite(value)) return 'n/a'
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3)
}

/** Median, then the range; of one value only that. */
export const shown = ({ median, min, max }: Spread): string =>
  min === max ? number(median) : `${number(median)} [${number(min)}..${number(max)}]`

/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
