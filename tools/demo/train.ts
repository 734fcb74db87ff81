import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { TrainManifestBody } from '../../src/generated/types.ts'
import { formatAmount } from '../../src/domain/values/money.ts'
import { postAs } from '../sandbox/post.ts'
import { command, statusOf } from './control.ts'
import type { Member } from './members.ts'
import { type Planned, TRAIN, WAGON_LEFT } from './plan.ts'
import { MOVE_WITHIN_MS, simulatorOf } from './scenario.ts'
import { type Noticed, untilBooked, untilFlagged } from './sightings.ts'
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
 * wagon runs hot on the way, is left behind and coupled again; another one stays there and comes with the next train.
 * `onPassage` is told what was reported of each movement. Resolves to what was noticed of the wagon that stayed.
 */
export const driveTrain = async (
  stack: Stack,
  plan: readonly Planned[],
  onPassage: (by: string, passage: Passage, mrn: string) => void,
  pool: Pool,
  signal?: AbortSignal,
): Promise<Noticed[]> => {
  const loaded = plan.filter(({ shows }) => shows === TRAIN || shows === WAGON_LEFT)
  const [first] = loaded
  if (first === undefined) return []
  const railway = stack.pki.members.find(({ key }) => key === first.t1.carrier?.key)
  if (railway?.party === undefined) throw new Error('no railway is registered for the train')
  const destination = simulatorOf(stack, first.t1.to.slice(0, 2))
  for (const { country, t1 } of loaded) {
    await command(destination, { do: 'hold', number: `${country}:${t1.number}`, steps: ['entry:1', 'arrival'] })
  }
  const late = loaded.find(({ shows }) => shows === WAGON_LEFT)
  const number = `${late?.country}:${late?.t1.number}`
  // Nobody says that all is well before all of it is there.
  if (late !== undefined) await command(destination, { do: 'hold', number, steps: ['result'] })
  const mrns = await releasedMrns(stack, loaded, signal)
  for (const { body, means } of reportsOf(first, loaded, mrns)) {
    await report(stack, railway, { train: first.t1.vehicle.no, ...body })
    if (means !== undefined) for (const mrn of mrns) onPassage(railway.key, means, mrn)
    await after(STATION_MS, undefined, signal ? { signal } : {})
  }
  const mrn = mrns[loaded.findIndex((one) => one === late)]
  if (late === undefined || mrn === undefined) return []
  const rest = wagonsOf(late, mrn).slice(-1)
  const noticed = await untilFlagged(pool, mrn, 'partial', signal)
  const { inUse } = await untilBooked(pool, mrn, ({ state }) => state === 'arrived', signal)
  if (BigInt(inUse) === 0n) throw new Error(`a wagon of ${mrn} is missing, and its guarantee is free`)
  for (const [operation, office] of [
    ['depart', INLAND],
    ['arrive', late.t1.to],
  ] as const)
    await report(stack, railway, { train: NEXT_TRAIN, operation, office, wagons: rest })
  await untilBooked(pool, mrn, ({ flags }) => !flags.includes('partial'), signal)
  await command(destination, { do: 'go', number, steps: ['result'] })
  const { currency } = late.t1.duties
  const settled = `the rest came with train ${NEXT_TRAIN}`
  const held = `${noticed} is missing; arrived in part, ${formatAmount(BigInt(inUse), currency)} ${currency} still in use`
  return [{ shown: WAGON_LEFT, mrn, noticed: held, settled, alerted: late.country }]
}

/** One report of the railway. Throws where the hub does not apply it. */
const report = async (stack: Stack, railway: Member, body: TrainManifestBody): Promise<void> => {
  const { token, certificate, keyFile: key, country, party } = railway
  if (party === undefined) throw new Error(`${railway.key} is no railway`)
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
      body,
    },
  )
  if (answer.body['status'] !== 'applied')
    throw new Error(`the train's ${body.operation} at ${body.office}: ${JSON.stringify(answer.body)}`)
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

/** The train that brings what another one left. */
const NEXT_TRAIN = 'TR-2419'

const wagonsOf = ({ t1 }: Planned, mrn: string) =>
  t1.drawn.map(({ no }) => ({ number: no, mrns: [mrn], sealState: 'intact' as const }))

const reportsOf = ({ t1 }: Planned, loaded: readonly Planned[], mrns: readonly string[]): Report[] => {
  const wagons = loaded.flatMap((one, at) => wagonsOf(one, mrns[at] ?? ''))
  const lastOf = (wanted: string) => {
    const { t1: last } = loaded.findLast(({ shows }) => shows === wanted) ?? {}
    const number = last?.drawn.at(-1)?.no
    return wagons
      .filter((one) => one.number === number)
      .map(({ number: one, sealState }) => ({ number: one, sealState }))
  }
  const [hot, left] = [lastOf(TRAIN), lastOf(WAGON_LEFT)]
  const [exit = '', entry = ''] = t1.route.flatMap((stage) => stage.exit ?? stage.entry ?? [])
  return [
    { body: { operation: 'depart', office: t1.from, wagons: wagons.map((one, at) => ({ ...one, position: at + 1 })) } },
    { body: { operation: 'pass', office: exit }, means: 'EXIT' },
    { body: { operation: 'pass', office: entry }, means: 'ENTRY' },
    { body: { operation: 'cut', office: INLAND, wagons: hot, remarks: 'Hot axle box' } },
    { body: { operation: 'pass', office: INLAND, wagons: hot, remarks: 'Repaired, coupled again' } },
    ...(left.length === 0
      ? []
      : [{ body: { operation: 'cut', office: INLAND, wagons: left, remarks: 'Broken coupling' } } as const]),
    { body: { operation: 'arrive', office: t1.to }, means: 'ARRIVAL' },
  ]
}
