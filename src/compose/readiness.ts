import type { Pool } from 'pg'
import type { BrokerHealth } from '../ports/broker.ts'
import type { DependencyName } from '../ports/health.ts'
import { createHealth, type Found, type HealthWatch, type Probe } from './health.ts'
import { processTimers } from './process-timers.ts'
import { schemaState } from '../store/migrate.ts'
import { createPool, endPool } from '../store/pool.ts'
import { databaseTime, probeWrite } from '../store/probe.ts'
import type { Replica } from '../store/replica.ts'
import { HUB_ROLE } from '../store/roles.ts'
import { createLogTimestamps } from '../store/timestamps.ts'
import { countFailingTimers, countSetAside } from '../store/set-aside.ts'
import { systemClock } from './clocks.ts'
import type { Closers } from './closers.ts'
import { type Core, logOf } from './core.ts'
import type { RestoreGate } from './restore-gate.ts'
import { secondsLeft } from './timestamps.ts'

/** Alarm when two clocks differ by more: periods and signatures are judged by the minute, revocation by seconds. */
export const CLOCK_OFFSET_MAX_MS = 5_000

/** The broker reports its time in whole seconds. */
export const BROKER_CLOCK_GRAIN_MS = 1_000

/** How long a probe's statement may take; its connection serves nothing else. */
const PROBE_WITHIN_MS = 5_000

const OK: Found = { state: 'ok', consequence: 'none' }
const UNJUDGED: Found = { state: 'unknown', consequence: 'not-judged' }

/** Watches everything the hub depends on, from now until it is stopped. */
export async function startHealth(
  core: Core,
  { broker, gate }: { broker: BrokerHealth; gate: RestoreGate },
  closers: Closers,
): Promise<HealthWatch> {
  // Its own connection: that all others are busy is not a fault of the database.
  const pool = createPool({
    connectionString: core.config.databaseUrl,
    role: HUB_ROLE,
    max: 1,
    onError: () => undefined,
    answerWithinMs: PROBE_WITHIN_MS,
    ...core.pace.database,
  })
  closers.push(() => endPool(pool, processTimers))
  const health = createHealth({
    probes: [
      database(pool),
      migrations(pool),
      ...(core.replica === undefined ? [] : [readReplica(core.replica)]),
      referenceData(core),
      logProbe(gate),
      brokerProbe(broker, gate),
      ...clocks(core, pool, broker),
      failing('set-aside', () => countSetAside(pool), 'messages-set-aside'),
      failing('timers', () => countFailingTimers(pool), 'timers-failing'),
      revocationLists(core),
      ...(core.config.ocsp.length === 0 ? [] : [responders(core)]),
      ...(core.config.timestamps === undefined ? [] : [timestamps(core)]),
    ],
    now: () => systemClock.now(),
    timers: processTimers,
    log: logOf(core.log, 'health'),
    settings: core.pace.health ?? {},
  })
  closers.push(() => health.stop())
  await health.start()
  return health
}

const database = (pool: Pool): Probe => ({
  name: 'database',
  look: async () => {
    await probeWrite(pool)
    return OK
  },
  failed: { state: 'down', consequence: 'database-down' },
})

const migrations = (pool: Pool): Probe => ({
  name: 'migrations',
  look: async () => {
    const { pending, contracted } = await schemaState(pool)
    if (contracted.length > 0) return { state: 'down', consequence: 'migrations-contracted' }
    return pending.length === 0 ? OK : { state: 'down', consequence: 'migrations-pending' }
  },
  failed: { state: 'unknown', consequence: 'not-judged' },
})

/** The primary answers in its place, so it closes no door. Its own look has found what is told here. */
const readReplica = (replica: Replica): Probe => ({
  name: 'read-replica',
  look: async () => {
    const standing = replica.standing()
    if (standing === undefined) return UNJUDGED
    return standing === 'current' ? OK : { state: 'degraded', consequence: `read-replica-${standing}` }
  },
  failed: UNJUDGED,
})

const referenceData = ({ registry }: Core): Probe => {
  const stale: Found = { state: 'degraded', consequence: 'reference-data-stale' }
  return {
    name: 'reference-data',
    look: async () => (registry.staleSince() === undefined ? OK : stale),
    failed: stale,
  }
}

