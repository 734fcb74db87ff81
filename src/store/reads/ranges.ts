import type { RegistryDb } from '../../ports/registry-acts.ts'
import type { Queryable } from '../read-pool.ts'
import type { Numbered } from '../search/look-up.ts'
import type { Parameters } from './visibility.ts'

/**
 * Movements that lie together in an index, but not in the order of their MRNs: those a search finds, those due before a time,
 * those touched since. How many there are is known only by looking.
 */
export type Range = {
  /**
   * A subquery with one column `mrn`, a movement perhaps more than once, null where a row is about none, in the order of the
   * index; `limit` rows at most.
   */
  list(parameters: Parameters, limit: number): string
  /** Whether the movement `mrn` (an SQL expression) lies in it: some rows by index. */
  holds(mrn: string, parameters: Parameters): string
  /** The list is known not to be the whole range, however short it is: so many movements are in it. */
  cutAfter?: number
  /** All movements that lie in it, each once and in order, where they are known already: the database need not list them. */
  whole?: readonly string[]
}

/** What of a range its length is told by. */
export type Counted = Pick<Range, 'list' | 'cutAfter' | 'whole'>

/** Characters of a guarantee reference number, and of one with its voucher. */
const GRN_LENGTHS: ReadonlySet<number> = new Set([17, 24])

/** Rows of a range that are looked at: enough to count ten thousand movements of which some are found by two numbers. */
export const RANGE_ROWS = 12_000

/**
 * Movements that have a number of which this is a part.
 * @param sought as compared (src/domain/values/spelling.ts)
 * @param found what has been looked up of them
 * @param also movements that are found by it in another way, a few
 */
export const containing = (sought: string, { mrns, isAll }: Numbered, also: readonly string[]): Range => ({
  ...(isAll ? { whole: [...new Set([...mrns, ...also])].toSorted() } : { cutAfter: mrns.length }),
  list: (parameters, limit) => `${listing([...mrns, ...also], parameters)} limit ${limit}`,
  holds: (mrn, parameters) => {
    const others = also.length === 0 ? '' : `or ${mrn} = any(${parameters.add([...also])}::text[])`
    return `(coalesce((select true from movement_numbers n
      where n.mrn = ${mrn} and strpos(n.numbers, ${parameters.add(sought)}) > 0 limit 1), false) ${others})`
  },
})

/** These movements as a subquery. One text, and not an array, of which each member is quoted, sent and unquoted. */
export const listing = (mrns: readonly string[], parameters: Parameters): string =>
  `select unnest(string_to_array(${parameters.add(mrns.join(' '))}::text, ' ')) as mrn`

/** From so many movements on, what a guarantee secures is read by its own list: a search by blocks would look at each of them. */
const SECURES_MANY = 1_000

/** Guarantees spelled like this that secure many movements; none where it is the number of anything else. */
export async function securingMany(pool: Queryable, sought: string): Promise<string[]> {
  if (!GRN_LENGTHS.has(sought.length)) return []
  const { rows } = await pool.query<{ grn: string }>(
    `select g.grn from guarantees g where translate(g.grn, 'OI', '01') = $1
       and (select count(*) from (select from guarantee_lines l where l.grn = g.grn limit $2) l) = $2`,
    [sought, SECURES_MANY],
  )
  return rows.map(({ grn }) => grn)
}

/** Movements that one of these guarantees secures, to be counted: they are found by `guarantee`, in the order of the page. */
export const securedBy = (grns: readonly string[]): Counted => ({
  list: (parameters, limit) => `select l.mrn from guarantee_lines l
    where l.grn = any(${parameters.add([...grns])}::text[]) limit ${limit}`,
})

const IN_FLIGHT = `('released', 'in-transit', 'at-border')`

/** Movements under way whose limit is before a time. */
export const dueBefore = (time: Date): Range => ({
  list: (parameters, limit) => `select d.mrn from movement_places d where d.state in ${IN_FLIGHT}
    and d.limit_at < ${parameters.add(time)}::timestamptz order by d.limit_at, d.mrn limit ${limit}`,
  holds: (
    mrn,
    parameters,
  ) => `coalesce((select true from movement_places d where d.mrn = ${mrn} and d.state in ${IN_FLIGHT}
    and d.limit_at < ${parameters.add(time)}::timestamptz), false)`,
})

/** Movements that leaves of the log are about from one on. */
export const touchedSince = (logIndex: number): Range => ({
  list: (parameters, limit) => `select t.mrn from leaf_places t where t.log_index >= ${parameters.add(logIndex)}::bigint
    order by t.log_index limit ${limit}`,
  holds: (mrn, parameters) => `coalesce((select true from leaf_places t where t.mrn = ${mrn}
    and t.log_index >= ${parameters.add(logIndex)}::bigint limit 1), false)`,
})

/** A message's id, or its beginning, in whatever spelling; fewer digits are too many messages. */
const MESSAGE_ID = /^[0-9A-F]{8,32}$/

/** Messages of one sender whose ids begin alike, and leaves about them: a few. */
const SOME = 20

/** Movements of the messages whose id begins so: ids are kept by sender, and there are not many of those. */
export async function movementsOfMessages(pool: Queryable, sought: string): Promise<string[]> {
  if (!MESSAGE_ID.test(sought)) return []
  const [low, high] = ['0', 'F'].map((digit) => sought.padEnd(32, digit))
  const { rows } = await pool.query<{ mrn: string }>(
    `select distinct l.mrn from (select key from parties union select 'ZZ') p
     cross join lateral (
       select m.seq from messages m where m.sender = p.key and m.id between $1::uuid and $2::uuid limit ${SOME}
     ) m cross join lateral (
       select l.mrn from log_leaves l where l.message = m.seq and l.mrn is not null limit ${SOME}
     ) l limit 1000`,
    [low, high],
  )
  return rows.map(({ mrn }) => mrn)
}

/**
 * The first leaf decided at a time or later; the log's size where there is none. The log is in the order of time, so this
 * halves it some twenty times. Where the clocks of two hubs differ, it may begin by as much too late.
 */
export async function firstLeafSince(pool: Pick<RegistryDb, 'query'>, time: Date): Promise<number> {
  const head = await pool.query<{ size: string }>('select size from log_head')
  return firstSince(Number(head.rows[0]?.size ?? '0'), time.getTime(), async (logIndex) => {
    const { rows } = await pool.query<{ at: string }>(
      `select record::json ->> 'decidedAt' as at from log_leaves where log_index = $1`,
      [logIndex],
    )
    return Date.parse(rows[0]?.at ?? '')
  })
}

/**
 * The first place at a time or later, of places in the order of time, halving what is between; `size` where there is none.
 * @param time milliseconds UTC, as `timeAt` answers; NaN of a place counts as later
 */
export async function firstSince(
  size: number,
  time: number,
  timeAt: (place: number) => Promise<number>,
): Promise<number> {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((await timeAt(middle)) < time) low = middle + 1
    else high = middle
  }
  return low
}
