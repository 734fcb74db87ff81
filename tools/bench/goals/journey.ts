import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '../goals.ts'
import { STEPS } from '../journeys.ts'
import type { BenchOptions } from '../options.ts'
import { LIMIT_LABELS, type Limits } from '../reference/limits.ts'
import { hotSpotsIn } from '../rig/profile.ts'
import type { Rig } from '../rig/rig.ts'
import type { CpuSnapshot } from '../rig/servers.ts'
import { faultsOf, ledgerOf } from '../rig/stored.ts'
import { CONCURRENCY, measure, prepare, warmSide, type Window } from '../rig/windows.ts'
import { commitsOf, diskBytesOf, rowsWritten, type Rows, writtenBy, writtenPerMessage } from '../rig/written.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { number, shown, table } from '../shown.ts'
import { type Spread, spreadOf } from '../statistics.ts'

/** G1, G3, G13, G16: the journey load against the reference pipeline, interleaved, with the machine's own limits. */

/** An idle backend of PostgreSQL hands its statistics in after ten seconds; rows and commits are counted once it has. */
const STATISTICS_MS = 11_000

type TableRows = { readonly name: string; readonly rows: Rows }

/** One round: the hub, and the reference pipeline before and after it. */
export type Round = {
  readonly hub: Window
  readonly before: Window
  readonly after: Window
  /** Transactions in the hub's database, its own of the bench left out, and rows written for each accepted message. */
  readonly commits: number
  readonly tables: readonly TableRows[]
  readonly limits: Limits
}

async function play({ rig, options, log }: Bench): Promise<Findings> {
  const emptyBytes = await diskBytesOf(rig)
  const rounds = await playRounds(rig, options, log)
  const ledger = await ledgerOf(rig)
  const diskBytes = (await diskBytesOf(rig)) - emptyBytes
  const faults = faultsOf(ledger, await rig.load.call<number>('accepted', rig.targets.hub))
  return {
    findings: findingsOf(rounds, rig.idle),
    faults,
    text: [
      ...textOf(rounds, rig.idle),
      '',
      `By SQL: ${number(ledger.accepted)} messages accepted, ${number(ledger.discharged)} of ${number(ledger.movements)} ` +
        `movements discharged, ${ledger.parked} parked, ${ledger.unbalanced} guarantees out of balance`,
      `On disk: ${number(diskBytes / ledger.movements / 1_000)} KB a movement of ${STEPS} messages`,
    ],
    data: { rounds, ledger, diskBytes, idle: rig.idle },
  }
}

/** Warms both sides up, then measures: reference, then hub and reference in turn, so that each hub window stands between two. */
async function playRounds(rig: Rig, options: BenchOptions, log: (line: string) => void): Promise<Round[]> {
  const { seconds, limitMs } = options
  await rig.load.call('guarantees', { url: rig.targets.hub, count: options.guarantees })
  const warmHub = await warmSide(rig, 'hub', options)
  const warmReference = await warmSide(rig, 'reference', options)
  log(`warm: hub ${Math.round(warmHub)}/s, reference ${Math.round(warmReference)}/s`)
  let rate = Math.max(warmHub, warmReference)
  await prepare(rig, rate, seconds)
  let before = await measure(rig, 'reference', { seconds })
  await pause(STATISTICS_MS)
  const rounds: Round[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    rate = Math.max(rate, before.throughput)
    const limits = await rig.limits.measure(limitMs)
    await prepare(rig, rate, seconds)
    const counted = await writtenBy(rig)
    const committed = await commitsOf(rig)
    const hub = await measure(rig, 'hub', { seconds })
    const commits = (await commitsOf(rig)) - committed
    const drainedAt = performance.now()
    const after = await measure(rig, 'reference', { seconds })
    await pause(Math.max(0, STATISTICS_MS - (performance.now() - drainedAt)))
    const written = await writtenBy(rig)
    const messages = hub.run.acceptedInAll
    rounds.push({ hub, before, after, limits, commits, tables: writtenPerMessage(counted, written, messages) })
    log(
      `round ${round} of ${options.rounds}: hub ${Math.round(hub.throughput)}/s, p99 ` +
        `${hub.run.latency.p99.toFixed(0)} ms; reference ${Math.round(after.throughput)}/s`,
    )
    before = after
  }
  return rounds
}

/** The values of the four goals, one for each round. */
export function findingsOf(rounds: readonly Round[], idle: Rig['idle']): Finding[] {
  const cpu = rounds.flatMap(({ hub, before, after }) => {
    const own = sumOf(hub.cpuMicros)
    const [earlier, later] = [referenceCpu(before, idle), referenceCpu(after, idle)]
    return own === undefined || earlier === undefined || later === undefined ? [] : [own / ((earlier + later) / 2)]
  })
  return [
    {
      id: 'G1',
      values: rounds.map(({ hub, before, after }) => hub.throughput / ((before.throughput + after.throughput) / 2)),
    },
    {
      id: 'G3',
      values: rounds.map(({ hub }) => hub.run.latency.p99 / 1_000 / (CONCURRENCY / hub.throughput)),
    },
    { id: 'G13', values: rounds.map(({ hub, commits }) => commits / hub.run.acceptedInAll) },
    cpu.length === rounds.length
      ? { id: 'G16', values: cpu }
      : { id: 'G16', missing: 'the servers’ CPU can be read only where they run as processes of this machine' },
  ]
}

