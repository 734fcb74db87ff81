import type { Need } from '../domain/model/attention.ts'
import type { Movement } from '../domain/model/movement.ts'
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

export interface AttentionReads {
  /** What needs a person of what the viewer may see, the gravest first, at most `limit`. */
  attention(viewer: Viewer, limit: number): Promise<AttentionList>
  /** One of them by its key; undefined when it is no more, or not for the viewer. */
  attentionNow(viewer: Viewer, key: string): Promise<AttentionRow | undefined>
  /** By key who has taken it upon himself and has not given it back, and when (milliseconds UTC). */
  takers(keys: readonly string[]): Promise<ReadonlyMap<string, { by: string; at: number }>>
}
