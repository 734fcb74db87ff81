import type { Page, PageRequest, ParkedView } from '../../ports/reads.ts'
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
}

/** Parked rows with their reason and how many they hold back. */
export function createParkedReads(pool: Queryable) {
  return {
    async parked(viewer: Viewer, page: PageRequest): Promise<Page<ParkedView>> {
      const parameters = new Parameters()
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
               and f.log_index > o.log_index) as followers
         from open_deliveries o join deliveries d using (receiver, log_index) where o.state = 'parked' and ${mine} ${after}
         order by o.receiver, o.log_index limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(rows.rows, page.limit, (row) => ['parked', row.receiver, row.log_index], parkedView)
    },
  }
}

const parkedView = (row: ParkedRow): ParkedView => ({
  id: `${row.log_index}-${row.receiver.replace('/', '.')}`,
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
})
