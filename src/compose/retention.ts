import { randomUUID } from 'node:crypto'
import { createRounds, type Rounds } from '../clock/rounds.ts'
import { createRecordDestruction, retentionRules } from '../pipeline/retention.ts'
import { createRetention } from '../store/retention.ts'
import { batchDeps, type Core, logOf } from './core.ts'
import { processTimers } from './process-timers.ts'

/** How often a hub looks whether a day has begun, by the hub's clock; a round is made once a day. */
const LOOK_MS = 60_000

/**
 * Destroys the keys of what no country has to keep any more, once a day. Every hub looks; one of them does it, and another one
 * goes on where it was stopped.
 */
export function retentionOver(core: Core): Rounds {
  const log = logOf(core.log, 'retention')
  const deps = () => ({
    ...batchDeps(core),
    reference: core.registry.current().reference,
    now: core.clock.now().getTime(),
    newId: randomUUID,
  })
  const retention = createRetention(core.pool, createRecordDestruction(deps), core.own)
  const next = (): Promise<boolean> => {
    const now = core.clock.now()
    const periods = core.registry.current().reference.retention ?? []
    return retention.next(now.toISOString().slice(0, 10), retentionRules(periods, now.getTime()))
  }
  return createRounds(processTimers, LOOK_MS, async (isStopped) => {
    try {
      while (!isStopped() && (await next()));
      return { restMs: LOOK_MS }
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'what is to be destroyed is kept until it can be')
      return { restMs: LOOK_MS, failed: true }
    }
  })
}
