import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { closeAll, type Closers } from '../../src/compose/closers.ts'
import { type Core, openCore } from '../../src/compose/core.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { readConfig } from '../../src/config.ts'
import { asParty } from '../../src/domain/values/party.ts'
import { createCommit } from '../../src/store/commit.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPool, endPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import { judgedOn } from '../../src/domain/statistics/rules.ts'
import { countNext } from '../../src/store/statistics/count.ts'
import { packNext } from '../../src/store/search/pack.ts'
import { createDueTimers } from '../../src/store/timers.ts'
import { actorsOf, type HubFiles, type WorldParty } from '../bench/world.ts'
import { Deliveries } from './deliveries.ts'
import { type Committed, Lane, type LaneDeps } from './lane.ts'
import type { Plan } from './plan.ts'

export type FillOptions = {
  /** Migrated, with the world of `createFillWorld` in it. */
  readonly databaseUrl: string
  readonly parties: readonly WorldParty[]
  readonly files: HubFiles
  readonly plan: Plan
  readonly progress?: (progress: Progress) => void
  /** Ends the run after the commits under way; what is stored by then is found again by the next run. */
  readonly signal?: AbortSignal
}

/** How far it is: movements begun of all, messages of the plan committed by this run, and the plan's own time. */
export type Progress = { readonly movements: number; readonly of: number; readonly messages: number; readonly at: Date }

export type Filled = { readonly movements: number; readonly messages: number; readonly seconds: number }

/** How far a lane may be ahead of the slowest, by the plan's clock. */
const AHEAD_MS = 2 * 3_600_000

/**
 * Fills a database with the plan's movements, through the hub's own handling, decisions and commits. Continues where the
 * database stands. Memory grows with the movements that are under way at once, and with nothing else.
 * @throws Error when an answer is not the one the plan expects, or when the signal ends it
 */
export async function fill(options: FillOptions): Promise<Filled> {
  const { databaseUrl, files, plan, parties, signal } = options
  const begunAt = performance.now()
  const closers: Closers = []
  try {
    const config = readConfig({
      DATABASE_URL: databaseUrl,
      // Required of a hub; nothing here connects to it.
      AMQP_URL: 'amqp://127.0.0.1',
      CORRIDOR_HUB_KEY: files.hubKey,
      CORRIDOR_HUB_CERTIFICATE: files.hubCertificate,
      CORRIDOR_TRUST_CA: files.trustCa,
    })
    const log = pino({ level: 'warn', base: { service: 'fill' } }, pino.destination(2))
    const core = await openCore(config, { log, clock: { now: () => new Date(plan.endsAt) } }, closers)
    const onError = (error: Error): void => log.warn({ err: error.message }, 'a database connection was lost')
    const pool = createPool({ connectionString: databaseUrl, max: plan.lanes, role: HUB_ROLE, onError, byKey: true })
    closers.push(() => endPool(pool, processTimers))
    const done = { messages: 0, begun: Array<number>(plan.lanes).fill(0) }
    const committed = ({ lane, begun, messages, at }: Committed): void => {
      signal?.throwIfAborted()
      done.messages += messages
      done.begun[lane] = begun
      const movements = Math.min(plan.movements, Math.min(...done.begun))
      options.progress?.({ movements, of: plan.movements, messages: done.messages, at: new Date(at) })
    }
    const deps: LaneDeps = {
      core,
      commit: createCommit(pool, core.vault),
      actors: actorsOf(parties),
      deliveries: new Deliveries(),
      dueTimers: createDueTimers(core.pool),
      reach: together(plan.lanes),
      committed,
    }
    const lanes = Array.from({ length: plan.lanes }, (_, lane) => new Lane(plan, lane, deps))
    await Promise.all(lanes.map((lane) => lane.catchUp()))
    while ((await takeUp(core, parties, deps.deliveries, plan)) > 0) await lanes[0]?.reportAll()
    await Promise.all(lanes.map((lane) => lane.run()))
    await lanes[0]?.finish()
    while (await packNext(core.pool)) signal?.throwIfAborted()
    while (await countNext(core.pool, judgedOn(Date.now()))) signal?.throwIfAborted()
    return { movements: plan.movements, messages: done.messages, seconds: (performance.now() - begunAt) / 1_000 }
  } finally {
    await closeAll(closers)
  }
}

const TAKE = { rows: 1_000, window: 1_000_000, bytes: 64 * 1024 * 1024 }
const LEASE_MS = 10_000

/**
 * What a run before this one committed and did not report, taken as a relay takes it so that it can be reported; returns how
 * many. What waits for it can be taken when it has been reported.
 */
async function takeUp(
  { pool, vault }: Core,
  parties: readonly WorldParty[],
  deliveries: Deliveries,
  plan: Plan,
): Promise<number> {
  const outbox = createOutbox(pool, processTimers, vault)
  const owner = `fill-${randomUUID()}`
  const receivers = parties.map(({ key }) => asParty(key))
  const leases = await outbox.holdLeases(owner, receivers, LEASE_MS)
  await outbox.requeueUnconfirmed(leases, 'all', [])
  const { rows } = await outbox.takeReady(leases, TAKE, new Date(plan.startsAt))
  const messages = new Map((await outbox.load(rows.map(({ logIndex }) => logIndex))).map((one) => [one.logIndex, one]))
  deliveries.add(
    rows.flatMap(({ receiver, logIndex }) => {
      const message = messages.get(logIndex)
      if (message === undefined) return []
      return [{ receiver, sender: message.sender, id: message.id, logIndex, orderKey: `${logIndex}` }]
    }),
    plan.startsAt,
  )
  await outbox.releaseLeases(owner)
  return rows.length
}

/** Lets each lane go on only as long as no other is far behind. */
function together(lanes: number): LaneDeps['reach'] {
  const times = Array<number>(lanes).fill(Number.NEGATIVE_INFINITY)
  let waiting: { at: number; go: () => void }[] = []
  return (lane, at) =>
    new Promise((go) => {
      times[lane] = at
      waiting.push({ at, go })
      const slowest = Math.min(...times)
      const mayGo = waiting.filter((one) => one.at === Number.POSITIVE_INFINITY || one.at - AHEAD_MS <= slowest)
      waiting = waiting.filter((one) => !mayGo.includes(one))
      for (const one of mayGo) one.go()
    })
}
