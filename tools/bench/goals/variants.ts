import { setTimeout as pause } from 'node:timers/promises'
import type { GoalId } from '../goals.ts'
import type { PrepareRequest } from '../load/supply.ts'
import type { HubProcess } from '../rig/hub-process.ts'
import type { Rig } from '../rig/rig.ts'
import { faultsOf, ledgerOf } from '../rig/stored.ts'
import { measure, prepare, warmUp, type Window } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/** G2, G8, G10, G12: the journey load played another way, between two windows of the usual way, the hub compared with itself. */

type Variant = {
  readonly name: string
  readonly goal: GoalId
  readonly journeys?: Omit<PrepareRequest, 'journeys'>
  readonly dead?: string
  /** What is compared; accepted messages a second when absent. */
  readonly of?: (window: Window) => number
  /** One more hub for the varied window. */
  readonly twoHubs?: boolean
}

/** On the way of most corridors, so that most movements have something for it. */
const DEAD = 'ML'

/** What all others had accepted a second. */
function othersOf({ run }: Window): number {
  const all = Object.values(run.byCountry).reduce((sum, count) => sum + count, 0)
  return (all - (run.byCountry[DEAD] ?? 0)) / run.seconds
}

const VARIANTS: readonly Variant[] = [
  { name: 'in XML', goal: 'G2', journeys: { format: 'xml' } },
  { name: 'on one shared guarantee', goal: 'G8', journeys: { shared: true } },
  { name: `with ${DEAD} dead`, goal: 'G10', dead: DEAD, of: othersOf },
  { name: 'by two hubs', goal: 'G12', twoHubs: true },
]

/** A hub that has stopped leaves receivers behind that the other takes up at its next tick. */
const SETTLE_MS = 4_000

async function playVariant(bench: Bench, variant: Variant): Promise<Findings> {
  const { rig, options, log } = bench
  const { of = ({ throughput }: Window): number => throughput } = variant
  let rate = await warmUp(rig, options)
  const usual = async (): Promise<Window> => {
    await prepare(rig, rate, options.seconds)
    const window = await measure(rig, 'hub', { seconds: options.seconds })
    rate = Math.max(rate, window.throughput)
    return window
  }
  let before = await usual()
  const rounds: { before: number; varied: number; after: number; ratio: number }[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    const varied = await playVaried(rig, variant, rate, options.seconds)
    const after = await usual()
    const mean = (of(before) + of(after)) / 2
    rounds.push({ before: of(before), varied: of(varied), after: of(after), ratio: of(varied) / mean })
    log(
      `round ${round} of ${options.rounds}: ${Math.round(of(varied))}/s ${variant.name}, ${Math.round(mean)}/s as usual`,
    )
    before = after
  }
  const faults = faultsOf(await ledgerOf(rig), await rig.load.call<number>('accepted', rig.targets.hub))
  return {
    findings: [{ id: variant.goal, values: rounds.map(({ ratio }) => ratio) }],
    faults,
    text: table(
      ['accepted messages/s', ''],
      [
        [variant.name, shown(spreadOf(rounds.map(({ varied }) => varied)))],
        ['as usual', shown(spreadOf(rounds.flatMap(({ before: first, after }) => [first, after])))],
      ],
    ),
    data: rounds,
  }
}

async function playVaried(rig: Rig, variant: Variant, rate: number, seconds: number): Promise<Window> {
  const second = variant.twoHubs === true ? await rig.startHub() : undefined
  const hubs: HubProcess[] = second === undefined ? [rig.hub] : [rig.hub, second]
  try {
    await prepare(rig, second === undefined ? rate : rate * 1.5, seconds, variant.journeys)
    const dead = variant.dead === undefined ? {} : { dead: variant.dead }
    return await measure(rig, 'hub', { seconds, hubs, ...dead })
  } finally {
    if (second !== undefined) {
      await second.stop()
      await pause(SETTLE_MS)
    }
  }
}

export const variantSections: readonly Section[] = VARIANTS.map((variant) => ({
  name: `journey load ${variant.name}`,
  goals: [variant.goal],
  rig: {},
  play: (bench) => playVariant(bench, variant),
}))
