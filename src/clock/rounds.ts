import type { Timers } from '../ports/runtime.ts'

export type Rounds = {
  start(): void
  /** Starts a round at once, or another one after the one in progress; resolves when they are over. */
  wake(): Promise<void>
  /** Starts nothing more; resolves when the round in progress is over. */
  stop(): Promise<void>
}

/** Result of a round: the pause before the next (default: unchanged); after `failed`, `wake` may not shorten it. */
export type Round = { restMs?: number; failed?: boolean }

/**
 * Repeats a round of work with pauses in between, never two at a time. `restMs` is the pause when a round does not give
 * one.
 */
export function createRounds(
  timers: Timers,
  restMs: number,
  round: (isStopped: () => boolean) => Promise<Round>,
): Rounds {
  let stopped = false
  let cancel = (): void => {}
  let running: Promise<void> | undefined
  let again = false

  const loop = async (): Promise<void> => {
    let rest = restMs
    let failed = false
    do {
      again = false
      const over = await round(() => stopped)
      rest = over.restMs ?? rest
      failed = over.failed === true
    } while (again && !stopped && !failed)
    running = undefined
    if (!stopped) cancel = timers.after(Math.max(1, rest), () => void wake())
  }

  const wake = async (): Promise<void> => {
    cancel()
    if (stopped) return
    again = running !== undefined
    running ??= loop()
    await running
  }

  return {
    start: () => void wake(),
    wake,
    stop: async () => {
      stopped = true
      cancel()
      await running
    },
  }
}
