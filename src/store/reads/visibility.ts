import { facet } from '../../domain/model/facets.ts'
import type { Viewer } from '../../ports/viewer.ts'

/** A statement being put together: adds a value, gives its placeholder. */
export class Parameters {
  readonly values: unknown[] = []

  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/**
 * Equality of a column of text, for what is read in the order of an index that begins with this column (name it first in ORDER
 * BY). Of a plain equality the planner knows that the rest of the order suffices, and may walk another index in that order
 * through all there is, where by its statistics many should match.
 */
export const among = (column: string, value: string): string => `${column} = any(array[${value}::text])`

/** Where movements are found by a value. Each has an index on (column, mrn), so that those of one value are read by MRN. */
const SOURCES = {
  state: { table: 'movement_places', column: 'state' },
  facet: { table: 'movement_facets', column: 'facet' },
  party: { table: 'movement_parties', column: 'party_key' },
  number: { table: 'movement_identifiers', column: 'value' },
  guarantee: { table: 'guarantee_lines', column: 'grn' },
} as const

/** The movements that have one of these values at one place. */
export type Having = { at: keyof typeof SOURCES; values: readonly string[] }

/** Table of a condition and the columns it is looked up by. */
export const sourceOf = ({ at }: Having): { table: string; column: string } => SOURCES[at]

/**
 * What a movement must have for the viewer to see it (invariant I7: asked in the statement, never afterwards). One known
 * only from an unmatched fact is visible to nobody, whatever it has.
 */
export function mustHave(viewer: Viewer): Having[] {
  if (viewer.kind === 'all') return []
  const party: Having = { at: 'party', values: [viewer.key] }
  if (viewer.kind === 'party') return [party]
  return [party, { at: 'facet', values: viewer.offices.map((office) => facet('office', office)) }]
}

/**
 * Whether the movement `mrn` (an SQL expression) has it: one look-up by index. A scalar subquery and no EXISTS, which the
 * planner may turn into a join that reads everything with this value.
 */
export function has(having: Having, mrn: string, parameters: Parameters): string {
  const { table, column } = sourceOf(having)
  const values = parameters.add([...having.values])
  return `coalesce((select true from ${table} h where h.${column} = any(${values}) and h.mrn = ${mrn} limit 1), false)`
}

/** The condition under which the viewer may see a movement, as SQL over an alias of `movements`. */
export const mayReadMovement = (viewer: Viewer, alias: string, parameters: Parameters): string =>
  [`${alias}.state <> 'none'`, ...mustHave(viewer).map((one) => has(one, `${alias}.mrn`, parameters))].join(' and ')

/** The condition under which the viewer is a party to a message, its sender or one of its receivers, over an alias of `messages`. */
export function mayReadMessage(viewer: Viewer, alias: string, parameters: Parameters): string {
  if (viewer.kind === 'all') return 'true'
  const key = parameters.add(viewer.key)
  return `(${alias}.sender = ${key} or exists (select 1 from log_leaves mx
    join deliveries mo on mo.log_index = mx.log_index and mo.receiver = ${key}
    where mx.message = ${alias}.seq))`
}
