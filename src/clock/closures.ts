import type { ClosureQueue, OpenClosure } from '../ports/closures.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { backoffMs } from '../domain/values/backoff.ts'
import { createRounds } from './rounds.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

export type ClosuresDeps = {
  queue: ClosureQueue
  /** Decides and commits what a closure means for these movements; returns those it could not be stored for now. */
  tell: (closure: OpenClosure, mrns: readonly Mrn[]) => Promise<string[]>
  /** Names this hub among those on the database. */
  owner: string
  timers: Timers
  log: Log
  settings?: Partial<ClosuresSettings>
}

export type ClosuresSettings = {
  /** Movements looked at in one statement, and told in one go: bounds every lock and every statement. */
  look: number
  chunk: number
  /** How long a hub may be silent before another goes on with its closure. */
  leaseMs: number
  /** The longest rest between two looks. */
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

/** After so many failures in a row, while the database takes other things, a movement is left out, loudly. */
const FAILURES_MAX = 5

export type Closures = {
  start(): void
  /** Looks at once; resolves when there is nothing left to do for this hub, or nothing can be done now. */
  wake(): Promise<void>
  /** Begins nothing more; resolves when what is under way is committed. */
  stop(): Promise<void>
}

/**
 * Works off availability notices: page by page and chunk by chunk through the movements that may have to pass there, in
 * transactions of their own among all others, so that a notice on thousands of movements holds up nobody. Where it stands
 * is in the database: a hub that dies goes on, or another does, and since no movement is told twice, nothing is lost or
 * repeated by beginning a page again (docs/decisions/0031).
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

  /** Throws when some could not be told now: they are tried again, and nothing behind them before. */
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
