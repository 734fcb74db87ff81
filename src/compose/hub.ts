import type { Config } from '../config.ts'
import { doorsOf } from '../ports/health.ts'
import { closuresOf } from './border-closures.ts'
import { closeAll, type Closers } from './closers.ts'
import type { Committer } from '../pipeline/commit.ts'
import { batchDeps, type Core, type HubOptions, logOf, openCore } from './core.ts'
import { createCourier, schedulerOf, startCourier } from './courier.ts'
import { startServer } from './edge.ts'
import { createPipeline } from './pipeline.ts'
import { startHealth } from './readiness.ts'
import { pinningOver } from './pinning.ts'
import { queueHistoryOf } from './queue-history.ts'
import { openRestoreGate, type RestoreGate } from './restore-gate.ts'
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
  /** Rejects when the hub cannot go on, with a reason for whoever runs it: then it must be stopped. */
  readonly failed: Promise<never>
}

/**
 * Composes the hub and starts it: migrates, connects, listens, starts the relay. Rejects with a plain reason when something
 * indispensable is missing; parts already started are stopped again. Over a database that was restored to an earlier point
 * it only listens, until an operator has said what is to be done (docs/decisions/0221).
 */
export async function startHub(config: Config, options: HubOptions = {}): Promise<Hub> {
  const closers: Closers = []
  const stop = (): Promise<void> => closeAll(closers)
  try {
    const core = await openCore(config, options, closers)
    const gate = await openRestoreGate(core, closers)
    const { committer, ...courier } = createCourier(core)
    const { broker } = courier
    const handle = createPipeline(core, committer)
    closers.push(() => committer.idle())
    const scheduler = schedulerOf(core, committer)
    const move = async (): Promise<void> => {
      await startCourier(core, { ...courier, handle }, closers)
      await startWebhooks(core, { ...courier, handle }, closers)
      scheduler.start()
      closers.push(() => scheduler.stop())
      startRounds(core, committer, closers)
    }
    const wasClosed = gate.isClosed()
    if (!wasClosed) await move()
    const health = await startHealth(core, { broker, gate }, closers)
    const parts = { broker, committer, handle, scheduler, health, gate }
    const url = await startServer(core, parts, options, closers)
    const write = (): void => startLetters(core, config.publicUrl ?? url, closers)
    if (!wasClosed) write()
    const failed = failureOf(gate, wasClosed ? () => move().then(write) : undefined)
    const doors = doorsOf(health.last())
    if (doors.http && doors.amqp) core.log.info({ url }, 'the hub is ready')
    else core.log.warn({ url, ...doors }, 'the hub has started, but not every door is open')
    return { url, stop, failed }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

/** Rejects when the database goes back below the hub, or when what waited for the gate cannot be started. */
function failureOf(gate: RestoreGate, begin: (() => Promise<void>) | undefined): Promise<never> {
  const begun = gate.opened.then(begin).then(() => new Promise<never>(() => undefined))
  const failed = Promise.race([gate.goneBack, begun])
  // Whoever stops the hub first need not look at it.
  failed.catch(() => undefined)
  return failed
}

/** What is done again and again beside the messages. */
function startRounds(core: Core, committer: Committer, closers: Closers): void {
  const { pool, vault, clock, pace } = core
  const { decodeStored } = batchDeps(core)
  const log = (room: string) => logOf(core.log, room)
  for (const rounds of [
    closuresOf({ pool, vault, committer, decodeStored, log: log('closures') }),
    searchBlocksOf({ pool, log: log('search') }),
    sealingOf({ pool, vault, log: log('bodies') }),
    retentionOver(core),
    pinningOver(core),
    queueHistoryOf({ pool, clock, log: log('queue history'), ...pace.queueHistory }),
    statisticsOf({ pool, clock, log: log('statistics'), ...pace.statistics }),
  ]) {
    rounds.start()
    closers.push(() => rounds.stop())
  }
}

/** E-mail to those who asked for it, where there is a mail server. */
function startLetters(core: Core, publicUrl: string, closers: Closers): void {
  const letters = lettersOf(core, publicUrl)
  letters?.rounds.start()
  closers.push(async () => {
    await letters?.rounds.stop()
    letters?.transport.close()
  })
}
