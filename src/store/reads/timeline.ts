import { isGuarantorAccount } from '../../domain/model/guarantee.ts'
import type { TimelineEntry } from '../../ports/reads.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { DELIVERY_JSON, deliveriesOf } from './deliveries.ts'
import type { FormatAmount } from './movement-view.ts'
import { mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { PartyKey } from '../../domain/values/party.ts'
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
}

/** Ids that are not UUIDs occur only in refusals; a cast must not fail on them. */
const ID = `case when l.id ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then l.id::uuid end`

/** Who may read amounts in effects: the movement's administrations and its principal; others read the rest. */
const READS_AMOUNTS = new Set(['customs', 'principal'])

const seesAmounts = (viewer: Viewer): boolean => viewer.kind !== 'party' || READS_AMOUNTS.has(viewer.role)

type LoggedEntries = readonly { from: string; to: string; minor: string; currency: string }[]
type Logged = { entries?: LoggedEntries; [field: string]: unknown }

/** Debts between guarantors are their own business; they read them with the guarantee. */
function entriesFor(viewer: Viewer, entries: LoggedEntries): LoggedEntries {
  if (viewer.kind === 'all') return entries
  return seesAmounts(viewer)
    ? entries.filter(({ from, to }) => !isGuarantorAccount(from) && !isGuarantorAccount(to))
    : []
}

function view(row: Row, viewer: Viewer, format: FormatAmount): TimelineEntry {
  const record = JSON.parse(row.record) as { verdict?: string; decidedAt?: string; effect?: Logged }
  // `changes` is for replay: the same information in a form not meant for people.
  const { entries = [], changes: _, ...rest } = record.effect ?? {}
  const shown = entriesFor(viewer, entries).map(({ minor, ...entry }) => ({
    ...entry,
    amount: format(BigInt(minor), entry.currency),
  }))
  const effect = shown.length === 0 ? rest : { ...rest, entries: shown }
  return {
    logIndex: Number(row.log_index),
    kind: row.kind,
    ...(row.sender === null ? {} : { sender: row.sender }),
    ...(row.id === null ? {} : { id: row.id }),
    ...(row.type === null ? {} : { type: row.type }),
    ...(record.verdict === undefined ? {} : { verdict: record.verdict }),
    ...(row.status === null ? {} : { status: row.status }),
    ...(record.decidedAt === undefined ? {} : { decidedAt: record.decidedAt }),
    ...(Object.keys(effect).length === 0 ? {} : { effect }),
    deliveries: deliveriesOf(row.deliveries),
  }
}

/**
 * Everything the log says about one movement, in its order. A refusal is visible to the party refused and to operators
 * only. Of deliveries, a party sees its own and those of what it sent itself.
 */
export function createTimelineReads(pool: Queryable, format: FormatAmount) {
  return {
    async timeline(viewer: Viewer, mrn: Mrn): Promise<TimelineEntry[] | undefined> {
      const guard = new Parameters()
      const known = await pool.query(
        `select 1 from movements m where m.mrn = ${guard.add(mrn)} and ${mayReadMovement(viewer, 'm', guard)}`,
        guard.values,
      )
      if (known.rows.length === 0) return undefined
      const parameters = new Parameters()
      const movement = parameters.add(mrn)
      const own = viewer.kind === 'all' ? undefined : parameters.add(viewer.key)
      const leaves = own === undefined ? 'true' : `(l.kind <> 'refusal' or l.sender = ${own})`
      const deliveries = own === undefined ? 'true' : `(o.receiver = ${own} or o.sender = ${own})`
      const rows = await pool.query<Row>(
        `select l.log_index, l.kind, l.sender, l.id, l.record, coalesce(m.type, r.type) as type,
           case when l.kind in ('effect', 'timer') then null else oc.status end as status, d.deliveries
         from log_leaves l
         left join messages m on m.sender = l.sender and m.id = ${ID}
         left join outcomes oc on oc.sender = l.sender and oc.id = ${ID} and oc.log_index = l.log_index
         left join refusals r on r.log_index = l.log_index
         left join lateral (
           select json_agg(${DELIVERY_JSON} order by o.receiver) as deliveries from outbox o
           where o.log_index = l.log_index and ${deliveries}
         ) d on true
         where l.log_index in (
             select log_index from log_leaves where mrn = ${movement}
             union all select log_index from leaf_movements where mrn = ${movement}
             union all select log_index from refusals where mrn = ${movement})
           and ${leaves} order by l.log_index`,
        parameters.values,
      )
      return rows.rows.map((row) => view(row, viewer, format))
    },
  }
}
