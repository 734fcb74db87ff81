import { keyText } from '../../src/domain/values/party.ts'
import type { Lease, Outbox, OutboxMessage, SentRow } from '../../src/ports/outbox.ts'
import type { Database } from './database.ts'
import type { StoredOutboxRow } from './rows.ts'
import type { Scheduler } from './scheduler.ts'

/**
 * The Outbox port on the simulated tables; each call is one statement and happens at once, when its hub's turn has come.
 * Fenced as src/store/outbox.ts is: by the lease, and by the epoch of each row.
 */
export function createMemoryOutbox(
  database: Database,
  scheduler: Scheduler,
  point: () => Promise<void>,
  wakers: Set<() => void>,
): Outbox {
  const isHeld = ({ receiver, epoch }: Lease): boolean => database.leases.get(receiver)?.epoch === epoch
  const inOrder = (fits: (row: StoredOutboxRow) => boolean): StoredOutboxRow[] =>
    [...database.outbox.values()].filter(fits).sort((one, other) => Number(one.logIndex - other.logIndex))
  const named = (sent: SentRow): StoredOutboxRow[] => {
    const row = database.row(sent.receiver, sent.logIndex)
    return row !== undefined && row.state === 'in-flight' && row.epoch === sent.epoch ? [row] : []
  }
  const requeue = (fits: (row: StoredOutboxRow) => boolean): number => {
    const rows = inOrder((row) => row.state === 'in-flight' && fits(row))
    for (const row of rows) row.state = 'ready'
    return rows.length
  }
  const requeueOf = async (leases: readonly Lease[], confirmedToo: boolean): Promise<number> => {
    await point()
    return requeue((row) =>
      leases.some(
        (lease) =>
          isHeld(lease) &&
          lease.receiver === row.receiver &&
          row.epoch <= lease.epoch &&
          (confirmedToo || !row.confirmed),
      ),
    )
  }
  return {
    async holdLeases(owner, receivers, ttlMs) {
      await point()
      return receivers.flatMap((receiver) => {
        const lease = database.leases.get(receiver)
        if (lease !== undefined && lease.owner !== owner && lease.until >= scheduler.now) return []
        const epoch = lease === undefined ? 1n : lease.owner === owner ? lease.epoch : lease.epoch + 1n
        database.leases.set(receiver, { owner, epoch, until: scheduler.now + ttlMs })
        return [{ receiver, epoch }]
      })
    },
    async releaseLeases(owner) {
      await point()
      for (const lease of database.leases.values()) if (lease.owner === owner) lease.until = -Infinity
    },
    async closeAppOnly() {
      return 0
    },
    async takeReady(leases, confirmed, limits, now) {
      await point()
      for (const row of confirmed.flatMap(named)) {
        row.confirmed = true
        if (!row.reported) Object.assign(row, { state: 'delivered', doneAt: now })
      }
      return leases.filter(isHeld).flatMap(({ receiver, epoch }) => {
        const own = inOrder((row) => row.receiver === receiver)
        const underWay = own.filter(({ state }) => state === 'in-flight').length
        const room = Math.max(0, Math.min(limits.rows, limits.window - underWay))
        return own
          .filter(({ state }) => state === 'ready')
          .slice(0, room)
          .map((row) => {
            Object.assign(row, { state: 'in-flight', epoch, sentAt: now, confirmed: false })
            row.attempts += 1
            return messageOf(database, row)
          })
      })
    },
    async giveBack(rows) {
      await point()
      for (const row of rows.filter(isHeld).flatMap(named)) row.state = 'ready'
    },
    async park(rows, now) {
      await point()
      for (const { reason, ...sent } of rows.filter(isHeld)) {
        for (const row of named(sent)) Object.assign(row, { state: 'parked', parkedReason: reason, doneAt: now })
      }
    },
    async parkDead({ receiver, logIndex }, reason, _, now) {
      await point()
      const row = database.row(receiver, logIndex)
      if (row?.state !== 'in-flight') return false
      Object.assign(row, { state: 'parked', parkedReason: reason, doneAt: now })
      return true
    },
    requeueUnconfirmed: (leases) => requeueOf(leases, false),
    requeueAll: (leases) => requeueOf(leases, true),
    async requeueLost(receivers) {
      await point()
      return requeue((row) => receivers.includes(row.receiver))
    },
    async overdue(receivers, sentBefore) {
      await point()
      return receivers.flatMap((receiver) => {
        const late = inOrder(
          (row) =>
            row.receiver === receiver && row.state === 'in-flight' && row.reported && (row.sentAt ?? 0) < sentBefore,
        )
        const oldestSentAt = late.map(({ sentAt }) => sentAt ?? sentBefore).sort((a, b) => Number(a) - Number(b))[0]
        return oldestSentAt === undefined ? [] : [{ receiver, count: late.length, oldestSentAt }]
      })
    },
    async onNewRows(wake) {
      wakers.add(wake)
      return async () => void wakers.delete(wake)
    },
  }
}

function messageOf(database: Database, row: StoredOutboxRow): OutboxMessage {
  const body = database.bodies.get(keyText(row.key))
  if (body === undefined) throw new Error(`no bytes of ${keyText(row.key)}`)
  return {
    receiver: row.receiver,
    logIndex: row.logIndex,
    epoch: row.epoch,
    sender: row.key.sender,
    id: row.key.id,
    type: row.type,
    ...(row.mrn === undefined ? {} : { mrn: row.mrn }),
    contentType: row.contentType,
    body: body.body,
    ...(body.signature === undefined ? {} : { signature: body.signature }),
    seal: row.seal,
    ...(row.correlationId === undefined ? {} : { correlationId: row.correlationId }),
    attempts: row.attempts,
    createdAt: row.createdAt,
  }
}
