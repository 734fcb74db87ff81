import { setTimeout as pause } from 'node:timers/promises'
import type { Stage } from '../support/process-hub.ts'
import { waitFor } from '../support/wait-for.ts'
import { judge, type Verdict } from './checks.ts'
import { strike } from './nemesis.ts'
import { nameOf, type Plan, planEpisodes } from './plan.ts'
import type { Recovery } from './recovery.ts'
import type { Scene } from './scene.ts'
import type { NationalSystem } from './systems.ts'
import type { Struck } from './table.ts'

/** No fault may keep the hub from recovering by itself for longer than this from its end. */
export const RECOVERED_WITHIN_MS = 30_000
/** And for so long the run waits for it all the same, to be able to say how long it took. */
const GIVEN_UP_AFTER_MS = 120_000
const DRAINED_WITHIN_MS = 180_000

export type Run = {
  readonly struck: readonly Struck[]
  readonly verdict: Verdict
  /** What does not hold, those of the verdict included. */
  readonly findings: readonly string[]
  readonly loadedMs: number
  /** Messages accepted a second as long as journeys were begun, faults included. */
  readonly perSecond: number
}

/** Strikes one after the other while the systems play, lets everything come to rest, and judges. */
export async function play(
  scene: Scene,
  options: { readonly minutes: number; readonly log: (line: string) => void; readonly plan: Plan },
): Promise<Run> {
  const { stage, targets, recovery } = scene
  const started = Date.now()
  const before = scene.tally.total()
  const struck: Struck[] = []
  await recovered(recovery, Date.now(), 'the load, before any fault')
  for (const episode of planEpisodes(targets.seed, options.plan)) {
    if (Date.now() - started > options.minutes * 60_000) break
    const name = nameOf(episode.fault)
    const begun = Date.now()
    options.log(`${name}, for ${(episode.lastsMs / 1_000).toFixed(1)} s`)
    const end = await strike(targets, episode)
    await pause(episode.lastsMs)
    const since = await end()
    const recoveredMs = await recovered(recovery, since, name).catch(() => undefined)
    struck.push({ name, lastedMs: since - begun, recoveredMs })
    options.log(
      recoveredMs === undefined ? '  not recovered' : `  recovered after ${(recoveredMs / 1_000).toFixed(1)} s`,
    )
    if (recoveredMs === undefined) break
    await pause(episode.calmMs)
  }
  const loadedMs = Date.now() - started
  const perSecond = (1_000 * (scene.tally.total() - before)) / loadedMs
  const rest = await comeToRest(stage, targets.systems)
  options.log('at rest, judging')
  const verdict = await judge(stage, scene.url, targets.systems)
  const slow = struck.filter((one) => !isInTime(one))
  const findings = [
    ...slow.map(({ name, recoveredMs }) => `slow: ${name}: recovered after ${recoveredMs ?? 'more than 120000'} ms`),
    ...targets.hubs.flatMap(({ hub }) => (hub.ended() === undefined ? [] : [`a hub ended by ${hub.ended()}`])),
    ...scene.complaints,
    ...targets.poisoner.put().missing.map((name) => `never answered: ${name}, which was no message`),
    ...rest,
    ...verdict.findings,
  ]
  return { struck, verdict, findings, loadedMs, perSecond }
}

export const isInTime = ({ recoveredMs }: Struck): boolean =>
  recoveredMs !== undefined && recoveredMs <= RECOVERED_WITHIN_MS

/** Milliseconds from `since` until all is well again. Rejects when that takes more than two minutes. */
export function recovered(recovery: Recovery, since: number, label: string): Promise<number> {
  recovery.begin(since)
  return waitFor(() => recovery.took(), { timeoutMs: GIVEN_UP_AFTER_MS, label: `recovery from ${label}` })
}

/** No more journeys, and everything that is under way to its end. @returns what does not come to one */
export async function comeToRest(stage: Stage, systems: readonly NationalSystem[]): Promise<string[]> {
  for (const system of systems) system.tell('finish')
  return atRest(stage, systems).then(
    () => [],
    (error: unknown) => [`never at rest: ${String(error)}`],
  )
}

/** Every journey is over, every message answered, and what is not delivered is parked or waits behind what is. */
async function atRest({ pool }: Stage, systems: readonly NationalSystem[]): Promise<void> {
  const open = async (): Promise<string | true> => {
    const busy = systems.filter((one) => {
      const { begins, open: unanswered, journeys } = one.standing()
      return begins || unanswered > 0 || journeys > 0
    })
    if (busy.length > 0) return busy.map((one) => `${one.system}: ${JSON.stringify(one.standing())}`).join()
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from open_deliveries o where state in ('ready', 'in-flight') or state = 'waiting' and not exists
         (select 1 from open_deliveries p where p.receiver = o.receiver and p.order_key = o.order_key and p.state = 'parked')`,
    )
    return rows[0]?.n === 0 ? true : `${rows[0]?.n} deliveries are open`
  }
  await waitFor(
    async () => {
      const answer = await open()
      if (answer !== true) throw new Error(answer)
      return true
    },
    { timeoutMs: DRAINED_WITHIN_MS, label: 'everything at rest' },
  )
}
