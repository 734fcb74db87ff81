import { setTimeout as pause } from 'node:timers/promises'
import type { RunResult } from '../load/closed.ts'
import type { ConsumerCounts } from '../rig/sides.ts'
import type { Rig } from '../rig/rig.ts'
import { residentBytesOf } from '../rig/cpu.ts'
import { openDeliveries } from '../rig/stored.ts'
import { CONCURRENCY, drained, prepare, warmUp } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/**
 * G11: a country has been away and comes back. Its messages are delivered in the order of each movement, every one after the
 * report of the one before; against publishing the same number to one quorum queue and waiting for the confirms.
 */

/** On the way of most corridors. */
const COUNTRY = 'ML'
const GOAL_WAITING = 100_000
const POLL_MS = 100
/** For each message that waits, and no less than for ten thousand: a slow machine drains seventeen a second. */
const DRAIN_LIMIT_MS = 60
const DRAIN_LEAST = 10_000
/** As one does who catches up: each report makes the next messages of its movements ready. */
const REPORT_EVERY_MS = 20
/** A backlog takes long to make, so there are no more rounds than this. */
const ROUNDS_MOST = 3

type Round = {
  readonly waiting: number
  readonly seconds: number
  readonly bare: number
  readonly ratio: number
  /** At each of `WHEN`. */
  readonly memory: readonly Resident[]
}

const WHEN = ['before', 'while half of it waits', 'while all of it waits', 'when it is drained'] as const

/** Resident memory in MB; NaN where it cannot be read. */
type Resident = { readonly hub: number; readonly broker: number }
const MB = 1e6

async function play({ rig, options, log }: Bench): Promise<Findings> {
  const rate = await warmUp(rig, options)
  const rounds: Round[] = []
  const count = Math.min(options.rounds, ROUNDS_MOST)
  for (let round = 1; round <= count; round += 1) {
    const before = await residentOf(rig)
    await makeBacklog(rig, rate, options.waiting / 2)
    const half = await residentOf(rig)
    const waiting = await makeBacklog(rig, rate, options.waiting)
    const all = await residentOf(rig)
    const bareBefore = await rig.limits.publishInto(1, options.limitMs * 5)
    const seconds = await drain(rig)
    const bareAfter = await rig.limits.publishInto(1, options.limitMs * 5)
    const bare = (bareBefore + bareAfter) / 2
    const memory = [before, half, all, await residentOf(rig)]
    rounds.push({ waiting, seconds, bare, ratio: waiting / seconds / bare, memory })
    log(
      `round ${round} of ${count}: ${waiting} messages in ${seconds.toFixed(1)} s, ` +
        `${Math.round(waiting / seconds)}/s; bare ${Math.round(bare)}/s`,
    )
  }
  const { outOfOrder } = await rig.consumer.call<ConsumerCounts>('counts')
  const of = (one: (round: Round) => number): string => shown(spreadOf(rounds.map(one)))
  const notes = [
    ...(options.waiting < GOAL_WAITING ? [`${options.waiting} messages waited, not ${GOAL_WAITING}`] : []),
    ...(count < options.rounds ? [`${count} rounds`] : []),
  ]
  return {
    findings: [{ id: 'G11', values: rounds.map(({ ratio }) => ratio), notes }],
    faults: outOfOrder > 0 ? [`${outOfOrder} messages came after later ones of their movement`] : [],
    text: table(
      ['', ''],
      [
        ['messages that waited', of(({ waiting }) => waiting)],
        ['delivered and reported a second', of(({ waiting, seconds }) => waiting / seconds)],
        ['bare confirmed publishes a second', of(({ bare }) => bare)],
        ...WHEN.flatMap((when, at) => [
          [`memory of the hub ${when}, MB`, of(({ memory }) => memory[at]?.hub ?? Number.NaN)],
          [`memory of RabbitMQ ${when}, MB`, of(({ memory }) => memory[at]?.broker ?? Number.NaN)],
        ]),
      ],
    ),
    data: rounds,
  }
}

/** Of the hub and of RabbitMQ: what waits lies in the database, so neither may grow with it. */
async function residentOf({ hub, servers }: Rig): Promise<Resident> {
  const of = async (pid: number | undefined): Promise<number> =>
    ((pid === undefined ? undefined : await residentBytesOf(pid)) ?? Number.NaN) / MB
  return { hub: await of(hub.pid), broker: await of(servers.broker) }
}

/** Plays journeys through the country while it takes nothing, until so many messages wait for it; returns how many do. */
async function makeBacklog(rig: Rig, rate: number, least: number): Promise<number> {
  await rig.consumer.call('pause', COUNTRY)
  for (;;) {
    const before = await openDeliveries(rig, COUNTRY)
    if (before >= least) break
    // Some four messages of a journey are for a country on its way: windows short enough not to overshoot by much.
    const seconds = Math.min(10, Math.max(2, (least - before) / rate))
    await prepare(rig, rate, seconds, { through: COUNTRY })
    const run = { urls: [rig.targets.hub], seconds, concurrency: CONCURRENCY }
    const { refused, firstRefusal } = await rig.load.call<RunResult>('run', run)
    if (refused > 0) throw new Error(`${refused} messages were not accepted, first: ${firstRefusal}`)
  }
  await othersDone(rig)
  return openDeliveries(rig, COUNTRY)
}

const drainLimitMs = (waiting: number): number => DRAIN_LIMIT_MS * Math.max(DRAIN_LEAST, waiting)

async function othersDone(rig: Rig): Promise<void> {
  const until = performance.now() + drainLimitMs(await openDeliveries(rig))
  while ((await openDeliveries(rig)) > (await openDeliveries(rig, COUNTRY))) {
    if (performance.now() > until) throw new Error('the other countries’ messages were not delivered')
    await pause(POLL_MS)
  }
}

async function drain(rig: Rig): Promise<number> {
  const limit = drainLimitMs(await openDeliveries(rig, COUNTRY))
  const startedAt = performance.now()
  await rig.consumer.call('resume', { country: COUNTRY, reportEveryMs: REPORT_EVERY_MS })
  while ((await openDeliveries(rig, COUNTRY)) > 0) {
    if (performance.now() - startedAt > limit)
      throw new Error(`not drained within ${Math.round(limit / 60_000)} minutes`)
    await pause(POLL_MS)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  await drained(rig, 'hub')
  return seconds
}

export const backlogSection: Section = { name: 'backlog of one country', goals: ['G11'], rig: {}, play }
