import type { News } from './line.ts'

/**
 * When all is well again after a moment: a message first posted after it has been accepted, and everybody who is told of
 * movements on the way has got one that was accepted no earlier.
 */
export type Recovery = {
  hear(news: News): void
  /** Begins anew, from `since` on, in milliseconds since 1970. */
  begin(since: number): void
  /** Milliseconds it took from then on; undefined as long as it lasts. */
  took(): number | undefined
}

/** @param receivers who has to be told */
export function createRecovery(receivers: readonly string[], now: () => number): Recovery {
  let since = Number.POSITIVE_INFINITY
  let accepted: number | undefined
  let missing = new Set(receivers)
  let whole: number | undefined
  return {
    begin: (moment) => {
      since = moment
      accepted = undefined
      missing = new Set(receivers)
      whole = undefined
    },
    hear: ({ receipts, told }) => {
      for (const { firstAt, logIndex } of receipts) {
        if (firstAt >= since) accepted = Math.min(accepted ?? logIndex, logIndex)
      }
      if (accepted === undefined) return
      for (const { receiver, logIndex } of told) if (logIndex >= accepted) missing.delete(receiver)
      if (missing.size === 0) whole ??= now()
    },
    took: () => (whole === undefined ? undefined : whole - since),
  }
}
