import type { Finding, GoalId } from './goals.ts'
import type { BenchOptions } from './options.ts'
import type { Rig, RigNeeds } from './rig/rig.ts'

/** How goals are measured together: one section for each file of goals/. */

/** What a section found. */
export type Findings = {
  readonly findings: readonly Finding[]
  /** What was wrong, whatever the speed. */
  readonly faults?: readonly string[]
  /** Tables and remarks below the goals, for a terminal. */
  readonly text?: readonly string[]
  /** The same for `--json`. */
  readonly data?: unknown
}

export type Log = (line: string) => void

export type Section = {
  /** A word for it in the output. */
  readonly name: string
  readonly goals: readonly GoalId[]
  /** What its rig needs beyond the usual, or that it needs none. */
  readonly rig: RigNeeds | 'none'
  play(bench: Bench): Promise<Findings>
}

/** What a section is played on. */
export type Bench = {
  readonly options: BenchOptions
  readonly log: Log
  /** The section's own rig, fresh. Throws in a section that needs none. */
  readonly rig: Rig
  /** One more rig, torn down with the section's own. */
  readonly another: (needs: RigNeeds) => Promise<Rig>
}
