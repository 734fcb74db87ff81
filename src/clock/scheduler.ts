import type { TimerName } from '../domain/model/timer.ts'
import type { Clock, Log, Timers } from '../ports/runtime.ts'
import type { DueTimer, DueTimers } from '../ports/timers.ts'
import { backoffMs } from '../domain/values/backoff.ts'
import { createRounds } from './rounds.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

export type SchedulerDeps = {
  due: DueTimers
  /**
   * Decides and commits one firing; `failed` says why it cannot be done, and is absent when it merely cannot be stored now.
   */
  fire: (timer: { mrn: Mrn; number: number; name: TimerName }) => Promise<{ done: boolean; failed?: string }>
  clock: Clock
  timers: Timers
  log: Log
  settings?: Partial<SchedulerSettings>
}

export type SchedulerSettings = {
  /** Timers read and fired at once. */
  batch: number
  /** The longest pause between two queries, to notice timers other hubs have started meanwhile. */
  tickMs: number
  backoff: { initialMs: number; maxMs: number }
  /**
   * How long a timer that fails for its own reason is put off, by the hub's clock: by then the defect may have been fixed.
   */
  putOff: { initialMs: number; maxMs: number }
}

const DEFAULTS: SchedulerSettings = {
  batch: 200,
  tickMs: 1_000,
  backoff: { initialMs: 1_000, maxMs: 60_000 },
  putOff: { initialMs: 60_000, maxMs: 3_600_000 },
}

export type Scheduler = {
  start(): void
  /** Fires nothing more; resolves when firings in progress are committed. */
  stop(): Promise<void>
  /** The clock was moved: query at once. Resolves when everything due by now has been fired. */
  wake(): Promise<void>
}

/**
 * Fires timers when they are due (engine.md 6). Every hub runs one over the same table; whether a timer still runs is
 * decided under the movement's lock, so it fires once however many hubs try. Pauses until the next one is due, but at most
 * a second: a query reads one row of an index. A timer that fails for its own reason is put off in the database, longer
 * each time up to an hour, so that it costs no hub more than that, and is listed for operators (docs/decisions/0055).
 */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const settings = { ...DEFAULTS, ...deps.settings }
  /** Timers that could not be fired, by key: consecutive failures, and not to be tried before when (monotonic). */
  const resting = new Map<string, { failures: number; until: number }>()

  const round = async (isStopped: () => boolean): Promise<number> => {
    for (;;) {
      const next = await deps.due.next(settings.batch + resting.size)
      const now = deps.clock.now().getTime()
      const ready = next.filter((timer) => timer.dueAt <= now && !isResting(timer)).slice(0, settings.batch)
      if (ready.length === 0 || isStopped()) return waitOf(next, now)
      await Promise.all(ready.map(fire))
    }
  }

  const isResting = (timer: DueTimer): boolean => (resting.get(keyOf(timer))?.until ?? 0) > performance.now()

  const fire = async (timer: DueTimer): Promise<void> => {
    const { mrn, number, name } = timer
    const { done, failed } = await deps.fire({ mrn, number, name })
    if (done || (failed !== undefined && (await putOff(timer, failed)))) {
      resting.delete(keyOf(timer))
      return
    }
    const failures = (resting.get(keyOf(timer))?.failures ?? 0) + 1
    resting.set(keyOf(timer), {
      failures,
      until: performance.now() + backoffMs(failures, settings.backoff, Math.random),
    })
    if (failures === 1) deps.log.warn({ mrn, timer: name }, 'a timer could not be fired; it is tried again')
  }

  const putOff = async (timer: DueTimer, reason: string): Promise<boolean> => {
    const { mrn, name, failures } = timer
    const at = deps.clock.now().getTime()
    try {
      // Not by chance: it is put off once, in the database, for all hubs.
      const againAt = at + backoffMs(failures + 1, settings.putOff, () => 1)
      await deps.due.putOff({ timer, reason, at, againAt })
      deps.log.error({ mrn, timer: name, reason, failures: failures + 1 }, 'a timer fails and is put off')
      return true
    } catch (error) {
      deps.log.warn({ error: (error as Error).message }, 'a timer that fails cannot be put off now')
      return false
    }
  }

  /** Up to the first that is neither due nor waiting after a failure. */
  const waitOf = (next: readonly DueTimer[], now: number): number => {
    const waits = next.filter((timer) => timer.dueAt > now).map(({ dueAt }) => dueAt - now)
    return Math.min(settings.tickMs, ...waits)
  }

  return createRounds(deps.timers, settings.tickMs, async (isStopped) => {
    try {
      return { restMs: await round(isStopped) }
    } catch (error) {
      deps.log.warn({ error: (error as Error).message }, 'the timers cannot be read; they are tried again')
      return {}
    }
  })
}

const keyOf = ({ mrn, number }: DueTimer): string => `${mrn} ${number}`
