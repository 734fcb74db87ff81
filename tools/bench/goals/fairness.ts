import { setTimeout as pause } from 'node:timers/promises'
import type { FloodRequest, FloodResult } from '../load/flood.ts'
import type { Finding } from '../goals.ts'
import { STEPS } from '../journeys.ts'
import type { RunResult } from '../load/closed.ts'
import type { PrepareRequest } from '../load/supply.ts'
import type { Rig } from '../rig/rig.ts'
import { standing } from '../rig/stored.ts'
import type { Bench, Section } from '../section.ts'
import { startPeer } from '../rig/rpc.ts'
import { COUNTRIES, FLOODER } from '../corridors.ts'

/** G17: what one party's flood does to the others, over either door, with the quotas a hub has by default. */

/** Times its share, by the goal. */
const TIMES = 50
/** The others: senders at once, and the pause of each between two messages. Together they leave the hub half idle. */
const SENDERS = 14
const PACE_MS = 250
const SPARE = 1.2
const IDLE_MS = 120_000

export type FairRound = {
  readonly normalMs: number
  readonly httpMs: number
  readonly amqpMs: number
  readonly http: FloodResult
  readonly amqp: FloodResult
}

/** Plays the rounds: the others alone, beside a flood over HTTP, beside one over AMQP. */
async function playFairness({ rig, options, log }: Bench): Promise<FairRound[]> {
  const flood = startPeer('load/flood.ts')
  try {
    await flood.call('world', rig.world)
    await flood.call('guarantees', rig.targets.hub)
    await rig.load.call('guarantees', { url: rig.targets.hub, count: options.guarantees })
    const others = async (seconds: number): Promise<RunResult> => {
      const journeys = Math.ceil((SENDERS * seconds * 1_000) / PACE_MS / STEPS) + SENDERS
      await rig.load.call('prepare', { journeys, without: FLOODER } satisfies PrepareRequest)
      const run = { urls: [rig.targets.hub], seconds, concurrency: SENDERS, paceMs: PACE_MS }
      const result = await rig.load.call<RunResult>('run', run)
      if (result.refused > 0) throw new Error(`the others were refused: ${result.firstRefusal}`)
      return result
    }
    await others(Math.min(options.seconds, 5))
    const rounds: FairRound[] = []
    for (let round = 1; round <= options.rounds; round += 1) {
      const normal = await others(options.seconds)
      await idle(rig)
      const perSecond = TIMES * (normal.accepted / normal.seconds / COUNTRIES.length)
      const beside = async (door: 'http' | 'amqp'): Promise<{ ms: number; flood: FloodResult }> => {
        // Begins before the others and ends after them.
        const seconds = options.seconds + 2
        await flood.call('prepare', Math.ceil(perSecond * seconds * SPARE))
        const request: FloodRequest = { url: rig.targets.hub, perSecond, seconds }
        const [result, run] = await Promise.all([flood.call<FloodResult>(door, request), others(options.seconds)])
        await idle(rig)
        return { ms: run.latency.p95, flood: result }
      }
      const http = await beside('http')
      const amqp = await beside('amqp')
      rounds.push({
        normalMs: normal.latency.p95,
        httpMs: http.ms,
        amqpMs: amqp.ms,
        http: http.flood,
        amqp: amqp.flood,
      })
      log(
        `round ${round} of ${options.rounds}: flood of ${Math.round(perSecond)}/s; others' p95 ` +
          `${normal.latency.p95.toFixed(1)} ms alone, ${http.ms.toFixed(1)} beside HTTP ` +
          `${JSON.stringify(http.flood.byStatus)}, ${amqp.ms.toFixed(1)} beside AMQP`,
      )
    }
    return rounds
  } finally {
    await flood.stop()
  }
}

/** Waits until the hub has nothing left to do of the window before. */
async function idle(rig: Rig): Promise<void> {
  const until = performance.now() + IDLE_MS
  let before = ''
  for (;;) {
    const now = await standing(rig)
    if (now.startsWith('0 ') && now === before) return
    if (performance.now() > until) throw new Error(`the hub is not idle after two minutes: ${now}`)
    before = now
    await pause(1_000)
  }
}

/** The others' p95 beside a flood, against their p95 alone, over each door. */
export const fairnessFindings = (rounds: readonly Pick<FairRound, 'normalMs' | 'httpMs' | 'amqpMs'>[]): Finding[] => [
  { id: 'G17', part: 'HTTP', values: rounds.map(({ httpMs, normalMs }) => httpMs / normalMs) },
  { id: 'G17', part: 'AMQP', values: rounds.map(({ amqpMs, normalMs }) => amqpMs / normalMs) },
]

export const fairnessSection: Section = {
  name: 'fairness',
  goals: ['G17'],
  rig: { defaultQuota: true },
  play: async (bench) => {
    const rounds = await playFairness(bench)
    return { findings: fairnessFindings(rounds), data: rounds }
  },
}
