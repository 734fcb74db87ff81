import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunResult } from './load.ts'
import { queryOnce, type Rig } from './rig.ts'
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
  /** Microseconds of CPU of the pipeline's process for each accepted message; undefined where it cannot be read. */
  readonly cpuMicros: number | undefined
  /** Statements the bench itself committed in the hub's database meanwhile. */
  readonly ownCommits: number
}

export const CONCURRENCY = 64
const DRAIN_MS = 120_000
const POLL_MS = 100
/** Clock ticks a second in /proc, fixed on Linux. */
const TICKS = 100

/** Plays prepared journeys against one side, then waits until every receiver has everything and has said so. */
export async function measure(rig: Rig, side: Side, seconds: number): Promise<Window> {
  const pid = side === 'hub' ? rig.hub.pid : rig.reference.pid
  const before = await rig.consumer.call<ConsumerCounts>('counts')
  const cpuBefore = await cpuSeconds(pid)
  const run = await rig.load.call<RunResult>('run', { url: rig.targets[side], seconds, concurrency: CONCURRENCY })
  if (run.refused > 0) throw new Error(`${side}: ${run.refused} messages were not accepted, first: ${run.firstRefusal}`)
  const answeredAt = performance.now()
  const { counts: after, asked } = await drained(rig, side)
  const cpuAfter = await cpuSeconds(pid)
  const cpu = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore
  return {
    side,
    throughput: run.accepted / run.seconds,
    run,
    drainSeconds: (performance.now() - answeredAt) / 1_000,
    deliveries: (after[side].delivered - before[side].delivered) / run.acceptedInAll,
    reports: after[side].batches - before[side].batches,
    cpuMicros: cpu === undefined ? undefined : (cpu * 1e6) / run.acceptedInAll,
    ownCommits: asked,
  }
}

/** Waits until nothing is open; throws when that takes two minutes or a report was refused. */
async function drained(rig: Rig, side: Side): Promise<{ counts: ConsumerCounts; asked: number }> {
  let asked = 0
  const until = performance.now() + DRAIN_MS
  for (;;) {
    const counts = await rig.consumer.call<ConsumerCounts>('counts')
    if (counts.refusedReports > 0) throw new Error(`delivery reports were refused, first: ${counts.firstRefusal}`)
    const { delivered, reported } = counts[side]
    if (delivered === reported) {
      if (side === 'hub') asked += 1
      if (await nothingOpen(rig, side, delivered)) return { counts, asked }
    }
    if (performance.now() > until) throw new Error(`${side}: not everything was delivered within two minutes`)
    await pause(POLL_MS)
  }
}

async function nothingOpen(rig: Rig, side: Side, delivered: number): Promise<boolean> {
  if (side === 'reference') {
    const { published, confirmed } = await rig.reference.call<ReferenceCounts>('counts')
    return published === confirmed && published === delivered
  }
  const rows = await queryOnce<{ open: string }>(
    rig.hubDatabaseUrl,
    `select count(*) as open from outbox where state <> 'delivered'`,
  )
  return rows[0]?.open === '0'
}

/** CPU a process has used so far, in seconds, as Linux tells it; undefined elsewhere. */
async function cpuSeconds(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  // utime and stime: fields 14 and 15 of proc(5), counted from the state, which is field 3.
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** What the hub's database holds after a run, by SQL alone. */
export type Ledger = {
  readonly accepted: number
  readonly movements: number
  readonly discharged: number
  readonly parked: number
  readonly unbalanced: number
}

/** Counts what was accepted and what became of it; reports of deliveries are not messages of the load. */
export async function ledgerOf(rig: Rig): Promise<Ledger> {
  const [row] = await queryOnce<Record<keyof Ledger, string>>(
    rig.hubDatabaseUrl,
    `select
       (select count(*) from outcomes o join messages m on m.seq = o.message
         where o.verdict = 'accepted' and m.type not in ('delivery-report', 'guarantee-registration')) as accepted,
       (select count(*) from movements) as movements,
       (select count(*) from movements where state = 'discharged') as discharged,
       (select count(*) from outbox where state = 'parked') as parked,
       (select count(*) from guarantees
         where reserved <> 0 or in_use <> 0 or available <> limit_minor - claimed - spent) as unbalanced`,
  )
  if (row === undefined) throw new Error('the hub’s database does not answer')
  return {
    accepted: Number(row.accepted),
    movements: Number(row.movements),
    discharged: Number(row.discharged),
    parked: Number(row.parked),
    unbalanced: Number(row.unbalanced),
  }
}

/** All commits in the hub's database since it was made, asked from another database. */
export async function commitsOf(rig: Rig): Promise<number> {
  const name = new URL(rig.hubDatabaseUrl).pathname.slice(1)
  const [row] = await queryOnce<{ commits: string }>(
    rig.otherDatabaseUrl,
    `select xact_commit as commits from pg_stat_database where datname = '${name}'`,
  )
  return Number(row?.commits)
}
