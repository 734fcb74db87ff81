import { setTimeout as pause } from 'node:timers/promises'
import { fairnessText, playFairness } from './fairness.ts'
import { goalsOf } from './goals.ts'
import { STEPS } from './journeys.ts'
import type { Limits } from './limits.ts'
import { type BenchOptions, readOptions, USAGE } from './options.ts'
import { hotSpotsIn } from './profile.ts'
import { machineOf, reportText, type Result, sideResultOf } from './report.ts'
import { type Rig, setUp } from './rig.ts'
import { type Spread, spreadOf } from './statistics.ts'
import { commitsOf, CONCURRENCY, type Ledger, ledgerOf, measure, type Window } from './windows.ts'

/** `npm run bench`: the journey load against the reference pipeline, interleaved, with the machine's own limits. */

/** An idle backend of PostgreSQL hands its statistics in after ten seconds; commits are counted once it has. */
const STATISTICS_MS = 11_000
/** Messages a second that journeys are made for until a window has shown what either side takes. */
const FIRST_GUESS = 1_500
const SPARE = 1.4

type Log = (line: string) => void
type Measured = { hub: Window; reference: Window; commits: number; limits: Limits }

/** Signs enough journeys for a window of the faster side. */
async function prepare(rig: Rig, rate: number, seconds: number): Promise<void> {
  const journeys = Math.ceil((rate * SPARE * seconds) / STEPS) + CONCURRENCY
  await rig.load.call('prepare', journeys)
}

/** Warms both sides up, then measures: reference, then hub and reference in turn, so that each hub window stands between two. */
async function play(rig: Rig, options: BenchOptions, log: Log): Promise<{ first: Window; measured: Measured[] }> {
  const { seconds } = options
  await rig.load.call('guarantees', { url: rig.targets.hub, count: options.guarantees })
  const warm = Math.min(seconds, 5)
  await prepare(rig, FIRST_GUESS, warm)
  const warmHub = await measure(rig, 'hub', warm)
  const warmReference = await measure(rig, 'reference', warm)
  log(`warm: hub ${Math.round(warmHub.throughput)}/s, reference ${Math.round(warmReference.throughput)}/s`)
  let rate = Math.max(warmHub.throughput, warmReference.throughput)
  await prepare(rig, rate, seconds)
  const first = await measure(rig, 'reference', seconds)
  const measured: Measured[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    rate = Math.max(rate, first.throughput, ...measured.map(({ reference }) => reference.throughput))
    const one = await playRound(rig, options, rate)
    measured.push(one)
    log(
      `round ${round} of ${options.rounds}: hub ${Math.round(one.hub.throughput)}/s, p99 ` +
        `${one.hub.run.latency.p99.toFixed(0)} ms; reference ${Math.round(one.reference.throughput)}/s`,
    )
  }
  return { first, measured }
}

async function playRound(rig: Rig, { seconds, limitMs }: BenchOptions, rate: number): Promise<Measured> {
  const limits = await rig.limits.measure(limitMs)
  await prepare(rig, rate, seconds)
  const before = await commitsOf(rig)
  const hub = await measure(rig, 'hub', seconds)
  const drainedAt = performance.now()
  const reference = await measure(rig, 'reference', seconds)
  await pause(Math.max(0, STATISTICS_MS - (performance.now() - drainedAt)))
  return { hub, reference, limits, commits: (await commitsOf(rig)) - before - hub.ownCommits }
}

function resultOf(rig: Rig, options: BenchOptions, played: Awaited<ReturnType<typeof play>>, ledger: Ledger): Result {
  const { first, measured } = played
  const references = [first, ...measured.map(({ reference }) => reference)]
  const rounds = measured.map(({ hub, commits }, at) => ({
    hub: {
      throughput: hub.throughput,
      p99Ms: hub.run.latency.p99,
      accepted: hub.run.acceptedInAll,
      commits,
    },
    referenceBefore: references[at]?.throughput ?? Number.NaN,
    referenceAfter: references[at + 1]?.throughput ?? Number.NaN,
  }))
  const limit = (key: keyof Limits): Spread => spreadOf(measured.map(({ limits }) => limits[key]))
  return {
    machine: machineOf(),
    services: rig.services,
    options: { rounds: options.rounds, seconds: options.seconds },
    goals: goalsOf(rounds, { concurrency: CONCURRENCY }),
    sides: { hub: sideResultOf(measured.map(({ hub }) => hub)), reference: sideResultOf(references) },
    limits: {
      sign: limit('sign'),
      verify: limit('verify'),
      parse: limit('parse'),
      insert: limit('insert'),
      publish: limit('publish'),
    },
    ledger,
    seconds: Math.round(performance.now() / 1_000),
  }
}

/** What must be true whatever the speed: everything answered is stored, everything stored was delivered and has ended well. */
function faultsOf(ledger: Ledger, acceptedByLoad: number): string[] {
  const faults: string[] = []
  if (ledger.accepted !== acceptedByLoad) {
    faults.push(`the load generator has ${acceptedByLoad} receipts, the database ${ledger.accepted}`)
  }
  if (ledger.discharged !== ledger.movements)
    faults.push(`${ledger.movements - ledger.discharged} movements not discharged`)
  if (ledger.parked > 0) faults.push(`${ledger.parked} messages parked`)
  if (ledger.unbalanced > 0) faults.push(`${ledger.unbalanced} guarantees out of balance`)
  return faults
}

/** One goal by itself, on the same rig. */
async function mainFairness(options: BenchOptions, log: Log): Promise<number> {
  const { rig, tearDown } = await setUp(options, log)
  try {
    const { rounds, goals } = await playFairness(rig, options, log)
    console.log(fairnessText(goals))
    if (options.json) console.log(JSON.stringify({ machine: machineOf(), services: rig.services, goals, rounds }))
    return 0
  } finally {
    await tearDown()
  }
}

async function main(options: BenchOptions): Promise<number> {
  const log: Log = (line) => void process.stderr.write(`${line}\n`)
  if (options.only === 'G17') return mainFairness(options, log)
  const { rig, tearDown } = await setUp(options, log)
  let result: Result
  let faults: string[]
  try {
    const played = await play(rig, options, log)
    const ledger = await ledgerOf(rig)
    result = resultOf(rig, options, played, ledger)
    faults = faultsOf(ledger, await rig.load.call<number>('accepted', rig.targets.hub))
  } finally {
    await tearDown()
  }
  const hot = options.profile === undefined ? [] : await hotSpotsIn(options.profile, 40)
  console.log(reportText(result, options, hot))
  for (const fault of faults) console.log(`WRONG: ${fault}`)
  if (options.json) console.log(JSON.stringify({ ...result, faults, ...(hot.length === 0 ? {} : { hotSpots: hot }) }))
  return faults.length === 0 ? 0 : 1
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) console.log(USAGE)
  else process.exitCode = await main(options)
} catch (error) {
  console.error(`bench: ${(error as Error).stack ?? String(error)}`)
  process.exitCode = 1
}
