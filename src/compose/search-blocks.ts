import type { Pool } from 'pg'
import type { Log } from '../ports/runtime.ts'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import { packNext } from '../store/search/pack.ts'
import { processTimers } from './process-timers.ts'

/** How often a hub looks whether a block is full: in that time some hundred movements are declared, each looked at by a search. */
const LOOK_MS = 10_000
/** After a failure nothing is lost by waiting: searches take longer until it is done. */
const AFTER_FAILURE_MS = 60_000

/**
 * Packs what is searched, block by block, as soon as one is full, or at once after a database was migrated. Every hub looks; one
 * of them does it. Nothing depends on it but the time a search takes: what is in no block is looked at row by row.
 */
export function searchBlocksOf({ pool, log }: { pool: Pool; log: Log }): Rounds {
  return createRounds(processTimers, LOOK_MS, async (isStopped) => {
    try {
      while (!isStopped() && (await packNext(pool)));
      return { restMs: LOOK_MS }
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'what is searched cannot be packed: searches get slower until it can')
      return { restMs: AFTER_FAILURE_MS, failed: true }
    }
  })
}
