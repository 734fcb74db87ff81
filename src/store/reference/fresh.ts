import type { Timers } from '../../ports/runtime.ts'

export type FreshOptions<T> = {
  /** Loads it. */
  load: () => Promise<T>
  /** Whether the loaded one is still the latest; must be cheap. */
  isLatest: (current: T) => Promise<boolean>
  /** Called with each newly loaded one. */
  loaded: (next: T) => void
  onError: (error: Error) => void
  timers: Timers
  /** How often `isLatest` is called, regardless of notifications. */
  checkMs: number
  /** Pause before a failed load is tried again. */
  retryMs: number
}

export type Fresh<T> = {
  current: () => T
  /** Since when the loaded one may be out of date; undefined when it is current. */
  staleSince: () => Date | undefined
  /** Loads it again, once more if a load is already under way; rejects when that fails. */
  reload: () => Promise<T>
  /** Call when it may have changed. Never throws: a failed load is tried again. */
  wake: () => void
  stop: () => Promise<void>
}

/**
 * Keeps the latest version of something that others change. Changes are notified, but a notification may be missed and a
 * load may fail, so it is also polled, and a failed load is repeated until it succeeds.
 */
export function keepFresh<T>(first: T, options: FreshOptions<T>): Fresh<T> {
  let current = first
  let failing: { since: Date; error: Error } | undefined
  let again = false
  let reading: Promise<void> | undefined
  let stopped = false
  let looks = 0
  let cancelLook = (): void => {}

  /** Never rejects: the failure is in `failing`, and the next poll comes in any case. */
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
    // A load begun meanwhile schedules its own follow-up.
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
