import { cpus, totalmem } from 'node:os'
import type { Goal } from './goals.ts'
import { LIMIT_LABELS, type Limits } from './limits.ts'
import { type BenchOptions, MEANINGFUL_ROUNDS } from './options.ts'
import type { HotSpot } from './profile.ts'
import { type Spread, spreadOf } from './statistics.ts'
import type { Ledger, Window } from './windows.ts'

/** Everything a run found; what `--json` prints. */
export type Result = {
  readonly machine: { readonly cpus: number; readonly model: string; readonly memoryGiB: number; readonly node: string }
  readonly services: { readonly database: string; readonly broker: string }
  readonly options: { readonly rounds: number; readonly seconds: number }
  readonly goals: readonly Goal[]
  readonly sides: { readonly hub: SideResult; readonly reference: SideResult }
  readonly limits: Readonly<Record<keyof Limits, Spread>>
  readonly ledger: Ledger
  readonly seconds: number
}

/** One side over all its windows. */
export type SideResult = {
  readonly throughput: Spread
  readonly p50Ms: Spread
  readonly p99Ms: Spread
  readonly deliveriesPerMessage: Spread
  readonly reportsPerMessage: Spread
  readonly cpuMicrosPerMessage?: Spread
  readonly drainSeconds: Spread
  readonly acceptedInAll: number
}

export const machineOf = (): Result['machine'] => ({
  cpus: cpus().length,
  model: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})

export function sideResultOf(windows: readonly Window[]): SideResult {
  const cpu = windows.flatMap(({ cpuMicros }) => cpuMicros ?? [])
  return {
    throughput: spreadOf(windows.map(({ throughput }) => throughput)),
    p50Ms: spreadOf(windows.map(({ run }) => run.latency.p50)),
    p99Ms: spreadOf(windows.map(({ run }) => run.latency.p99)),
    deliveriesPerMessage: spreadOf(windows.map(({ deliveries }) => deliveries)),
    reportsPerMessage: spreadOf(windows.map(({ reports, run }) => reports / run.acceptedInAll)),
    ...(cpu.length === 0 ? {} : { cpuMicrosPerMessage: spreadOf(cpu) }),
    drainSeconds: spreadOf(windows.map(({ drainSeconds }) => drainSeconds)),
    acceptedInAll: windows.reduce((sum, { run }) => sum + run.acceptedInAll, 0),
  }
}

const number = (value: number): string => {
  if (!Number.isFinite(value)) return 'n/a'
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3)
}

const shown = ({ median, min, max }: Spread): string => `${number(median)} [${number(min)}..${number(max)}]`

/** The run as text for a terminal. */
export function reportText(result: Result, options: BenchOptions, hot: readonly HotSpot[]): string {
  const { machine, services, sides, limits, ledger } = result
  return [
    '',
    `Corridor bench on ${machine.cpus} x ${machine.model}, ${machine.memoryGiB} GiB, Node ${machine.node}`,
    `${services.database}; ${services.broker}; ${result.options.rounds} rounds of ${result.options.seconds} s; ` +
      'median [least..greatest]',
    '',
    ...table(
      ['', 'journey load', 'reference pipeline'],
      SIDE_ROWS.map(([label, of]) => [label, of(sides.hub), of(sides.reference)]),
    ),
    '',
    ...table(
      ['bare limit', 'per second'],
      (Object.keys(LIMIT_LABELS) as (keyof Limits)[]).map((key) => [LIMIT_LABELS[key], shown(limits[key])]),
    ),
    '',
    ...table(['goal', 'what', 'measured', 'bound', 'verdict'], result.goals.map(goalRow)),
    ...(options.rounds < MEANINGFUL_ROUNDS || options.profile !== undefined
      ? ['', 'Fewer than five rounds, or a profiled hub: these figures say that it works, not how fast it is.']
      : []),
    '',
    `By SQL: ${number(ledger.accepted)} messages accepted, ${number(ledger.discharged)} of ${number(ledger.movements)} movements ` +
      `discharged, ${ledger.parked} parked, ${ledger.unbalanced} guarantees out of balance`,
    ...(hot.length === 0 ? [] : ['', ...table(['own time', 'function', 'where'], hot.map(hotRow))]),
  ].join('\n')
}

const SIDE_ROWS: readonly [string, (side: SideResult) => string][] = [
  ['accepted messages/s', ({ throughput }) => shown(throughput)],
  ['p50 ms', ({ p50Ms }) => shown(p50Ms)],
  ['p99 ms', ({ p99Ms }) => shown(p99Ms)],
  ['deliveries per message', ({ deliveriesPerMessage }) => shown(deliveriesPerMessage)],
  ['report batches per message', ({ reportsPerMessage }) => shown(reportsPerMessage)],
  [
    'CPU of its process, us per message',
    ({ cpuMicrosPerMessage: cpu }) => (cpu === undefined ? 'not known here' : shown(cpu)),
  ],
  ['seconds to drain', ({ drainSeconds }) => shown(drainSeconds)],
]

function goalRow({ id, what, value, bound, met, stretchMet }: Goal): string[] {
  const sign = bound.kind === 'at-least' ? '>=' : '<='
  return [
    id,
    what,
    shown(value),
    `${sign} ${bound.goal} (stretch ${bound.stretch})`,
    stretchMet ? 'met, stretch too' : met ? 'met' : 'NOT MET',
  ]
}

const hotRow = ({ name, place, share }: HotSpot): string[] => [`${(share * 100).toFixed(1)} %`, name, place]

/** Columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
