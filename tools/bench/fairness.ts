import { setTimeout as pause } from 'node:timers/promises'
import type { FloodRequest, FloodResult } from './flood.ts'
import { fairnessGoals, type Goal } from './goals.ts'
import { STEPS } from './journeys.ts'
import type { RunResult } from './load.ts'
import type { BenchOptions } from './options.ts'
import { queryOnce, type Rig } from './rig.ts'
import { startPeer } from './rpc.ts'
import { COUNTRIES, FLOODER } from './corridors.ts'

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
export async function playFairness(
  rig: Rig,
  options: BenchOptions,
  log: (line: string) => void,
): Promise<{ rounds: FairRound[]; goals: Goal[] }> {
  const flood = startPeer('flood.ts')
  try {
    await flood.call('world', rig.world)
    await flood.call('guarantees', rig.targets.hub)
    await rig.load.call('guarantees', { url: rig.targets.hub, count: options.guarantees })
    const others = async (seconds: number): Promise<RunResult> => {
      const journeys = Math.ceil((SENDERS * seconds * 1_000) / PACE_MS / STEPS) + SENDERS
      await rig.load.call('prepare', { journeys, without: FLOODER })
      const run = { url: rig.targets.hub, seconds, concurrency: SENDERS, paceMs: PACE_MS }
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
    return { rounds, goals: fairnessGoals(rounds) }
  } finally {
    await flood.stop()
  }
}

/** Waits until the hub has nothing left to do of the window before. */
async function idle(rig: Rig): Promise<void> {
  const until = performance.now() + IDLE_MS
  let before = ''
  for (;;) {
    const rows = await queryOnce<{ state: string }>(
      rig.hubDatabaseUrl,
      `select (select count(*) from outbox where state <> 'delivered') || ' ' || (select size from log_head) as state`,
    )
    const now = rows[0]?.state ?? ''
    if (now.startsWith('0 ') && now === before) return
    if (performance.now() > until) throw new Error(`the hub is not idle after two minutes: ${now}`)
    before = now
    await pause(1_000)
  }
}

/** The run as text for a terminal. */
export const fairnessText = (goals: readonly Goal[]): string =>
  goals
    .map(({ id, what, value, bound, met, stretchMet }) => {
      const verdict = stretchMet ? 'met, stretch too' : met ? 'met' : 'NOT MET'
      const { median, min, max } = value
      return (
        `${id}  ${what}: ${median.toFixed(2)} [${min.toFixed(2)}..${max.toFixed(2)}], ` +
        `<= ${bound.goal} (stretch ${bound.stretch}): ${verdict}`
      )
    })
    .join('\n')
