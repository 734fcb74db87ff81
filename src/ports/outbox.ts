import type { MessageType } from '../generated/types.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/**
 * A receiver this hub may send to until another hub takes over its lease. The epoch identifies this period of ownership.
 */
export type Lease = { receiver: PartyKey; epoch: bigint }

/** One row as a relay took it: the epoch fences every later update, so that a former owner's changes nothing. */
export type SentRow = { receiver: PartyKey; logIndex: bigint; epoch: bigint }

/** A row in flight; `attempts` counts how often it was handed to the channel, this time included. */
export type TakenRow = SentRow & {
  attempts: number
  /** False for answers: they are done when the broker has confirmed them. */
  reported: boolean
}

/** What goes out because of one leaf, the same for all its receivers. */
export type LeafMessage = {
  logIndex: bigint
  sender: PartyKey
  id: string
  type: MessageType
  mrn?: Mrn
  contentType: string
  body: Buffer
  /** The sender's detached signature; absent for messages the hub made and for those its officers entered. */
  signature?: Buffer
  seal: Buffer
  /** Of an answer, which goes to one receiver: the id of the message it answers (interface.md 4). */
  correlationId?: string
  /** The span of the message it goes out because of, where this hub has taken that and keeps traces. */
  trace?: string
  createdAt: Date
}

/** One message on its way to one receiver, with the bytes to hand over. */
export type OutboxMessage = SentRow & LeafMessage & { attempts: number }

/** Bounds of one take: rows per receiver, rows in flight per receiver, bytes of bodies in all (at least one row). */
export type TakeLimits = { rows: number; window: number; bytes: number }

/**
 * Rows taken; and of each leased receiver how many are in flight after that, and whether more may be ready than were taken.
 */
export type Take = { rows: TakenRow[]; lanes: ReadonlyMap<PartyKey, { underWay: number; more: boolean }> }

/**
 * What the relay needs of the store. Times shown to people come from the caller's clock; leases use the database's, because
 * several hubs share them and a sandbox's manual clock must not keep a dead owner's lease alive.
 */
export interface Outbox {
  /** Renews this owner's leases, takes those nobody holds, for `ttlMs` from now, and returns all it holds. */
  holdLeases(owner: string, receivers: readonly PartyKey[], ttlMs: number): Promise<Lease[]>
  /** Ends this owner's leases at once, so that another hub need not wait for them. */
  releaseLeases(owner: string): Promise<void>
  /**
   * In one statement: takes ready rows of the leased receivers, marks them in flight under the lease's epoch and returns
   * them in log order per receiver, with how many are under way to each receiver then. A row whose body was erased is
   * parked with reason `erased` instead.
   */
  takeReady(leases: readonly Lease[], limits: TakeLimits, now: Date): Promise<Take>
  /** The messages of these leaves, as far as their bytes are still there. */
  load(leaves: readonly bigint[]): Promise<LeafMessage[]>
  /** Notes that the broker has these rows, where they are still under way as they were sent. */
  noteConfirmed(rows: readonly TakenRow[]): Promise<void>
  /** Ends answers that the broker has confirmed: nobody reports on them. */
  closeAnswers(rows: readonly SentRow[], now: Date): Promise<void>
  /** Rows the broker refused, returned or never confirmed go back to ready, with the error noted. */
  giveBack(rows: readonly (SentRow & { error: string })[]): Promise<void>
  /** Parks rows with a reason; their followers stay waiting, visibly. */
  park(rows: readonly (SentRow & { reason: string; error: string })[], now: Date): Promise<void>
  /**
   * Parks what the receiver's own consumer, or the broker, has put on the dead queue. Without epoch, as for delivery
   * reports: it may arrive at any hub. False when the row is no longer in flight.
   */
  parkDead(row: { receiver: PartyKey; logIndex: bigint }, reason: string, error: string, now: Date): Promise<boolean>
  /**
   * Rows in flight without a noted confirm go back to ready, but for those in `known`, which this hub is about to hear of:
   * at a takeover those of any epoch; else, at each tick, those of an earlier one, which a former owner committed after
   * the takeover. A duplicate is harmless, a gap is not. Returns how many.
   */
  requeueUnconfirmed(leases: readonly Lease[], epochs: 'all' | 'earlier', known: readonly SentRow[]): Promise<number>
  /** The broker has lost everything in flight to these receivers: all of it goes back to ready. Returns how many. */
  requeueAll(leases: readonly Lease[]): Promise<number>
  /**
   * The same for every hub's rows and without epoch: a wiped broker is seen once, by whoever connects first, and a row
   * of another hub requeued twice is a duplicate, while one that nobody requeues is a gap.
   */
  requeueLost(receivers: readonly PartyKey[]): Promise<number>
  /**
   * Ends the rows of parties that no longer have a queue (channel `none`): for them a message is delivered at its commit
   * (interface.md 3). Parked rows stay; an operator decides on them. Returns how many were ended.
   */
  closeAppOnly(receivers: readonly PartyKey[], now: Date): Promise<number>
  /** In-flight rows sent before `sentBefore`, per receiver that has any. */
  overdue(
    receivers: readonly PartyKey[],
    sentBefore: Date,
  ): Promise<{ receiver: PartyKey; count: number; oldestSentAt: Date }[]>
  /**
   * Calls `wake` whenever any hub has committed rows that are ready and that it does not send itself, with their
   * receivers; without them after the listening connection had to be made again. Returns a function that ends it.
   */
  onNewRows(wake: (receivers?: readonly PartyKey[]) => void): Promise<() => Promise<void>>
}
