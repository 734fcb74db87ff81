import { parseArgs } from 'node:util'

export type BenchOptions = {
  readonly rounds: number
  /** Length of one measured window. */
  readonly seconds: number
  /** Guarantees the journeys are spread over. */
  readonly guarantees: number
  /** Milliseconds for each bare limit, each round. */
  readonly limitMs: number
  readonly json: boolean
  /** Folder for a CPU profile of the hub. */
  readonly profile: string | undefined
  /** One goal that is measured by itself; undefined: those of the journey load. */
  readonly only: 'G17' | undefined
}

/** What `npm run bench -- --help` prints. */
export const USAGE = `npm run bench -- [options]
  --rounds N     measured rounds, the two pipelines interleaved (5)
  --seconds N    length of one measured window (10)
  --quick        one short round, to see that everything works; its figures say nothing
  --profile DIR  writes a CPU profile of the hub there and prints where it spends its own time; slows the hub down
  --only G17     what one party's flood does to the others, over HTTP and AMQP, with the default quotas
  --json         prints one JSON object last
  --help         shows this`

/** Fewer rounds than this show no spread worth the name. */
export const MEANINGFUL_ROUNDS = 5

/**
 * Reads the command line.
 * @returns undefined when help is asked for
 * @throws Error with a sentence that names what is wrong
 */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const defaults = values.quick
    ? { rounds: 1, seconds: 2, guarantees: 50, limitMs: 100 }
    : { rounds: MEANINGFUL_ROUNDS, seconds: 10, guarantees: 1_000, limitMs: 400 }
  return {
    ...defaults,
    ...(values.rounds === undefined ? {} : { rounds: whole('--rounds', values.rounds, 100) }),
    ...(values.seconds === undefined ? {} : { seconds: whole('--seconds', values.seconds, 600) }),
    json: values.json,
    profile: values.profile,
    only: onlyOf(values.only),
  }
}

function onlyOf(value: string | undefined): BenchOptions['only'] {
  if (value === undefined || value === 'G17') return value
  throw new Error(`--only takes G17, not "${value}"`)
}

function whole(name: string, value: string, most: number): number {
  const number = /^[0-9]{1,4}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= 1 && number <= most))
    throw new Error(`${name} takes a whole number from 1 to ${most}, not "${value}"`)
  return number
}
