import type { ParkedFilter, ParkedView, WaitingView } from '../../ports/reads.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

type ParkedRow = {
  receiver: PartyKey
  log_index: string
  sender: PartyKey
  id: string
  type: string
  mrn: Mrn | null
  parked_reason: string | null
  attempts: number
  last_error: string | null
  since: Date
  followers: number
  asked_by: string | null
}

/** Receiver and leaf of a row, by the id that the lists give it. */
const ROW = `o.log_index || '-' || replace(o.receiver, '/', '.')`

/** What must be true of a parked row, over the alias `o` and its delivery `d`. */
function wanted({ receiver, cause, type, since, ids }: ParkedFilter, parameters: Parameters): string[] {
  return [
    ...(receiver === undefined ? [] : [`o.receiver = ${parameters.add(receiver)}`]),
    ...(cause === undefined ? [] : [`o.parked_reason = ${parameters.add(cause)}`]),
    ...(type === undefined ? [] : [`d.type = ${parameters.add(type)}`]),
    ...(since === undefined ? [] : [`coalesce(o.parked_at, o.created_at) >= ${parameters.add(since)}`]),
    ...(ids === undefined ? [] : [`${ROW} = any(${parameters.add([...ids])}::text[])`]),
  ]
}

/** Parked rows with their reason and how many they hold back. */
export function createParkedReads(pool: Queryable) {
  return {
    async parked(viewer: Viewer, page: PageRequest, filter: ParkedFilter = {}): Promise<Page<ParkedView>> {
      const parameters = new Parameters()
      const among = wanted(filter, parameters)
      const mine = viewer.kind === 'all' ? 'true' : `o.receiver = ${parameters.add(viewer.key)}`
      const cursor = readCursor('parked', page.cursor, 2)
      const after =
        cursor === undefined
          ? ''
          : `and (o.receiver, o.log_index) > (${parameters.add(cursor[0])}::text,
              ${parameters.add(wholeNumber(cursor[1]))}::bigint)`
      const rows = await pool.query<ParkedRow>(
        `select o.receiver, o.log_index, d.sender, d.id, d.type, d.mrn, o.parked_reason, o.attempts, o.last_error,
           coalesce(o.parked_at, o.sent_at, o.created_at) as since, (
             select count(*)::int from open_deliveries f where f.receiver = o.receiver and f.order_key = o.order_key
               and f.log_index > o.log_index) as followers,
           (select a.operator from operator_acts a
             where a.receiver = o.receiver and a.outbox_index = o.log_index and a.act = 'discard-asked'
               and a.at >= coalesce(o.parked_at, o.created_at)
             order by a.log_index desc limit 1) as asked_by
         from open_deliveries o join deliveries d using (receiver, log_index) where ${["o.state = 'parked'", mine, ...among].join(' and ')} ${after}
         order by o.receiver, o.log_index limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(rows.rows, page.limit, (row) => ['parked', row.receiver, row.log_index], parkedView)
    },

    async waitingFor(receiver: PartyKey, page: PageRequest, state?: WaitingView['state']): Promise<Page<WaitingView>> {
      const parameters = new Parameters()
      const cursor = readCursor('waiting', page.cursor, 1)
      const conditions = [
        `o.receiver = ${parameters.add(receiver)}`,
        ...(state === undefined ? [] : [`o.state = ${parameters.add(state)}`]),
        ...(cursor === undefined ? [] : [`o.log_index > ${parameters.add(wholeNumber(cursor[0]))}::bigint`]),
      ]
      const { rows } = await pool.query<WaitingRow>(
        `select o.receiver, o.log_index, o.state, o.created_at, o.sent_at, o.attempts, d.sender, d.id, d.type, d.mrn,
           before.behind, before.first, first.type as first_type, open.state as first_state
         from open_deliveries o join deliveries d using (receiver, log_index)
         cross join lateral (
           select count(*)::int as behind, min(f.log_index) as first from open_deliveries f
           where f.receiver = o.receiver and f.order_key = o.order_key and f.log_index < o.log_index and f.reported
         ) before
         left join deliveries first on first.receiver = o.receiver and first.log_index = before.first
         left join open_deliveries open on open.receiver = o.receiver and open.log_index = before.first
         where ${conditions.join(' and ')} order by o.log_index limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(rows, page.limit, (row) => ['waiting', row.log_index], waitingView)
    },
  }
}

type WaitingRow = Pick<ParkedRow, 'receiver' | 'log_index' | 'sender' | 'id' | 'type' | 'mrn' | 'attempts'> & {
  state: WaitingView['state']
  created_at: Date
  sent_at: Date | null
  behind: number
  first: string | null
  first_type: string | null
  first_state: string | null
}

const idOf = (receiver: PartyKey, logIndex: string): string => `${logIndex}-${receiver.replace('/', '.')}`

const waitingView = (row: WaitingRow): WaitingView => ({
  id: idOf(row.receiver, row.log_index),
  state: row.state,
  sender: row.sender,
  messageId: row.id,
  type: row.type,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  since: row.created_at.toISOString(),
  attempts: row.attempts,
  ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
  behind: row.behind,
  ...(row.first === null || row.first_type === null || row.first_state === null
    ? {}
    : { awaits: { id: idOf(row.receiver, row.first), type: row.first_type, state: row.first_state } }),
})

const parkedView = (row: ParkedRow): ParkedView => ({
  id: idOf(row.receiver, row.log_index),
  receiver: row.receiver,
  sender: row.sender,
  messageId: row.id,
  type: row.type,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  reason: row.parked_reason ?? '',
  attempts: row.attempts,
  lastError: row.last_error ?? '',
  since: row.since.toISOString(),
  followers: row.followers,
  ...(row.asked_by === null ? {} : { discardAskedBy: row.asked_by }),
})
