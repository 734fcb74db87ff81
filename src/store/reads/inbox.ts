import type { Pool } from 'pg'
import type { BodyVault } from '../../ports/body-vault.ts'
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
  frame: Buffer
  signature: Buffer | null
  seal: Buffer
}

const view = (row: Row, vault: BodyVault): InboxRow => ({
  id: row.id,
  sender: row.sender,
  type: row.type,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  logIndex: Number(row.log_index),
  contentType: row.content_type,
  body: vault.open(row.frame),
  ...(row.signature === null ? {} : { signature: row.signature }),
  seal: row.seal,
})

/**
 * The pull channel. Its rows have no lease: only their receiver moves them, the statements name it, and the relay holds
 * leases for AMQP parties only. Two concurrent polls may get the same rows; receivers drop repeats by (sender, id). Rows
 * handed out count as unconfirmed, so that a change of channel to AMQP sends unreported ones again.
 */
export function createInbox(pool: Pool, vault: BodyVault): Inbox {
  return {
    async take(receiver: PartyKey, limit: number, now: Date): Promise<InboxRow[]> {
      // Nothing reports on answers themselves: the next poll is the only sign that the last one arrived.
      await pool.query(
        `with gone as (
           delete from open_deliveries where receiver = $1 and not reported and state = 'in-flight' and sent_at < $2
           returning receiver, log_index, attempts, sent_at
         )
         insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at)
         select receiver, log_index, 'delivered', attempts, sent_at, $2 from gone on conflict do nothing`,
        [receiver, now],
      )
      const rows = await pool.query<Row>(
        `with next as (
           select receiver, log_index, state from open_deliveries
           where receiver = $1 and state in ('ready', 'in-flight')
           order by (state = 'in-flight') desc, log_index limit $2 for update
         ), sized as (
           select n.log_index, d.id, d.sender, d.type, d.mrn, d.content_type, b.frame, b.signature, b.size,
             sum(b.size) over (order by (n.state = 'in-flight') desc, n.log_index) as total
           from next n join deliveries d using (receiver, log_index)
           join messages m on m.sender = d.sender and m.id = d.id join body_frames b on b.message = m.seq and b.frame is not null
         ), marked as (
           update open_deliveries o set state = 'in-flight', attempts = o.attempts + 1, sent_at = $3, confirmed = false
           from sized t where o.receiver = $1 and o.log_index = t.log_index and t.total - t.size < ${ANSWER_BYTES}
           returning o.log_index
         )
         select t.id, t.sender, t.type, t.mrn, t.log_index, t.content_type, t.frame, t.signature, s.seal
         from marked join sized t using (log_index) join seals s using (log_index)
         order by t.log_index`,
        [receiver, limit, now],
      )
      return rows.rows.map((row) => view(row, vault))
    },
  }
}
