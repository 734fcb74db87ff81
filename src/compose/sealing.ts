import type { Pool } from 'pg'
import type { BodyVault } from '../ports/body-vault.ts'
import type { Log } from '../ports/runtime.ts'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import { sealNext } from '../store/body-keys.ts'
import { rewrapNext } from '../store/wrapping-key.ts'
import { processTimers } from './process-timers.ts'

/** There is something after a database was migrated, and after the wrapping key was exchanged, and then never again. */
const LOOK_MS = 60_000

/**
 * Seals what an earlier release has stored in the clear, and wraps anew what a former key has wrapped, some at a time. Every hub looks;
 * one of them does it.
 */
export function sealingOf({ pool, vault, log }: { pool: Pool; vault: BodyVault; log: Log }): Rounds {
  return createRounds(processTimers, LOOK_MS, async (isStopped) => {
    try {
      while (!isStopped() && (await sealNext(pool, vault)));
      while (!isStopped() && (await rewrapNext(pool, vault)));
      return { restMs: LOOK_MS }
    } catch (error) {
      log.warn(
        { err: (error as Error).message },
        'bodies of an earlier release, or data keys under a former key, stay as they are until the next round',
      )
      return { restMs: LOOK_MS, failed: true }
    }
  })
}
