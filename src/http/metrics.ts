import type { Answer, Handle } from '../ports/handle.ts'
import type { Dependency, ResponderStatus, RevocationStatus } from '../ports/health.ts'
import type { Failing } from '../ports/reads.ts'

/** What SQL counts at each scrape. */
type Counted = { outbox: ReadonlyMap<string, number>; failing: Failing; dataKeysLeft: number }

/** Upper bounds of the commit size histogram, in messages. */
const COMMIT_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

/** What one process of a hub has counted since it started: plain data, so that it can go from process to process. */
export type Counts = {
  accepted: Readonly<Record<string, number>>
  refused: Readonly<Record<string, number>>
  setAside: Readonly<Record<string, number>>
  /** Commits up to each of the sizes, all commits, and the messages in them. */
  sizes: readonly number[]
  commits: number
  committed: number
  /** Reads that a replica might have answered, by who has; absent where there is none. */
  replicaReads?: Readonly<Record<string, number>>
  /** Resident memory; absent for what processes have counted that are no more. */
  memory?: { process?: string; bytes: number }
}

const summed = (counts: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const sum: Record<string, number> = {}
  for (const one of counts) for (const [key, count] of Object.entries(one)) sum[key] = (sum[key] ?? 0) + count
  return sum
}

/** All of it together, but for the memory, which each process has for itself. */
export const sumOf = (all: readonly Counts[]): Counts => ({
  accepted: summed(all.map(({ accepted }) => accepted)),
  refused: summed(all.map(({ refused }) => refused)),
  setAside: summed(all.map(({ setAside }) => setAside)),
  sizes: COMMIT_SIZES.map((_, at) => all.reduce((sum, { sizes }) => sum + (sizes[at] ?? 0), 0)),
  commits: all.reduce((sum, { commits }) => sum + commits, 0),
  committed: all.reduce((sum, { committed }) => sum + committed, 0),
  replicaReads: summed(all.map(({ replicaReads = {} }) => replicaReads)),
})

const escapeLabel = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const labelled = (name: string, labels: Readonly<Record<string, string>>): string => {
  const parts = Object.entries(labels).map(([key, value]) => `${key}="${escapeLabel(value)}"`)
  return parts.length === 0 ? name : `${name}{${parts.join(',')}}`
}

