import { parseArgs } from 'node:util'
import { GOAL_IDS, type GoalId } from './goals.ts'

export type BenchOptions = {
  readonly rounds: number
  /** Length of one measured window. */
  readonly seconds: number
  /** Guarantees the journeys are spread over. */
  readonly guarantees: number
  /** Milliseconds for each bare limit, each round. */
  readonly limitMs: number
  readonly quick: boolean
  readonly strict: boolean
  /** Whether the Apache Camel route is measured as well. */
  readonly peer: boolean
  readonly json: boolean
  /** Folder for a CPU profile of the hub. */
  readonly profile: string | undefined
  /** The goals asked for. */
  readonly only: ReadonlySet<GoalId>
  /** Messages over which memory is watched (G14). */
  readonly messages: number
  /** Movements stored before G5, G18 and G19. */
  readonly movements: number
  /** A database that is filled already, and the folder with its keys. */
  readonly filled: { readonly url: string; readonly keys: string } | undefined
  /** Messages of one country that wait before G11. */
  readonly waiting: number
}

/** What `npm run bench -- --help` prints. */
export const USAGE = `npm run bench -- [options]
  --only G1,G3   these goals alone
  --rounds N     measured rounds, what is compared interleaved (5)
  --seconds N    length of one measured window (10)
  --quick        one short round of everything: a few minutes that show that it works, not how fast it is
  --messages N   over how many messages memory is watched, G14 (30000; the goal says 1000000)
  --movements N  how many are stored for G5, G18 and G19 (100000; the goals say 1000000)
  --filled URL   a database that tools/fill has filled with so many, instead of filling one; it is changed by it
  --keys FOLDER  the keys and plan that tools/fill has kept of it
  --waiting N    how many messages of one country wait for G11 (10000; the goal says 100000)
  --profile DIR  writes a CPU profile of the hub there and prints where it spends its own time; slows the hub down
  --peer         the hub beside an Apache Camel route as well; needs Java 17 and Maven
  --strict       ends with 3 when a goal is not met
  --json         prints one JSON object last
  --help         shows this
Ends with 1 when something was wrong whatever the speed, with 2 when a goal could not be measured.`

/** Fewer rounds than this show no spread worth the name. */
export const MEANINGFUL_ROUNDS = 5

const SIZES = {
  whole: {
    rounds: MEANINGFUL_ROUNDS,
    seconds: 10,
    guarantees: 1_000,
    limitMs: 400,
    messages: 30_000,
    movements: 100_000,
    waiting: 10_000,
  },
  quick: {
    rounds: 1,
    seconds: 2,
    guarantees: 50,
    limitMs: 100,
    messages: 2_000,
    movements: 2_000,
    waiting: 1_000,
  },
} as const

/**
 * Reads the command line.
 * @returns undefined when help is asked for
 * @throws Error with a sentence that names what is wrong
 */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: text,
      seconds: text,
      messages: text,
      movements: text,
      waiting: text,
      quick: flag,
      strict: flag,
      peer: flag,
      profile: text,
      only: text,
      filled: text,
      keys: text,
      json: flag,
      help: flag,
    },
  })
  if (values.help) return undefined
  const sizes = values.quick ? SIZES.quick : SIZES.whole
  const size = (name: 'rounds' | 'seconds' | 'messages' | 'movements' | 'waiting', most: number): number => {
    const given = values[name]
    return given === undefined ? sizes[name] : whole(`--${name}`, given, most)
  }
  return {
    rounds: size('rounds', 100),
    seconds: size('seconds', 600),
    messages: size('messages', 10_000_000),
    movements: size('movements', 10_000_000),
    waiting: size('waiting', 1_000_000),
    guarantees: sizes.guarantees,
    limitMs: sizes.limitMs,
    quick: values.quick,
    strict: values.strict,
    peer: values.peer,
    json: values.json,
    profile: values.profile,
    only: onlyOf(values.only),
    filled: filledOf(values.filled, values.keys),
  }
}

function filledOf(url: string | undefined, keys: string | undefined): BenchOptions['filled'] {
  if (url === undefined && keys === undefined) return undefined
  if (url === undefined || keys === undefined) throw new Error('--filled and --keys belong together')
  return { url, keys }
}

function onlyOf(value: string | undefined): ReadonlySet<GoalId> {
  if (value === undefined) return new Set(GOAL_IDS)
  const asked = value.split(',').map((name) => {
    const id = GOAL_IDS.find((known) => known === name.trim().toUpperCase())
    if (id === undefined) throw new Error(`--only takes goals from G1 to G19, not "${name}"`)
    return id
  })
  return new Set(asked)
}

function whole(name: string, value: string, most: number): number {
  const number = /^[0-9]{1,8}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= 1 && number <= most))
    throw new Error(`${name} takes a whole number from 1 to ${most}, not "${value}"`)
  return number
}
