import type { PoolClient } from 'pg'
import type { LogWrites, OutboxRow, ReportedRow } from '../ports/commit.ts'
import { writeActs } from './acts.ts'
import { ID_COLUMNS, idValues } from './id-reservations.ts'
import { placeholders, type Writer } from './rows.ts'
import { writeSetAside } from './set-aside.ts'
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

/** The log's head, locked until the transaction ends: this lock is what makes indexes gapless and in commit order. */
export async function lockHead(client: PoolClient): Promise<{ size: bigint; frontier: Buffer }> {
  const result = await client.query<{ size: string; frontier: Buffer }>(
    'select size, frontier from log_head for update',
  )
  const row = result.rows[0]
  if (row === undefined) throw new Error('the log has no head; the database is not migrated')
  return { size: BigInt(row.size), frontier: row.frontier }
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

/** Writes leaves, answers, entries, outbox rows and delivery reports, moves the head, and wakes the relays. */
export function writeLog(write: Writer, writes: LogWrites): void {
  writeMade(write, writes)
  write.rows(
    'log_leaves',
    ['log_index', 'kind', 'sender', 'id', 'mrn', 'record', 'leaf_hash'],
    writes.leaves.map((leaf) => [
      leaf.index.toString(),
      leaf.kind,
      leaf.key?.sender ?? null,
      leaf.key?.id ?? null,
      leaf.mrn ?? null,
      leaf.record,
      leaf.hash,
    ]),
  )
  write.rows(
    'log_nodes',
    ['level', 'node_index', 'hash'],
    writes.nodes.map((node) => [node.level, node.index, node.hash]),
  )
  write.rows(
    'leaf_movements',
    ['mrn', 'log_index'],
    writes.concerned.map(({ mrn, logIndex }) => [mrn, logIndex.toString()]),
  )
  writeAnswers(write, writes)
  write.rows(
    'guarantee_entries',
    ['log_index', 'ordinal', 'grn', 'mrn', 'line', 'from_account', 'to_account', 'minor', 'cause', 'at'],
    numbered(writes.entries).map(({ row, ordinal }) => [
      row.logIndex.toString(),
      ordinal,
      row.grn,
      row.mrn ?? null,
      row.line ?? null,
      row.from,
      row.to,
      row.minor.toString(),
      row.cause,
      row.at,
    ]),
  )
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
  writeActs(write, writes.acts, writes.at)
  writeSetAside(write, writes.setAside)
  // After the insert: a follower in the same batch as its predecessor's delivery report must be found, or it waits for
  // ever.
  closeReported(write, writes)
  const wakes = writes.outbox.length + writes.reports.length + writes.again.length + writes.acts.length > 0
  write.query(
    `update log_head set size = $1, frontier = $2 ${wakes ? "returning pg_notify('corridor_outbox', '')" : ''}`,
    [writes.head.size.toString(), writes.head.frontier],
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

/** The hub's own messages reserve their ids like anyone's: making the same one twice would fail here, loudly. */
function writeMade(write: Writer, writes: LogWrites): void {
  write.rows('messages', ID_COLUMNS, writes.made.map(idValues))
  write.rows(
    'bodies',
    ['sender', 'id', 'body', 'signature', 'salt'],
    writes.made.map(({ body }) => [body.key.sender, body.key.id, body.body, body.signature ?? null, body.salt]),
  )
}

function writeAnswers(write: Writer, writes: LogWrites): void {
  write.rows(
    'outcomes',
    [
      'sender',
      'id',
      'attempt',
      'log_index',
      'verdict',
      'status',
      'http_status',
      'answer',
      'answer_type',
      'answer_signature',
      'mrn',
      'decided_at',
    ],
    writes.outcomes.map((row) => [
      row.key.sender,
      row.key.id,
      row.attempt,
      row.logIndex.toString(),
      row.verdict,
      row.status,
      row.httpStatus,
      row.answer,
      row.answerType,
      row.answerSignature ?? null,
      row.mrn ?? null,
      row.decidedAt,
    ]),
  )
  write.rows(
    'refusals',
    [
      'log_index',
      'sender',
      'message_id',
      'type',
      'mrn',
      'http_status',
      'code',
      'findings',
      'set_aside',
      'salt',
      'decided_at',
    ],
    writes.refusals.map((row) => [
      row.logIndex.toString(),
      row.sender,
      row.messageId ?? null,
      row.type ?? null,
      row.mrn ?? null,
      row.httpStatus,
      row.code,
      row.findings,
      row.setAside ?? null,
      row.salt,
      row.decidedAt,
    ]),
  )
}

/** Entries of one leaf are distinguished by their ordinal. */
function numbered<T extends { logIndex: bigint }>(rows: readonly T[]): { row: T; ordinal: number }[] {
  const next = new Map<bigint, number>()
  return rows.map((row) => {
    const ordinal = next.get(row.logIndex) ?? 0
    next.set(row.logIndex, ordinal + 1)
    return { row, ordinal }
  })
}

/**
 * Closes or parks the reported rows, then releases the next one of each movement. Runs under the head's lock, as inserting
 * does: a follower inserted concurrently with a report would otherwise wait for a predecessor that is already closed.
 */
function closeReported(write: Writer, writes: LogWrites): void {
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
