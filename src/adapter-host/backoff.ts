import { setTimeout as after } from 'node:timers/promises'

/**
 * Waits before the next try: doubling from `firstMs` to `mostMs`, each time a random part less, so that a crowd does
 * not come back at once.
 */
export type Backoff = {
  /** Resolves after the next delay, or at once when the signal aborts. `leastMs` is what the other side asked for. */
  wait(leastMs?: number): Promise<void>
  reset(): void
}

export const createBackoff = (firstMs: number, mostMs: number, signal: AbortSignal): Backoff => {
  let next = firstMs
  return {
    wait: async (leastMs = 0) => {
      const delay = Math.max(leastMs, next * (0.5 + Math.random() / 2))
      next = Math.min(next * 2, mostMs)
      // Rejects only because of the abort, and then there is nothing left to wait for.
      await after(delay, undefined, { signal }).catch(() => undefined)
    },
    reset: () => {
      next = firstMs
    },
  }
}
