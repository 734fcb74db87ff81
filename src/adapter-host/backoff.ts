import { setTimeout as after } from 'node:timers/promises'
import { backoffMs } from '../domain/values/backoff.ts'

/**
 * Waits before the next try: doubling from `firstMs` to `mostMs`, each time a random part less, so that a crowd does
 * not come back at once.
 */
export type Waits = {
  /** Resolves after the next delay, or at once when the signal aborts. `leastMs` is what the other side asked for. */
  wait(leastMs?: number): Promise<void>
  reset(): void
}

export const createBackoff = (firstMs: number, mostMs: number, signal: AbortSignal): Waits => {
  let failures = 0
  return {
    wait: async (leastMs = 0) => {
      failures += 1
      const delay = Math.max(leastMs, backoffMs(failures, { initialMs: firstMs, maxMs: mostMs }, Math.random))
      // Rejects only because of the abort, and then there is nothing left to wait for.
      await after(delay, undefined, { signal }).catch(() => undefined)
    },
    reset: () => {
      failures = 0
    },
  }
}
