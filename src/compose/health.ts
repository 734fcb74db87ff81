import { LATE, within } from '../domain/values/within.ts'
import type { Consequence, Dependency, DependencyName, DependencyState, Health } from '../ports/health.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { createRounds } from '../clock/rounds.ts'

/** Result of probing one dependency. */
export type Found = { state: DependencyState; consequence: Consequence; offsetMs?: number }

/** One dependency: how to probe it, and what it means when that fails or takes too long. */
export type Probe = { name: DependencyName; look: () => Promise<Found>; failed: Found | (() => Found) }

export type HealthDeps = {
  probes: readonly Probe[]
  /** The machine's own time. */
  now: () => Date
  timers: Timers
  log: Log
  settings?: Partial<HealthSettings>
}

export type HealthSettings = {
  /** Pause between two rounds of probes. */
  everyMs: number
  /** How long one probe may take. */
  patienceMs: number
}

const DEFAULTS: HealthSettings = { everyMs: 5_000, patienceMs: 3_000 }

export type HealthWatch = Health & {
  /** Probes for the first time, and periodically from then on; resolves after the first round. Never rejects. */
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * Watches what the hub depends on. Each probe does a little real work and is bounded in time; one that still waits for its
 * peer is not started again, so that a silent peer costs one connection and no more.
 */
export function createHealth(deps: HealthDeps): HealthWatch {
  const { probes, now, timers, log } = deps
  const settings = { ...DEFAULTS, ...deps.settings }
  const looking = new Map<DependencyName, Promise<Found>>()
  let current: Dependency[] = probes.map(({ name }) => {
    return { name, state: 'unknown', since: now(), consequence: 'not-judged' }
  })

  const lookAt = (probe: Probe): Promise<Found> => {
    const known = looking.get(probe.name)
    if (known !== undefined) return known
    const begun = probe.look().finally(() => looking.delete(probe.name))
    looking.set(probe.name, begun)
    return begun
  }
  const judge = async (probe: Probe): Promise<Found> => {
    const failed = (): Found => (typeof probe.failed === 'function' ? probe.failed() : probe.failed)
    try {
      const found = await within(lookAt(probe), settings.patienceMs, timers)
      return found === LATE ? failed() : found
    } catch (error) {
      log.debug({ dependency: probe.name, error: (error as Error).message }, 'a look failed')
      return failed()
    }
  }
  const note = (name: DependencyName, found: Found): Dependency => {
    const before = current.find((each) => each.name === name)
    const same = before?.state === found.state && before.consequence === found.consequence
    if (!same && (found.state !== 'ok' || before?.state !== 'unknown')) {
      const fields = { dependency: name, ...found }
      if (found.state === 'ok') log.info(fields, 'a dependency is well again')
      else log.warn(fields, 'a dependency is not well')
    }
    return { name, ...found, since: same ? before.since : now() }
  }
  const rounds = createRounds(timers, settings.everyMs, async () => {
    const found = await Promise.all(probes.map(judge))
    current = probes.map(({ name }, at) => note(name, found[at] ?? { state: 'unknown', consequence: 'not-judged' }))
    return {}
  })
  return {
    start: () => rounds.wake(),
    stop: () => rounds.stop(),
    last: () => current,
  }
}
