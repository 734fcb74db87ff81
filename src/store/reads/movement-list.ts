import type { Mrn } from '../../domain/values/identifiers.ts'
import type { Queryable } from '../read-pool.ts'
import { has, type Having, Parameters, sourceOf } from './visibility.ts'

/**
 * How many movements a page is looked for in. Two long lists that share little have no index that knows their common
 * part, so a page may come out short, even empty, and still have a next one: that is slow only for who asks for it.
 */
export const LOOKED_AT = 2_000

export type MovementRow = { mrn: Mrn; doc: string }

/** Movements found, and the MRN up to which there is none left to find; undefined: to the end. */
export type Found = { rows: MovementRow[]; lookedTo: string | undefined }

/** The shortest list to look through, all movements when absent, and the MRN at which to stop looking. */
type Window = { through: Having | undefined; end: string | null }

/**
 * The first `limit` movements by MRN after `after` that have all of this, among some two thousand. Two statements: the first
 * finds, by index alone, which of the lists is the sparsest from here on; the second walks that one and looks each of its
 * movements up in the others.
 */
export async function findMovements(
  pool: Queryable,
  all: readonly Having[],
  after: string | undefined,
  limit: number,
): Promise<Found> {
  const { through, end } = await windowOf(pool, all, after)
  const parameters = new Parameters()
  const where = all.filter((one) => one !== through).map((one) => has(one, 'c.mrn', parameters))
  // OFFSET 0 keeps the planner from joining first: documents are read of what has passed everything else only.
  const { rows } = await pool.query<MovementRow>(
    `select m.mrn, m.doc from (
       select c.mrn from (${candidates(through, { after, end }, parameters)}) c
       ${where.length === 0 ? '' : `where ${where.join(' and ')}`} order by c.mrn offset 0
     ) c cross join lateral (
       select mrn, doc from movements where mrn = c.mrn and state <> 'none' offset 0
     ) m order by c.mrn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return { rows, lookedTo: end ?? undefined }
}

/** Of lists as long as this or longer the one whose next `LOOKED_AT` movements reach furthest is the sparsest. */
async function windowOf(pool: Queryable, all: readonly Having[], after: string | undefined): Promise<Window> {
  const parameters = new Parameters()
  const ends = (all.length === 0 ? [undefined] : all).map(
    (one, place) => `select ${place} as place, ${endOf(one, after, parameters)} as "end"`,
  )
  const { rows } = await pool.query<{ place: number; end: string | null }>(
    `${ends.join(' union all ')} order by "end" desc nulls first limit 1`,
    parameters.values,
  )
  const [furthest] = rows
  return { through: all[furthest?.place ?? 0], end: furthest?.end ?? null }
}

/** Up to which MRN a list has about `LOOKED_AT` entries, those of its values taken together; null: it has no more. */
function endOf(having: Having | undefined, after: string | undefined, parameters: Parameters): string {
  const from = after === undefined ? '' : `t.mrn > ${parameters.add(after)}`
  if (having === undefined) {
    return `(select t.mrn from movements t ${from === '' ? '' : `where ${from}`} order by t.mrn offset ${LOOKED_AT} limit 1)`
  }
  const { table, column } = sourceOf(having)
  const share = Math.max(1, Math.floor(LOOKED_AT / having.values.length))
  // One by one, so that the planner knows each value and how frequent it is.
  const ends = having.values.map(
    (
      value,
    ) => `(select t.mrn from ${table} t where t.${column} = ${parameters.add(value)} ${from === '' ? '' : `and ${from}`}
      order by t.mrn offset ${share} limit 1)`,
  )
  // Up to the first of these ends every value's list is known; without a value it is empty, and known.
  return ends.length === 0 ? 'null::text' : `least(${ends.join(', ')})`
}

/** The MRNs of one list within the window; each once, in order. */
function candidates(
  through: Having | undefined,
  { after, end }: { after: string | undefined; end: string | null },
  parameters: Parameters,
): string {
  const within = [
    ...(after === undefined ? [] : [`t.mrn > ${parameters.add(after)}`]),
    ...(end === null ? [] : [`t.mrn <= ${parameters.add(end)}`]),
  ]
  if (through === undefined)
    return `select t.mrn from movements t where ${['true', ...within].join(' and ')} order by t.mrn`
  const { table, column } = sourceOf(through)
  const [only, another] = through.values
  // With one value the index gives them in order, and reading ends with the page.
  const sought =
    another === undefined && only !== undefined
      ? `t.${column} = ${parameters.add(only)}`
      : `t.${column} = any(${parameters.add([...through.values])})`
  return `select distinct t.mrn from ${table} t where ${[sought, ...within].join(' and ')} order by t.mrn`
}
