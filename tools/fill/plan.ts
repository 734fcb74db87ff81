import { createHash } from 'node:crypto'
import { CORRIDORS, type Corridor } from '../bench/corridors.ts'
import type { Journey } from '../bench/journeys.ts'
import { asCountry } from '../../src/domain/values/party.ts'
import { checkDigit, composeMrn, decodeTwelve, type Mrn } from '../../src/domain/values/identifiers.ts'

/**
 * What is to be filled in, fixed before the first message: everything else follows from it, so that a run that was
 * interrupted makes the same bytes again and finds by their ids what is stored already.
 */
export type Plan = {
  readonly movements: number
  readonly guarantees: number
  /** Parts of the plan that are played beside each other, each in its own order. */
  readonly lanes: number
  /** The first declaration, in milliseconds UTC. */
  readonly startsAt: number
  /** The last one; journeys go on for some days after it. */
  readonly lastStartsAt: number
  /** Nothing happens after this: what is on the road then stays on the road. */
  readonly endsAt: number
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** A million a year. */
const MOVEMENTS_A_DAY = 2_740
const DAYS_MIN = 7
const DAYS_AFTER_THE_LAST = 3
/** Movements that rest on one guarantee, roughly. */
const MOVEMENTS_A_GUARANTEE = 1_000
const GUARANTEES_MIN = 20

/** The plan for so many movements, a million a year, the last of them yesterday. `now` in milliseconds UTC. */
export function planFor(movements: number, lanes: number, now: number): Plan {
  const days = Math.max(DAYS_MIN, Math.ceil(movements / MOVEMENTS_A_DAY))
  const endsAt = Math.floor(now / DAY_MS) * DAY_MS
  const lastStartsAt = endsAt - DAYS_AFTER_THE_LAST * DAY_MS
  return {
    movements,
    guarantees: Math.max(GUARANTEES_MIN, Math.ceil(movements / MOVEMENTS_A_GUARANTEE)),
    lanes,
    startsAt: lastStartsAt - days * DAY_MS,
    lastStartsAt,
    endsAt,
  }
}

export type StepName =
  | 'declare'
  | 'release'
  | 'exit-1'
  | 'entry-1'
  | 'exit-2'
  | 'entry-2'
  | 'arrive'
  | 'results'
  | 'discharge'
  /** Customs of departure call it off before the release. */
  | 'cancel'
  | 'results-not-conform'
  | 'resolve'
  /** An exit of a movement nobody has declared. */
  | 'stray'
  /** The three that are refused: by the schema, by the movement's state, by its being declared already. */
  | 'broken'
  | 'too-soon'
  | 'declare-again'

export type Step = { readonly name: StepName; readonly at: number }

const PLAIN: readonly StepName[] = [
  'declare',
  'release',
  'exit-1',
  'entry-1',
  'exit-2',
  'entry-2',
  'arrive',
  'results',
  'discharge',
]

/** Hours from the step before, at least and at most. */
const HOURS: Readonly<Record<StepName, readonly [number, number]>> = {
  declare: [0, 0],
  release: [0.5, 4],
  'exit-1': [4, 20],
  'entry-1': [0.2, 2],
  'exit-2': [8, 30],
  'entry-2': [0.2, 2],
  arrive: [4, 24],
  results: [0.5, 12],
  discharge: [0.5, 10],
  cancel: [1, 12],
  'results-not-conform': [0.5, 12],
  resolve: [10, 100],
  stray: [0.1, 0.5],
  broken: [0.1, 0.3],
  'too-soon': [0.1, 0.3],
  'declare-again': [0.1, 0.3],
}

/** How many of a thousand journeys go another way than the plain one; each begins where the one before ends. */
const WAYS: readonly { readonly of1000: number; readonly steps: (random: () => number) => readonly StepName[] }[] = [
  { of1000: 20, steps: () => ['declare', 'cancel'] },
  { of1000: 20, steps: () => instead('results', ['results-not-conform', 'resolve']) },
  // The office of destination found something; what is to become of it is not decided yet.
  { of1000: 10, steps: () => [...PLAIN.slice(0, 7), 'results-not-conform'] },
  // The release comes after the exit, which is held until then.
  { of1000: 20, steps: () => ['declare', 'exit-1', 'release', ...PLAIN.slice(3)] },
  // The release never comes, and what the frontier reported is held.
  { of1000: 5, steps: () => ['declare', 'exit-1'] },
  { of1000: 10, steps: () => ['stray', ...PLAIN] },
  { of1000: 10, steps: () => instead('release', ['broken', 'release']) },
  { of1000: 10, steps: () => instead('release', ['too-soon', 'release']) },
  { of1000: 10, steps: () => instead('release', ['declare-again', 'release']) },
  // Nobody reports them any more.
  { of1000: 7, steps: (random) => PLAIN.slice(0, 2 + Math.floor(random() * 5)) },
]

const instead = (name: StepName, others: readonly StepName[]): StepName[] =>
  PLAIN.flatMap((step) => (step === name ? others : [step]))

/** When a movement is declared; ascending with its number. */
export const startOf = (plan: Plan, serial: number): number =>
  Math.round(plan.startsAt + ((plan.lastStartsAt - plan.startsAt) * serial) / plan.movements)

/** Everything that happens to one movement by the end of the plan, in order. */
export function stepsOf(plan: Plan, serial: number): Step[] {
  const random = randomOf(serial)
  let turn = random() * 1000
  const way = WAYS.find(({ of1000 }) => (turn -= of1000) < 0)
  let at = startOf(plan, serial)
  const { short } = corridorOf(serial)
  return (way?.steps(random) ?? PLAIN)
    .filter((name) => !short || (name !== 'exit-2' && name !== 'entry-2'))
    .map((name): Step => {
      const [least, most] = HOURS[name]
      at += Math.round((least + random() * (most - least)) * HOUR_MS)
      return { name, at }
    })
    .filter((step) => step.at <= plan.endsAt)
}

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The guarantee with this number. */
export function grnOf(number: number): string {
  const sixteen = `26TG${decodeTwelve(sha256(`guarantee ${number}`))}`
  return `${sixteen}${checkDigit(sixteen)}`
}

/** Which guarantee a movement rests on: one of its own lane, so that lanes wait for each other at the log's head alone. */
export function guaranteeOf({ lanes, guarantees }: Plan, serial: number): number {
  const lane = serial % lanes
  const ofLane = Math.ceil((guarantees - lane) / lanes)
  return lane + lanes * (Math.floor(serial / lanes) % ofLane)
}

export const laneOfGuarantee = ({ lanes }: Plan, number: number): number => number % lanes

/** Where goods end that go no further than the second country of a corridor; of every fourth round all go through. */
const SHORT: Readonly<Record<string, string>> = { BF: 'BFOUA001', ML: 'MLBKO001', NE: 'NENIM001' }

function corridorOf(serial: number): Corridor & { readonly short: boolean } {
  const corridor = CORRIDORS[serial % CORRIDORS.length]
  if (corridor === undefined) throw new RangeError('there are no corridors')
  const [first] = corridor.borders
  const destination = SHORT[first.entry.slice(0, 2)]
  const goesThrough = Math.floor(serial / CORRIDORS.length) % 4 === 0
  if (destination === undefined || goesThrough) return { ...corridor, short: false }
  return { departure: corridor.departure, borders: [first, first], destination, short: true }
}

/** The journey with this number, and the MRN of one nobody has declared. */
export function journeyOf(plan: Plan, serial: number): Journey & { readonly strayMrn: Mrn } {
  const corridor = corridorOf(serial)
  const year = new Date(startOf(plan, serial)).getUTCFullYear() % 100
  const mrn = (what: string): Mrn =>
    composeMrn({
      year,
      country: asCountry(corridor.departure.slice(0, 2)),
      body12: decodeTwelve(sha256(`${what} ${serial}`)),
    })
  return { corridor, serial, grn: grnOf(guaranteeOf(plan, serial)), mrn: mrn('movement'), strayMrn: mrn('stray') }
}
