import type { TimerName } from '../domain/model/timer.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/**
 * A running timer of some movement; `dueAt` in milliseconds UTC, later than in the movement when it was put off.
 * `failures`: how often its firing has failed for a reason of ours.
 */
export type DueTimer = { mrn: Mrn; number: number; name: TimerName; dueAt: number; failures: number }

/** A firing that failed: the timer as it was read, why, when, and when it is tried again; milliseconds UTC. */
export type FailedFiring = { timer: DueTimer; reason: string; at: number; againAt: number }

export interface DueTimers {
  /** The timers due next, whether due already or not, at most `limit`. */
  next(limit: number): Promise<DueTimer[]>
  /** Puts a timer off and records it for operators; without effect when another hub has done so meanwhile. */
  putOff(failed: FailedFiring): Promise<void>
}
