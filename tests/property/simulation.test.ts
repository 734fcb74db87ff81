import { expect, test } from 'vitest'
import { FAULTS } from '../simulation/faults.ts'
import { simulateMany } from '../simulation/plans.ts'
import { simulate } from '../simulation/simulate.ts'

/** The same histories in every run of the tests; `npm run simulate` draws new ones. */
const SEED = 20_260_605
/** What must have come up beside journeys by road, timers and faults. */
const PLAYED = [
  'availability-notice',
  'guarantee-use-result',
  'notices made of reports',
  'operators: discard',
  'operators: discard-asked',
  'operators: replay',
  'train-manifest',
]

test('through sixty histories of deaths, losses, repeats and disorder every invariant holds', async () => {
  const { runs, firings, played, faults } = await simulateMany({ seed: SEED, runs: 60 })
  expect(runs).toBe(60)
  expect(firings).toBeGreaterThan(50)
  expect([...played.keys()].sort()).toEqual(PLAYED)
  // A fault that never happens proves nothing.
  expect([...faults.keys()].sort()).toEqual(Object.keys(FAULTS).sort())
})

test('eight histories with every fault hold, one after the other', async () => {
  const faults = Object.keys(FAULTS) as (keyof typeof FAULTS)[]
  for (let seed = 1; seed <= 8; seed += 1) {
    const haste = seed % 2 === 0 ? 1 : 3_600
    const plan = {
      seed,
      hubs: 1 + (seed % 3),
      journeys: 4,
      train: seed % 2 === 0,
      acts: seed % 3,
      outOfOrder: seed % 4 < 2,
      haste,
      faults,
      budget: 40,
      loose: [],
    }
    expect((await simulate(plan)).findings).toEqual([])
  }
})

test('a plan played again is the same history', async () => {
  const faults = Object.keys(FAULTS) as (keyof typeof FAULTS)[]
  const plan = {
    seed: 7,
    hubs: 3,
    journeys: 4,
    train: true,
    acts: 3,
    outOfOrder: true,
    haste: 3_600,
    faults,
    budget: 40,
    loose: [],
  }
  const [one, other] = [await simulate(plan), await simulate(plan)]
  expect([one.steps, one.leaves, [...one.faults]]).toEqual([other.steps, other.leaves, [...other.faults]])
})
