import type { Pool, PoolClient } from 'pg'
import type { Guarantee } from '../domain/guarantee.ts'
import type { Movement } from '../domain/movement.ts'
import type { AuditEntry, AuditEvent, AuditLeaf, AuditMovement, AuditOutboxRow, AuditSource } from '../ports/audit.ts'
import * as sql from './audit-sql.ts'
import { type GuaranteeRow, guaranteeFromRow, movementFromDocument } from './documents.ts'

/** Rows fetched at once; of leaves fewer, since each may bring a body. */
const PAGE = 2_000
const LEAVES_PER_PAGE = 200

/**
 * Reads the whole database for an audit as one snapshot: a repeatable-read, read-only transaction on one connection, with
 * cursors that hold a page each. Writers are never held up; the snapshot only keeps vacuum from what it may still need.
 */
export async function withAuditSource<T>(pool: Pool, work: (source: AuditSource) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const result = await work(auditSource(client))
    await client.query('commit')
    return result
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}

/** The source over a connection inside a transaction of the caller's. */
export function auditSource(client: PoolClient): AuditSource {
  let cursors = 0
  async function* read<Row extends object, Item>(
    text: string,
    itemOf: (row: Row) => Item,
    page = PAGE,
  ): AsyncGenerator<Item> {
    cursors += 1
    const name = `audit_${cursors}`
    await client.query(`declare ${name} no scroll cursor for ${text}`)
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${page} from ${name}`)
      for (const row of rows) yield itemOf(row)
      if (rows.length < page) break
    }
    await client.query(`close ${name}`)
  }
  return {
    async head() {
      const { rows } = await client.query<{ size: string; frontier: Buffer; at: Date }>(sql.HEAD)
      const [row] = rows
      if (row === undefined) throw new Error('the log has no head; the database is not migrated')
      return { size: BigInt(row.size), frontier: row.frontier, takenAt: row.at }
    },
    async body(sender, id) {
      const { rows } = await client.query<{ body: Buffer }>(sql.BODY, [sender, id])
      return rows[0]?.body
    },
    leaves: () => read(sql.LEAVES, leafOf, LEAVES_PER_PAGE),
    events: () => read(sql.EVENTS, eventOf),
    movements: () => read(sql.MOVEMENTS, movementOf),
    guarantees: () => read<GuaranteeRow, Guarantee>(sql.GUARANTEES, guaranteeFromRow),
    entries: () => read(sql.ENTRIES, entryOf),
    nodes: () =>
      read(sql.NODES, (row: { level: number; node_index: string; hash: Buffer }) => ({
        level: row.level,
        index: Number(row.node_index),
        hash: row.hash,
      })),
    outboxByLeaf: () => read(sql.OUTBOX_BY_LEAF, outboxRowOf),
    outboxByOrder: () => read(sql.OUTBOX_BY_ORDER, outboxRowOf),
    strays: () =>
      read(sql.STRAYS, (row: { what: string; sender: string | null; id: string | null; log_index: string | null }) => ({
        what: row.what,
        ...(row.sender === null ? {} : { sender: row.sender }),
        ...(row.id === null ? {} : { id: row.id }),
        ...(row.log_index === null ? {} : { logIndex: BigInt(row.log_index) }),
      })),
  }
}

type LeafRow = {
  log_index: string
  kind: string
  sender: string | null
  id: string | null
  mrn: string | null
  record: string
  leaf_hash: Buffer
  type: string | null
  content_type: string | null
  digest: Buffer | null
  body: Buffer | null
  salt: Buffer | null
  signature: Buffer | null
  attested_by: string | null
  verdict: string | null
  status: string | null
  answer_mrn: string | null
  answer: Buffer | null
  answer_signature: Buffer | null
  last_of_movement: boolean
  doc: string | null
}

const leafOf = (row: LeafRow): AuditLeaf => ({
  index: BigInt(row.log_index),
  kind: row.kind,
  sender: row.sender ?? undefined,
  id: row.id ?? undefined,
  mrn: row.mrn ?? undefined,
  record: row.record,
  hash: row.leaf_hash,
  claim:
    row.type === null || row.content_type === null || row.digest === null
      ? undefined
      : { type: row.type, contentType: row.content_type, digest: row.digest },
  body:
    row.salt === null
      ? undefined
      : {
          bytes: row.body ?? undefined,
          salt: row.salt,
          signature: row.signature ?? undefined,
          attested: row.attested_by !== null,
        },
  answer:
    row.verdict === null || row.status === null || row.answer === null
      ? undefined
      : {
          verdict: row.verdict,
          status: row.status,
          mrn: row.answer_mrn ?? undefined,
          bytes: row.answer,
          signature: row.answer_signature ?? undefined,
        },
  lastOfMovement: row.last_of_movement,
  movement: row.doc === null ? undefined : movementFromDocument(row.doc),
})

type EventRow = { mrn: string; log_index: string; kind: string; key: string; type: string | null; record: string }

const eventOf = (row: EventRow): AuditEvent => ({
  mrn: row.mrn,
  index: BigInt(row.log_index),
  kind: row.kind,
  key: row.key,
  type: row.type ?? undefined,
  record: row.record,
})

type MovementRow = {
  mrn: string
  state: string
  held: number
  departure_country: string | null
  destination_country: string | null
  declared_at: Date | null
  limit_at: Date | null
  doc: string
  lines: string | null
  timers: string | null
  parties: string[] | null
}

function movementOf(row: MovementRow): AuditMovement {
  const movement = movementFromDocument(row.doc)
  return { mrn: row.mrn, movement, contradictions: contradictionsOf(row, movement) }
}

/** Which columns and tables, there to be searched, say something else than the document. */
function contradictionsOf(row: MovementRow, movement: Movement): string[] {
  const instant = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text))
  const lines = movement.lines.map(({ grn, line, type, state, minor, currency }) =>
    [grn, line, type, state, minor, currency].join(' '),
  )
  const stored = (JSON.parse(row.lines ?? '[]') as (string | number)[][]).map((line) => line.join(' '))
  // Not when they are due: one that stands still is looked at again later than the document says.
  const timers = movement.timers.map(({ number, name }) => `${number} ${name}`)
  const watched = (JSON.parse(row.timers ?? '[]') as [number, string][]).map(([number, name]) => `${number} ${name}`)
  const pairs: [string, unknown, unknown][] = [
    ['column mrn', row.mrn, movement.mrn],
    ['column state', row.state, movement.state],
    ['column held', row.held, movement.held.length],
    ['column departure_country', row.departure_country ?? undefined, movement.departure?.country],
    ['column destination_country', row.destination_country ?? undefined, movement.destination?.country],
    ['column declared_at', row.declared_at?.getTime(), instant(movement.declaredAt)],
    ['column limit_at', row.limit_at?.getTime(), instant(movement.limitAt)],
    ['table guarantee_lines', stored.sort().join('\n'), lines.sort().join('\n')],
    ['table timers', watched.sort().join('\n'), timers.sort().join('\n')],
    ['table movement_parties', (row.parties ?? []).sort().join('\n'), [...movement.parties].sort().join('\n')],
  ]
  return pairs.flatMap(([name, one, other]) => (one === other ? [] : [name]))
}

type EntryRow = {
  log_index: string
  grn: string
  line: number | null
  from_account: string
  to_account: string
  minor: string
}

const entryOf = (row: EntryRow): AuditEntry => ({
  logIndex: BigInt(row.log_index),
  grn: row.grn,
  line: row.line ?? undefined,
  from: row.from_account,
  to: row.to_account,
  minor: BigInt(row.minor),
})

type OutboxDataRow = {
  receiver: string
  log_index: string
  sender: string
  id: string
  mrn: string | null
  order_key: string
  state: string
  seal: Buffer
  parked_reason: string | null
  done_at: Date | null
}

const outboxRowOf = (row: OutboxDataRow): AuditOutboxRow => ({
  receiver: row.receiver,
  logIndex: BigInt(row.log_index),
  sender: row.sender,
  id: row.id,
  mrn: row.mrn ?? undefined,
  orderKey: row.order_key,
  state: row.state,
  seal: row.seal,
  parkedReason: row.parked_reason ?? undefined,
  doneAt: row.done_at ?? undefined,
})
