import { createRandom, type Random } from '../simulation/scheduler.ts'

/** Between whom a proxy stands. */
export const LINKS = ['hub to PostgreSQL', 'hub to RabbitMQ', 'clients to hub', 'clients to RabbitMQ'] as const
export type Link = (typeof LINKS)[number]

/** What a network does to connections. */
const WEATHERS = ['latency', 'cut', 'half-open', 'one way only', 'black hole'] as const
/** `cut at COMMIT` makes sense on the way to PostgreSQL alone. */
export type Weather = (typeof WEATHERS)[number] | 'cut at COMMIT'

/**
 * Who can be struck as a whole: one hub or national system of several, a server, one of the nodes that RabbitMQ may consist of, or the way that
 * messages take into the hub's queue.
 */
export type Victim = 'hub' | 'PostgreSQL' | 'RabbitMQ' | 'RabbitMQ of three' | 'national system' | 'queue of the hub'

/**
 * What befalls whom: SIGKILL and a start afterwards; SIGSTOP and SIGCONT, once for longer than any lease lasts; SIGTERM and a start; a clock
 * that steps; alarms and full disks of servers; a receiver that takes its time; bodies that are no messages. RabbitMQ's data may be lost,
 * since it is a courier; PostgreSQL's are the truth.
 */
const BLOWS = {
  hub: ['killed', 'stopped', 'stopped past its lease', 'restarted in order', 'clock ahead', 'clock behind'],
  PostgreSQL: ['killed', 'stopped', 'disk full', 'disk full to its PANIC'],
  RabbitMQ: ['killed', 'stopped', 'data wiped', 'memory alarm', 'disk alarm', 'disk full'],
  'national system': ['killed', 'stopped', 'slow'],
  'queue of the hub': ['poison'],
} as const satisfies Record<Exclude<Victim, 'RabbitMQ of three'>, readonly string[]>
type Single = Exclude<Victim, 'RabbitMQ of three'>
export type Blow = (typeof BLOWS)[Single][number]

/** Faults of nodes, in the order of the table. `leader` is the one that leads most queues. */
const NODE_BLOWS = [
  'first killed',
  'second killed',
  'third killed',
  'leader killed',
  'leader stopped',
  'leader stopped past its tick',
  'leader restarted in order',
  'leader cut off, noticed',
  'leader cut off, in silence',
  'first wiped',
  'leader wiped',
  'memory alarm of one',
  'all killed',
] as const
export type NodeBlow = (typeof NODE_BLOWS)[number]

export type Fault =
  | { readonly on: Link; readonly does: Weather }
  | { readonly on: Single; readonly does: Blow }
  | { readonly on: 'RabbitMQ of three'; readonly does: NodeBlow }

/** One fault and its time; `calmMs` follows it once everything has recovered. All in milliseconds. */
export type Episode = {
  readonly ordinal: number
  readonly fault: Fault
  readonly lastsMs: number
  readonly calmMs: number
}

/** Every fault there is with one RabbitMQ. */
export const FAULTS: readonly Fault[] = [
  ...LINKS.flatMap((on) => WEATHERS.map((does) => ({ on, does }))),
  { on: 'hub to PostgreSQL', does: 'cut at COMMIT' },
  ...(Object.keys(BLOWS) as Single[]).flatMap((on) => BLOWS[on].map((does) => ({ on, does }))),
]

/** And with one of three nodes. */
export const FAULTS_OF_THREE: readonly Fault[] = [
  ...FAULTS.filter(({ on }) => on !== 'RabbitMQ'),
  ...NODE_BLOWS.map((does) => ({ on: 'RabbitMQ of three', does }) as const),
]

/** Whether everything has to go on while it lasts: one node of three is gone. A memory alarm is the cluster's. */
export const isSurvived = ({ on, does }: Fault): boolean =>
  on === 'RabbitMQ of three' && does !== 'memory alarm of one' && does !== 'all killed'

export const nameOf = ({ on, does }: Fault): string => `${on}: ${does}`

/** How the run's time is spent. */
export type Plan = {
  /** Those that this machine can bring about. */
  readonly faults?: readonly Fault[]
  /** For a run of a few minutes: short episodes, and first one of each kind. */
  readonly brief?: boolean
}

/** In milliseconds: a hub's lease lasts ten seconds. */
const PAST_LEASE_MS = 12_000
/** Nodes take one for gone that has said nothing for a quarter more than `net_ticktime` (deploy/rabbitmq/10-corridor.conf). */
const PAST_TICK_MS = 22_000

