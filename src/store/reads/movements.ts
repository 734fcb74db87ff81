import { facet, type FacetKind } from '../../domain/model/facets.ts'
import type { MovementFilter, MovementPage, MovementView } from '../../ports/reads.ts'
import type { PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { type FormatAmount, type TimerDue, viewOf } from './movement-view.ts'
import { cursorOf, pageOf, readCursor } from './paging.ts'
import { countMovements, findMovements } from './movement-list.ts'
import {
  containing,
  type Counted,
  dueBefore,
  firstLeafSince,
  movementsOfMessages,
  RANGE_ROWS,
  type Range,
  securedBy,
  securingMany,
  touchedSince,
} from './ranges.ts'
import { movementsNumbered } from '../search/look-up.ts'
import { has, type Having, mayReadMovement, mustHave, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import { isCountry, type PartyKey } from '../../domain/values/party.ts'

/** How many of the log's last leaves the list of recent movements is drawn from. */
const RECENT_LEAVES = 2_000n

/** `ofHub` for what nobody's rights are asked for: how long the log is, what has been touched, for those who watch all. */
type Pools = { pool: Queryable; ofHub: Queryable }

type Row = { mrn: Mrn; doc: string }

/** Everything that a movement must have to be in the list. */
function wanted(viewer: Viewer, filter: MovementFilter): Having[] {
  const { states, country, party, numbers = [], grn, office, lot, regime, procedure, flag, corridor } = filter
  const one = (at: Having['at'], value: string | undefined): Having[] =>
    value === undefined ? [] : [{ at, values: [value] }]
  const faceted = (kind: FacetKind, value: string | undefined): Having[] =>
    one('facet', value === undefined ? undefined : facet(kind, value))
  return [
    ...mustHave(viewer),
    ...(states === undefined ? [] : [{ at: 'state', values: states } as const]),
    ...numbers.map((values): Having => ({ at: 'number', values })),
    ...one('party', country),
    ...partyNamed(viewer, party),
    ...one('guarantee', grn),
    ...faceted('office', office),
    ...faceted('lot', lot),
    ...faceted('regime', regime),
    ...faceted('procedure', procedure),
    ...faceted('flag', flag),
    ...faceted('corridor', corridor),
  ]
}

/** Who is named in a declaration is customs' business: others find by a country, or by themselves. */
function partyNamed(viewer: Viewer, party: PartyKey | undefined): Having[] {
  if (party === undefined) return []
  const mayName = viewer.kind !== 'party' || viewer.role === 'customs' || party === viewer.key || isCountry(party)
  return [{ at: 'party', values: mayName ? [party] : [] }]
}

/** What a list is asked for beside what its movements must have; `search` is what the one box for all numbers is counted by. */
type Asked = { search: Counted | undefined; ranges: Range[]; secured: Having[] }

async function rangesOf({ pool, ofHub }: Pools, { q, due, updatedSince }: MovementFilter): Promise<Asked> {
  const searched = q === undefined ? { search: undefined, ranges: [], secured: [] } : await searchFor(pool, q)
  const touched = updatedSince === undefined ? [] : [touchedSince(await firstLeafSince(ofHub, updatedSince))]
  return { ...searched, ranges: [...searched.ranges, ...(due ?? []).map(dueBefore), ...touched] }
}

/** A guarantee that secures thousands has a list of them in the order of the page, which need not be looked through whole. */
async function searchFor(pool: Queryable, sought: string): Promise<Asked> {
  const grns = await securingMany(pool, sought)
  if (grns.length > 0) return { search: securedBy(grns), ranges: [], secured: [{ at: 'guarantee', values: grns }] }
  const [found, also] = await Promise.all([
    movementsNumbered(pool, sought, RANGE_ROWS + 1),
    movementsOfMessages(pool, sought),
  ])
  const search = containing(sought, found, also)
  return { search, ranges: [search], secured: [] }
}

async function logSize(ofHub: Queryable): Promise<bigint> {
  const head = await ofHub.query<{ size: string }>('select size from log_head')
  return BigInt(head.rows[0]?.size ?? '0')
}

/** Movements, their list by MRN or by what happened last, and those touched since a leaf of the log. */
export function createMovementReads({ pool, ofHub }: Pools, format: FormatAmount, due: TimerDue) {
  const view = (viewer: Viewer) => viewOf(viewer, format, due)
  const list = async (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<MovementPage> => {
    const after = readCursor('movements', page.cursor, 1)?.[0]
    const { search, ranges, secured } = await rangesOf({ pool, ofHub }, filter)
    const all = wanted(viewer, filter)
    const [{ rows, lookedTo }, count] = await Promise.all([
      findMovements(pool, { all: [...all, ...secured], ranges }, after, page.limit + 1),
      search === undefined ? {} : countMovements(pool, search, { all, ranges }),
    ])
    const found = { ...pageOf(rows, page.limit, (row) => ['movements', row.mrn], view(viewer)), ...count }
    if (found.next !== undefined || lookedTo === undefined) return found
    return { ...found, next: cursorOf(['movements', lookedTo]) }
  }
  /**
   * The movements the log touched last, newest first, without a cursor: a window for people who watch, not a list to page
   * through. It says how far back it reaches. OFFSET 0 has each looked up by its MRN: a join would ask of every movement there is
   * whether its row may be seen.
   */
  const recent = async (viewer: Viewer, filter: MovementFilter, limit: number): Promise<MovementPage> => {
    const size = await logSize(ofHub)
    const from = size > RECENT_LEAVES ? size - RECENT_LEAVES : 0n
    const parameters = new Parameters()
    const { search, ranges, secured } = await rangesOf({ pool, ofHub }, filter)
    const all = wanted(viewer, filter)
    const where = [
      'true',
      ...[...all, ...secured].map((one) => has(one, 't.mrn', parameters)),
      ...ranges.map((one) => one.holds('t.mrn', parameters)),
    ]
    const rows = await pool.query<Row & { last: string }>(
      `select m.mrn, m.doc, t.last from (
         select mrn, max(log_index) as last from leaf_places
         where log_index >= ${parameters.add(from.toString())} and mrn is not null group by mrn
       ) t cross join lateral (
         select mrn, doc from movements where mrn = t.mrn and state <> 'none' offset 0
       ) m where ${where.join(' and ')} order by t.last desc limit ${parameters.add(limit + 1)}`,
      parameters.values,
    )
    const shown = rows.rows.slice(0, limit)
    const backTo = rows.rows.length > limit ? Number(shown.at(-1)?.last) : Number(from)
    const count = search === undefined ? {} : await countMovements(pool, search, { all, ranges })
    return { items: shown.map(view(viewer)), ...(backTo === 0 ? {} : { backTo }), ...count }
  }
  return {
    movements: (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<MovementPage> =>
      filter.recent === true ? recent(viewer, filter, page.limit) : list(viewer, filter, page),

    async movement(viewer: Viewer, mrn: Mrn): Promise<MovementView | undefined> {
      const parameters = new Parameters()
      const rows = await pool.query<Row>(
        `select m.mrn, m.doc from movements m
         where m.mrn = ${parameters.add(mrn)} and ${mayReadMovement(viewer, 'm', parameters)}`,
        parameters.values,
      )
      return rows.rows.map(view(viewer))[0]
    },

    async movementsSince(
      from: bigint,
      limit: number,
    ): Promise<{ size: bigint; items: MovementView[]; leftOut: number }> {
      const size = await logSize(ofHub)
      const rows = await ofHub.query<Row & { in_all: number }>(
        `select m.mrn, m.doc, (count(*) over ())::int as in_all from (
           select mrn, max(log_index) as last from log_leaves
           where log_index >= $1 and log_index < $2 and mrn is not null group by mrn
         ) t join movements m on m.mrn = t.mrn where m.state <> 'none' order by t.last desc limit $3`,
        [from.toString(), size.toString(), limit],
      )
      const leftOut = (rows.rows[0]?.in_all ?? 0) - rows.rows.length
      return { size, items: rows.rows.map(view({ kind: 'all' })), leftOut }
    },
  }
}
