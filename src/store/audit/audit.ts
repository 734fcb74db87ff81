import type { Outage } from '../../domain/model/reference.ts'
import type { BodyVault } from '../../ports/body-vault.ts'
import type { Pool, PoolClient } from 'pg'
import type { Guarantee } from '../../domain/model/guarantee.ts'
import {
  type AuditBytes,
  type AuditEnding,
  type AuditEvent,
  type AuditLeaf,
  type AuditMovement,
  type AuditSetAside,
  type AuditSource,
  type Stray,
  UnreadableRow,
} from '../../ports/audit.ts'
import { holdsFor } from '../wrapping-key.ts'
import * as sql from './sql.ts'
import { besideOf, type BesideRow } from './beside.ts'
import { actOf, approvalOf, entryOf, outboxRowOf } from './rows.ts'
import { columnsAgainst, type MovementRow } from './movements.ts'
import { type GuaranteeRow, guaranteeFromRow, movementFromDocument, trainFromDocument } from '../documents.ts'
import { timestampOf } from '../timestamps.ts'
import { cosignatureOf } from '../witnesses.ts'
import { outageFromRow, type OutageRow } from '../outages.ts'
import { readPinned } from '../reference/pinned.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

/** Rows fetched at once; fewer for leaves, since each may bring a body. */
const PAGE = 2_000
const LEAVES_PER_PAGE = 200

/**
 * Reads the whole database for an audit as one snapshot: a repeatable-read, read-only transaction on one connection, with
 * cursors that hold a page each. Writers are never held up; the snapshot only keeps vacuum from removing rows it may still
 * need.
 */
export async function withAuditSource<T>(
  pool: Pool,
  vault: BodyVault | undefined,
  work: (source: AuditSource) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    if (vault !== undefined) await holdsFor(client, vault)
    const result = await work(auditSource(client, vault))
    await client.query('commit')
    return result
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}

/** What a hub has stored can be read; what cannot is named by its table and key. */
function readable<T>(table: string, key: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const { message } = error as Error
    throw new UnreadableRow(`table ${table}, ${key}: it cannot be read (${message.slice(0, 200)})`, { cause: error })
  }
}

