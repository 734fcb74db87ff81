import type { PoolClient } from 'pg'
import type { ActRow, ParkedRow } from '../ports/commit.ts'
import { insertInto, type Writer } from './rows.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/**
 * The outbox row an act is about, locked as delivery reports lock it, and who has asked to discard it; undefined if there
 * is none.
 */
export async function lockParked(
  client: PoolClient,
  receiver: PartyKey,
  logIndex: bigint,
): Promise<ParkedRow | undefined> {
  const result = await client.query<{
    state: string
    sender: PartyKey
    id: string
    type: string
    mrn: Mrn | null
    asked_by: string | null
  }>(
    `select o.state, o.sender, o.id, o.type, o.mrn, (
       select a.operator from operator_acts a
       where a.receiver = o.receiver and a.outbox_index = o.log_index and a.act = 'discard-asked'
         and a.log_index > coalesce((
           select max(r.log_index) from operator_acts r
           where r.receiver = o.receiver and r.outbox_index = o.log_index and r.act = 'replay'), -1)
       order by a.log_index desc limit 1) as asked_by
     from outbox o where o.receiver = $1 and o.log_index = $2 for update of o`,
    [receiver, logIndex.toString()],
  )
  const row = result.rows[0]
  if (row === undefined) return undefined
  const { state, sender, id, type, mrn, asked_by: askedBy } = row
  return {
    key: { sender, id },
    parked: state === 'parked',
    type,
    ...(mrn === null ? {} : { mrn }),
    ...(askedBy === null ? {} : { askedBy }),
  }
}

const INSERT_ACTS = insertInto('operator_acts', {
  log_index: 'bigint',
  id: 'uuid',
  act: 'text',
  receiver: 'text',
  outbox_index: 'bigint',
  set_aside: 'bigint',
  operator: 'text',
  reason: 'text',
  body: 'bytea',
  salt: 'bytea',
  at: 'timestamptz',
})

/**
 * Records the acts and carries out those on the outbox. Discarding a row releases the next one of its movement, as delivery
 * does.
 */
export function writeActs(write: Writer, acts: readonly ActRow[], at: Date): void {
  write.rows(
    INSERT_ACTS,
    acts.map((row) => [
      row.logIndex,
      row.id,
      row.act,
      row.act === 'retry' ? null : row.receiver,
      row.act === 'retry' ? null : row.outboxIndex,
      row.act === 'retry' ? row.setAside : null,
      row.operator,
      row.reason,
      row.body,
      row.salt,
      at,
    ]),
  )
  for (const one of acts) {
    if (one.act === 'retry') continue
    const { act, receiver, outboxIndex } = one
    const row = [receiver, outboxIndex.toString()]
    if (act === 'replay') {
      write.query(
        `update outbox set state = 'ready', parked_reason = null, last_error = null, done_at = null, confirmed = false
         where receiver = $1 and log_index = $2 and state = 'parked'`,
        row,
      )
    }
    if (act !== 'discard') continue
    write.query(
      `update outbox set state = 'discarded', done_at = $3 where receiver = $1 and log_index = $2 and state = 'parked'`,
      [...row, at],
    )
    write.query(
      `update outbox o set state = 'ready' from (
         select w.receiver, w.log_index, w.state from outbox r
         join outbox w on w.receiver = r.receiver and w.order_key = r.order_key
         where r.receiver = $1 and r.log_index = $2 and w.state not in ('delivered', 'discarded')
         order by w.log_index limit 1
       ) first where o.receiver = first.receiver and o.log_index = first.log_index and first.state = 'waiting'`,
      row,
    )
  }
}
