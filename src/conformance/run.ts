import { mkdir } from 'node:fs/promises'
import { loadAdapter, loadNationalEnd, makeAdapter, settingsFor } from '../adapter-host/discover.ts'
import type { Timers } from '../ports/runtime.ts'
import {
  keepsOrderOverAnOutage,
  keepsWhatItCannotMap,
  knowsRepeats,
  passesRefusalsOn,
  standsPoison,
  takesEveryType,
} from './delivery-checks.ts'
import { examplesOf } from './examples.ts'
import { playsEveryJourney, survivesKills } from './journey-checks.ts'
import { comesBack, mapsPurely } from './mapping-checks.ts'
import { outlivesTheHub, sendsEveryType, sendsOnce, standsGarbage, tellsOfRefusals } from './sending-checks.ts'
import { openStage, type Stage } from './stage.ts'

/** What one check found. `remark`: why it does not concern this adapter. */
export type CheckResult = { name: string; ok: boolean; fault?: string; remark?: string }

export type ConformanceOptions = {
  name: string
  /** Folder of the adapters, absolute. */
  adapters: string
  /** Command and first arguments by which this program is called. */
  program: readonly string[]
  /** An empty folder for the run. */
  folder: string
  /** What a hub would find in these bytes: nothing, or why it would refuse them. */
  judge: (bytes: Buffer) => string | undefined
  /** Where kills happen; from 0 to 1. */
  random: () => number
  clock: () => Date
  timers: Timers
  /** How often the adapter is killed at a random point. */
  kills: number
  /** Only the checks whose name has this in it. */
  only?: string
  /** Told of each result as it is there. */
  onResult?: (result: CheckResult) => void
}

type Check = { name: string; run: (stage: Stage) => Promise<string | undefined | void> }

/** In this order: what fails early explains what fails late. */
const checksOf = ({ random, kills }: ConformanceOptions): readonly Check[] => [
  { name: 'what it receives arrives once and is reported', run: takesEveryType },
  { name: 'a repeat is one delivery, with the first verdict', run: knowsRepeats },
  { name: 'an outage of the national system loses nothing and keeps the order', run: keepsOrderOverAnOutage },
  { name: 'poison reaches nobody and holds nothing up', run: standsPoison },
  { name: 'a type without a mapping is kept and said to be', run: keepsWhatItCannotMap },
  { name: 'a refusal of the national system is reported with its reason', run: passesRefusalsOn },
  { name: 'what it sends is signed and valid, and is answered', run: sendsEveryType },
  { name: 'a refusal of the hub reaches the national system', run: tellsOfRefusals },
  { name: 'a document handed in twice is one message', run: sendsOnce },
  { name: 'something that is no document holds nothing up', run: standsGarbage },
  { name: 'a hub that is away, or whose answers are lost, loses and doubles nothing', run: outlivesTheHub },
  { name: 'the published journeys go through', run: playsEveryJourney },
  { name: 'killed at random points it loses, doubles and reorders nothing', run: survivesKills(random, kills) },
]

/**
 * Runs every check on one adapter: first its mapping, then the adapter as a process of its own, between a hub's end and its
 * national end. A check that fails does not keep the others from running. Throws where the adapter cannot be run at all.
 */
export async function runConformance(options: ConformanceOptions): Promise<readonly CheckResult[]> {
  const loaded = await loadAdapter(options.adapters, options.name)
  const openEnd = await loadNationalEnd(loaded)
  await mkdir(options.folder, { recursive: true })
  const stage = await openStage({ ...options, manifest: loaded.manifest, openEnd })
  const results: CheckResult[] = []
  const note = (result: CheckResult): void => {
    results.push(result)
    options.onResult?.(result)
  }
  try {
    const settings = settingsFor(loaded.manifest, stage.end.settings)
    const adapter = await makeAdapter(loaded, { connections: stage.connections, settings })
    const types = new Set([...loaded.manifest.receives, ...loaded.manifest.sends])
    const examples = [...types].flatMap((type) => examplesOf(stage.codec, type))
    const under = { adapter, manifest: loaded.manifest, examples }
    const inPlay = (run: Check['run']) => async (): Promise<string | undefined | void> => {
      if (!stage.running()) await stage.start()
      return run(stage)
    }
    const checks: readonly Check[] = [
      { name: 'its mapping is pure', run: () => mapsPurely(under) },
      { name: 'what goes both ways comes back, but for what is declared lost', run: () => comesBack(under) },
      ...checksOf(options).map(({ name, run }) => ({ name, run: inPlay(run) })),
    ]
    for (const { name, run } of checks.filter((check) => check.name.includes(options.only ?? '')))
      note(await resultOf(name, () => run(stage)))
  } finally {
    await stage.close()
  }
  return results
}

async function resultOf(name: string, run: () => Promise<string | undefined | void>): Promise<CheckResult> {
  try {
    const remark = await run()
    return { name, ok: true, ...(typeof remark === 'string' ? { remark } : {}) }
  } catch (error) {
    return { name, ok: false, fault: error instanceof Error ? error.message : String(error) }
  }
}
