import type { RetentionPeriod } from '../domain/model/retention.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { CountryCode } from '../domain/values/party.ts'
import type { CommitTx } from './commit.ts'

/** What one act destroys, as its leaf says it: whose period it was, since when it ran, and of which movement or messages. */
export type Destroyed = { country: CountryCode; days: number; since: string } & (
  | { mrn: Mrn }
  /** So many messages without a movement; `digest` is over their sequences, ascending, separated by commas. */
  | { messages: number; digest: string }
)

/** Writes the leaf and the row of an act of the hub that destroys keys; returns the leaf's index. */
export type RecordDestruction = (
  tx: Pick<CommitTx, 'lockHead' | 'writeLog'>,
  destroyed: Destroyed,
  keys: { mrn: Mrn } | { messages: readonly bigint[] },
) => Promise<bigint>

/** What a round asks of each: under which period it goes now, if under any. Times in milliseconds UTC. */
export type RetentionRules = {
  movement(found: { movement: Movement; country: CountryCode; last: number }): RetentionPeriod | undefined
  message(found: { country: CountryCode; receivedAt: number }): RetentionPeriod | undefined
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
