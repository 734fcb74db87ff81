/** From when until before when, and how long each step is. */
export type HistorySpan = { from: Date; to: Date; stepSeconds: number }

/** How a queue did in one step; of what nobody measured nothing is said. */
export type HistoryPoint =
  | { at: Date; measured: false }
  | { at: Date; measured: true; depth: number; oldestSeconds: number; in: number; out: number; parked: number }
