import { CUSTOMS_ONLY } from '../../domain/engine/warnings.ts'
import { isGuarantorAccount } from '../../domain/model/guarantee.ts'
import type { Difference } from '../../domain/model/difference.ts'
import type { Timer } from '../../domain/model/timer.ts'
import type { DifferenceView, TimelineEntry } from '../../ports/reads.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import { differencesFor, flagsFor, timersFor } from './movement-view.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { DELIVERY_JSON, deliveriesOf } from './deliveries.ts'
import type { FormatAmount } from './movement-view.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { among, mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { MessageKey, PartyKey } from '../../domain/values/party.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

type Row = {
  log_index: string
  kind: string
  sender: PartyKey | null
  id: string | null
  record: string
  type: string | null
  status: string | null
  deliveries: string | null
  attested_by: string | null
}

/** The log begins with leaf 0. */
const BEFORE_ALL = '-1'

/** Who may read amounts in effects: the movement's administrations and its principal; others read the rest. */
const READS_AMOUNTS = new Set(['customs', 'principal'])

const seesAmounts = (viewer: Viewer): boolean => viewer.kind !== 'party' || READS_AMOUNTS.has(viewer.role)

type LoggedEntries = readonly { from: string; to: string; minor: string; currency: string }[]
type Logged = {
  entries?: LoggedEntries
  warnings?: readonly { code: string }[]
  flags?: readonly string[]
  timers?: { started: readonly Pick<Timer, 'name'>[] }
  occurredAt?: string
  office?: OfficeCode
  procedure?: string
  [field: string]: unknown
}

const isTrader = (viewer: Viewer): boolean => viewer.kind === 'party' && viewer.role !== 'customs'

/** Nothing but that another movement with the same vehicle is over: a trader never learned that there was one. */
const SHARING_ENDED = 'sharing-ended'

/** The differences that a message brought or closed. */
function differencesOf(all: readonly Difference[], row: Row, viewer: Viewer): DifferenceView[] {
  const isOfRow = (key: MessageKey | undefined): boolean => key?.sender === row.sender && key.id === row.id
  return differencesFor(
    viewer,
    all.filter(({ by, resolvedBy }) => isOfRow(by) || isOfRow(resolvedBy)),
  )
}

/** Debts between guarantors are their own business; they read them with the guarantee. */
function entriesFor(viewer: Viewer, entries: LoggedEntries): LoggedEntries {
  if (viewer.kind === 'all') return entries
  return seesAmounts(viewer)
    ? entries.filter(({ from, to }) => !isGuarantorAccount(from) && !isGuarantorAccount(to))
    : []
}

/** An effect whose entries are not the log's own. */
type Unlisted = Record<string, unknown> & Pick<Logged, 'warnings'>

/** What a receipt keeps from traders, the timeline does too. */
function withoutOthersWarnings(effect: Unlisted, viewer: Viewer): Unlisted {
  const { warnings, ...rest } = effect
  if (warnings === undefined || !isTrader(viewer)) return effect
  const shown = warnings.filter(({ code }) => !CUSTOMS_ONLY.has(code))
  return shown.length === 0 ? rest : { ...rest, warnings: shown }
}

