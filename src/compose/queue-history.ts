import type { Pool } from 'pg'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import { measureQueues } from '../store/queue-history.ts'
import { processTimers } from './process-timers.ts'

/** Twice a minute, so that no minute is left out because a round came a little late. */
const LOOK_MS = 30_000

type Deps = { pool: Pool; clock: Clock; log: Log; restMs?: number }

/** Measures the queues once a minute, by the hub's clock. Every hub does; the first of each minute counts. */
export function queueHistoryOf({ pool, clock, log, restMs = LOOK_MS }: Deps): Rounds {
  return createRounds(processTimers, restMs, async () => {
    try {
      await measureQueues(pool, clock.now())
      return { restMs }
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'queues are not measured; their history has a gap')
      return { restMs, failed: true }
    }
  })
}
