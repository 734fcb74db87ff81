import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { TrainManifestBody } from '../../src/generated/types.ts'
import { postAs } from '../sandbox/post.ts'
import { command, statusOf } from './control.ts'
import { type Planned, TRAIN } from './plan.ts'
import { MOVE_WITHIN_MS, simulatorOf } from './scenario.ts'
import type { Stack } from './stack.ts'
import { waitUntil } from './wait.ts'

/** Between one report of the train and the next. */
const STATION_MS = 300

/** What a report means for a movement whose wagons are all in the train, in the words of the simulated systems. */
type Passage = 'EXIT' | 'ENTRY' | 'ARRIVAL'

type Report = { body: Omit<TrainManifestBody, 'train'>; means?: Passage }

/**
 * The movements by rail: the railway tells of the train, the hub of each movement on it (engine.md 2). The customs
 * officers at the frontier hold their own confirmations back; at destination they control what the railway brought. One
 * wagon runs hot on the way, is left behind and coupled again. `onPassage` is told what was reported of each movement.
 */
export const driveTrain = async (
  stack: Stack,
  plan: readonly Planned[],
  onPassage: (by: string, passage: Passage, mrn: string) => void,
  signal?: AbortSignal,
): Promise<void> => {
  const loaded = plan.filter(({ shows }) => shows === TRAIN)
  const [first] = loaded
  if (first === undefined) return
  const railway = stack.pki.members.find(({ key }) => key === first.t1.carrier?.key)
  if (railway?.party === undefined) throw new Error('no railway is registered for the train')
  const destination = simulatorOf(stack, first.t1.to.slice(0, 2))
  for (const { country, t1 } of loaded) {
    await command(destination, { do: 'hold', number: `${country}:${t1.number}`, steps: ['entry:1', 'arrival'] })
  }
  const mrns = await releasedMrns(stack, loaded, signal)
  const { token, certificate, keyFile: key, country, party } = railway
  for (const { body, means } of reportsOf(first, loaded, mrns)) {
    const at = new Date().toISOString()
    const answer = await postAs(
      stack.hubUrl,
      { token, certificate, key },
      {
        id: randomUUID(),
        type: 'train-manifest',
        version: '1',
        sender: { country, role: 'rail', party },
        occurredAt: at,
        preparedAt: at,
        procedure: 'automatic',
        body: { train: first.t1.vehicle.no, ...body },
      },
    )
    if (answer.body['status'] !== 'applied')
      throw new Error(`the train's ${body.operation} at ${body.office}: ${JSON.stringify(answer.body)}`)
    if (means !== undefined) for (const mrn of mrns) onPassage(railway.key, means, mrn)
    await after(STATION_MS, undefined, signal ? { signal } : {})
  }
}

/** The MRNs of these movements, when all of them have been released. */
const releasedMrns = async (stack: Stack, loaded: readonly Planned[], signal?: AbortSignal): Promise<string[]> => {
  const found = async () => {
    const all = await Promise.all(
      loaded.map(async ({ country, t1 }) => {
        const { movements } = await statusOf(simulatorOf(stack, country))
        const movement = movements.find(({ number }) => number === `${country}:${t1.number}`)
        return movement?.acts['release'] === 'accepted' ? movement.mrn : undefined
      }),
    )
    return all.flatMap((mrn) => mrn ?? [])
  }
  await waitUntil(async () => (await found()).length === loaded.length, {
    timeoutMs: MOVE_WITHIN_MS,
    explain: () => 'the movements on the train were never released',
    ...(signal ? { signal } : {}),
  })
  return found()
}

const INLAND = 'BFBOY002'

const reportsOf = ({ t1 }: Planned, loaded: readonly Planned[], mrns: readonly string[]): Report[] => {
  const wagons = loaded.flatMap((one, at) =>
    one.t1.drawn.map(({ no }) => ({ number: no, mrns: [mrns[at] ?? ''], sealState: 'intact' as const })),
  )
  const hot = wagons.slice(-1).map(({ number, sealState }) => ({ number, sealState }))
  const [exit = '', entry = ''] = t1.route.flatMap((stage) => stage.exit ?? stage.entry ?? [])
  return [
    { body: { operation: 'depart', office: t1.from, wagons: wagons.map((one, at) => ({ ...one, position: at + 1 })) } },
    { body: { operation: 'pass', office: exit }, means: 'EXIT' },
    { body: { operation: 'pass', office: entry }, means: 'ENTRY' },
    { body: { operation: 'cut', office: INLAND, wagons: hot, remarks: 'Hot axle box' } },
    { body: { operation: 'pass', office: INLAND, wagons: hot, remarks: 'Repaired, coupled again' } },
    { body: { operation: 'arrive', office: t1.to }, means: 'ARRIVAL' },
  ]
}
