import type { StateWrites } from '../ports/commit.ts'
import { insertInto, type Writer } from './rows.ts'

const INSERT_IDENTIFIERS = insertInto('movement_identifiers', { value: 'text', mrn: 'text' }, 'on conflict do nothing')

/** Adds what movements are found by from now on. Nothing is taken away: papers keep the number that has changed since. */
export function writeIdentifiers(write: Writer, rows: StateWrites['identifiers']): void {
  write.rows(
    INSERT_IDENTIFIERS,
    rows.flatMap(({ mrn, values }) => values.map((value) => [value, mrn])),
  )
}
