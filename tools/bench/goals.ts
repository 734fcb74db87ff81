import { type Spread, spreadOf } from './statistics.ts'

/** The goals of performance: this is where they are written, docs/performance.md says what each means. */

export type Bound = { readonly kind: 'at-least' | 'at-most'; readonly goal: number; readonly stretch: number }

type GoalRow = { readonly id: string; readonly part?: string; readonly what: string; readonly bound: Bound }

const atLeast = (goal: number, stretch: number): Bound => ({ kind: 'at-least', goal, stretch })
const atMost = (goal: number, stretch: number): Bound => ({ kind: 'at-most', goal, stretch })

/** A row for each number that has a bound; a goal with several rows is met when all are. */
export const GOALS = [
  {
    id: 'G1',
    what: 'journey load / reference pipeline, accepted messages a second',
    bound: atLeast(0.8, 1),
  },
  { id: 'G2', what: 'journey load in XML / in JSON, accepted messages a second', bound: atLeast(0.75, 0.85) },
  { id: 'G3', what: 'p99 at concurrency 64 / mean by Little’s law', bound: atMost(1.5, 1.3) },
  { id: 'G4', what: 'p99 at half of the maximum, open loop / p99 at concurrency 1', bound: atMost(3, 2) },
  { id: 'G5', what: 'throughput on many stored movements / on 10,000', bound: atLeast(0.9, 0.95) },
  { id: 'G6', what: 'hub CPU outside sign and verify / in sign and verify', bound: atMost(1.5, 1.1) },
  { id: 'G7', part: 'sign', what: 'CMS signatures / bare P-256 signatures a second', bound: atLeast(0.7, 0.8) },
  {
    id: 'G7',
    part: 'verify',
    what: 'CMS read and verified, chain cached / bare P-256 verified a second',
    bound: atLeast(0.6, 0.75),
  },
  { id: 'G8', what: 'journey load on one shared guarantee / on 1,000', bound: atLeast(0.7, 0.9) },
  { id: 'G9', part: 'goodput', what: 'accepted a second at three times capacity / maximum', bound: atLeast(0.95, 1) },
  {
    id: 'G9',
    part: 'refusals',
    what: 'of the rest: neither 429 nor 503, or no answer in time',
    bound: atMost(0, 0),
  },
  { id: 'G10', what: 'the others’ throughput with one country dead / with none', bound: atLeast(0.95, 1) },
  {
    id: 'G11',
    what: 'draining one country’s backlog in order / bare confirmed publishing to one queue',
    bound: atLeast(0.6, 0.8),
  },
  { id: 'G12', what: 'two hubs on one database and broker / one', bound: atLeast(1.15, 1.25) },
  { id: 'G13', what: 'PostgreSQL commits for each accepted message', bound: atMost(0.05, 0.03) },
  { id: 'G14', part: 'largest', what: 'largest resident memory of the hub, MB', bound: atMost(200, 150) },
  { id: 'G14', part: 'growth', what: 'its growth from first to last tenth, per cent', bound: atMost(5, 0) },
  { id: 'G15', what: 'CPU a KB: declaration of 999 items / of 1 item', bound: atMost(1.5, 1.1) },
  {
    id: 'G16',
    what: 'CPU a message: hub, PostgreSQL, RabbitMQ / reference with its own',
    bound: atMost(1.25, 1.1),
  },
  { id: 'G17', part: 'HTTP', what: 'others’ p95 beside one flooding over HTTP / alone', bound: atMost(2, 1.3) },
  { id: 'G17', part: 'AMQP', what: 'others’ p95 beside one flooding over AMQP / alone', bound: atMost(2, 1.3) },
  { id: 'G18', what: 'slowest answer of any route on many movements, ms', bound: atMost(50, 20) },
  { id: 'G19', what: 'slowest p95 of what a page asks on many movements, ms', bound: atMost(300, 100) },
] as const satisfies readonly GoalRow[]

export type GoalId = (typeof GOALS)[number]['id']

/** Ids in the order of the table, each once. */
export const GOAL_IDS: readonly GoalId[] = [...new Set(GOALS.map(({ id }) => id))]

/** What a run found for one row: a value a round, or why there is none. */
export type Finding = {
  readonly id: GoalId
  readonly part?: string
  readonly notes?: readonly string[]
} & ({ readonly values: readonly number[] } | { readonly missing: string })

/** One row of the table, as this run found it. */
export type Verdict = {
  readonly id: GoalId
  readonly part?: string
  readonly what: string
  readonly bound: Bound
  readonly notes: readonly string[]
} & (
  | { readonly measured: true; readonly value: Spread; readonly met: boolean; readonly stretchMet: boolean }
  | { readonly measured: false; readonly missing: string }
)

/**
 * The rows of the goals that were asked for, in the table's order; the median decides. A row that nothing was found for is
 * not measured, and so is one whose median is no number.
 */
export function verdictsOf(findings: readonly Finding[], asked: ReadonlySet<GoalId>): Verdict[] {
  return GOALS.filter(({ id }) => asked.has(id)).map((row: GoalRow & { id: GoalId }) => {
    const ofGoal = findings.filter(({ id }) => id === row.id)
    // What could not be measured at all need not be said for each part.
    const found = ofGoal.find(({ part }) => part === row.part) ?? ofGoal.find((one) => 'missing' in one)
    const base = { ...row, notes: found?.notes ?? [] }
    if (found === undefined) return { ...base, measured: false, missing: 'nothing was found' }
    if ('missing' in found) return { ...base, measured: false, missing: found.missing }
    const value = spreadOf(found.values)
    if (!Number.isFinite(value.median)) return { ...base, measured: false, missing: 'no number came of it' }
    const { kind, goal, stretch } = row.bound
    const holds = (limit: number): boolean => (kind === 'at-least' ? value.median >= limit : value.median <= limit)
    return { ...base, measured: true, value, met: holds(goal), stretchMet: holds(stretch) }
  })
}

/**
 * The exit code of a run: 1 when something was wrong, 2 when a goal could not be measured, and, only when asked to be
 * strict, 3 when one is not met; else 0.
 */
export function exitCodeOf(verdicts: readonly Verdict[], faults: readonly string[], strict: boolean): 0 | 1 | 2 | 3 {
  if (faults.length > 0) return 1
  if (verdicts.some(({ measured }) => !measured)) return 2
  return strict && verdicts.some((one) => one.measured && !one.met) ? 3 : 0
}