function view(row: Row, viewer: Viewer, format: FormatAmount, differences: readonly Difference[]): TimelineEntry {
  const record = JSON.parse(row.record) as { verdict?: string; decidedAt?: string; effect?: Logged }
  // `changes` is for replay: the same information in a form not meant for people; `shared` is for the audit. Differences are told
  // below, with numbers.
  const {
    entries = [],
    changes: _,
    shared: __,
    differences: ___,
    occurredAt,
    office,
    procedure,
    flags,
    timers,
    ...whole
  } = record.effect ?? {}
  const rest = {
    ...whole,
    ...(flags === undefined ? {} : { flags: flagsFor(viewer, flags) }),
    ...(timers === undefined ? {} : { timers: { ...timers, started: timersFor(viewer, timers.started) } }),
  }
  const shown = entriesFor(viewer, entries).map(({ minor, ...entry }) => ({
    ...entry,
    amount: format(BigInt(minor), entry.currency),
  }))
  const effect = withoutOthersWarnings(shown.length === 0 ? rest : { ...rest, entries: shown }, viewer)
  const found = differencesOf(differences, row, viewer)
  return {
    logIndex: Number(row.log_index),
    kind: row.kind,
    ...(row.sender === null ? {} : { sender: row.sender }),
    ...(row.id === null ? {} : { id: row.id }),
    ...(row.type === null ? {} : { type: row.type }),
    ...(record.verdict === undefined ? {} : { verdict: record.verdict }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(record.decidedAt === undefined ? {} : { decidedAt: record.decidedAt }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(office === undefined ? {} : { office }),
    ...(procedure === undefined ? {} : { procedure }),
    ...(row.sender === null ? {} : { by: isTrader(viewer) ? row.sender : (row.attested_by ?? row.sender) }),
    ...(found.length === 0 ? {} : { differences: found }),
    ...(Object.keys(effect).length === 0 ? {} : { effect }),
    deliveries: deliveriesOf(row.deliveries),
  }
}

/** The first `limit` leaves about a movement after one; of refusals only the viewer's own, who need not be a party. */
function leavesAbout(movement: string, own: string | undefined, page: { after: string; limit: string }): string {
  const from = (table: string, sender?: string): string =>
    `(select log_index from ${table} where ${among('mrn', movement)}
        ${sender === undefined ? '' : `and ${among('sender', sender)}`} and log_index > ${page.after}::bigint
      order by mrn, ${sender === undefined ? '' : 'sender, '}log_index limit ${page.limit})`
  const refused = from('refusals', own)
  return `select log_index from (${from('log_leaves')} union ${from('leaf_movements')} union ${refused}) about
    order by log_index limit ${page.limit}`
}

/**
 * Everything the log says about one movement, in its order, in pages. A refusal is visible to the party refused and to operators
 * only. Of deliveries, a party sees its own and those of what it sent itself.
 */
export function createTimelineReads(pool: Queryable, format: FormatAmount) {
  return {
    async timeline(viewer: Viewer, mrn: Mrn, page: PageRequest): Promise<Page<TimelineEntry> | undefined> {
      // A cursor is valid for the timeline of one movement only.
      const list = `timeline of ${mrn}`
      const cursor = readCursor(list, page.cursor, 1)
      const after = cursor === undefined ? BEFORE_ALL : wholeNumber(cursor[0])
      const guard = new Parameters()
      const known = await pool.query<{ doc: string }>(
        `select m.doc from movements m where m.mrn = ${guard.add(mrn)} and ${mayReadMovement(viewer, 'm', guard)}`,
        guard.values,
      )
      const [movement] = known.rows
      if (movement === undefined) return undefined
      const { differences = [] } = JSON.parse(movement.doc) as { differences?: readonly Difference[] }
      const parameters = new Parameters()
      const named = parameters.add(mrn)
      const own = viewer.kind === 'all' ? undefined : parameters.add(viewer.key)
      const leaves = own === undefined ? 'true' : `(l.kind <> 'refusal' or l.sender = ${own})`
      const deliveries = own === undefined ? 'true' : `(o.receiver = ${own} or o.sender = ${own})`
      const about = leavesAbout(named, own, { after: parameters.add(after), limit: parameters.add(page.limit + 1) })
      const rows = await pool.query<Row>(
        `select l.log_index, l.kind, l.sender, l.id, l.record, coalesce(m.type, r.type) as type,
           case when l.kind in ('effect', 'timer') then null else oc.status end as status, d.deliveries, b.attested_by
         from log_leaves l
         left join messages m on m.seq = l.message
         left join attestations b on b.message = l.message
         left join outcomes oc on oc.message = l.message and oc.log_index = l.log_index
         left join refusals r on r.log_index = l.log_index
         left join lateral (
           select json_agg(${DELIVERY_JSON} order by o.receiver) as deliveries from outbox o
           where o.log_index = l.log_index and ${deliveries}
         ) d on true
         where l.log_index = any(array(${about})) and ${leaves} order by l.log_index`,
        parameters.values,
      )
      const { items, ...more } = pageOf(
        rows.rows,
        page.limit,
        (row) => [list, row.log_index],
        (row) => view(row, viewer, format, differences),
      )
      return { ...more, items: items.filter((one) => !isTrader(viewer) || one.effect?.['row'] !== SHARING_ENDED) }
    },
  }
}
