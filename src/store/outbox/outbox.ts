import type { Pool } from 'pg'
import type { MessageType } from '../../generated/types.ts'
import type { BodyVault } from '../../ports/body-vault.ts'
import type { LeafMessage, Lease, Outbox, SentRow, Take, TakenRow } from '../../ports/outbox.ts'
import type { Timers } from '../../ports/runtime.ts'
import { OUTBOX_CHANNEL } from './deliveries.ts'
import { holdLeases, releaseLeases } from './leases.ts'
import { listenTo } from '../listen.ts'
import * as sql from './sql.ts'
import { asParty, type PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

/**
 * The Outbox port over PostgreSQL. Every update of the relay is fenced: a take holds the lease row `for share`, so it
 * either ends before a takeover or finds the lease gone; later updates do too, and match the row's epoch as well. Noting a
 * confirm needs the row's epoch alone: that the broker has the message stays true whoever owns the lease. Rows are locked
 * sorted by (receiver, log index), as delivery reports lock them; a take skips locked rows and so never waits.
 */
export function createOutbox(pool: Pool, timers: Timers, vault: BodyVault): Outbox {
  return {
    holdLeases: (owner, receivers, ttlMs) => holdLeases(pool, owner, receivers, ttlMs),
    releaseLeases: (owner) => releaseLeases(pool, owner),
    ...sending(pool, vault),
    ...puttingBack(pool),
    async closeAppOnly(receivers, now) {
      if (receivers.length === 0) return 0
      return (await pool.query(sql.CLOSE_APP_ONLY, [receivers, now])).rowCount ?? 0
    },
    async onNewRows(wake) {
      const told = (payload?: string): void =>
        wake(payload === undefined || payload === '' ? undefined : payload.split(' ').map(asParty))
      const listening = await listenTo(pool, OUTBOX_CHANNEL, { told, timers })
      return async () => listening.end()
    },
  }
}

/** What is taken, loaded, and done with its confirm. */
const sending = (
  pool: Pool,
  vault: BodyVault,
): Pick<Outbox, 'takeReady' | 'load' | 'noteConfirmed' | 'closeAnswers'> => ({
  async takeReady(leases, limits, now) {
    const taken = await pool.query<sql.TakenRecord>({
      name: 'outbox-take',
      text: sql.TAKE,
      values: [...leaseColumns(leases), limits.rows, limits.window, limits.bytes, now],
    })
    return takeOf(taken.rows)
  },
  async load(leaves) {
    if (leaves.length === 0) return []
    const values = [[...new Set(leaves)].map(String)]
    const loaded = await pool.query<LoadedRecord>({ name: 'outbox-load', text: sql.LOAD, values })
    return loaded.rows.flatMap((row) => (row.frame === null ? [] : [messageOf(row, vault.open(row.frame))]))
  },
  async noteConfirmed(rows) {
    if (rows.length === 0) return
    const attempts = rows.map((row) => row.attempts)
    await pool.query({ name: 'outbox-note', text: sql.NOTE, values: [...columnsOf(rows), attempts] })
  },
  async closeAnswers(rows, now) {
    if (rows.length === 0) return
    await pool.query({ name: 'outbox-close', text: sql.CLOSE_ANSWERS, values: [...columnsOf(rows), now] })
  },
})

/** What failed, was lost, or must be decided by a person. */
const puttingBack = (
  pool: Pool,
): Pick<
  Outbox,
  'giveBack' | 'park' | 'parkDead' | 'requeueUnconfirmed' | 'requeueAll' | 'requeueLost' | 'overdue'
> => ({
  async giveBack(rows) {
    if (rows.length === 0) return
    await pool.query(sql.GIVE_BACK, [...columnsOf(rows), rows.map(({ error }) => error)])
  },
  async park(rows, now) {
    if (rows.length === 0) return
    const reasons = rows.map(({ reason }) => reason)
    await pool.query(sql.PARK, [...columnsOf(rows), rows.map(({ error }) => error), reasons, now])
  },
  async parkDead({ receiver, logIndex }, reason, error, now) {
    const parked = await pool.query(sql.PARK_DEAD, [receiver, logIndex.toString(), reason, error, now])
    return parked.rowCount === 1
  },
  async requeueUnconfirmed(leases, epochs, known) {
    if (leases.length === 0) return 0
    const { rowCount } = await pool.query({
      name: `outbox-requeue-${epochs}`,
      text: epochs === 'all' ? sql.REQUEUE_UNCONFIRMED : sql.REQUEUE_EARLIER,
      values: [...leaseColumns(leases), ...columnsOf(known)],
    })
    return rowCount ?? 0
  },
  async requeueAll(leases) {
    if (leases.length === 0) return 0
    return (await pool.query(sql.REQUEUE_ALL, leaseColumns(leases))).rowCount ?? 0
  },
  async requeueLost(receivers) {
    if (receivers.length === 0) return 0
    return (await pool.query(sql.REQUEUE_LOST, [receivers])).rowCount ?? 0
  },
  async overdue(receivers, sentBefore) {
    const late = await pool.query<{ receiver: PartyKey; count: string; oldest: Date }>(sql.OVERDUE, [
      receivers,
      sentBefore,
    ])
    return late.rows.map((row) => ({ receiver: row.receiver, count: Number(row.count), oldestSentAt: row.oldest }))
  },
})

/** One row per lease, and one per row taken: a lease without rows still says how many are under way. */
function takeOf(records: readonly sql.TakenRecord[]): Take {
  const rows = records.flatMap(({ receiver, log_index, epoch, attempts, reported }): TakenRow[] =>
    log_index === null ? [] : [{ receiver, logIndex: BigInt(log_index), epoch: BigInt(epoch), attempts, reported }],
  )
  const lanes = new Map(
    records.map(({ receiver, under_way, more }) => [receiver, { underWay: Number(under_way), more }]),
  )
  for (const { receiver } of rows) {
    const lane = lanes.get(receiver)
    if (lane !== undefined) lane.underWay += 1
  }
  return { rows, lanes }
}

type LoadedRecord = {
  log_index: string
  sender: PartyKey
  id: string
  type: string
  mrn: Mrn | null
  content_type: string
  correlation_id: string | null
  created_at: Date
  seal: Buffer
  frame: Buffer | null
  signature: Buffer | null
}

const messageOf = (row: LoadedRecord, body: Buffer): LeafMessage => ({
  logIndex: BigInt(row.log_index),
  sender: row.sender,
  id: row.id,
  type: row.type as MessageType,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  contentType: row.content_type,
  body,
  ...(row.signature === null ? {} : { signature: row.signature }),
  seal: row.seal,
  ...(row.correlation_id === null ? {} : { correlationId: row.correlation_id }),
  createdAt: row.created_at,
})

const leaseColumns = (leases: readonly Lease[]): [string[], string[]] => [
  leases.map(({ receiver }) => receiver),
  leases.map(({ epoch }) => epoch.toString()),
]

const columnsOf = (rows: readonly SentRow[]): [string[], string[], string[]] => [
  rows.map(({ receiver }) => receiver),
  rows.map(({ logIndex }) => logIndex.toString()),
  rows.map(({ epoch }) => epoch.toString()),
]
