import type { PoolClient } from 'pg'
import type { LogWrites, OutboxRow } from '../ports/commit.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Value } from './arrays.ts'
import { insertInto, overRows, queryRows, type Writer } from './rows.ts'

const ROW_KEY = { receiver: 'text', log_index: 'bigint' } as const

const LOCK_REPORTED = overRows(
  'lock reported',
  ROW_KEY,
  (rows) => `select o.receiver, o.log_index, o.sender, o.id, o.order_key
    from ${rows} join outbox o on o.receiver = v.receiver and o.log_index = v.log_index
    where o.state not in ('delivered', 'discarded') order by o.receiver, o.log_index for update of o`,
)

/** The open outbox rows that delivery reports name, locked in the order every writer uses. */
export async function lockReported(
  client: PoolClient,
  rows: readonly { receiver: PartyKey; logIndex: bigint }[],
): Promise<ReadonlyMap<string, { sender: PartyKey; id: string; orderKey: string }>> {
  if (rows.length === 0) return new Map()
  const result = await queryRows<{
    receiver: PartyKey
    log_index: string
    sender: PartyKey
    id: string
    order_key: string
  }>(
    client,
    LOCK_REPORTED,
    rows.map((row) => [row.receiver, row.logIndex]),
  )
  return new Map(
    result.rows.map((row) => [
      `${row.receiver} ${row.log_index}`,
      { sender: row.sender, id: row.id, orderKey: row.order_key },
    ]),
  )
}

const OPEN_ORDERS = overRows(
  'open orders',
  { receiver: 'text', order_key: 'text' },
  (rows) => `select distinct o.receiver, o.order_key
    from ${rows} join outbox o on o.receiver = v.receiver and o.order_key = v.order_key
    where o.state not in ('delivered', 'discarded')`,
)

/** Which (receiver, order key) pairs have a row that is not yet delivered. */
export async function openOrders(
  client: PoolClient,
  pairs: readonly { receiver: PartyKey; orderKey: string }[],
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const result = await queryRows<{ receiver: PartyKey; order_key: string }>(
    client,
    OPEN_ORDERS,
    pairs.map((pair) => [pair.receiver, pair.orderKey]),
  )
  return new Set(result.rows.map((row) => `${row.receiver} ${row.order_key}`))
}

const INSERT_OUTBOX = insertInto('outbox', {
  receiver: 'text',
  log_index: 'bigint',
  sender: 'text',
  id: 'uuid',
  type: 'text',
  mrn: 'text',
  content_type: 'text',
  order_key: 'text',
  reported: 'boolean',
  correlation_id: 'text',
  state: 'text',
  seal: 'bytea',
  created_at: 'timestamptz',
})
/** The outbox rows of a batch. */
export function writeDeliveries(write: Writer, writes: LogWrites): void {
  write.rows(
    INSERT_OUTBOX,
    writes.outbox.map((row) => outboxValues(row, writes.at)),
  )
}

const outboxValues = (row: OutboxRow, at: Date): Value[] => [
  row.receiver,
  row.logIndex,
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

// Also rows whose confirm is not noted yet: being in flight does not mean the requested second copy was sent.
const SEND_AGAIN = overRows(
  'send again',
  { receiver: 'text', id: 'uuid' },
  (rows) => `update outbox o set state = 'ready', confirmed = false from ${rows}
    where o.receiver = v.receiver and o.id = v.id and not o.reported and o.state in ('delivered', 'in-flight')`,
)

const CLOSE_REPORTED = overRows(
  'close reported',
  { ...ROW_KEY, outcome: 'text', reason: 'text', at: 'timestamptz' },
  (rows) => `update outbox o
    set state = case when v.outcome = 'accepted' then 'delivered' else 'parked' end,
        done_at = case when v.outcome = 'accepted' then v.at end,
        parked_reason = case when v.outcome = 'accepted' then null else 'refused' end,
        last_error = v.reason
    from ${rows}
    where o.receiver = v.receiver and o.log_index = v.log_index and o.state not in ('delivered', 'discarded')`,
)

const RELEASE_FOLLOWERS = overRows(
  'release followers',
  ROW_KEY,
  (rows) => `update outbox o set state = 'ready' from (
      select distinct on (w.receiver, w.order_key) w.receiver, w.log_index, w.state
      from ${rows}
      join outbox r on r.receiver = v.receiver and r.log_index = v.log_index
      join outbox w on w.receiver = r.receiver and w.order_key = r.order_key
      where w.state not in ('delivered', 'discarded') order by w.receiver, w.order_key, w.log_index
    ) first where o.receiver = first.receiver and o.log_index = first.log_index and first.state = 'waiting'`,
)

/**
 * Closes or parks the reported rows, then releases the next one of each movement. Runs under the head's lock, as inserting
 * does: a follower inserted concurrently with a report would otherwise wait for a predecessor that is already closed.
 */
export function closeReported(write: Writer, { reports, again, at }: LogWrites): void {
  write.rows(
    SEND_AGAIN,
    again.map((row) => [row.receiver, row.id]),
  )
  write.rows(
    CLOSE_REPORTED,
    reports.map((row) => [row.receiver, row.logIndex, row.outcome, row.reason ?? null, at]),
  )
  write.rows(
    RELEASE_FOLLOWERS,
    reports.map((row) => [row.receiver, row.logIndex]),
  )
}
