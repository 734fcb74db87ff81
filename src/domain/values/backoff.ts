export type Backoff = { initialMs: number; maxMs: number }

/**
 * Milliseconds to wait before the next try. Exponential, half of it random, so that a peer that recovers is not hit by
 * everyone at once. `failures` in a row count from 1; the result is between half of the step and the step, never above
 * `maxMs`.
 */
export function backoffMs(failures: number, { initialMs, maxMs }: Backoff, random: () => number): number {
  const step = Math.min(maxMs, initialMs * 2 ** Math.min(Math.max(failures - 1, 0), 30))
  return Math.round(step / 2 + (random() * step) / 2)
}
