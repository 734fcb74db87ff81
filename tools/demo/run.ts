import { createPool } from '../../src/store/pool.ts'
import { driveDiffering } from './differences.ts'
import { collectFigures, type Figures, premisesFaults } from './figures.ts'
import { registerGuarantees } from './guarantees.ts'
import { type Planned, planMovements } from './plan.ts'
import type { Progress } from './progress.ts'
import { type Refusal, showRefusals } from './refusals.ts'
import { declareAll, driveLate, untilEnded } from './scenario.ts'
import { endsOf, type Sighting, sightingFaults } from './sightings.ts'
import type { Stack } from './stack.ts'
import { driveTrain } from './train.ts'
import { untilWitnessed, type Witnessed } from './witness.ts'

export type DemoResult = {
  plan: Planned[]
  figures: Figures
  /** What was not seen as declared. */
  sightings: Sighting[]
  refusals: Refusal[]
  witnessed: Witnessed
  failures: string[]
}

/** How long all journeys may take together before the run counts as failed. */
const JOURNEYS_WITHIN_MS = 60_000

/** Drives every movement of the demonstration over a running stack and says what came of it. */
export const runDemo = async (stack: Stack, progress: Progress, signal?: AbortSignal): Promise<DemoResult> => {
  const pool = createPool({ connectionString: stack.services.databaseUrl, max: 2, onError: () => undefined })
  try {
    const guarantees = await registerGuarantees(stack, pool, signal)
    progress.line(`${guarantees.length} guarantees registered by their guarantors`)
    // Two runs on one database must not declare the same numbers twice.
    const plan = planMovements(stack.registry, Date.now().toString(36).slice(-6).toUpperCase(), new Date())
    progress.follow(plan)
    await declareAll(stack, plan)
    const reported = (by: string, form: string, mrn: string) => progress.event(by, { event: 'answered', form, mrn })
    const [differing, byRail] = await Promise.all([
      driveDiffering(stack, plan, reported, pool, signal),
      driveTrain(stack, plan, reported, pool, signal),
      driveLate(stack, plan, signal),
    ])
    await untilEnded(pool, plan, JOURNEYS_WITHIN_MS, signal)
    progress.end()
    const refusals = [...differing.refusals, ...(await showRefusals(stack, plan, pool))]
    const witnessed = await untilWitnessed(pool, stack.pki, signal)
    const figures = await collectFigures(pool, stack)
    const sightings = await endsOf(pool, stack, [...differing.noticed, ...byRail])
    const permitted = plan.filter(({ t1 }) => t1.permits !== undefined).length
    const failures = [
      ...failuresOf(plan, figures, refusals),
      ...sightingFaults(plan, sightings),
      ...(await premisesFaults(pool, stack, permitted)),
    ]
    return { plan, figures, sightings, refusals, witnessed, failures }
  } finally {
    progress.end()
    await pool.end()
  }
}

const failuresOf = (plan: readonly Planned[], figures: Figures, refusals: readonly Refusal[]): string[] => {
  const expected = plan.filter((one) => one.expect === 'discharged').length
  return [
    ...figures.mismatches,
    ...(figures.movements === plan.length ? [] : [`${figures.movements} movements, not ${plan.length}`]),
    ...(figures.released === expected ? [] : [`${figures.released} released, not ${expected}`]),
    ...(figures.discharged === figures.released ? [] : [`${figures.released - figures.discharged} not discharged`]),
    ...(figures.parked === 0 ? [] : [`${figures.parked} messages parked`]),
    ...(figures.rejections === refusals.length
      ? []
      : [`${figures.rejections} refusals on record, not ${refusals.length}`]),
    ...refusals.filter((one) => !one.ok).map((one) => `${one.tried}: ${one.got}, not ${one.expected}`),
  ]
}
