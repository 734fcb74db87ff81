import { setTimeout as pause } from 'node:timers/promises'
import type { Stage } from '../support/process-hub.ts'
import { waitFor } from '../support/wait-for.ts'
import { judge, type Verdict } from './checks.ts'
import { strike } from './nemesis.ts'
import { type Episode, isSurvived, nameOf, type Plan, planEpisodes } from './plan.ts'
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
  let together = true
  await recovered(recovery, Date.now(), 'the load, before any fault')
  for (const episode of planEpisodes(targets.seed, options.plan)) {
    if (Date.now() - started > options.minutes * 60_000) break
    together = await areTogether(targets)
    if (!together) break
    const one = await befall(scene, episode, options.log)
    struck.push(one)
    if (one.recoveredMs === undefined) break
    await pause(episode.calmMs)
  }
  const loadedMs = Date.now() - started
  const perSecond = (1_000 * (scene.tally.total() - before)) / loadedMs
  if (together) await areTogether(targets)
  const rest = await comeToRest(stage, targets.systems)
  options.log('at rest, judging')
  const verdict = await judge(stage, scene.url, targets.systems)
  const slow = struck.filter((one) => !isInTime(one))
  const findings = [
    ...slow.map((one) => `slow: ${one.name}: recovered after ${inSeconds(one.recoveredMs)}${wentOn(one)}`),
    ...targets.hubs.flatMap(({ hub }) => (hub.ended() === undefined ? [] : [`a hub ended by ${hub.ended()}`])),
    ...scene.complaints,
    ...targets.poisoner.put().missing.map((name) => `never answered: ${name}, which was no message`),
    ...rest,
    ...verdict.findings,
  ]
  return { struck, verdict, findings, loadedMs, perSecond }
}

/** Where RabbitMQ is three nodes, whether they are one again: two of three that are gone at once are no fault of the hub's. */
async function areTogether({ cluster, complain }: Scene['targets']): Promise<boolean> {
  const why = await cluster?.whole().then(
    () => undefined,
    (error: unknown) => String(error),
  )
  if (why !== undefined) complain(`the nodes of RabbitMQ have not come together again: ${why}`)
  return why === undefined
}

/** Strikes once, and waits until all is well again: while it lasts, where it is to be survived, and after its end. */
async function befall({ targets, recovery }: Scene, episode: Episode, log: (line: string) => void): Promise<Struck> {
  const name = nameOf(episode.fault)
  log(`${name}, for ${inSeconds(episode.lastsMs)}`)
  const begun = Date.now()
  const end = await strike(targets, episode)
  const struckAt = Date.now()
  const meanwhile = isSurvived(episode.fault)
    ? { wentOnMs: await recovered(recovery, struckAt, `${name}, while it lasts`).catch(() => undefined) }
    : undefined
  await pause(Math.max(0, episode.lastsMs - (Date.now() - struckAt)))
  const since = await end()
  const recoveredMs = await recovered(recovery, since, name).catch(() => undefined)
  if (meanwhile !== undefined) log(`  went on after ${inSeconds(meanwhile.wentOnMs)} while it lasted`)
  log(`  lasted ${inSeconds(since - begun)}, recovered after ${inSeconds(recoveredMs)}`)
  return { name, lastedMs: since - begun, recoveredMs, ...meanwhile }
}

const wentOn = (one: Struck): string =>
  'wentOnMs' in one ? `, went on without it after ${inSeconds(one.wentOnMs)}` : ''

const inSeconds = (ms: number | undefined): string =>
  ms === undefined ? `more than ${GIVEN_UP_AFTER_MS / 1_000} s` : `${(ms / 1_000).toFixed(1)} s`

const isWithin = (ms: number | undefined): boolean => ms !== undefined && ms <= RECOVERED_WITHIN_MS

export const isInTime = (one: Struck): boolean =>
  isWithin(one.recoveredMs) && (!('wentOnMs' in one) || isWithin(one.wentOnMs))

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
