import { keyText } from '../../src/domain/values/party.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'
import type { LeafMessage, Lease, Outbox, SentRow } from '../../src/ports/outbox.ts'
import type { Database } from './database.ts'
import type { StoredOutboxRow } from './rows.ts'
import type { Scheduler } from './scheduler.ts'

/**
 * The Outbox port on the simulated tables; each call is one statement and happens at once, when its hub's turn has come.
 * Fenced as src/store/outbox/outbox.ts is: by the lease, and by the epoch of each row.
 */
export function createMemoryOutbox(
  database: Database,
  scheduler: Scheduler,
  point: () => Promise<void>,
  wakers: Set<(receivers: readonly PartyKey[]) => void>,
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
  const isUnder = (row: StoredOutboxRow, leases: readonly Lease[], fits: (epoch: bigint) => boolean): boolean =>
    leases.some((lease) => isHeld(lease) && lease.receiver === row.receiver && fits(lease.epoch))
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
    async takeReady(leases, limits, now) {
      await point()
      const lanes = new Map<PartyKey, { underWay: number; more: boolean }>()
      const rows = leases.filter(isHeld).flatMap(({ receiver, epoch }) => {
        const own = inOrder((row) => row.receiver === receiver)
        const underWay = own.filter(({ state }) => state === 'in-flight').length
        const room = Math.max(0, Math.min(limits.rows, limits.window - underWay))
        const taken = own.filter(({ state }) => state === 'ready').slice(0, room)
        lanes.set(receiver, { underWay: underWay + taken.length, more: taken.length >= room })
        return taken.map((row) => {
          Object.assign(row, { state: 'in-flight', epoch, sentAt: now, confirmed: false })
          row.attempts += 1
          return { receiver, logIndex: row.logIndex, epoch, attempts: row.attempts, reported: row.reported }
        })
      })
      return { rows, lanes }
    },
    async load(leaves) {
      await point()
      return leaves.flatMap((leaf) => {
        const [row] = [...database.outbox.values()].filter(({ logIndex }) => logIndex === leaf)
        return row === undefined ? [] : [messageOf(database, row)]
      })
    },
    async noteConfirmed(rows) {
      await point()
      for (const sent of rows) {
        for (const row of named(sent)) if (row.attempts === sent.attempts) row.confirmed = true
      }
    },
    async closeAnswers(rows, now) {
      await point()
      for (const row of rows.flatMap(named)) {
        if (!row.reported) Object.assign(row, { state: 'delivered', doneAt: now })
      }
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
    async requeueUnconfirmed(leases, epochs, known) {
      await point()
      const isKnown = (row: StoredOutboxRow): boolean =>
        known.some(
          ({ receiver, logIndex, epoch }) =>
            receiver === row.receiver && logIndex === row.logIndex && epoch === row.epoch,
        )
      return requeue(
        (row) =>
          !row.confirmed &&
          !isKnown(row) &&
          isUnder(row, leases, (epoch) => row.epoch < epoch || (epochs === 'all' && row.epoch === epoch)),
      )
    },
    async requeueAll(leases) {
      await point()
      return requeue((row) => isUnder(row, leases, (epoch) => row.epoch <= epoch))
    },
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

function messageOf(database: Database, row: StoredOutboxRow): LeafMessage {
  const body = database.bodies.get(keyText(row.key))
  if (body === undefined) throw new Error(`no bytes of ${keyText(row.key)}`)
  return {
    logIndex: row.logIndex,
    sender: row.key.sender,
    id: row.key.id,
    type: row.type,
    ...(row.mrn === undefined ? {} : { mrn: row.mrn }),
    contentType: row.contentType,
    body: body.body,
    ...(body.signature === undefined ? {} : { signature: body.signature }),
    seal: row.seal,
    ...(row.correlationId === undefined ? {} : { correlationId: row.correlationId }),
    createdAt: row.createdAt,
  }
}
