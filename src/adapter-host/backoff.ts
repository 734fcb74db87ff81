import { backoffMs } from '../domain/values/backoff.ts'
import type { Timers } from '../ports/runtime.ts'

/**
 * Waits before the next try: doubling from `firstMs` to `mostMs`, each time a random part less, so that a crowd does
 * not come back at once.
 */
export type Waits = {
  /**
   * Resolves after the next delay, or at once when the signal aborts. `leastMs` is what the other side asked for; of
   * more than an hour it gets an hour.
   */
  wait(leastMs?: number): Promise<void>
  reset(): void
}

/** A peer may ask for any number; one of weeks would be a stop, and one that a timer cannot hold no wait at all. */
const LONGEST_MS = 3_600_000

export const createBackoff = (firstMs: number, mostMs: number, signal: AbortSignal, timers: Timers): Waits => {
  let failures = 0
  return {
    wait: (leastMs = 0) => {
      failures += 1
      const delay = Math.max(leastMs, backoffMs(failures, { initialMs: firstMs, maxMs: mostMs }, Math.random))
      return new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const done = (): void => {
          cancel()
          signal.removeEventListener('abort', done)
          resolve()
        }
        const cancel = timers.after(Math.min(delay, LONGEST_MS), done)
        signal.addEventListener('abort', done, { once: true })
      })
    },
    reset: () => {
      failures = 0
    },
  }
}
