import type { Destroyed, RetentionPeriod } from '../domain/model/retention.ts'
import type { Erasure, Movement } from '../domain/model/movement.ts'
import type { CountryCode } from '../domain/values/party.ts'
import type { CommitTx, DestroyedKeys } from './commit.ts'

/** Writes the leaf and the row of an act of the hub that destroys keys; returns the leaf's index. */
export type RecordDestruction = (
  tx: Pick<CommitTx, 'lockHead' | 'writeLog'>,
  destroyed: Destroyed,
  keys: DestroyedKeys,
) => Promise<bigint>

/** What a round asks of each: under which period it goes now, if under any. Times in milliseconds UTC. */
export type RetentionRules = {
  /** A movement declared later, in milliseconds UTC, is under no period that may be over: nobody need look at it. */
  readonly declaredUntil: number
  movement(found: { movement: Movement; country: CountryCode; last: number }): RetentionPeriod | undefined
  message(found: { country: CountryCode; receivedAt: number }): RetentionPeriod | undefined
  /** What is left of a movement whose key was destroyed, once more when one of its later messages is; undefined while it is open. */
  left(movement: Movement, erased: Erasure): Movement | undefined
}

/** Destroys the keys of what nobody has to keep any more. */
export interface Retention {
  /**
   * Looks at the next keys of this day's round, destroys those that are due, and says whether the round goes on. One hub does
   * it at a time; to the others it is over.
   * @param day `YYYY-MM-DD`: a new day begins a new round
   */
  next(day: string, rules: RetentionRules): Promise<boolean>
}
