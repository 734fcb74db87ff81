import type { Timers } from '../ports/runtime.ts'

export type GatheringLimits = {
  /** Milliseconds between the starts of two rounds. */
  roundMs: number
  /** Rows of a round that go at once, however they come; those of its first call go at once in any case. */
  promptRows: number
  /** Rows that wait for the next round at most. */
  batchRows: number
}

/** Rows on their way out, of which those that come one soon after the other go together. */
export type Gathering<Row> = {
  /** Sends these rows now, or with those that come until the next round. */
  add(rows: readonly Row[]): void
  /** Sends now what waits. */
  flush(): void
}

/**
 * Gathers what is to go out into rounds while much goes out: the broker, its queues and this process are woken, and
 * interrupted, once for many rows instead of once for some (docs/decisions/0239). Where little goes out nothing waits.
 * @param monotonic milliseconds of a clock that is never set
 */
export function createGathering<Row>(
  { roundMs, promptRows, batchRows }: GatheringLimits,
  { timers, monotonic }: { timers: Timers; monotonic: () => number },
  send: (rows: readonly Row[]) => void,
): Gathering<Row> {
  /** When the round began, and how many rows have gone in it. */
  let began = Number.NEGATIVE_INFINITY
  let gone = 0
  let waiting: Row[] = []
  let cancel = (): void => {}

  const flush = (): void => {
    cancel()
    if (waiting.length === 0) return
    const rows = waiting
    waiting = []
    began = monotonic()
    gone = rows.length
    send(rows)
  }
  return {
    add(rows) {
      if (rows.length === 0) return
      const now = monotonic()
      if (waiting.length === 0) {
        const isNew = now - began >= roundMs
        if (isNew || gone + rows.length <= promptRows) {
          if (isNew) began = now
          gone = isNew ? rows.length : gone + rows.length
          send(rows)
          return
        }
        cancel = timers.after(Math.ceil(began + roundMs - now), flush)
      }
      waiting.push(...rows)
      if (waiting.length >= batchRows) flush()
    },
    flush,
  }
}