/** Internal failures do not stop intake, but need somebody's attention. */
const failing = (name: DependencyName, count: () => Promise<number>, consequence: Found['consequence']): Probe => ({
  name,
  look: async () => ((await count()) === 0 ? OK : { state: 'degraded', consequence }),
  failed: UNJUDGED,
})

/** That entries are missing which participants hold receipts of closes the hub, until an operator has opened it. */
const logProbe = (gate: RestoreGate): Probe => ({
  name: 'log',
  look: async () => {
    const state = gate.standing()?.state
    if (state === 'restored') return { state: 'down', consequence: 'log-restored' }
    return state === undefined ? OK : { state: 'degraded', consequence: 'log-reconciling' }
  },
  failed: UNJUDGED,
})

const brokerProbe = (broker: BrokerHealth, gate: RestoreGate): Probe => ({
  name: 'broker',
  look: async () => {
    // Not connected to before an operator has opened the hub: that is no fault of the broker's.
    if (gate.isClosed()) return UNJUDGED
    await broker.probe()
    return OK
  },
  failed: () => ({ state: 'down', consequence: broker.blocked() === undefined ? 'broker-down' : 'broker-blocked' }),
})

/** Read from files, so it never waits; later revocations are unknown, so an overdue list counts as degraded. */
const revocationLists = ({ trustList }: Core): Probe => {
  const unread: Found = { state: 'degraded', consequence: 'trust-files-unread' }
  return {
    name: 'revocation-lists',
    look: async () => {
      if (trustList.fault() !== undefined) return unread
      const overdue = trustList.revocation(systemClock.now()).some(({ state }) => state === 'overdue')
      return overdue ? { state: 'degraded', consequence: 'revocation-list-overdue' } : OK
    },
    failed: unread,
  }
}

/** Asked beside everything else, so nothing waits here; what an authority has revoked since a stale answer is unknown. */
const responders = ({ trustList }: Core): Probe => ({
  name: 'responders',
  look: async () => {
    const states = trustList.responders(systemClock.now()).map(({ state }) => state)
    if (states.includes('none')) return { state: 'degraded', consequence: 'responder-none' }
    return states.includes('overdue') ? { state: 'degraded', consequence: 'responder-overdue' } : OK
  },
  failed: UNJUDGED,
})

/** That entries wait for a time-stamp stops nothing: that they do for hours needs somebody's attention. */
const timestamps = ({ pool, readPool, metrics }: Core): Probe => {
  const stamps = createLogTimestamps(pool, readPool.ofHub)
  return {
    name: 'timestamps',
    look: async () => {
      const left = secondsLeft(await stamps.standing(), systemClock.now())
      metrics.timestampSecondsLeft(left)
      const overdue: Found = { state: 'degraded', consequence: 'timestamps-overdue' }
      return left !== undefined && left < 0 ? overdue : OK
    },
    failed: UNJUDGED,
  }
}

/** The other clocks against that of the hub's machine; a sandbox's clock stands still on purpose and is not compared. */
function clocks({ clock: judging, manual, shared }: Core, pool: Pool, broker: BrokerHealth): Probe[] {
  const clock = shared === undefined ? judging : systemClock
  const read = (): Promise<Date> => databaseTime(pool)
  const readDatabase = shared === undefined ? read : () => shared.look(read)
  const compare = async (time: () => Promise<Date | undefined>, consequence: Found['consequence'], grain: number) => {
    const before = clock.now().getTime()
    const other = (await time())?.getTime()
    if (manual !== undefined || other === undefined) return UNJUDGED
    const offsetMs = offsetOf(before, clock.now().getTime(), other, grain)
    if (Math.abs(offsetMs) <= CLOCK_OFFSET_MAX_MS) return { ...OK, offsetMs }
    return { state: 'degraded', consequence, offsetMs } satisfies Found
  }
  return [
    {
      name: 'database-clock',
      look: () => compare(readDatabase, 'database-clock-off', 0),
      failed: UNJUDGED,
    },
    {
      name: 'broker-clock',
      look: () => compare(() => broker.time(), 'broker-clock-off', BROKER_CLOCK_GRAIN_MS),
      failed: UNJUDGED,
    },
  ]
}

/**
 * By how many milliseconds our clock is ahead of another at least (negative: behind), when the other was read as `other`,
 * truncated to `grain`, between our `before` and `after`; 0 when the readings agree.
 */
export function offsetOf(before: number, after: number, other: number, grain: number): number {
  if (other > after) return after - other
  return Math.max(0, before - (other + grain))
}
