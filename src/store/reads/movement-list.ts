import type { Mrn } from '../../domain/values/identifiers.ts'
import type { Queryable } from '../read-pool.ts'
import { among, has, type Having, Parameters, sourceOf } from './visibility.ts'

/**
 * How many movements a page is looked for in. Two long lists that share little have no index that knows their common
 * part, so a page may come out short, even empty, and still have a next one: that is slow only for who asks for it.
 */
export const LOOKED_AT = 2_000

export type MovementRow = { mrn: Mrn; doc: string }

/** Movements found, and the MRN up to which there is none left to find; undefined: to the end. */
export type Found = { rows: MovementRow[]; lookedTo: string | undefined }

/** The list to look through, that of all movements when absent, and the MRN at which to stop looking; null: at its end. */
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
  const from = after ?? ''
  const window = await windowOf(pool, all, from)
  const parameters = new Parameters()
  const others = all.filter((one) => one !== window.through).map((one) => has(one, 'c.mrn', parameters))
  const within = window.end === null ? [] : [`c.mrn <= ${parameters.add(window.end)}`]
  // OFFSET 0 keeps the planner from joining first: documents are read of what has passed everything else only.
  const { rows } = await pool.query<MovementRow>(
    `select m.mrn, m.doc from (
       select c.value, c.mrn from (${candidates(window.through, from, parameters)}) c
       where ${['true', ...within, ...others].join(' and ')} order by c.value, c.mrn offset 0
     ) c cross join lateral (
       select mrn, doc from movements where mrn = c.mrn and state <> 'none' offset 0
     ) m order by c.value, c.mrn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return { rows, lookedTo: window.end ?? undefined }
}

/** Of lists that go on for long the one whose next `LOOKED_AT` movements reach furthest is the sparsest. */
async function windowOf(pool: Queryable, all: readonly Having[], from: string): Promise<Window> {
  const parameters = new Parameters()
  const end = (list: string, share: number): string => `(select l.mrn from (${list}) l offset ${share} limit 1)`
  const ends = all.map((having, place) => {
    // Up to the first of its values' ends all of them are known; without a value the list is empty, and known.
    const each = having.values.map((value) => end(listOf(having, value, from, parameters), shareOf(having)))
    return `select ${place} as place, ${each.length === 0 ? 'null::text' : `least(${each.join(', ')})`} as "end"`
  })
  if (ends.length === 0) ends.push(`select 0 as place, ${end(listOfAll(from, parameters), LOOKED_AT)} as "end"`)
  const { rows } = await pool.query<{ place: number; end: string | null }>(
    `${ends.join(' union all ')} order by "end" desc nulls first limit 1`,
    parameters.values,
  )
  const [furthest] = rows
  return { through: all[furthest?.place ?? 0], end: furthest?.end ?? null }
}

/** How many movements of each value are looked at, so that together they are `LOOKED_AT`. */
const shareOf = ({ values }: Having): number => Math.max(1, Math.floor(LOOKED_AT / values.length))

/** The movements with one value from one on, by MRN, in the order of the index on (column, MRN). */
function listOf(having: Having, value: string, from: string, parameters: Parameters): string {
  const { table, column } = sourceOf(having)
  return `select t.${column} as value, t.mrn from ${table} t
    where ${among(`t.${column}`, parameters.add(value))} and t.mrn > ${parameters.add(from)}
    order by t.${column}, t.mrn`
}

const listOfAll = (from: string, parameters: Parameters): string =>
  `select '' as value, t.mrn from movements t where t.mrn > ${parameters.add(from)} order by t.mrn`

/** The list to look through, each movement once. */
function candidates(through: Having | undefined, from: string, parameters: Parameters): string {
  if (through === undefined) return `${listOfAll(from, parameters)} limit ${LOOKED_AT + 1}`
  const lists = through.values.map(
    (value) => `(${listOf(through, value, from, parameters)} limit ${shareOf(through) + 1})`,
  )
  const [only, another] = lists
  if (only === undefined) return `select null::text as value, null::text as mrn where false`
  // One list is in order as it is, and reading ends with the page.
  if (another === undefined) return `select distinct l.value, l.mrn from ${only} l order by l.value, l.mrn`
  return `select distinct '' as value, l.mrn from (${lists.join(' union all ')}) l`
}
