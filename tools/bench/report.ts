import { cpus, loadavg, totalmem } from 'node:os'
import type { Verdict } from './goals.ts'
import { type BenchOptions, MEANINGFUL_ROUNDS } from './options.ts'
import { shown, table } from './shown.ts'

export type Machine = {
  readonly cpus: number
  readonly model: string
  readonly memoryGiB: number
  readonly node: string
}

export const machineOf = (): Machine => ({
  cpus: cpus().length,
  model: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})

/** Load average of the last minute, as the system tells it: before a run it is what others do on this machine. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? Number.NaN) * 100) / 100

/** Everything a run found; what `--json` prints. */
export type Result = {
  readonly machine: Machine
  readonly services: { readonly database: string; readonly broker: string }
  readonly options: { readonly rounds: number; readonly seconds: number }
  /** Load average when the run began. */
  readonly loadBefore: number
  readonly goals: readonly Verdict[]
  readonly faults: readonly string[]
  readonly sections: Readonly<Record<string, unknown>>
  readonly seconds: number
}

const boundText = ({ kind, goal, stretch }: Verdict['bound']): string =>
  `${kind === 'at-least' ? '>=' : '<='} ${goal} (stretch ${stretch})`

/** The verdict in words: met with its stretch, met, not met, not measured. */
export function verdictText(verdict: Verdict): string {
  if (!verdict.measured) return 'not measured'
  if (verdict.stretchMet) return 'met, stretch too'
  return verdict.met ? 'met' : 'NOT MET'
}

const nameOf = ({ id, part }: Verdict): string => (part === undefined ? id : `${id} ${part}`)

/** The run as text for a terminal; the goals come last, where one looks. */
export function reportText(result: Result, options: BenchOptions, sections: readonly string[]): string {
  const { machine, services, goals } = result
  return [
    '',
    `Corridor bench on ${machine.cpus} x ${machine.model}, ${machine.memoryGiB} GiB, Node ${machine.node}, load ` +
      `${result.loadBefore} before the run`,
    `${services.database}; ${services.broker}; ${options.rounds} rounds of ${options.seconds} s; ` +
      `median [least..greatest]; ${result.seconds} s`,
    ...sections,
    '',
    ...table(
      ['goal', 'what', 'measured', 'bound', 'verdict'],
      goals.map((verdict) => [
        nameOf(verdict),
        verdict.what,
        verdict.measured ? shown(verdict.value) : '-',
        boundText(verdict.bound),
        verdictText(verdict),
      ]),
    ),
    ...notesOf(goals),
    ...(options.rounds < MEANINGFUL_ROUNDS || options.profile !== undefined
      ? ['', 'Fewer than five rounds, or a profiled hub: these figures say that it works, not how fast it is.']
      : []),
    ...result.faults.map((fault) => `WRONG: ${fault}`),
  ].join('\n')
}

function notesOf(goals: readonly Verdict[]): string[] {
  const notes = goals.flatMap((verdict) => [
    ...(verdict.measured ? [] : [`${nameOf(verdict)} not measured: ${verdict.missing}`]),
    ...verdict.notes.map((note) => `${nameOf(verdict)}: ${note}`),
  ])
  return notes.length === 0 ? [] : ['', ...notes]
}
