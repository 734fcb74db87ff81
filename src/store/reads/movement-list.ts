import type { Mrn } from '../../domain/values/identifiers.ts'
import type { Queryable } from '../read-pool.ts'
import { type Counted, listing, RANGE_ROWS, type Range } from './ranges.ts'
import { among, has, type Having, Parameters, sourceOf } from './visibility.ts'

/**
 * How many movements a page is looked for in. Two long lists that share little have no index that knows their common
 * part, so a page may come out short, even empty, and still have a next one: that is slow only for who asks for it.
 */
export const LOOKED_AT = 2_000

export type MovementRow = { mrn: Mrn; doc: string }

/** What the movements of a list must have, and the ranges they must lie in. */
export type Sought = { all: readonly Having[]; ranges: readonly Range[] }

/** Movements found, and the MRN up to which there is none left to find; undefined: to the end. */
export type Found = { rows: MovementRow[]; lookedTo: string | undefined }

/** The list to look through, that of all movements when absent, and the MRN at which to stop looking; null: at its end. */
type Window = { through: Having | undefined; end: string | null }

/**
 * The first `limit` movements by MRN after `after` that have all of this. A range that is short enough is looked through
 * whole. Else some two thousand movements are looked at, by two statements: the first finds, by index alone, which of the
 * lists is the sparsest from here on; the second walks that one and looks each of its movements up in the others.
 */
export async function findMovements(
  pool: Queryable,
  { all, ranges }: Sought,
  after: string | undefined,
  limit: number,
): Promise<Found> {
  const from = after ?? ''
  const known = ranges.find(({ whole }) => whole !== undefined)
  if (known?.whole !== undefined) {
    const others = { all, ranges: ranges.filter((one) => one !== known) }
    return { rows: await readWhole(pool, known.whole, others, from, limit), lookedTo: undefined }
  }
  const short = await shortRange(pool, ranges)
  if (short !== undefined) {
    const parameters = new Parameters()
    const listed = `select distinct '' as value, l.mrn from (${short.list(parameters, RANGE_ROWS)}) l
      where l.mrn > ${parameters.add(from)}`
    const others = { all, ranges: ranges.filter((one) => one !== short) }
    return {
      rows: await readThrough(pool, listed, conditions(others, parameters), parameters, limit),
      lookedTo: undefined,
    }
  }
  const window = await windowOf(pool, all, from)
  const parameters = new Parameters()
  const others = { all: all.filter((one) => one !== window.through), ranges }
  const within = window.end === null ? [] : [`c.mrn <= ${parameters.add(window.end)}`]
  const listed = candidates(window.through, from, parameters)
  const where = [...within, ...conditions(others, parameters)]
  return { rows: await readThrough(pool, listed, where, parameters, limit), lookedTo: window.end ?? undefined }
}

const conditions = ({ all, ranges }: Sought, parameters: Parameters): string[] => [
  ...all.map((one) => has(one, 'c.mrn', parameters)),
  ...ranges.map((one) => one.holds('c.mrn', parameters)),
]

/** OFFSET 0 keeps the planner from joining first: documents are read of what has passed everything else only. */
async function readThrough(
  pool: Queryable,
  listed: string,
  where: readonly string[],
  parameters: Parameters,
  limit: number,
): Promise<MovementRow[]> {
  const { rows } = await pool.query<MovementRow>(
    `select m.mrn, m.doc from (
       select c.value, c.mrn from (${listed}) c
       where ${['true', ...where].join(' and ')} order by c.value, c.mrn offset 0
     ) c cross join lateral (
       select mrn, doc from movements where mrn = c.mrn and state <> 'none' offset 0
     ) m order by c.value, c.mrn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return rows
}

/** How many times more movements the next statement looks at, where the one before has not filled the page. */
const MORE = 4

/** Of movements that are known, those after one that have all this: as many at a time as a page has, then ever more. */
async function readWhole(
  pool: Queryable,
  whole: readonly string[],
  sought: Sought,
  from: string,
  limit: number,
): Promise<MovementRow[]> {
  const found: MovementRow[] = []
  let [at, count] = [whole.findIndex((mrn) => mrn > from), limit]
  while (at >= 0 && at < whole.length && found.length < limit) {
    const parameters = new Parameters()
    const listed = `select '' as value, l.mrn from (${listing(whole.slice(at, at + count), parameters)}) l`
    const left = limit - found.length
    found.push(...(await readThrough(pool, listed, conditions(sought, parameters), parameters, left)))
    ;[at, count] = [at + count, count * MORE]
  }
  return found
}

/** Of these ranges the shortest, if one is short enough to be looked through whole. */
async function shortRange(pool: Queryable, ranges: readonly Range[]): Promise<Range | undefined> {
  const counted = await Promise.all(
    ranges.map(async (range) => {
      if (range.cutAfter !== undefined) return { range, length: RANGE_ROWS + 1 }
      const parameters = new Parameters()
      const { rows } = await pool.query<{ length: number }>(
        `select count(*)::int as length from (${range.list(parameters, RANGE_ROWS + 1)}) l`,
        parameters.values,
      )
      return { range, length: rows[0]?.length ?? 0 }
    }),
  )
  const [shortest] = counted.toSorted((one, other) => one.length - other.length)
  return shortest === undefined || shortest.length > RANGE_ROWS ? undefined : shortest.range
}

/** How many movements a search counts; of more it says that there are more. */
export const COUNTED = 10_000

/** Of a range too long to be counted whole, as many rows, where each movement is looked up in what else is asked for. */
const SAMPLED_ROWS = 6_000

/**
 * How many movements there are in a range that have all of this: exact up to ten thousand, as long as the range is short
 * enough to be looked through whole. Of a longer one at least so many.
 */
export async function countMovements(
  pool: Queryable,
  range: Counted,
  { all, ranges }: Sought,
): Promise<{ total: number; totalIsLowerBound?: true }> {
  const hasOthers = all.length > 0 || ranges.some((one) => one !== range)
  if (!hasOthers && range.whole !== undefined) return totalOf(range.whole.length)
  if (!hasOthers && range.cutAfter !== undefined)
    return { total: Math.min(range.cutAfter, COUNTED), totalIsLowerBound: true }
  const parameters = new Parameters()
  const listed = range.list(parameters, RANGE_ROWS + 1)
  const others = conditions({ all, ranges: ranges.filter((one) => one !== range) }, parameters)
  const sampled = hasOthers ? SAMPLED_ROWS : RANGE_ROWS + 1
  const { rows } = await pool.query<{ looked: number; total: number }>(
    `with listed as materialized (${listed})
     select (select count(*)::int from listed) as looked,
       (select count(*)::int from (
          select distinct mrn from (select mrn from listed limit case
            when (select count(*) from listed) > ${RANGE_ROWS} then ${sampled} else ${RANGE_ROWS} end) l
        ) c where ${['true', ...others].join(' and ')}) as total`,
    parameters.values,
  )
  const { looked = 0, total = 0 } = rows[0] ?? {}
  if (range.cutAfter === undefined && looked <= RANGE_ROWS) return totalOf(total)
  return { total: Math.min(total, COUNTED), totalIsLowerBound: true }
}

const totalOf = (total: number) =>
  total <= COUNTED ? { total } : ({ total: COUNTED, totalIsLowerBound: true } as const)

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
  `select '' as value, t.mrn from movement_places t where t.mrn > ${parameters.add(from)} order by t.mrn`

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
