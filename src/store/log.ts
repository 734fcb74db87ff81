import type { PoolClient } from 'pg'
import type { LogWrites } from '../ports/commit.ts'
import { writeActs } from './acts.ts'
import type { DeliveryWrites } from './deliveries.ts'
import { ID_COLUMNS, idValues } from './id-reservations.ts'
import type { Writer } from './rows.ts'
import { writeSetAside } from './set-aside.ts'

/** The log's head, locked until the transaction ends: this lock is what makes indexes gapless and in commit order. */
export async function lockHead(client: PoolClient): Promise<{ size: bigint; frontier: Buffer }> {
  const result = await client.query<{ size: string; frontier: Buffer }>(
    'select size, frontier from log_head for update',
  )
  const row = result.rows[0]
  if (row === undefined) throw new Error('the log has no head; the database is not migrated')
  return { size: BigInt(row.size), frontier: row.frontier }
}

/** What listens for any commit that told somebody something: pages that are open, and inboxes that are waited at. */
export const CHANGES_CHANNEL = 'corridor_changes'

/** Writes leaves, answers, entries, deliveries and delivery reports, moves the head, and tells who listens. */
export function writeLog(write: Writer, writes: LogWrites, deliveries: DeliveryWrites): void {
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
  deliveries.write(writes)
  deliveries.readied(writeActs(write, writes.acts, writes.at))
  writeSetAside(write, writes.setAside)
  deliveries.notify()
  const tells = writes.outbox.length + writes.reports.length + writes.again.length + writes.acts.length > 0
  write.query(
    `update log_head set size = $1, frontier = $2 ${tells ? `returning pg_notify('${CHANGES_CHANNEL}', '')` : ''}`,
    [writes.head.size.toString(), writes.head.frontier],
  )
}

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
