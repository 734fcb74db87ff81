import { type Spread, spreadOf } from './statistics.ts'

/** One goal of docs/performance.md, as this run found it. */
export type Goal = {
  readonly id: string
  readonly what: string
  readonly value: Spread
  readonly bound: { readonly kind: 'at-least' | 'at-most'; readonly goal: number; readonly stretch: number }
  readonly met: boolean
  readonly stretchMet: boolean
}

/** One round: the hub between two windows of the reference pipeline. */
export type Round = {
  readonly hub: {
    readonly throughput: number
    readonly p99Ms: number
    readonly accepted: number
    readonly commits: number
  }
  readonly referenceBefore: number
  readonly referenceAfter: number
}

/** Concurrency of the load, for Little's law. */
type Load = { readonly concurrency: number }

/** The goals that this benchmark measures, from its rounds; the median decides. */
export function goalsOf(rounds: readonly Round[], { concurrency }: Load): Goal[] {
  const throughput = rounds.map(
    ({ hub, referenceBefore, referenceAfter }) => hub.throughput / ((referenceBefore + referenceAfter) / 2),
  )
  const tail = rounds.map(({ hub }) => hub.p99Ms / 1_000 / (concurrency / hub.throughput))
  const commits = rounds.map(({ hub }) => hub.commits / hub.accepted)
  return [
    goal('G1', 'journey load / reference pipeline, accepted messages a second', throughput, {
      kind: 'at-least',
      goal: 0.8,
      stretch: 1,
    }),
    goal('G3', `p99 at concurrency ${concurrency} / mean by Little’s law`, tail, {
      kind: 'at-most',
      goal: 1.5,
      stretch: 1.3,
    }),
    goal('G13', 'PostgreSQL commits per accepted message', commits, { kind: 'at-most', goal: 0.05, stretch: 0.03 }),
  ]
}

/** The others' p95 beside a flood, against their p95 alone, over each door. */
export function fairnessGoals(
  rounds: readonly { readonly normalMs: number; readonly httpMs: number; readonly amqpMs: number }[],
): Goal[] {
  const bound = { kind: 'at-most', goal: 2, stretch: 1.3 } as const
  const beside = (door: string, of: (round: (typeof rounds)[number]) => number): Goal =>
    goal('G17', `others’ p95 beside one flooding over ${door} / alone`, rounds.map(of), bound)
  return [
    beside('HTTP', ({ httpMs, normalMs }) => httpMs / normalMs),
    beside('AMQP', ({ amqpMs, normalMs }) => amqpMs / normalMs),
  ]
}

function goal(id: string, what: string, values: readonly number[], bound: Goal['bound']): Goal {
  const value = spreadOf(values)
  const holds = (limit: number): boolean => (bound.kind === 'at-least' ? value.median >= limit : value.median <= limit)
  return { id, what, value, bound, met: holds(bound.goal), stretchMet: holds(bound.stretch) }
}