/**
 * The run's faults, without end: every fault once, in an order of the seed's, then all again in another. Most are short; every
 * sixth outlasts leases (10 s), heartbeats and the patience of whoever waits for an answer.
 */
export function* planEpisodes(seed: number, { faults = FAULTS, brief = false }: Plan = {}): Generator<Episode, never> {
  const random = createRandom(seed)
  for (let ordinal = 0; ; ) {
    const order = shuffled(faults, random)
    for (const fault of brief ? eachKindFirst(order) : order) {
      const isLong = !brief && random.chance(1 / 6)
      const drawn = isLong ? PAST_LEASE_MS + random.int(8_000) : 500 + random.int(brief ? 1_500 : 4_500)
      yield {
        ordinal,
        fault,
        lastsMs: Math.max(drawn, atLeastMs(fault)),
        calmMs: brief ? 500 + random.int(500) : 2_000 + random.int(4_000),
      }
      ordinal += 1
    }
  }
}

function atLeastMs({ does }: Fault): number {
  if (does === 'stopped past its lease') return PAST_LEASE_MS
  return does === 'leader stopped past its tick' || does === 'leader cut off, in silence' ? PAST_TICK_MS : 0
}

/** What takes tens of seconds, servers' own starts included, comes behind the rest. */
const TAKES_LONG: readonly string[] = [
  'stopped past its lease',
  'data wiped',
  'disk full',
  'disk full to its PANIC',
  'leader stopped past its tick',
  'leader cut off, in silence',
  'first wiped',
  'leader wiped',
  'all killed',
]

/** One of each kind, those first that are soon over, and then the others. */
function eachKindFirst(faults: readonly Fault[]): Fault[] {
  const kinds = new Set<string>()
  const first = faults.filter(({ does }) => !kinds.has(does) && kinds.add(does))
  const isLong = ({ does }: Fault): boolean => TAKES_LONG.includes(does)
  const rest = faults.filter((fault) => !first.includes(fault))
  return [...first.filter((fault) => !isLong(fault)), ...first.filter(isLong), ...rest]
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  return items.map(() => left.splice(random.int(left.length), 1)[0]!)
}

/** What becomes of one connection. */
export type Fate =
  | { readonly does: 'pass' }
  /** Each piece comes so many milliseconds later, either way. */
  | { readonly does: 'late'; readonly ms: number }
  /** Reset at both ends after so many bytes. */
  | { readonly does: 'cut'; readonly afterBytes: number }
  /** One end is gone, and the other is not told: what it sends vanishes. */
  | { readonly does: 'half-open'; readonly gone: End }
  /** What these ends send does not arrive; afterwards it does, as TCP repeats it, or the connection is reset. */
  | { readonly does: 'silent'; readonly from: readonly End[]; readonly afterwards: 'arrives' | 'reset' }
  /** Reset as a COMMIT is sent, so that nothing is stored, or as its completion comes back, so that everything is. */
  | { readonly does: 'cut at COMMIT'; readonly stored: boolean }

/** Of a connection: who opened it, and who took it. */
export type End = 'client' | 'server'
const ENDS: readonly End[] = ['client', 'server']

/** Of ten connections nine have it: a network is seldom all bad, and who finds a way through has to cope with that as well. */
const STRUCK = 0.9

/**
 * What happens to a connection while an episode lasts: the same for the same seed, episode and connection, whatever happens
 * to others.
 * @param connection which one of its link, counted from 0 since the run's start
 */
export function fateOf(seed: number, episode: Episode, connection: number): Fate {
  const random = createRandom(
    Math.imul(seed, 0x9e3779b1) ^ Math.imul(episode.ordinal + 1, 0x85ebca6b) ^ (connection + 1),
  )
  // The first drawn of neighbouring seeds are alike.
  random.int(2)
  if (!random.chance(STRUCK)) return { does: 'pass' }
  switch (episode.fault.does) {
    case 'latency':
      return { does: 'late', ms: 20 + random.int(480) }
    case 'cut':
      return { does: 'cut', afterBytes: random.int(60_000) }
    case 'half-open':
      return { does: 'half-open', gone: random.pick(ENDS) }
    case 'one way only':
      return { does: 'silent', from: [random.pick(ENDS)], afterwards: random.chance(0.5) ? 'arrives' : 'reset' }
    case 'black hole':
      return { does: 'silent', from: ENDS, afterwards: random.chance(0.5) ? 'arrives' : 'reset' }
    case 'cut at COMMIT':
      return { does: 'cut at COMMIT', stored: random.chance(0.5) }
    default:
      return { does: 'pass' }
  }
}
