import type { MessageType } from '../generated/types.ts'
import type { PartyKey } from '../domain/party.ts'

/** A receiver this hub may send to until its lease ends. Every update of the relay is fenced by the epoch. */
export type Lease = { receiver: PartyKey; epoch: bigint }

/** One message on its way to one receiver, with the bytes to hand over. */
export type OutboxMessage = {
  receiver: PartyKey
  logIndex: bigint
  sender: PartyKey
  id: string
  type: MessageType
  mrn?: string
  contentType: string
  body: Buffer
  /** The sender's detached signature; absent for messages the hub made and for those its officers entered. */
  signature?: Buffer
  seal: Buffer
  attempts: number
  createdAt: Date
}

export type SentRow = { receiver: PartyKey; logIndex: bigint }

/** What the relay needs of the store. All times come from the caller's clock. */
export interface Outbox {
  /** Renews this owner's leases and takes those of receivers that nobody holds. Returns all that are held now, newly taken ones marked. */
  holdLeases(owner: string, receivers: readonly PartyKey[], now: Date, ttlMs: number): Promise<{ held: Lease[]; taken: Lease[] }>
  releaseLeases(owner: string): Promise<void>
  /**
   * In one statement each: notes `confirmed` rows of the last round as handed over (answers become delivered), then takes
   * up to `limit` ready rows per leased receiver, not more than `window` in flight each, marks them in flight under the
   * lease's epoch and returns them with their bytes, in log order per receiver.
   */
  takeReady(leases: readonly Lease[], confirmed: readonly SentRow[], limit: number, window: number, now: Date): Promise<OutboxMessage[]>
  /** Rows the broker refused or returned go back to ready, with the error noted. */
  giveBack(leases: readonly Lease[], rows: readonly (SentRow & { error: string })[]): Promise<void>
  /** Parks a row with a reason; its followers stay waiting, visibly. */
  park(lease: Lease, row: SentRow, reason: string, error: string): Promise<void>
  /** After a crash or a lost lease: rows in flight that no confirm was noted for go back to ready. Duplicates are harmless, a gap is not. */
  requeueUnconfirmed(lease: Lease): Promise<number>
  /** The broker has lost the queue: everything under way to this receiver goes back to ready. */
  requeueAll(lease: Lease): Promise<number>
  /** In-flight rows whose report is overdue, oldest sent first: the time the oldest was sent, and how many. */
  overdue(lease: Lease, sentBefore: Date): Promise<{ count: number; oldestSentAt?: Date }>
  /** Calls `wake` whenever any hub has committed rows for some receiver. Returns a function that ends it. */
  onNewRows(wake: () => void): Promise<() => Promise<void>>
}