const series = (name: string, help: string, type: string, lines: readonly string[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')

/** Of two authorities with the same name, the one due first: no series may occur twice. */
function revocationSeries(standings: readonly RevocationStatus[]): string {
  const name = 'corridor_revocation_list_seconds_left'
  const help = 'Seconds until the next revocation list of an authority is due; negative: overdue.'
  const left = new Map<string, number>()
  for (const { authority: issuer, secondsLeft } of standings) {
    const line = labelled(name, { issuer })
    if (secondsLeft !== undefined) left.set(line, Math.min(secondsLeft, left.get(line) ?? secondsLeft))
  }
  const lines = [...left].map(([line, seconds]) => `${line} ${seconds}`)
  return series(name, help, 'gauge', lines)
}

/** Likewise of responders; of a state without an answer nothing is left, which the state of the dependency tells. */
function responderSeries(standings: readonly ResponderStatus[]): string {
  const name = 'corridor_responder_seconds_left'
  const help = 'Seconds until an answer of a responder (OCSP) is stale; negative: stale since.'
  const lines = standings.flatMap(({ authority, responder, secondsLeft }) =>
    secondsLeft === undefined ? [] : [`${labelled(name, { issuer: authority, responder })} ${secondsLeft}`],
  )
  return series(name, help, 'gauge', lines)
}

function timestampSeries(secondsLeft: number | undefined): string {
  const name = 'corridor_timestamp_seconds_left'
  const help = 'Seconds until the oldest entry of the log without a time-stamp is too old; negative: since then.'
  return series(name, help, 'gauge', secondsLeft === undefined ? [] : [`${name} ${secondsLeft}`])
}

/** The state of each dependency, and the offset of other clocks from ours. */
function dependencySeries(dependencies: readonly Dependency[]): string[] {
  const state = 'corridor_dependency'
  const offset = 'corridor_clock_offset_seconds'
  return [
    series(
      state,
      'Dependencies of the hub in the state they are in.',
      'gauge',
      dependencies.map((each) => `${labelled(state, { name: each.name, state: each.state })} 1`),
    ),
    series(
      offset,
      'How far the clock of this hub is ahead of another.',
      'gauge',
      dependencies.flatMap(({ name, offsetMs }) =>
        offsetMs === undefined ? [] : [`${labelled(offset, { name })} ${offsetMs / 1_000}`],
      ),
    ),
  ]
}

/** Whether the database was restored to an earlier point: 1 until an operator has opened the hub, 2 until it is closed. */
function restoredSeries(dependencies: readonly Dependency[]): string {
  const name = 'corridor_restored'
  const state = dependencies.find((one) => one.name === 'log')?.state
  const value = state === 'down' ? 1 : state === 'degraded' ? 2 : 0
  const help = 'After a restore of the database: 1 until an operator has opened the hub, 2 until the restore is closed.'
  return series(name, help, 'gauge', [`${name} ${value}`])
}

/** What waits for operators, and how many internal failures there have been since the start. */
function failureSeries({ messages, timers }: Failing, failures: readonly string[]): string[] {
  const [waiting, failing, total] = [
    'corridor_set_aside_waiting',
    'corridor_timers_failing',
    'corridor_set_aside_total',
  ]
  return [
    series(waiting, 'Messages set aside that wait for an operator, counted by SQL.', 'gauge', [
      `${waiting} ${messages}`,
    ]),
    series(failing, 'Timers put off because their firing fails, counted by SQL.', 'gauge', [`${failing} ${timers}`]),
    series(total, 'Messages set aside, those tried again in vain included, by what failed.', 'counter', failures),
  ]
}

/** What waits for receivers, and how many data keys wait to be wrapped anew. */
function storedSeries({ outbox, dataKeysLeft }: Counted): string[] {
  const [rows, keys] = ['corridor_outbox_rows', 'corridor_data_keys_left']
  const left = 'Data keys that a former key has wrapped while CORRIDOR_BODY_KEY is exchanged, counted by SQL.'
  return [
    series(
      rows,
      'Undelivered rows of the outbox by state, counted by SQL.',
      'gauge',
      lines(Object.fromEntries(outbox), rows, 'state'),
    ),
    series(keys, left, 'gauge', [`${keys} ${dataKeysLeft}`]),
  ]
}

function commitSeries({ sizes, commits, committed }: Counts): string {
  const size = 'corridor_commit_messages'
  return series(size, 'Messages per commit.', 'histogram', [
    ...COMMIT_SIZES.map((bound, i) => `${size}_bucket{le="${bound}"} ${sizes[i] ?? 0}`),
    `${size}_bucket{le="+Inf"} ${commits}`,
    `${size}_sum ${committed}`,
    `${size}_count ${commits}`,
  ])
}

/** By process where there are several. */
function memorySeries(all: readonly Counts[]): string {
  const name = 'process_resident_memory_bytes'
  const known = all.flatMap(({ memory }) => memory ?? [])
  const values = known.map(
    ({ process, bytes }) => `${labelled(name, process === undefined ? {} : { process })} ${bytes}`,
  )
  return series(name, 'Resident memory.', 'gauge', values)
}

const lines = (counts: Readonly<Record<string, number>>, name: string, label: string): string[] =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${labelled(name, { [label]: key })} ${count}`)

/** What failed, without any location in the data: a label must have few values. */
const kindOf = (reason: string): string =>
  /^SQLSTATE \w+/.exec(reason)?.[0] ??
  (/^\w+ at (?:src\/|an unknown place)/.test(reason) ? reason : 'a broken invariant')

/** How revocation is known and how a replica stands, as of now. */
type Standings = {
  revocation: () => readonly RevocationStatus[]
  responders: () => readonly ResponderStatus[]
  replica?: { behindSeconds: () => number | undefined; answered: () => Readonly<Record<string, number>> }
}

/** Where a replica answers reads: how far it is behind, which is not known of one that cannot be used at all, and who has answered. */
function replicaSeries(replica: Standings['replica'], { replicaReads = {} }: Counts): string[] {
  if (replica === undefined) return []
  const [behind, total] = ['corridor_read_replica_behind_seconds', 'corridor_read_replica_reads_total']
  const seconds = replica.behindSeconds()
  const since = 'Seconds since the commit that the replica has last repeated; 0 when it has all.'
  const help = 'Statements of reads that may go to the replica, by who has answered them.'
  return [
    series(behind, since, 'gauge', seconds === undefined ? [] : [`${behind} ${seconds}`]),
    series(total, help, 'counter', lines(replicaReads, total, 'answered')),
  ]
}

const buildSeries = (version: string): string =>
  series('corridor_build_info', 'Version of this hub.', 'gauge', [`${labelled('corridor_build_info', { version })} 1`])

/** Counts in memory since the process started; gauges that must equal what SQL counts are read at each scrape (I10). */
export function createMetrics(
  { revocation, responders, replica }: Standings = { revocation: () => [], responders: () => [] },
) {
  const accepted = new Map<string, number>()
  const refusals = new Map<string, number>()
  const setAside = new Map<string, number>()
  const sizes = COMMIT_SIZES.map(() => 0)
  let commits = 0
  let stampedWithin: number | undefined
  let committed = 0
  const add = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    /** What the edge refused before or beside the pipeline. */
    refused: (code: string): void => add(refusals, code),
    answered(channel: string, answer: Answer): void {
      if (answer.kind === 'refused') add(refusals, answer.code)
      else add(accepted, answer.repeat ? `${channel}-repeat` : channel)
    },
    /** Internal failures and their reasons. */
    setAside: (reason: string): void => add(setAside, kindOf(reason)),
    /** Seconds until an entry of the log without a time-stamp is too old; undefined while each has one. */
    timestampSecondsLeft(seconds: number | undefined): void {
      stampedWithin = seconds
    },
    /** How many messages one commit took. */
    commitOf(messages: number): void {
      commits += 1
      committed += messages
      COMMIT_SIZES.forEach((bound, i) => {
        if (messages <= bound) sizes[i] = (sizes[i] ?? 0) + 1
      })
    },
    counts: (): Counts => ({
      accepted: Object.fromEntries(accepted),
      refused: Object.fromEntries(refusals),
      setAside: Object.fromEntries(setAside),
      sizes: [...sizes],
      commits,
      committed,
      ...(replica === undefined ? {} : { replicaReads: replica.answered() }),
      memory: { bytes: process.memoryUsage.rss() },
    }),
    /**
     * Prometheus text format 0.0.4 of everything, with the gauges of outbox and failures as counted now; `all` is what each
     * process of this hub has counted.
     */
    text(counted: Counted, version: string, dependencies: readonly Dependency[], all: readonly Counts[]): string {
      const sum = sumOf(all)
      return [
        buildSeries(version),
        revocationSeries(revocation()),
        responderSeries(responders()),
        timestampSeries(stampedWithin),
        series(
          'corridor_messages_accepted_total',
          'Messages accepted by channel; repeats are told apart.',
          'counter',
          lines(sum.accepted, 'corridor_messages_accepted_total', 'channel'),
        ),
        series(
          'corridor_refused_total',
          'Refusals by code.',
          'counter',
          lines(sum.refused, 'corridor_refused_total', 'code'),
        ),
        ...storedSeries(counted),
        ...failureSeries(counted.failing, lines(sum.setAside, 'corridor_set_aside_total', 'reason')),
        ...dependencySeries(dependencies),
        restoredSeries(dependencies),
        ...replicaSeries(replica, sum),
        commitSeries(sum),
        memorySeries(all),
      ].join('\n')
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** The same pipeline with every answer counted, for both channels. Wrap it once, where the hub is composed. */
export const counted =
  (handle: Handle, metrics: Metrics): Handle =>
  async (inbound) => {
    const answer = await handle(inbound)
    metrics.answered(inbound.channel, answer)
    return answer
  }
