import type { ClosureQueue, OpenClosure } from '../ports/border-closures.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { backoffMs } from '../domain/values/backoff.ts'
import { createRounds } from './rounds.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

export type ClosuresDeps = {
  queue: ClosureQueue
  /** Decides and commits what a closure means for these movements; returns those for which it could not be stored now. */
  tell: (closure: OpenClosure, mrns: readonly Mrn[]) => Promise<string[]>
  /** Names this hub among those on the database. */
  owner: string
  timers: Timers
  log: Log
  settings?: Partial<ClosuresSettings>
}

export type ClosuresSettings = {
  /** Movements read in one statement and decided in one go: bounds every lock and every statement. */
  look: number
  chunk: number
  /** How long a hub may be silent before another takes over its closure. */
  leaseMs: number
  /** The longest pause between two rounds. */
  tickMs: number
  backoff: { initialMs: number; maxMs: number }
}

const DEFAULTS: ClosuresSettings = {
  look: 1_000,
  chunk: 50,
  leaseMs: 30_000,
  tickMs: 1_000,
  backoff: { initialMs: 500, maxMs: 60_000 },
}

/**
 * After so many failures in a row, while the database accepts other work, a movement is skipped, with an error in the log.
 */
const FAILURES_MAX = 5

export type Closures = {
  start(): void
  /** Starts a round at once; resolves when nothing is left for this hub to do, or nothing can be done now. */
  wake(): Promise<void>
  /** Starts nothing more; resolves when work in progress is committed. */
  stop(): Promise<void>
}

/**
 * Works through availability notices: page by page and chunk by chunk over the movements that may have to pass there, in
 * separate transactions among all others, so that a notice on thousands of movements holds up nobody. Progress is kept in
 * the database: after a crash this hub or another continues, and since no movement is told twice, starting a page again
 * loses and repeats nothing (docs/decisions/0031).
 */
export function createClosures(deps: ClosuresDeps): Closures {
  const settings = { ...DEFAULTS, ...deps.settings }
  const failures = new Map<string, number>()
  let failed = 0

  /** One page of the oldest closure; false when there is none. */
  const page = async (isStopped: () => boolean): Promise<boolean> => {
    const closure = await deps.queue.take(deps.owner, settings.leaseMs)
    if (closure === undefined) return false
    if (closure.notice === undefined) {
      deps.log.warn({ ...closure.key }, 'a closure can be told to nobody: the bytes of its notice are gone')
      await deps.queue.advance(closure.key, deps.owner, undefined)
      return true
    }
    const { mrns, last } = await deps.queue.page(closure, settings.look)
    for (let at = 0; at < mrns.length && !isStopped(); at += settings.chunk) {
      const chunk = mrns.slice(at, at + settings.chunk)
      await told(closure, chunk)
      if (!(await deps.queue.advance(closure.key, deps.owner, chunk.at(-1)))) return true
    }
    if (!isStopped()) await deps.queue.advance(closure.key, deps.owner, last)
    return !isStopped()
  }

  /** Throws when some could not be told now: they are retried before anything after them. */
  const told = async (closure: OpenClosure, mrns: readonly Mrn[]): Promise<void> => {
    const left = (await deps.tell(closure, mrns)).filter((mrn) => {
      const count = (failures.get(mrn) ?? 0) + 1
      failures.set(mrn, count)
      if (count <= FAILURES_MAX) return true
      deps.log.error({ ...closure.key, mrn }, 'a movement cannot be told of a closure')
      return false
    })
    if (left.length > 0) throw new Error(`${left.length} movements could not be told of a closure`)
    failures.clear()
  }

  return createRounds(deps.timers, settings.tickMs, async (isStopped) => {
    try {
      while (!isStopped() && (await page(isStopped))) failed = 0
      return { restMs: settings.tickMs }
    } catch (error) {
      failed += 1
      deps.log.warn({ error: (error as Error).message }, 'closures are not worked off; they are tried again')
      return { restMs: backoffMs(failed, settings.backoff, Math.random), failed: true }
    }
  })
}
