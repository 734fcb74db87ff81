import type { Pool } from 'pg'
import type { Inbox, InboxRow } from '../../ports/reads.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

/** An answer takes no further message once it holds this many bytes of bodies, so that memory stays flat. */
const ANSWER_BYTES = 4 * 1024 * 1024

type Row = {
  id: string
  sender: PartyKey
  type: string
  mrn: Mrn | null
  log_index: string
  content_type: string
  body: Buffer
  signature: Buffer | null
  seal: Buffer
}

const view = (row: Row): InboxRow => ({
  id: row.id,
  sender: row.sender,
  type: row.type,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  logIndex: Number(row.log_index),
  contentType: row.content_type,
  body: row.body,
  ...(row.signature === null ? {} : { signature: row.signature }),
  seal: row.seal,
})

/**
 * The pull channel. Its rows have no lease: only their receiver moves them, the statements name it, and the relay holds
 * leases for AMQP parties only. Two concurrent polls may get the same rows; receivers drop repeats by (sender, id). Rows
 * handed out count as unconfirmed, so that a change of channel to AMQP sends unreported ones again.
 */
export function createInbox(pool: Pool): Inbox {
  return {
    async take(receiver: PartyKey, limit: number, now: Date): Promise<InboxRow[]> {
      // Nothing reports on answers themselves: the next poll is the only sign that the last one arrived.
      await pool.query(
        `update outbox set state = 'delivered', done_at = $2
         where receiver = $1 and not reported and state = 'in-flight' and sent_at < $2`,
        [receiver, now],
      )
      const rows = await pool.query<Row>(
        `with next as (
           select log_index, sender, id, state from outbox where receiver = $1 and state in ('ready', 'in-flight')
           order by (state = 'in-flight') desc, log_index limit $2 for update
         ), sized as (
           select n.log_index, octet_length(b.body) as size,
             sum(octet_length(b.body)) over (order by (n.state = 'in-flight') desc, n.log_index) as total
           from next n join messages k on k.sender = n.sender and k.id = n.id
           join bodies b on b.message = k.seq
         ), taken as (
           select log_index from sized where total - size < ${ANSWER_BYTES}
         ), marked as (
           update outbox o set state = 'in-flight', attempts = o.attempts + 1, sent_at = $3, confirmed = false
           from taken t where o.receiver = $1 and o.log_index = t.log_index
           returning o.id, o.sender, o.type, o.mrn, o.log_index, o.content_type, o.seal
         )
         select m.*, b.body, b.signature from marked m join messages k on k.sender = m.sender and k.id = m.id
         join bodies b on b.message = k.seq
         order by m.log_index`,
        [receiver, limit, now],
      )
      return rows.rows.map(view)
    },
  }
}
