import type { Timers } from '../ports/runtime.ts'

export type Rounds = {
  start(): void
  /** Begins a round at once, or one more after the one under way; resolves when they are over. */
  wake(): Promise<void>
  /** Begins nothing more; resolves when what is under way is over. */
  stop(): Promise<void>
}

/** What a round comes to: how long to rest, as long as before when absent; `failed` lets nobody hurry the next one. */
export type Round = { restMs?: number; failed?: boolean }

/** Repeats a round of work with rests in between, never two at a time. `restMs` is the rest where a round says nothing. */
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
