import type { MovementFilter, MovementView, Page, PageRequest, RecentPage } from '../../ports/reads.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { type FormatAmount, type TimerDue, viewOf } from './movement-view.ts'
import { pageOf, readCursor } from './paging.ts'
import { mayReadMovement, namesOffice, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

/** How many of the log's last leaves the list of recent movements is drawn from. */
const RECENT_LEAVES = 2_000n

type Row = { mrn: Mrn; doc: string }

function condition(viewer: Viewer, filter: MovementFilter, parameters: Parameters): string {
  const parts = [mayReadMovement(viewer, 'm', parameters)]
  if (filter.states !== undefined) parts.push(`m.state = any(${parameters.add([...filter.states])})`)
  if (filter.country !== undefined) {
    parts.push(`exists (select 1 from movement_parties c
      where c.party_key = ${parameters.add(filter.country)} and c.mrn = m.mrn)`)
  }
  if (filter.reference !== undefined) {
    parts.push(`exists (select 1 from national_refs r
      where r.reference = ${parameters.add(filter.reference)} and r.mrn = m.mrn)`)
  }
  if (filter.marks !== undefined) {
    parts.push(`exists (select 1 from movement_marks k
      where k.mark = any(${parameters.add([...filter.marks])}) and k.mrn = m.mrn)`)
  }
  if (filter.grn !== undefined) {
    parts.push(`exists (select 1 from guarantee_lines g
      where g.grn = ${parameters.add(filter.grn)} and g.mrn = m.mrn)`)
  }
  if (filter.office !== undefined) parts.push(namesOffice('m', [filter.office], parameters))
  if (filter.lot !== undefined) parts.push(`m.lot_id = ${parameters.add(filter.lot)}`)
  if (filter.regime !== undefined) parts.push(`m.doc->'declared'->>'regime' = ${parameters.add(filter.regime)}`)
  if (filter.procedure !== undefined) parts.push(hasOpen(filter.procedure, parameters))
  if (filter.flag !== undefined) parts.push(hasFlag(filter.flag, parameters))
  return parts.join(' and ')
}

const hasOpen = (procedure: string, parameters: Parameters): string =>
  `exists (select 1 from json_array_elements(m.doc->'open') as one (opened)
     where one.opened->>'procedure' = ${parameters.add(procedure)})`

const hasFlag = (flag: string, parameters: Parameters): string =>
  `exists (select 1 from json_array_elements_text(m.doc->'flags') as one (name)
     where one.name = ${parameters.add(flag)})`

/** Movements, their list by MRN or by what happened last, and those touched since a leaf of the log. */
export function createMovementReads(pool: Queryable, format: FormatAmount, due: TimerDue) {
  const view = (viewer: Viewer) => viewOf(viewer, format, due)
  const logSize = async (): Promise<bigint> => {
    const head = await pool.query<{ size: string }>('select size from log_head')
    return BigInt(head.rows[0]?.size ?? '0')
  }
  const list = async (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<Page<MovementView>> => {
    const parameters = new Parameters()
    const where = condition(viewer, filter, parameters)
    const after = readCursor('movements', page.cursor, 1)?.[0]
    const from = after === undefined ? '' : `and m.mrn > ${parameters.add(after)}`
    const rows = await pool.query<Row>(
      `select m.mrn, m.doc from movements m where ${where} ${from}
       order by m.mrn limit ${parameters.add(page.limit + 1)}`,
      parameters.values,
    )
    return pageOf(rows.rows, page.limit, (row) => ['movements', row.mrn], view(viewer))
  }
  /**
   * The movements the log touched last, newest first, without a cursor: a window for people who watch, not a list to page
   * through. It says how far back it reaches.
   */
  const recent = async (viewer: Viewer, filter: MovementFilter, limit: number): Promise<RecentPage> => {
    const size = await logSize()
    const from = size > RECENT_LEAVES ? size - RECENT_LEAVES : 0n
    const parameters = new Parameters()
    const where = condition(viewer, filter, parameters)
    const rows = await pool.query<Row & { last: string }>(
      `select m.mrn, m.doc, t.last from (
         select mrn, max(log_index) as last from log_leaves
         where log_index >= ${parameters.add(from.toString())} and mrn is not null group by mrn
       ) t join movements m on m.mrn = t.mrn where ${where} order by t.last desc limit ${parameters.add(limit + 1)}`,
      parameters.values,
    )
    const shown = rows.rows.slice(0, limit)
    const backTo = rows.rows.length > limit ? Number(shown.at(-1)?.last) : Number(from)
    return { items: shown.map(view(viewer)), ...(backTo === 0 ? {} : { backTo }) }
  }
  return {
    movements: (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<RecentPage> =>
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
      const size = await logSize()
      const rows = await pool.query<Row & { in_all: number }>(
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