/** Streams over one connection, a page of rows at a time. */
function pagesOf(client: PoolClient) {
  let cursors = 0
  return async function* read<Row extends object, Item>(
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
}

/** The source over a connection that is inside the caller's transaction. */
export function auditSource(client: PoolClient, vault: BodyVault | undefined): AuditSource {
  const read = pagesOf(client)
  const outagesOf = async (): Promise<Outage[]> => {
    const { rows } = await client.query<OutageRow>(sql.OUTAGES)
    return rows.map(outageFromRow)
  }
  return {
    async head() {
      const { rows } = await client.query<{ size: string; frontier: Buffer; at: Date }>(sql.HEAD)
      const [row] = rows
      if (row === undefined) throw new UnreadableRow('the log has no head: table log_head is empty')
      return { size: BigInt(row.size), frontier: row.frontier, takenAt: row.at }
    },
    async body(sender, id) {
      const { rows } = await client.query<Framed>(sql.BODY, [sender, id])
      return opened(rows[0], vault)
    },
    leaves: () =>
      withEndings(
        read(sql.LEAVES, (row: LeafRow) => leafOf(row, vault), LEAVES_PER_PAGE),
        read(sql.CONCERNED, (row: { log_index: string; mrn: Mrn }) => ({
          index: BigInt(row.log_index),
          mrn: row.mrn,
        })),
        read(sql.ENDINGS, endingOf, LEAVES_PER_PAGE),
      ),
    events: () => read(sql.EVENTS, eventOf),
    async *movements() {
      const outages = await outagesOf()
      yield* read(sql.MOVEMENTS, (row: MovementRow): AuditMovement => {
        const movement = readable('movements', row.mrn, () => movementFromDocument(row.doc))
        return { mrn: row.mrn, movement, contradictions: columnsAgainst(row, movement, outages) }
      })
    },
    guarantees: () =>
      read<GuaranteeRow, Guarantee>(sql.GUARANTEES, (row) =>
        readable('guarantees', row.grn, () => guaranteeFromRow(row)),
      ),
    entries: () => read(sql.ENTRIES, entryOf),
    nodes: () => read(sql.NODES, nodeOf),
    outboxByLeaf: () => read(sql.DELIVERIES_BY_LEAF, outboxRowOf),
    outboxByOrder: () => read(sql.DELIVERIES_BY_ORDER, outboxRowOf),
    acts: () => read(sql.ACTS, actOf),
    cosignatures: () => read(sql.COSIGNATURES, cosignatureOf),
    timestamps: () => read(sql.TIMESTAMPS, timestampOf),
    setAside: () =>
      read(sql.SET_ASIDE, ({ log_index, ...row }: Omit<AuditSetAside, 'logIndex'> & { log_index: string }) => ({
        ...row,
        logIndex: BigInt(log_index),
      })),
    approvals: () => read(sql.APPROVALS, approvalOf),
    trains: () =>
      read(sql.TRAINS, ({ number, doc }: { number: string; doc: string }) =>
        readable('trains', number, () => trainFromDocument(doc)),
      ),
    outages: () => read(sql.OUTAGES, outageFromRow),
    pinned: (grown) => readPinned(client, grown),
    strays: () => read(sql.STRAYS, strayOf),
  }
}

type LeafRow = {
  log_index: string
  kind: string
  sender: PartyKey | null
  id: string | null
  mrn: Mrn | null
  record: string
  leaf_hash: Buffer
  type: string | null
  content_type: string | null
  digest: Buffer | null
  frame: Buffer | null
  destroyed_index: string | null
  salt: Buffer | null
  signature: Buffer | null
  attested_by: string | null
  verdict: string | null
  status: string | null
  answer_mrn: string | null
  answer: Buffer | null
  answer_signature: Buffer | null
} & BesideRow

type Framed = { frame: Buffer | null; destroyed_index: string | null }

/** What cannot be opened was changed, or its key was: it is compared as it is, and is not what the log says. */
function opened(row: Framed | undefined, vault: BodyVault | undefined): AuditBytes | undefined {
  if (row === undefined) return undefined
  const { frame, destroyed_index: destroyed } = row
  if (frame === null) return destroyed === null ? undefined : 'destroyed'
  if (vault === undefined) return 'unread'
  try {
    return vault.open(frame)
  } catch {
    return frame
  }
}

const leafOf = (row: LeafRow, vault: BodyVault | undefined): AuditLeaf => ({
  index: BigInt(row.log_index),
  kind: row.kind,
  sender: row.sender ?? undefined,
  id: row.id ?? undefined,
  mrn: row.mrn ?? undefined,
  record: row.record,
  hash: row.leaf_hash,
  idReservation:
    row.type === null || row.content_type === null || row.digest === null
      ? undefined
      : { type: row.type, contentType: row.content_type, digest: row.digest },
  body:
    row.salt === null
      ? undefined
      : {
          bytes: opened(row, vault),
          salt: row.salt,
          signature: row.signature ?? undefined,
          attestedBy: row.attested_by ?? undefined,
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
  beside: besideOf(row),
  concerned: [],
  ends: [],
})

type EventRow = { mrn: Mrn; log_index: string; kind: string; key: string; type: string | null; record: string }

const eventOf = (row: EventRow): AuditEvent => ({
  mrn: row.mrn,
  index: BigInt(row.log_index),
  kind: row.kind,
  key: row.key,
  type: row.type ?? undefined,
  record: row.record,
})

type StrayRow = { what: string; sender: PartyKey | null; id: string | null; log_index: string | null }

const strayOf = ({ what, sender, id, log_index }: StrayRow): Stray => ({
  what,
  ...(sender === null ? {} : { sender }),
  ...(id === null ? {} : { id }),
  ...(log_index === null ? {} : { logIndex: BigInt(log_index) }),
})

type NodeRow = { level: number; node_index: string; hash: Buffer }

const nodeOf = ({ level, node_index, hash }: NodeRow) => ({ level, index: Number(node_index), hash })

type Indexed = { index: bigint }
type EndingRow = { log_index: string; mrn: Mrn; doc: string | null; declarations: string | null }

const endingOf = ({ log_index, mrn, doc, declarations }: EndingRow): AuditEnding & Indexed => ({
  index: BigInt(log_index),
  mrn,
  movement: doc === null ? undefined : readable('movements', mrn, () => movementFromDocument(doc)),
  declarations: declarations === null ? [] : (JSON.parse(declarations) as unknown[]),
})

/** The leaves, each joined with its rows from two more streams in the same order. */
async function* withEndings(
  leaves: AsyncGenerator<AuditLeaf>,
  concerned: AsyncGenerator<{ mrn: Mrn } & Indexed>,
  endings: AsyncGenerator<AuditEnding & Indexed>,
): AsyncGenerator<AuditLeaf> {
  const [mentions, ends] = [upTo(concerned), upTo(endings)]
  for await (const leaf of leaves) {
    const named = (await mentions(leaf.index)).map(({ mrn }) => mrn)
    yield { ...leaf, concerned: named, ends: await ends(leaf.index) }
  }
}

/** Takes the rest of a stream up to an index. */
function upTo<T extends Indexed>(items: AsyncGenerator<T>): (index: bigint) => Promise<T[]> {
  let ahead: IteratorResult<T> | undefined
  return async (index) => {
    const taken: T[] = []
    for (;;) {
      ahead ??= await items.next()
      if (ahead.done === true || ahead.value.index > index) return taken
      taken.push(ahead.value)
      ahead = undefined
    }
  }
}
