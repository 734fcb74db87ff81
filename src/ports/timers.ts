import type { TimerName } from '../domain/timer.ts'

/** A running timer of some movement; `dueAt` in milliseconds UTC. */
export type DueTimer = { mrn: string; number: number; name: TimerName; dueAt: number }

export interface DueTimers {
  /** The timers due first, due or not, at most `limit`. */
  next(limit: number): Promise<DueTimer[]>
}
