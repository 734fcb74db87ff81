import type { Pool } from 'pg'
import type { Held, Leg, Movement, Passage } from '../../domain/movement.ts'
import type { Timer } from '../../domain/timer.ts'
import type {
  LegView,
  MovementFilter,
  MovementView,
  Page,
  PageRequest,
  PassageView,
  Viewer,
} from '../../ports/reads.ts'
import { movementFromDocument } from '../documents.ts'
import { pageOf, readCursor } from './paging.ts'
import { mayReadMovement, Parameters } from './visibility.ts'

/** Writes minor units as the amount of a message, with all decimals of the currency. */
export type FormatAmount = (minor: bigint, currency: string) => string

/** How many of the log's last leaves the list of recent movements is drawn from. */
const RECENT_LEAVES = 2_000

type Row = { mrn: string; doc: string }

const viewOf =
  (format: FormatAmount, due: TimerDue) =>
  (row: Row): MovementView => {
    const movement: Movement = movementFromDocument(row.doc)
    return {
      mrn: movement.mrn,
      state: movement.state,
      version: movement.version,
      procedures: movement.procedures,
      flags: movement.flags,
      legs: movement.legs.map(legView),
      guarantees: movement.lines.map((line) => ({
        grn: line.grn,
        amount: format(line.minor, line.currency),
        currency: line.currency,
        state: line.state,
        ...(line.conversion === undefined ? {} : { conversion: line.conversion }),
      })),
      ...(movement.contribution === undefined ? {} : { contribution: movement.contribution }),
      timers: movement.timers.map((timer) => timerView(timer, due(timer, movement))),
      held: movement.held.map(heldView),
    }
  }

/** When a timer is due with the outages known now, milliseconds UTC; Infinity while nobody knows. */
export type TimerDue = (timer: Timer, movement: Movement) => number

const timerView = ({ name, number, startedAt, leg, grn }: Timer, due: number): MovementView['timers'][number] => ({
  timer: name,
  number,
  startedAt,
  ...(Number.isFinite(due) ? { dueAt: new Date(due).toISOString() } : { paused: true }),
  ...(leg === undefined ? {} : { leg }),
  ...(grn === undefined ? {} : { grn }),
})

const heldView = ({ key, type, awaits, since, occurredAt }: Held): MovementView['held'][number] => ({
  ...key,
  type,
  awaits,
  since,
  occurredAt,
})

/** A leg without the sightings that are kept only to tell a repeat from another finding. */
function legView({ entered, exited, returned, ...leg }: Leg): LegView {
  return {
    ...leg,
    ...(entered === undefined ? {} : { entered: passageView(entered) }),
    ...(exited === undefined ? {} : { exited: passageView(exited) }),
    ...(returned === undefined ? {} : { returned: passageView(returned) }),
  }
}

const passageView = ({ findings: _findings, ...passage }: Passage): PassageView => passage

function condition(viewer: Viewer, filter: MovementFilter, parameters: Parameters): string {
  const parts = [mayReadMovement(viewer, 'm', parameters)]
  if (filter.states !== undefined) parts.push(`m.state = any(${parameters.add([...filter.states])})`)
  if (filter.country !== undefined) {
    parts.push(`exists (select 1 from movement_parties c
      where c.party_key = ${parameters.add(filter.country)} and c.mrn = m.mrn)`)
  }
  if (filter.nationalRef !== undefined) {
    parts.push(`exists (select 1 from national_refs n
      where n.reference = ${parameters.add(filter.nationalRef)} and n.mrn = m.mrn)`)
  }
  return parts.join(' and ')
}

/** Movements, their list by MRN or by what happened last, and those touched since a leaf of the log. */
export function createMovementReads(pool: Pool, format: FormatAmount, due: TimerDue) {
  const view = viewOf(format, due)
  const list = async (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<Page<MovementView>> => {
    const parameters = new Parameters()
    const where = condition(viewer, filter, parameters)
    const after = readCursor(page.cursor, 1)?.[0]
    const from = after === undefined ? '' : `and m.mrn > ${parameters.add(after)}`
    const rows = await pool.query<Row>(
      `select m.mrn, m.doc from movements m where ${where} ${from}
       order by m.mrn limit ${parameters.add(page.limit + 1)}`,
      parameters.values,
    )
    return pageOf(rows.rows, page.limit, (row) => [row.mrn], view)
  }
  /** What the log touched last, newest first, without a cursor: a window for people who watch, not a list to walk. */
  const recent = async (viewer: Viewer, filter: MovementFilter, limit: number): Promise<Page<MovementView>> => {
    const parameters = new Parameters()
    const where = condition(viewer, filter, parameters)
    const rows = await pool.query<Row>(
      `select m.mrn, m.doc from (
         select mrn, max(log_index) as last from (
           select mrn, log_index from log_leaves order by log_index desc limit ${RECENT_LEAVES}
         ) tail where mrn is not null group by mrn
       ) t join movements m on m.mrn = t.mrn where ${where} order by t.last desc limit ${parameters.add(limit)}`,
      parameters.values,
    )
    return { items: rows.rows.map(view) }
  }
  return {
    movements: (viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<Page<MovementView>> =>
      filter.recent === true ? recent(viewer, filter, page.limit) : list(viewer, filter, page),

    async movement(viewer: Viewer, mrn: string): Promise<MovementView | undefined> {
      const parameters = new Parameters()
      const rows = await pool.query<Row>(
        `select m.mrn, m.doc from movements m
         where m.mrn = ${parameters.add(mrn)} and ${mayReadMovement(viewer, 'm', parameters)}`,
        parameters.values,
      )
      return rows.rows.map(view)[0]
    },

    async movementsSince(from: bigint, limit: number): Promise<{ size: bigint; items: MovementView[] }> {
      const head = await pool.query<{ size: string }>('select size from log_head')
      const size = BigInt(head.rows[0]?.size ?? '0')
      const rows = await pool.query<Row>(
        `select m.mrn, m.doc from (
           select mrn, max(log_index) as last from log_leaves
           where log_index >= $1 and log_index < $2 and mrn is not null group by mrn
         ) t join movements m on m.mrn = t.mrn where m.state <> 'none' order by t.last desc limit $3`,
        [from.toString(), size.toString(), limit],
      )
      return { size, items: rows.rows.map(view) }
    },
  }
}
