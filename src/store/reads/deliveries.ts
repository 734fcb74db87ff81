import type { DeliveryView } from '../../ports/reads.ts'
import type { PartyKey } from '../../domain/values/party.ts'

/** Columns of a delivery, as one JSON array per message; `o` is an alias of `outbox`. */
export const DELIVERY_JSON = `json_build_object('receiver', o.receiver, 'logIndex', o.log_index, 'state', o.state,
  'attempts', o.attempts, 'sentAt', o.sent_at, 'deliveredAt', case when o.state = 'delivered' then o.done_at end,
  'reason', case when o.state in ('parked', 'discarded') then concat_ws(': ', o.parked_reason, o.last_error)
    when o.state = 'delivered' and o.reported then o.last_error end)`

type Stored = {
  receiver: PartyKey
  logIndex: number
  state: string
  attempts: number
  sentAt: string | null
  deliveredAt: string | null
  reason: string | null
}

/** A time that PostgreSQL put into JSON, as RFC 3339 in UTC; sessions use UTC. */
const utc = (text: string): string => new Date(text).toISOString()

/** The deliveries of a `json_agg` over `DELIVERY_JSON`. */
export function deliveriesOf(json: string | null): DeliveryView[] {
  if (json === null) return []
  return (JSON.parse(json) as Stored[]).map((row) => ({
    receiver: row.receiver,
    logIndex: row.logIndex,
    state: row.state,
    attempts: row.attempts,
    ...(row.sentAt === null ? {} : { sentAt: utc(row.sentAt) }),
    ...(row.deliveredAt === null ? {} : { deliveredAt: utc(row.deliveredAt) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
}
