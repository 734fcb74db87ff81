import type { Config } from '../config.ts'
import { doorsOf } from '../ports/health.ts'
import { closuresOf } from './border-closures.ts'
import { closeAll, type Closers } from './closers.ts'
import { batchDeps, type HubOptions, logOf, openCore } from './core.ts'
import { createCourier, startCourier, startScheduler } from './courier.ts'
import { startServer } from './edge.ts'
import { createPipeline } from './pipeline.ts'
import { startHealth } from './readiness.ts'
import { pinningOver } from './pinning.ts'
import { queueHistoryOf } from './queue-history.ts'
import { retentionOver } from './retention.ts'
import { sealingOf } from './sealing.ts'
import { lettersOf } from './letters.ts'
import { startWebhooks } from './webhooks.ts'
import { searchBlocksOf } from './search-blocks.ts'
import { statisticsOf } from './statistics.ts'

export { migrateDatabase } from './core.ts'

export type Hub = {
  /** Base URL of the HTTP API and the console. */
  url: string
  /** Stops accepting, answers what was accepted, releases its leases, closes. */
  stop(): Promise<void>
}

/**
 * Composes the hub and starts it: migrates, connects, listens, starts the relay. Rejects with a plain reason when something
 * indispensable is missing; parts already started are stopped again.
 */
export async function startHub(config: Config, options: HubOptions = {}): Promise<Hub> {
  const closers: Closers = []
  const stop = (): Promise<void> => closeAll(closers)
  try {
    const core = await openCore(config, options, closers)
    const { committer, ...courier } = createCourier(core)
    const { broker } = courier
    const handle = createPipeline(core, committer)
    closers.push(() => committer.idle())
    await startCourier(core, { ...courier, handle }, closers)
    await startWebhooks(core, { ...courier, handle }, closers)
    const scheduler = startScheduler(core, committer, closers)
    const { decodeStored } = batchDeps(core)
    const closures = closuresOf({
      pool: core.pool,
      vault: core.vault,
      committer,
      decodeStored,
      log: logOf(core.log, 'closures'),
    })
    closures.start()
    closers.push(() => closures.stop())
    for (const rounds of [
      searchBlocksOf({ pool: core.pool, log: logOf(core.log, 'search') }),
      sealingOf({ pool: core.pool, vault: core.vault, log: logOf(core.log, 'bodies') }),
      retentionOver(core),
      pinningOver(core),
      queueHistoryOf({
        pool: core.pool,
        clock: core.clock,
        log: logOf(core.log, 'queue history'),
        ...core.pace.queueHistory,
      }),
      statisticsOf({
        pool: core.pool,
        clock: core.clock,
        log: logOf(core.log, 'statistics'),
        ...core.pace.statistics,
      }),
    ]) {
      rounds.start()
      closers.push(() => rounds.stop())
    }
    const health = await startHealth(core, broker, closers)
    const url = await startServer(core, { broker, committer, handle, scheduler, health }, options, closers)
    const letters = lettersOf(core, config.publicUrl ?? url)
    letters?.rounds.start()
    closers.push(async () => {
      await letters?.rounds.stop()
      letters?.transport.close()
    })
    const doors = doorsOf(health.last())
    if (doors.http && doors.amqp) core.log.info({ url }, 'the hub is ready')
    else core.log.warn({ url, ...doors }, 'the hub has started, but not every door is open')
    return { url, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}
