import type { Pool } from 'pg'
import type { Step } from '../../adapters/simulator/store.ts'
import { command, statusOf } from './control.ts'
import { describeOpen, openRows, states } from './figures.ts'
import { LATE, type Planned } from './plan.ts'
import type { Simulator, Stack } from './stack.ts'
import { waitUntil } from './wait.ts'

/**
 * Has every country declare its movements, several at once; the rest of each journey is the national systems' own
 * doing.
 */
export const declareAll = async (stack: Stack, plan: readonly Planned[]): Promise<void> => {
  await Promise.all(
    plan.map(({ country, t1, hold }) =>
      command(simulatorOf(stack, country), { do: 'declare', t1, ...(hold ? { hold } : {}) }),
    ),
  )
}

/** How long a movement may take from one step to the next. */
export const MOVE_WITHIN_MS = 60_000

/**
 * The movement whose road is told in the wrong order: the office of destination reports arrival and results while the
 * border offices were cut off, then the entry comes, then the exit, and only then departure discharges.
 */
export const driveLate = async (stack: Stack, plan: readonly Planned[], signal?: AbortSignal): Promise<void> => {
  const late = plan.find((one) => one.shows === LATE)
  if (!late) return
  const number = `${late.country}:${late.t1.number}`
  const departure = simulatorOf(stack, late.country)
  const destination = simulatorOf(stack, late.t1.to.slice(0, 2))
  const go = (at: Simulator, ...steps: Step[]) => command(at, { do: 'go', number, steps })
  const until = (at: Simulator, label: string, done: (acts: Record<string, string>) => boolean) =>
    waitUntil(async () => done((await statusOf(at)).movements.find((one) => one.number === number)?.acts ?? {}), {
      timeoutMs: MOVE_WITHIN_MS,
      explain: () => `${number} at ${at.country} is still without ${label}`,
      ...(signal ? { signal } : {}),
    })
  await command(destination, { do: 'hold', number, steps: ['entry:1'] })
  await until(departure, 'release', (acts) => acts['release'] === 'accepted')
  await waitUntil(
    async () => (await statusOf(destination)).movements.some((one) => one.number === number && one.mrn !== undefined),
    { timeoutMs: MOVE_WITHIN_MS, explain: () => `${number} was never announced to ${destination.country}` },
  )
  await go(destination, 'arrival')
  await until(destination, 'results', (acts) => acts['result'] === 'accepted')
  await go(destination, 'entry:1')
  await until(destination, 'entry', (acts) => acts['entry:1'] === 'accepted')
  await go(departure, 'exit:0')
  await until(departure, 'exit', (acts) => acts['exit:0'] === 'accepted')
  await go(departure, 'write-off')
}

/** Resolves when every movement has come to its end and nothing is under way any more. */
export const untilEnded = async (
  pool: Pool,
  plan: readonly Planned[],
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> => {
  const wanted = { discharged: 0, 'guarantee-refused': 0 }
  for (const { expect } of plan) wanted[expect] += 1
  const countOf = (rows: readonly { state: string }[], state: string) =>
    rows.filter((row) => row.state === state).length
  const missing = async (): Promise<string | undefined> => {
    const rows = await states(pool)
    const open = await openRows(pool)
    const ended = Object.entries(wanted).every(([state, number]) => countOf(rows, state) === number)
    if (ended && open === 0) return undefined
    const by = [...new Set(rows.map((row) => row.state))].map((state) => `${countOf(rows, state)} ${state}`)
    return `movements: ${by.join(', ') || 'none'}; ${open} messages not delivered`
  }
  await waitUntil(async () => (await missing()) === undefined, {
    timeoutMs,
    explain: async () =>
      [`the movements did not end in time: ${await missing()}`, ...(await describeOpen(pool))].join('\n  '),
    ...(signal ? { signal } : {}),
  })
}

export const simulatorOf = (stack: Stack, country: string): Simulator => {
  const simulator = stack.simulators.get(country)
  if (!simulator) throw new Error(`${country} is not simulated`)
  return simulator
}
