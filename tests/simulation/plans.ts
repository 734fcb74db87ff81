import fc from 'fast-check'
import { anything } from '../property/sequences.ts'
import { FAULTS, type FaultName } from './faults.ts'
import { type Plan, simulate } from './simulate.ts'

const NAMES = Object.keys(FAULTS) as FaultName[]

const loose = fc.record({
  atMs: fc.integer({ min: 2_000, max: 200_000 }),
  message: anything,
})

/** Most have one of it and some have more: what goes wrong mostly goes wrong with one already, and many can be tried. */
const mostly = <T>(one: T, more: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: more })

/**
 * Plans; the history of one is drawn from its seed. A failing one shrinks to fewer hubs, movements, faults and messages,
 * with the seed left as it is: another seed would be another history.
 */
const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.noShrink(fc.nat()),
  hubs: fc.integer({ min: 1, max: 3 }),
  journeys: mostly(1, fc.integer({ min: 2, max: 4 })),
  train: mostly(false, fc.boolean()),
  acts: fc.integer({ min: 0, max: 6 }),
  outOfOrder: fc.boolean(),
  haste: fc.constantFrom(1, 600, 3_600, 14_400),
  faults: fc.oneof(fc.constant(NAMES), fc.subarray(NAMES)),
  budget: fc.integer({ min: 0, max: 40 }),
  loose: fc.oneof(fc.constant([]), fc.array(loose, { maxLength: 8 })),
})

export type Tally = {
  runs: number
  steps: number
  leaves: number
  firings: number
  /** What else was played: reports, notices, answers of guarantors, outages, acts of operators. */
  played: Map<string, number>
  faults: Map<FaultName, number>
}

export const newTally = (): Tally => ({
  runs: 0,
  steps: 0,
  leaves: 0,
  firings: 0,
  played: new Map(),
  faults: new Map(),
})

/** Adds what more was played. */
export function addTally(tally: Tally, more: ReadonlyTally): void {
  for (const count of ['runs', 'steps', 'leaves', 'firings'] as const) tally[count] += more[count]
  for (const [what, times] of more.played) tally.played.set(what, (tally.played.get(what) ?? 0) + times)
  for (const [name, times] of more.faults) tally.faults.set(name, (tally.faults.get(name) ?? 0) + times)
}

type ReadonlyTally = Omit<Tally, 'played' | 'faults'> & {
  played: ReadonlyMap<string, number>
  faults: ReadonlyMap<FaultName, number>
}

/**
 * Plays `runs` plans drawn from `seed`; with `path`, what fast-check has named as the way to one failure.
 * @returns what was played
 * @throws Error with the smallest plan that fails, its seed and its path
 */
export async function simulateMany(options: { seed: number; runs: number; path?: string }): Promise<Tally> {
  const tally = newTally()
  const property = fc.asyncProperty(plans, async (plan) => {
    const { findings, ...outcome } = await simulate(plan)
    addTally(tally, { runs: 1, ...outcome })
    if (findings.length > 0) throw new Error(findings.slice(0, 10).join('\n'))
  })
  const { seed, runs, path } = options
  await fc.assert(property, {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
    reporter: (details) => {
      if (!details.failed) return
      const where = `npm run simulate -- --seed ${details.seed} --path ${details.counterexamplePath}`
      throw new Error(`${where}\n${String(details.errorInstance)}\n${JSON.stringify(details.counterexample)}`)
    },
  })
  return tally
}
