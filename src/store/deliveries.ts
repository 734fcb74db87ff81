import type { PoolClient } from 'pg'
import type { LogWrites, OutboxRow, ReportedRow } from '../ports/commit.ts'
import { placeholders, type Writer } from './rows.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** The open outbox rows that delivery reports name, locked in the order every writer uses. */
export async function lockReported(
  client: PoolClient,
  rows: readonly { receiver: PartyKey; logIndex: bigint }[],
): Promise<ReadonlyMap<string, { sender: PartyKey; id: string; orderKey: string }>> {
  if (rows.length === 0) return new Map()
  const result = await client.query<{
    receiver: PartyKey
    log_index: string
    sender: PartyKey
    id: string
    order_key: string
  }>(
    `select receiver, log_index, sender, id, order_key from outbox
     where (receiver, log_index) in (values ${placeholders(rows.length, ['text', 'bigint'])}) and state not in ('delivered', 'discarded')
     order by receiver, log_index for update`,
    rows.flatMap((row) => [row.receiver, row.logIndex.toString()]),
  )
  return new Map(
    result.rows.map((row) => [
      `${row.receiver} ${row.log_index}`,
      { sender: row.sender, id: row.id, orderKey: row.order_key },
    ]),
  )
}

/** Which (receiver, order key) pairs have a row that is not yet delivered. */
export async function openOrders(
  client: PoolClient,
  pairs: readonly { receiver: PartyKey; orderKey: string }[],
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const result = await client.query<{ receiver: PartyKey; order_key: string }>(
    `select distinct receiver, order_key from outbox
     where state not in ('delivered', 'discarded') and (receiver, order_key) in (values ${placeholders(pairs.length, ['text', 'text'])})`,
    pairs.flatMap((pair) => [pair.receiver, pair.orderKey]),
  )
  return new Set(result.rows.map((row) => `${row.receiver} ${row.order_key}`))
}

/** The outbox rows of a batch. */
export function writeDeliveries(write: Writer, writes: LogWrites): void {
  write.rows(
    'outbox',
    [
      'receiver',
      'log_index',
      'sender',
      'id',
      'type',
      'mrn',
      'content_type',
      'order_key',
      'reported',
      'correlation_id',
      'state',
      'seal',
      'created_at',
    ],
    writes.outbox.map((row) => outboxValues(row, writes.at)),
  )
}

const outboxValues = (row: OutboxRow, at: Date) => [
  row.receiver,
  row.logIndex.toString(),
  row.key.sender,
  row.key.id,
  row.type,
  row.mrn ?? null,
  row.contentType,
  row.orderKey,
  row.reported,
  row.correlationId ?? null,
  row.state,
  row.seal,
  at,
]

/**
 * Closes or parks the reported rows, then releases the next one of each movement. Runs under the head's lock, as inserting
 * does: a follower inserted concurrently with a report would otherwise wait for a predecessor that is already closed.
 */
export function closeReported(write: Writer, writes: LogWrites): void {
  const { reports, again, at } = writes
  if (again.length > 0) {
    write.query(
      // Also rows whose confirm is not noted yet: being in flight does not mean the requested second copy was sent.
      `update outbox set state = 'ready', confirmed = false where not reported and state in ('delivered', 'in-flight')
       and (receiver, id) in (values ${placeholders(again.length, ['text', 'uuid'])})`,
      again.flatMap((row) => [row.receiver, row.id]),
    )
  }
  if (reports.length === 0) return
  write.query(
    `update outbox o set
         state = case when v.outcome = 'accepted' then 'delivered' else 'parked' end,
         done_at = case when v.outcome = 'accepted' then $1::timestamptz end,
         parked_reason = case when v.outcome = 'accepted' then null else 'refused' end,
         last_error = v.reason
       from (values ${shifted(reports.length)}) v (receiver, log_index, outcome, reason)
       where o.receiver = v.receiver and o.log_index = v.log_index and o.state not in ('delivered', 'discarded')`,
    [
      at,
      ...reports.flatMap((row: ReportedRow) => [
        row.receiver,
        row.logIndex.toString(),
        row.outcome,
        row.reason ?? null,
      ]),
    ],
  )
  write.query(
    `update outbox o set state = 'ready' from (
         select distinct on (w.receiver, w.order_key) w.receiver, w.log_index, w.state
         from (values ${placeholders(reports.length, ['text', 'bigint'])}) v (receiver, log_index)
         join outbox r on r.receiver = v.receiver and r.log_index = v.log_index
         join outbox w on w.receiver = r.receiver and w.order_key = r.order_key
         where w.state not in ('delivered', 'discarded') order by w.receiver, w.order_key, w.log_index
       ) first where o.receiver = first.receiver and o.log_index = first.log_index and first.state = 'waiting'`,
    reports.flatMap((row) => [row.receiver, row.logIndex.toString()]),
  )
}

/** Placeholders of report rows, starting at $2: $1 is the time. */
const shifted = (rows: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const at = 2 + row * 4
    return `($${at}::text,$${at + 1}::bigint,$${at + 2}::text,$${at + 3}::text)`
  }).join(',')
