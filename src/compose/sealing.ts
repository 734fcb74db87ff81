import type { Pool } from 'pg'
import type { BodyVault } from '../ports/body-vault.ts'
import type { Log } from '../ports/runtime.ts'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import { sealNext } from '../store/body-keys.ts'
import { processTimers } from './process-timers.ts'

/** Nothing is stored in the clear any more: after a database was migrated there is something, and then never again. */
const LOOK_MS = 60_000

/** Seals what an earlier release has stored in the clear, some at a time. Every hub looks; one of them does it. */
export function sealingOf({ pool, vault, log }: { pool: Pool; vault: BodyVault; log: Log }): Rounds {
  return createRounds(processTimers, LOOK_MS, async (isStopped) => {
    try {
      while (!isStopped() && (await sealNext(pool, vault)));
      return { restMs: LOOK_MS }
    } catch (error) {
      log.warn(
        { err: (error as Error).message },
        'bodies of an earlier release stay in the clear until they can be sealed',
      )
      return { restMs: LOOK_MS, failed: true }
    }
  })
}
