import { setTimeout as pause } from 'node:timers/promises'
import type { RunResult } from '../load/closed.ts'
import { STEPS } from '../journeys.ts'
import type { Prepared, PrepareRequest } from '../load/supply.ts'
import type { BenchOptions } from '../options.ts'
import type { HubProcess } from './hub-process.ts'
import type { Rig } from './rig.ts'
import { cpuBetween, cpuSnapshot, type CpuSnapshot } from './servers.ts'
import { hasNothingOpen } from './stored.ts'
import { type Wal, walOf } from './written.ts'
import type { ConsumerCounts, ReferenceCounts, Side } from './sides.ts'

/** One measured window of one side, with everything that was checked afterwards. */
export type Window = {
  readonly side: Side
  /** Accepted messages a second inside the window. */
  readonly throughput: number
  readonly run: RunResult
  /** Seconds from the last answer until everything was delivered and reported. */
  readonly drainSeconds: number
  /** Messages handed to receivers for each accepted one. */
  readonly deliveries: number
  readonly reports: number
  /** Seconds from the first message until everything was delivered and reported. */
  readonly wholeSeconds: number
  /** Microseconds of CPU for each accepted message, drain included; a part is undefined where it cannot be read. */
  readonly cpuMicros: CpuSnapshot
  /** Bytes of WAL, and whole pages in it, for each accepted message. */
  readonly wal: Wal
}

export const CONCURRENCY = 64
/** Messages a second that journeys are made for until a window has shown what either side takes. */
const FIRST_GUESS = 1_500
/** By then Java and V8 have compiled what is hot; until then V8 takes an eighth of the hub's CPU for it. */
const WARM_SECONDS = 60
const SPARE = 1.4
const DRAIN_MS = 120_000
const POLL_MS = 100

/** Signs enough journeys for a window in which so many messages a second are taken. */
export async function prepare(
  rig: Rig,
  rate: number,
  seconds: number,
  more: Omit<PrepareRequest, 'journeys'> = {},
): Promise<Prepared> {
  const steps = more.items === undefined ? STEPS : 1
  const journeys = Math.ceil((rate * SPARE * seconds) / steps) + CONCURRENCY
  return rig.load.call<Prepared>('prepare', { journeys, ...more } satisfies PrepareRequest)
}

/** Plays a minute against one side that is not counted; returns what it took a second. */
export async function warmSide(rig: Rig, side: Side, { quick, seconds }: BenchOptions): Promise<number> {
  const warm = quick ? seconds : WARM_SECONDS
  await prepare(rig, FIRST_GUESS, warm)
  return (await measure(rig, side, { seconds: warm })).throughput
}

/** Registers the guarantees and plays one window that is not counted; returns what the hub took a second. */
export async function warmUp(rig: Rig, { guarantees, seconds }: BenchOptions): Promise<number> {
  await rig.load.call('guarantees', { url: rig.targets.hub, count: guarantees })
  const warm = Math.min(seconds, 5)
  await prepare(rig, FIRST_GUESS, warm)
  return (await measure(rig, 'hub', { seconds: warm })).throughput
}

/** What a window differs in; the journeys are those prepared last. */
export type Play = {
  readonly seconds: number
  readonly concurrency?: number
  /** More than one hub, in turn for each sender; the rig's own when absent. */
  readonly hubs?: readonly HubProcess[]
  /** A country whose receiver neither takes nor reports anything until the last answer. */
  readonly dead?: string
}

/** Plays prepared journeys against one side, then waits until every receiver has everything and has said so. */
export async function measure(rig: Rig, side: Side, play: Play): Promise<Window> {
  const { seconds, concurrency = CONCURRENCY, hubs = [rig.hub], dead } = play
  const pids = side === 'hub' ? hubs.map(({ pid }) => pid) : [rig.reference.pid]
  const urls = side === 'hub' ? hubs.map(({ url }) => url) : [rig.targets.reference]
  const before = await rig.consumer.call<ConsumerCounts>('counts')
  const [cpuBefore, walBefore] = [await cpuSnapshot(pids, rig.servers), await walOf(rig)]
  if (dead !== undefined) await rig.consumer.call('pause', dead)
  const startedAt = performance.now()
  const run = await rig.load.call<RunResult>('run', { urls, seconds, concurrency })
  if (run.refused > 0) throw new Error(`${side}: ${run.refused} messages were not accepted, first: ${run.firstRefusal}`)
  const answeredAt = performance.now()
  if (dead !== undefined) await rig.consumer.call('resume', { country: dead })
  const after = await drained(rig, side)
  const endedAt = performance.now()
  const cpu = cpuBetween(cpuBefore, await cpuSnapshot(pids, rig.servers))
  const wal = await walOf(rig)
  const per = (seconds: number | undefined): number | undefined =>
    seconds === undefined ? undefined : (seconds * 1e6) / run.acceptedInAll
  return {
    side,
    throughput: run.accepted / run.seconds,
    run,
    drainSeconds: (endedAt - answeredAt) / 1_000,
    wholeSeconds: (endedAt - startedAt) / 1_000,
    deliveries: (after[side].delivered - before[side].delivered) / run.acceptedInAll,
    reports: after[side].batches - before[side].batches,
    cpuMicros: { pipeline: per(cpu.pipeline), database: per(cpu.database), broker: per(cpu.broker) },
    wal: {
      bytes: (wal.bytes - walBefore.bytes) / run.acceptedInAll,
      pages: (wal.pages - walBefore.pages) / run.acceptedInAll,
    },
  }
}

/** Waits until nothing is open; throws when that takes two minutes or a report was refused. */
export async function drained(rig: Rig, side: Side): Promise<ConsumerCounts> {
  const until = performance.now() + DRAIN_MS
  for (;;) {
    const counts = await rig.consumer.call<ConsumerCounts>('counts')
    if (counts.refusedReports > 0) throw new Error(`delivery reports were refused, first: ${counts.firstRefusal}`)
    const { delivered, reported } = counts[side]
    if (delivered === reported && (await nothingOpen(rig, side, delivered))) return counts
    if (performance.now() > until) throw new Error(`${side}: not everything was delivered within two minutes`)
    await pause(POLL_MS)
  }
}

async function nothingOpen(rig: Rig, side: Side, delivered: number): Promise<boolean> {
  if (side === 'hub') return hasNothingOpen(rig)
  const { published, confirmed } = await rig.reference.call<ReferenceCounts>('counts')
  return published === confirmed && published === delivered
}
