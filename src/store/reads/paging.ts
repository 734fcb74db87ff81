import type { Page } from '../../ports/page.ts'

/** A cursor: the name of its list, then what `readCursor` will return. */
export const cursorOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Whether PostgreSQL accepts this part as text: no zero byte. */
const isText = (part: unknown): boolean => typeof part === 'string' && !part.includes('\0')

/**
 * The parts of a cursor of this list, without the list's name at its head; undefined without a cursor. Throws RangeError
 * when we did not make it or it belongs to another list: that one would start at a random place and silently skip rows.
 */
export function readCursor(list: string, cursor: string | undefined, width: number): string[] | undefined {
  if (cursor === undefined) return undefined
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw new RangeError('cursor')
  }
  if (!Array.isArray(parts) || parts.length !== width + 1 || !parts.every(isText) || parts[0] !== list) {
    throw new RangeError('cursor')
  }
  return parts.slice(1)
}

/** A cursor part that is a log index or an ordinal. Throws RangeError when it is not. */
export function wholeNumber(part: string | undefined): string {
  if (part === undefined || !/^[0-9]{1,18}$/.test(part)) throw new RangeError('cursor')
  return part
}

/**
 * Makes a page of `limit + 1` rows: the extra row only tells that there is a next page. `partsOf` returns the list's name
 * first, then what `readCursor` will return.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  partsOf: (row: R) => readonly string[],
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(view)
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(partsOf(last)) } : { items }
}

/** A page of large documents takes no more once it holds this many bytes, so that memory stays flat; at least one. */
const PAGE_BYTES = 4 * 1024 * 1024

/** Column `fits` of such a page: whether what comes before in this order leaves room; `size` is an SQL expression. */
export const fits = (size: string, order: string): string =>
  `coalesce(sum(${size}) over (order by ${order} rows between unbounded preceding and 1 preceding), 0)
     < ${PAGE_BYTES} as fits`

/** As `pageOf`, of rows with `fits`: the page ends with the last one for which there was room. */
export function pageThatFits<R extends { fits: boolean }, T>(
  rows: readonly R[],
  limit: number,
  partsOf: (row: R) => readonly string[],
  view: (row: R) => T,
): Page<T> {
  const room = Math.min(limit, rows.filter((row) => row.fits).length)
  return pageOf(rows.slice(0, room + 1), room, partsOf, view)
}
