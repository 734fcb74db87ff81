import type { Need } from '../domain/model/attention.ts'
import type { Outage } from '../domain/model/reference.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Viewer } from './viewer.ts'

/** Something about a movement that needs a person, since or until `at` (src/domain/model/attention.ts). */
export type AttentionRow = {
  key: string
  need: Need
  /** RFC 3339, UTC. */
  at: string
  movement: Movement
  /** Who has taken it upon himself. */
  takenBy?: string
}

/** `leftOut` is at least so many where `leftOutIsLowerBound`. */
export type AttentionList = { rows: AttentionRow[]; leftOut: number; leftOutIsLowerBound: boolean }

/** What of a receiver's queue is held up; movements are counted once however many messages wait for them. */
export type HeldUp = {
  receiver: PartyKey
  waitingMovements: number
  parkedMovements: number
  /** RFC 3339, UTC; absent where nothing is parked. */
  parkedSince?: string
}

/** What the hub has failed at and is still to be dealt with, by the name of the dependency it is told as. */
export type HubFailure = {
  name: 'set-aside' | 'timers'
  count: number
  /** Milliseconds UTC. */
  since: number
}

export interface HubAttentionReads {
  /** Declared outages and closures in force then, the oldest first. */
  outagesNow(now: Date): Promise<Outage[]>
  /** Messages that wait for an operator, and timers whose firing fails; nothing of which there is none. */
  hubFailures(): Promise<HubFailure[]>
}

export interface AttentionReads {
  /** Of these receivers, those of whom anything is open. */
  heldUp(receivers: readonly PartyKey[]): Promise<HeldUp[]>
  /** What needs a person of what the viewer may see, the gravest first, at most `limit`. */
  attention(viewer: Viewer, limit: number): Promise<AttentionList>
  /** One of them by its key; undefined when it is no more, or not for the viewer. */
  attentionNow(viewer: Viewer, key: string): Promise<AttentionRow | undefined>
  /** By key who has taken it upon himself and has not given it back, and when (milliseconds UTC). */
  takers(keys: readonly string[]): Promise<ReadonlyMap<string, { by: string; at: number }>>
}
