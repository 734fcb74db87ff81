import type { PartyKey } from '../domain/values/party.ts'
import type { OutboxRow } from './commit.ts'

/** A receiver this hub serves. */
export type Grant = {
  epoch: bigint
  /** Nothing older is ready, and the broker takes what is published: what takes the place of a reported row may go. */
  clear: boolean
  /** How many more rows than now may be in flight; 0 unless it is clear. */
  room: number
}

/** A row as a commit has inserted it, for a receiver this hub serves. */
export type CommittedRow = Omit<OutboxRow, 'state'> & {
  at: Date
  /** Under which epoch it is in flight; undefined where it is not. */
  epoch: bigint | undefined
}

/** A follower that a delivery report has released. */
export type FreedRow = {
  receiver: PartyKey
  logIndex: bigint
  state: 'ready' | 'in-flight'
  epoch: bigint
  attempts: number
}

/** What one commit has done to the outbox. */
export type Committed = {
  rows: readonly CommittedRow[]
  freed: readonly FreedRow[]
  /** Rows that a delivery report has closed or parked. */
  reported: readonly { receiver: PartyKey; logIndex: bigint }[]
  /** Receivers for whom rows are ready that were committed earlier: answers asked for again, replayed rows, followers. */
  readied: readonly PartyKey[]
}

/**
 * Commits and relay of one hub: what goes to a receiver whose lease this hub holds is committed in flight and published
 * from memory after the commit, without being taken from the store. The store stays the truth: a row in flight that was
 * never published is put back by whoever holds the lease next (docs/decisions/0068).
 */
export interface HandOver {
  /** What a commit that begins now may put in flight. */
  grants(): ReadonlyMap<PartyKey, Grant>
  /** Called after the commit, and only then. */
  committed(done: Committed): void
  /** Nobody knows whether a commit was carried out: its rows may be in flight, and nobody holds them. */
  unknown(): void
}
