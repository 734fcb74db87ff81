import { ASKED_MS } from '../../domain/model/break-glass.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { OperatorAsk } from '../../ports/approvals.ts'
import type { Queryable } from '../read-pool.ts'

type Row = { operator: string; reason: string; at: Date; type: string; mrn: Mrn | null }
type GlassRow = Row & { of_sender: PartyKey; of_id: string }
type DiscardRow = Row & { receiver: PartyKey; outbox_index: string; sender: PartyKey; id: string }

/** Of each kind the newest asks that are looked at: more than operators ever let wait. */
const LOOKED_AT = 1_000

const GLASS = `
  select a.of_sender, a.of_id, a.operator, a.reason, a.at, m.type, l.mrn from (
    select * from operator_acts where act = 'break-glass-asked' order by act desc, log_index desc limit ${LOOKED_AT}) a
  join log_leaves l on l.log_index = a.log_index join messages m on m.sender = a.of_sender and m.id = a.of_id
  where a.at > $1 and not exists (select 1 from operator_acts b where b.of_sender = a.of_sender and b.of_id = a.of_id
    and b.of_id is not null and b.log_index > a.log_index
    and b.act in ('break-glass-asked', 'break-glass', 'break-glass-rejected'))`

/** Whatever has been done since ends it: an answer, a replay, which is no giving up, or the delivery itself. */
const DISCARDS = `
  select a.receiver, a.outbox_index, a.operator, a.reason, a.at, d.type, d.mrn, d.sender, d.id from (
    select * from operator_acts where act = 'discard-asked' order by act desc, log_index desc limit ${LOOKED_AT}) a
  join open_deliveries o on o.receiver = a.receiver and o.log_index = a.outbox_index and o.state = 'parked'
  join deliveries d on d.receiver = a.receiver and d.log_index = a.outbox_index
  where not exists (select 1 from operator_acts b where b.receiver = a.receiver and b.outbox_index = a.outbox_index
    and b.log_index > a.log_index)`

const dotted = (party: PartyKey): string => party.replace('/', '.')

/** What operators have asked for about messages and a second one has to answer. `pool` sees everything, as operators do. */
export const createOperatorAskReads = (pool: Queryable, now: () => number) => ({
  async operatorAsks(): Promise<OperatorAsk[]> {
    const glass = await pool.query<GlassRow>(GLASS, [new Date(now() - ASKED_MS)])
    const discards = await pool.query<DiscardRow>(DISCARDS)
    return [
      ...glass.rows.map((row): OperatorAsk => {
        const until = new Date(row.at.getTime() + ASKED_MS).toISOString()
        const about = { sender: row.of_sender, message: row.of_id }
        return { ...askOf(row, 'break-glass', `${dotted(row.of_sender)}-${row.of_id}`), ...about, until }
      }),
      ...discards.rows.map((row): OperatorAsk => {
        const { receiver, sender, id: message } = row
        return { ...askOf(row, 'discard', `${row.outbox_index}-${dotted(receiver)}`), receiver, sender, message }
      }),
    ]
  },
})

const askOf = ({ operator, reason, at, type, mrn }: Row, kind: OperatorAsk['kind'], about: string): OperatorAsk => ({
  id: `${kind}-${about}`,
  kind,
  by: operator,
  reason,
  since: at.toISOString(),
  type,
  ...(mrn === null ? {} : { mrn }),
})