const sumOf = ({ pipeline, database, broker }: CpuSnapshot): number | undefined =>
  pipeline === undefined || database === undefined || broker === undefined ? undefined : pipeline + database + broker

/** What the reference pipeline used with its servers; what the idle hub asked of the servers meanwhile is not its. */
function referenceCpu(window: Window, idle: Rig['idle']): number | undefined {
  const parts = referenceParts(window, idle)
  return sumOf(parts)
}

function referenceParts({ cpuMicros, wholeSeconds, run }: Window, { bare, withHub }: Rig['idle']): CpuSnapshot {
  const without = (part: 'database' | 'broker'): number | undefined => {
    const [used, alone, beside] = [cpuMicros[part], bare[part], withHub[part]]
    if (used === undefined || alone === undefined || beside === undefined) return undefined
    return used - (Math.max(0, beside - alone) * wholeSeconds * 1e6) / run.acceptedInAll
  }
  return { pipeline: cpuMicros.pipeline, database: without('database'), broker: without('broker') }
}

const known = (values: readonly (number | undefined)[]): string => {
  const numbers = values.filter((value) => value !== undefined)
  return numbers.length === 0 ? 'not known here' : shown(spreadOf(numbers))
}

function textOf(rounds: readonly Round[], idle: Rig['idle']): string[] {
  const hubs = rounds.map(({ hub }) => hub)
  const references = [...rounds.slice(0, 1).map(({ before }) => before), ...rounds.map(({ after }) => after)]
  const row = (label: string, of: (window: Window) => number): string[] => [
    label,
    shown(spreadOf(hubs.map(of))),
    shown(spreadOf(references.map(of))),
  ]
  const cpu = (label: string, of: (cpu: CpuSnapshot) => number | undefined): string[] => [
    label,
    known(hubs.map(({ cpuMicros }) => of(cpuMicros))),
    known(references.map((window) => of(referenceParts(window, idle)))),
  ]
  const limit = (key: keyof Limits): Spread => spreadOf(rounds.map(({ limits }) => limits[key]))
  return [
    ...table(
      ['median [least..greatest]', 'journey load', 'reference pipeline'],
      [
        row('accepted messages/s', ({ throughput }) => throughput),
        row('p50 ms', ({ run }) => run.latency.p50),
        row('p99 ms', ({ run }) => run.latency.p99),
        row('deliveries a message', ({ deliveries }) => deliveries),
        row('report batches a message', ({ reports, run }) => reports / run.acceptedInAll),
        row('seconds to drain', ({ drainSeconds }) => drainSeconds),
        cpu('CPU us a message: pipeline', ({ pipeline }) => pipeline),
        cpu('CPU us a message: PostgreSQL', ({ database }) => database),
        cpu('CPU us a message: RabbitMQ', ({ broker }) => broker),
        cpu('CPU us a message: all three', sumOf),
        row('WAL KB a message', ({ wal }) => wal.bytes / 1_000),
        row('whole pages in WAL a message', ({ wal }) => wal.pages),
      ],
    ),
    '',
    ...rowsText(rounds.map(({ tables }) => tables)),
    '',
    ...table(
      ['bare limit', 'per second'],
      (Object.keys(LIMIT_LABELS) as (keyof Limits)[]).map((key) => [LIMIT_LABELS[key], shown(limit(key))]),
    ),
  ]
}

/** Rows written by table, of the round in which most were: a mean over rounds would hide which tables are written at all. */
function rowsText(rounds: readonly (readonly TableRows[])[]): string[] {
  const totals = rounds.map((tables) => tables.reduce((sum, { rows }) => sum + rowsWritten(rows), 0))
  const busiest = rounds[totals.indexOf(Math.max(...totals))] ?? []
  return [
    `rows written a message: ${shown(spreadOf(totals))}`,
    ...table(
      ['table', 'inserted', 'updated', 'of these HOT', 'deleted'],
      busiest
        .toSorted((a, b) => rowsWritten(b.rows) - rowsWritten(a.rows))
        .map(({ name, rows }) => [
          name,
          ...[rows.inserted, rows.updated, rows.hot, rows.deleted].map((value) => number(value)),
        ]),
    ),
  ]
}

export const journeySection: Section = {
  name: 'journey load',
  goals: ['G1', 'G3', 'G13', 'G16'],
  rig: {},
  play,
}

/** Where the hub spends its own time, when a profile of it was asked for; the hub must have ended. */
export async function profileText(folder: string): Promise<string[]> {
  const hot = await hotSpotsIn(folder, 40)
  return table(
    ['own time', 'function', 'where'],
    hot.map(({ name, place, share }) => [`${(share * 100).toFixed(1)} %`, name, place]),
  )
}
