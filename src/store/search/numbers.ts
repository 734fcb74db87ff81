import type { Searched } from '../../ports/commit.ts'
import { insertInto, type Writer } from '../rows.ts'

const INSERT_IDENTIFIERS = insertInto('movement_identifiers', { value: 'text', mrn: 'text' }, 'on conflict do nothing')
const INSERT_NUMBERS = insertInto('movement_numbers', { mrn: 'text', numbers: 'text' })

/** Adds what movements are filtered by from now on. Nothing is taken away: papers keep the number that has changed since. */
export function writeIdentifiers(write: Writer, rows: readonly Searched[]): void {
  write.rows(
    INSERT_IDENTIFIERS,
    rows.flatMap(({ mrn, values }) => values.map((value) => [value, mrn])),
  )
}

/**
 * Adds what movements are searched by from now on. Under the lock of the log's head only: what is packed must be complete below
 * the last row (src/store/search/pack.ts).
 */
export function writeNumbers(write: Writer, rows: readonly Searched[]): void {
  write.rows(
    INSERT_NUMBERS,
    rows.map(({ mrn, numbers }) => [mrn, numbers.join(' ')]),
  )
}
