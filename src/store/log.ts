import type { PoolClient } from 'pg'
import type { LogWrites, OutboxRow } from '../ports/commit.ts'
import type { Value } from './arrays.ts'
import { writeActs } from './acts.ts'
import { bodyValues, INSERT_BODIES } from './bodies.ts'
import { INSERT_IDS, idValues } from './id-reservations.ts'
import { insertInto, overRows, queryRows, type Writer } from './rows.ts'
import { writeSetAside } from './set-aside.ts'
import type { PartyKey } from '../domain/values/party.ts'

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

/** The log's head, locked until the transaction ends: this lock is what makes indexes gapless and in commit order. */
export async function lockHead(client: PoolClient): Promise<{ size: bigint; frontier: Buffer }> {
  const result = await client.query<{ size: string; frontier: Buffer }>({
    name: 'lock head',
    text: 'select size, frontier from log_head for update',
  })
  const row = result.rows[0]
  if (row === undefined) throw new Error('the log has no head; the database is not migrated')
  return { size: BigInt(row.size), frontier: row.frontier }
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

const INSERT_LEAVES = insertInto('log_leaves', {
  log_index: 'bigint',
  kind: 'text',
  sender: 'text',
  id: 'text',
  mrn: 'text',
  record: 'text',
  leaf_hash: 'bytea',
})
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
const MOVE_HEAD = { name: 'move head', text: 'update log_head set size = $1, frontier = $2' }
const MOVE_HEAD_AND_WAKE = {
  name: 'move head and wake',
  text: `${MOVE_HEAD.text} returning pg_notify('corridor_outbox', '')`,
}

/** Writes leaves, answers, entries, outbox rows and delivery reports, moves the head, and wakes the relays. */
export function writeLog(write: Writer, writes: LogWrites): void {
  // The hub's own messages reserve their ids like anyone's: making the same one twice would fail here, loudly.
  write.rows(INSERT_IDS, writes.made.map(idValues))
  write.rows(
    INSERT_BODIES,
    writes.made.map(({ body }) => bodyValues(body)),
  )
  write.rows(
    INSERT_LEAVES,
    writes.leaves.map((leaf) => [
      leaf.index,
      leaf.kind,
      leaf.key?.sender ?? null,
      leaf.key?.id ?? null,
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
  write.rows(
    INSERT_OUTBOX,
    writes.outbox.map((row) => outboxValues(row, writes.at)),
  )
  writeActs(write, writes.acts, writes.at)
  writeSetAside(write, writes.setAside)
  // After the insert: a follower in the same batch as its predecessor's delivery report must be found, or it waits for
  // ever.
  closeReported(write, writes)
  const wakes = writes.outbox.length + writes.reports.length + writes.again.length + writes.acts.length > 0
  write.query(wakes ? MOVE_HEAD_AND_WAKE : MOVE_HEAD, [writes.head.size.toString(), writes.head.frontier])
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

const INSERT_OUTCOMES = insertInto('outcomes', {
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
})
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
function closeReported(write: Writer, { reports, again, at }: LogWrites): void {
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
