import type { Pool } from 'pg'
import type { Difference } from '../../src/domain/model/difference.ts'
import type { Movement } from '../../src/domain/model/movement.ts'
import { statusOf } from './control.ts'
import { alertsTo } from './figures.ts'
import { DIFFERING, type Planned } from './plan.ts'
import { MOVE_WITHIN_MS, simulatorOf } from './scenario.ts'
import type { Stack } from './stack.ts'
import { waitUntil } from './wait.ts'

/** Something that was not as declared, while it was going on. */
export type Noticed = {
  shown: string
  mrn: string
  /** What the hub found, by its own books and receipts. */
  noticed: string
  /** How it was settled. */
  settled: string
  /** Who must have been alerted. */
  alerted: string
}

/** The same at the end, for the summary; `alerts` are those in the journal of who must have had them. */
export type Sighting = Noticed & { alerts: number; ended: string }

/** A movement as the hub's books have it. */
type Booked = Pick<Movement, 'flags' | 'dischargedOn'> & {
  state: string
  differences: readonly Difference[]
  inUse: string
}

const bookedAs = async (pool: Pool, mrn: string): Promise<Booked> => {
  const { rows } = await pool.query<{ state: string; doc: string; inUse: string }>(
    `select state, doc,
       (select coalesce(sum(case 'inUse' when to_account then minor when from_account then -minor end), 0)
        from guarantee_entries e where e.mrn = m.mrn)::text as "inUse"
     from movements m where mrn = $1`,
    [mrn],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`the hub has no movement ${mrn}`)
  const { state, inUse } = row
  const { flags, dischargedOn, differences = [] } = JSON.parse(row.doc) as Movement
  return { state, flags, differences, inUse, ...(dischargedOn === undefined ? {} : { dischargedOn }) }
}

/** Waits until the books say so; throws with what they say instead. */
export const untilBooked = async (
  pool: Pool,
  mrn: string,
  done: (booked: Booked) => boolean,
  signal?: AbortSignal,
): Promise<Booked> => {
  let booked = await bookedAs(pool, mrn)
  await waitUntil(
    async () => {
      booked = await bookedAs(pool, mrn)
      return done(booked)
    },
    { timeoutMs: MOVE_WITHIN_MS, explain: () => `${mrn}: ${JSON.stringify(booked)}`, ...(signal ? { signal } : {}) },
  )
  return booked
}

/** Waits for the flag; what was seen and what was declared, in words. */
export const untilFlagged = async (
  pool: Pool,
  mrn: string,
  flag: NonNullable<Difference['flag']>,
  signal?: AbortSignal,
): Promise<string> => {
  const { differences } = await untilBooked(pool, mrn, ({ flags }) => flags.includes(flag), signal)
  const found = differences.filter((one) => one.flag === flag)
  const words = found.map(({ kind, declared, seen }) => {
    if (seen === undefined) return declared
    return kind === 'seal-state' ? `${declared} ${seen}` : `${seen} seen, ${declared} declared`
  })
  return `${flag}: ${[...new Set(words)].join('; ')}`
}

/** Waits until the country has done this on the movement and the hub has taken it; the MRN. */
export const untilDone = async (
  stack: Stack,
  { country, t1 }: Planned,
  step: string,
  signal?: AbortSignal,
): Promise<string> => {
  const number = `${country}:${t1.number}`
  const mrn = async () => {
    const { movements } = await statusOf(simulatorOf(stack, country))
    const found = movements.find((one) => one.number === number)
    return found?.acts[step] === 'accepted' ? found.mrn : undefined
  }
  await waitUntil(async () => (await mrn()) !== undefined, {
    timeoutMs: MOVE_WITHIN_MS,
    explain: () => `${number} is still without ${step}`,
    ...(signal ? { signal } : {}),
  })
  return (await mrn()) ?? ''
}

/** How each of them ended, from SQL, and who was alerted, from the journals. */
export const endsOf = (pool: Pool, stack: Stack, noticed: readonly Noticed[]): Promise<Sighting[]> =>
  Promise.all(
    noticed.map(async (one) => {
      const { state, dischargedOn = '' } = await bookedAs(pool, one.mrn)
      const ended = state === 'discharged' ? `discharged on ${dischargedOn}` : state
      return { ...one, alerts: await alertsTo(stack, one.alerted, one.mrn), ended }
    }),
  )

/** What is not as it must be in the end: something never noticed, nobody alerted, no discharge by departure. */
export const sightingFaults = (plan: readonly Pick<Planned, 'shows'>[], sightings: readonly Sighting[]): string[] => [
  ...plan
    .flatMap(({ shows }) => (shows !== undefined && DIFFERING.includes(shows) ? [shows] : []))
    .filter((wanted) => !sightings.some(({ shown }) => shown === wanted))
    .map((wanted) => `${wanted}: nobody noticed`),
  ...sightings.flatMap(({ shown, mrn, alerted, alerts, ended }) => [
    ...(alerts > 0 ? [] : [`${shown}: ${alerted} was not alerted of ${mrn}`]),
    ...(/^discharged on (results|authority)$/.test(ended) ? [] : [`${shown}: ${mrn} is ${ended}`]),
  ]),
]
