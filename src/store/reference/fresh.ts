import type { Timers } from '../../ports/runtime.ts'

export type FreshOptions<T> = {
  /** Reads it anew. */
  load: () => Promise<T>
  /** Whether what is at hand is still the latest, asked at little cost. */
  isLatest: (current: T) => Promise<boolean>
  /** Called with each new one. */
  loaded: (next: T) => void
  onError: (error: Error) => void
  timers: Timers
  /** How often `isLatest` is asked, whatever was notified. */
  checkMs: number
  /** Pause before a reading that failed is tried again. */
  retryMs: number
}

export type Fresh<T> = {
  current: () => T
  /** Since when what is at hand may be out of date; undefined when it is not. */
  staleSince: () => Date | undefined
  /** Reads it anew, once more when a reading is under way; rejects when that cannot be done now. */
  reload: () => Promise<T>
  /** It may have changed. Never throws: what fails is tried again. */
  wake: () => void
  stop: () => Promise<void>
}

/**
 * Keeps the latest of something at hand that others change. Who changes it says so, but a notification may be missed and
 * a reading may fail, so it is also looked after in between, and a reading that failed is repeated until it succeeds.
 */
export function keepFresh<T>(first: T, options: FreshOptions<T>): Fresh<T> {
  let current = first
  let failing: { since: Date; error: Error } | undefined
  let again = false
  let reading: Promise<void> | undefined
  let stopped = false
  let looks = 0
  let cancelLook = (): void => {}

  /** Never rejects: what went wrong is in `failing`, and the next look comes in any case. */
  const read = async (): Promise<void> => {
    do {
      again = false
      try {
        current = await options.load()
        failing = undefined
        if (!stopped) options.loaded(current)
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error))
        failing = { since: failing?.since ?? new Date(), error: reason }
        options.onError(reason)
      }
    } while (again && !stopped)
    reading = undefined
    lookLater()
  }
  const reload = (): Promise<void> => {
    again = reading !== undefined
    reading ??= read()
    return reading
  }
  const lookLater = (): void => {
    cancelLook()
    looks += 1
    if (stopped) return
    const rest = failing === undefined ? options.checkMs : options.retryMs
    cancelLook = options.timers.after(rest, () => void look(looks))
  }
  const look = async (mine: number): Promise<void> => {
    const latest = failing === undefined && (await options.isLatest(current).catch(() => false))
    // A reading begun meanwhile looks after itself when it is over.
    if (stopped || reading !== undefined || mine !== looks) return
    if (latest) lookLater()
    else void reload()
  }

  lookLater()
  return {
    current: () => current,
    staleSince: () => failing?.since,
    reload: async () => {
      await reload()
      if (failing !== undefined) throw failing.error
      return current
    },
    wake: () => void reload(),
    stop: async () => {
      stopped = true
      cancelLook()
      await reading
    },
  }
}
