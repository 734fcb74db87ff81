import { createRounds, type Rounds } from '../clock/rounds.ts'
import { pinGrown } from '../store/reference/pin-grown.ts'
import { type Core, logOf } from './core.ts'
import { processTimers } from './process-timers.ts'

/** How often a hub looks whether a day has passed since the last act on the registry. */
const LOOK_MS = 600_000

/** Pins what was added beside all acts, once a day (docs/decisions/0166). Every hub looks; the second one finds nothing to pin. */
export function pinningOver({ perform, clock, log, pace }: Core): Rounds {
  const own = logOf(log, 'pinning')
  return createRounds(processTimers, pace.pinningEveryMs ?? LOOK_MS, async () => {
    try {
      await pinGrown(perform, clock.now())
      return {}
    } catch (error) {
      own.warn({ err: (error as Error).message }, 'cosignatures and time-stamps are pinned later')
      return { failed: true }
    }
  })
}
