import type { PoolClient } from 'pg'
import { HeadHeld, type LogHead, type LogWrites } from '../ports/commit.ts'
import { writeActs } from './acts.ts'
import { writeApprovals } from './approvals.ts'
import type { BodyWrites } from './bodies.ts'
import type { DeliveryWrites } from './outbox/deliveries.ts'
import { INSERT_IDS, idValues, messageOf } from './id-reservations.ts'
import { LOCK_NOT_AVAILABLE } from './others-first.ts'
import { insertInto, overRows, type Writer } from './rows.ts'
import { isMessageId } from '../domain/values/identifiers.ts'
import { writeNumbers } from './search/numbers.ts'
import { writeSetAside } from './set-aside.ts'

/**
 * The log's head, locked until the transaction ends: this lock is what makes indexes gapless and in commit order.
 * Rejects with `HeadHeld` when it is not to be had in the time a lock may take.
 */
export async function lockHead(client: PoolClient): Promise<LogHead> {
  const result = await client
    .query<{ size: string; frontier: Buffer }>({
      name: 'lock head',
      text: 'select size, frontier from log_head for update',
    })
    .catch((error: { code?: string }) => {
      throw error.code === LOCK_NOT_AVAILABLE ? new HeadHeld(error) : error
    })
  const row = result.rows[0]
  if (row === undefined) throw new Error('the log has no head; the database is not migrated')
  return { size: BigInt(row.size), frontier: row.frontier }
}

const INSERT_LEAVES = overRows(
  'insert leaves',
  {
    log_index: 'bigint',
    kind: 'text',
    sender: 'text',
    id: 'text',
    message_id: 'uuid',
    mrn: 'text',
    record: 'text',
    leaf_hash: 'bytea',
  },
  (rows) => `insert into log_leaves (log_index, kind, sender, id, mrn, record, leaf_hash, message)
    select v.log_index, v.kind, v.sender, v.id, v.mrn, v.record, v.leaf_hash, m.seq
    from ${rows} ${messageOf('v.sender', 'v.message_id')}`,
)
const INSERT_NODES = insertInto('log_nodes', { level: 'int', node_index: 'bigint', hash: 'bytea' })
const INSERT_CONCERNED = insertInto('leaf_movements', { mrn: 'text', log_index: 'bigint' })
const INSERT_ENTRIES = insertInto('guarantee_entries', {
  log_index: 'bigint',
  ordinal: 'int',
  grn: 'text',
  mrn: 'text',
  line: 'int',
  from_account: 'text',
  to_account: 'text',
  minor: 'numeric',
  cause: 'text',
  at: 'timestamptz',
})
const MOVE_HEAD = { name: 'move head', text: 'update log_head set size = $1, frontier = $2' }

/** What listens for any commit that told somebody something: pages that are open, and inboxes that are waited at. */
export const CHANGES_CHANNEL = 'corridor_changes'

const MOVE_HEAD_AND_TELL = {
  name: 'move head and tell',
  text: `${MOVE_HEAD.text} returning pg_notify('${CHANGES_CHANNEL}', '')`,
}

/** Writes leaves, answers, entries, deliveries and delivery reports, moves the head, and tells who listens. */
export function writeLog(write: Writer, writes: LogWrites, deliveries: DeliveryWrites, bodies: BodyWrites): void {
  // The hub's own messages reserve their ids like anyone's: making the same one twice would fail here, loudly.
  write.rows(INSERT_IDS, writes.made.map(idValues))
  bodies.insert(writes.made.map(({ body }) => body))
  write.rows(
    INSERT_LEAVES,
    writes.leaves.map((leaf) => [
      leaf.index,
      leaf.kind,
      leaf.key?.sender ?? null,
      leaf.key?.id ?? null,
      // Ids that are not UUIDs occur only in refusals, and are never used up.
      leaf.key !== undefined && isMessageId(leaf.key.id) ? leaf.key.id : null,
      leaf.mrn ?? null,
      leaf.record,
      leaf.hash,
    ]),
  )
  write.rows(
    INSERT_NODES,
    writes.nodes.map((node) => [node.level, node.index, node.hash]),
  )
  write.rows(
    INSERT_CONCERNED,
    writes.concerned.map(({ mrn, logIndex }) => [mrn, logIndex]),
  )
  writeAnswers(write, writes)
  writeNumbers(write, writes.searched)
  write.rows(
    INSERT_ENTRIES,
    numbered(writes.entries).map(({ row, ordinal }) => [
      row.logIndex,
      ordinal,
      row.grn,
      row.mrn ?? null,
      row.line ?? null,
      row.from,
      row.to,
      row.minor,
      row.cause,
      row.at,
    ]),
  )
  deliveries.write(writes)
  deliveries.readied(writeActs(write, writes.acts, writes.at))
  writeSetAside(write, writes.setAside)
  writeApprovals(write, writes.approvals, writes.at)
  deliveries.notify()
  const tells = writes.outbox.length + writes.reports.length + writes.again.length + writes.acts.length > 0
  write.query(tells ? MOVE_HEAD_AND_TELL : MOVE_HEAD, [writes.head.size.toString(), writes.head.frontier])
}

const INSERT_OUTCOMES = overRows(
  'insert outcomes',
  {
    sender: 'text',
    id: 'uuid',
    attempt: 'int',
    log_index: 'bigint',
    verdict: 'text',
    status: 'text',
    http_status: 'int',
    answer: 'bytea',
    answer_type: 'text',
    answer_signature: 'bytea',
    mrn: 'text',
    decided_at: 'timestamptz',
  },
  (rows) => `insert into outcomes (message, attempt, log_index, verdict, status, http_status, answer, answer_type,
      answer_signature, mrn, decided_at)
    select m.seq, v.attempt, v.log_index, v.verdict, v.status, v.http_status, v.answer, v.answer_type,
      v.answer_signature, v.mrn, v.decided_at
    from ${rows} ${messageOf('v.sender', 'v.id')}`,
)
const INSERT_REFUSALS = insertInto('refusals', {
  log_index: 'bigint',
  sender: 'text',
  message_id: 'text',
  type: 'text',
  mrn: 'text',
  http_status: 'int',
  code: 'text',
  findings: 'json',
  set_aside: 'text',
  salt: 'bytea',
  decided_at: 'timestamptz',
})

function writeAnswers(write: Writer, writes: LogWrites): void {
  write.rows(
    INSERT_OUTCOMES,
    writes.outcomes.map((row) => [
      row.key.sender,
      row.key.id,
      row.attempt,
      row.logIndex,
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
    INSERT_REFUSALS,
    writes.refusals.map((row) => [
      row.logIndex,
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
