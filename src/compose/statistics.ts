import type { Pool } from 'pg'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import { judgedOn } from '../domain/statistics/rules.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import { countNext } from '../store/statistics/count.ts'
import { forgetCounts } from '../store/statistics/rebuild.ts'
import { createPool, endPool } from '../store/pool.ts'
import { processTimers } from './process-timers.ts'

/** How long what has happened may be missing from the figures. */
const LOOK_MS = 2_000
/** Of its time a hub counts a quarter at most: messages come first, and what a busy hour leaves over is counted after it. */
const REST_FACTOR = 3
/** After a failure nothing is lost by waiting: figures are older until it works again, and say as of when they are. */
const AFTER_FAILURE_MS = 30_000

type Deps = { pool: Pool; clock: Clock; log: Log; restMs?: number }

/**
 * Counts what the log tells, batch by batch. Every hub looks; one of them counts. Nothing depends on it but statistics and
 * risk signals.
 */
export function statisticsOf({ pool, clock, log, restMs = LOOK_MS }: Deps): Rounds {
  return createRounds(processTimers, restMs, async () => {
    try {
      const began = performance.now()
      const more = await countNext(pool, judgedOn(clock.now().getTime()))
      return { restMs: more ? (performance.now() - began) * REST_FACTOR : restMs }
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'statistics are not counted; it is tried again')
      return { restMs: AFTER_FAILURE_MS, failed: true }
    }
  })
}

/** Forgets all that was counted; the hubs on this database count it again from the beginning of the log. */
export async function rebuildStatistics(databaseUrl: string): Promise<void> {
  const pool = createPool({ connectionString: databaseUrl, max: 1, onError: () => undefined })
  try {
    await forgetCounts(pool)
  } finally {
    await endPool(pool, processTimers)
  }
}
