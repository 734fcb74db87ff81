import type { Pool } from 'pg'
import { command } from './control.ts'
import { type Act, applied, say } from './officers.ts'
import { BROKEN_SEAL, OTHER_TRUCK, type Planned, STOPPED } from './plan.ts'
import type { Refusal } from './refusals.ts'
import { simulatorOf } from './scenario.ts'
import { type Noticed, untilBooked, untilDone, untilFlagged } from './sightings.ts'
import type { Stack } from './stack.ts'

/** What a drive needs. */
type Drive = {
  stack: Stack
  pool: Pool
  planned: Planned
  /** Sends what must be applied, and shows it in the progress; the receipt. */
  apply: (act: Act) => Promise<Record<string, unknown>>
  signal?: AbortSignal
}

/** What an officer does, in the words of the simulated systems. */
const FORMS: Readonly<Record<string, string>> = {
  'border-exit-notice': 'EXIT',
  'border-entry-notice': 'ENTRY',
  'arrival-advice': 'ARRIVAL',
  'control-results': 'RESULT',
}

/** What came of the movements whose passages were not as declared. */
export type Differing = { noticed: Noticed[]; refusals: Refusal[] }

/**
 * The movements by road that are not seen as they were declared. Officers at the posts report and decide by hand, the
 * simulated systems do the rest. `onAct` is told what they reported of each movement.
 */
export const driveDiffering = async (
  stack: Stack,
  plan: readonly Planned[],
  onAct: (country: string, form: string, mrn: string) => void,
  pool: Pool,
  signal?: AbortSignal,
): Promise<Differing> => {
  const apply = async (act: Act) => {
    const receipt = await applied(stack, act)
    const form = FORMS[act.type]
    if (form !== undefined) onAct(act.office.slice(0, 2), form, act.mrn)
    return receipt
  }
  const driven = (shows: string, drive: (what: Drive) => Promise<Differing>): Promise<Differing>[] =>
    plan
      .filter((one) => one.shows === shows)
      .map((planned) => drive({ stack, pool, planned, apply, ...(signal ? { signal } : {}) }))
  const all = await Promise.all([
    ...driven(OTHER_TRUCK, driveOtherTruck),
    ...driven(BROKEN_SEAL, driveBrokenSeal),
    ...driven(STOPPED, driveStopped),
  ])
  return { noticed: all.flatMap(({ noticed }) => noticed), refusals: all.flatMap(({ refusals }) => refusals) }
}

/** The movement in the words of the simulated systems, and its offices. */
const placesOf = ({ country, t1 }: Planned) => {
  const [first, second] = t1.route
  const { exit = '' } = first ?? {}
  const { entry = '' } = second ?? {}
  return { number: `${country}:${t1.number}`, from: t1.from, exit, entry, to: t1.to, ahead: t1.to.slice(0, 2) }
}

/** Lets it leave once it has been released; the MRN. */
async function untilLeft(stack: Stack, planned: Planned, signal?: AbortSignal): Promise<string> {
  await untilDone(stack, planned, 'release', signal)
  const { number } = placesOf(planned)
  await command(simulatorOf(stack, planned.country), { do: 'go', number, steps: ['exit:0'] })
  return untilDone(stack, planned, 'exit:0', signal)
}

/** Goods come to the entry post on another truck; the post's report of the transhipment before it comes late. */
async function driveOtherTruck({ stack, pool, planned, apply, signal }: Drive): Promise<Differing> {
  const { number, entry, to, ahead } = placesOf(planned)
  await command(simulatorOf(stack, ahead), { do: 'hold', number, steps: ['entry:1', 'arrival', 'result'] })
  const mrn = await untilLeft(stack, planned, signal)
  const vehicle = { typeOfIdentification: '30', identification: `${ahead} ${planned.t1.number}`, nationality: ahead }
  const sealCheck = sealsOf(planned, 'intact')
  const reloadedAt = new Date()
  const seen = { office: entry, vehicle, sealCheck, continuation: 'same' }
  await apply({ type: 'border-entry-notice', office: entry, mrn, body: seen })
  const found = await untilFlagged(pool, mrn, 'vehicleDiffers', signal)
  const reload = { office: entry, kind: 'vehicle', vehicleSet: { mode: '3', means: vehicle } }
  await apply({ type: 'transhipment', office: entry, mrn, body: reload, at: reloadedAt })
  await untilBooked(pool, mrn, ({ flags }) => !flags.includes('vehicleDiffers'), signal)
  const arrival = { office: to, arrivedAt: new Date().toISOString(), vehicle, sealCheck }
  await apply({ type: 'arrival-advice', office: to, mrn, body: arrival })
  await command(simulatorOf(stack, ahead), { do: 'go', number, steps: ['result'] })
  await untilBooked(pool, mrn, ({ state }) => state === 'results-received', signal)
  await command(simulatorOf(stack, planned.country), { do: 'go', number, steps: ['write-off'] })
  const settled = `explained by ${ahead}'s transhipment, reported late`
  return { noticed: [{ shown: OTHER_TRUCK, mrn, noticed: found, settled, alerted: planned.country }], refusals: [] }
}

/** Seals come broken: results that say all is well are refused, those that say so are not, and departure decides. */
async function driveBrokenSeal({ stack, pool, planned, apply, signal }: Drive): Promise<Differing> {
  const { number, from, entry, to, ahead } = placesOf(planned)
  await command(simulatorOf(stack, ahead), { do: 'hold', number, steps: ['entry:1', 'arrival', 'result'] })
  const mrn = await untilLeft(stack, planned, signal)
  const sealCheck = sealsOf(planned, 'broken')
  const seen = { office: entry, sealCheck, continuation: 'same' }
  await apply({ type: 'border-entry-notice', office: entry, mrn, body: seen })
  const found = await untilFlagged(pool, mrn, 'sealsDiffer', signal)
  const arrival = { office: to, arrivedAt: new Date().toISOString(), sealCheck }
  await apply({ type: 'arrival-advice', office: to, mrn, body: arrival })
  const date = new Date().toISOString().slice(0, 10)
  const well = { type: 'control-results', office: to, mrn, body: { code: 'A1', date, sealState: 'intact' } } as const
  const { status, body } = await say(stack, well)
  const [error] = (body['errors'] ?? []) as { code?: string; rule?: string }[]
  const got = [status, error?.code, error?.rule].join(' ').trim()
  const expected = '422 14 SEALS-RESULT'
  const tried = 'results A1 for goods whose seals came broken'
  const refusal = { level: 'rule', tried, expected, got, ok: got === expected }
  const text = 'Seal cut, goods counted in full'
  await apply({ ...well, body: { code: 'B1', date, sealState: 'broken', text } })
  await untilBooked(pool, mrn, ({ state }) => state === 'under-discrepancy', signal)
  const resolution = { outcome: 'solved', decidedOn: date, text: 'Nothing is missing' }
  await apply({ type: 'discrepancy-resolution', office: from, mrn, body: resolution })
  await untilBooked(pool, mrn, ({ flags }) => !flags.includes('sealsDiffer'), signal)
  const reason = { basis: 'authority', date, text: 'Seals broken on the way, goods counted in full' }
  await apply({ type: 'discharge', office: from, mrn, body: reason })
  const settled = 'results A1 refused, B1 taken, resolved by departure'
  return {
    noticed: [{ shown: BROKEN_SEAL, mrn, noticed: found, settled, alerted: planned.country }],
    refusals: [refusal],
  }
}

type Warning = { code: string; by?: string }

/** The destination stops a truck, the exit post lets it go all the same: its receipt warns it, the setter is alerted. */
async function driveStopped({ stack, pool, planned, apply, signal }: Drive): Promise<Differing> {
  const { number, from, exit, to, ahead } = placesOf(planned)
  await command(simulatorOf(stack, ahead), { do: 'hold', number, steps: ['entry:1', 'arrival'] })
  const mrn = await untilDone(stack, planned, 'release', signal)
  const alert = (action: 'stop' | 'lift') =>
    apply({ type: 'alert', office: to, mrn, body: { action, reason: 'intelligence', office: to } })
  await alert('stop')
  const body = { office: exit, kind: 'exit', sealCheck: sealsOf(planned, 'intact') }
  const receipt = await apply({ type: 'border-exit-notice', office: exit, mrn, body })
  const warnings = (receipt['warnings'] ?? []) as Warning[]
  const warned = warnings.filter(({ code, by }) => code === 'stop' && by === ahead)
  if (warned.length !== 1) throw new Error(`the receipt of ${mrn}'s exit warns of ${JSON.stringify(warnings)}`)
  await untilFlagged(pool, mrn, 'passedStop', signal)
  await alert('lift')
  await command(simulatorOf(stack, ahead), { do: 'go', number, steps: ['entry:1'] })
  const decidedOn = new Date().toISOString().slice(0, 10)
  const resolution = { outcome: 'solved', decidedOn, flags: ['passedStop'], text: 'Examined by the next country' }
  await apply({ type: 'discrepancy-resolution', office: from, mrn, body: resolution })
  await untilBooked(pool, mrn, ({ flags }) => !flags.includes('passedStop'), signal)
  await command(simulatorOf(stack, ahead), { do: 'go', number, steps: ['arrival'] })
  const found = `passedStop: the exit's receipt warns of ${ahead}'s stop`
  const settled = `lifted by ${ahead}, resolved by departure`
  return { noticed: [{ shown: STOPPED, mrn, noticed: found, settled, alerted: ahead }], refusals: [] }
}

const sealsOf = ({ t1 }: Planned, state: 'intact' | 'broken') => ({
  state,
  seals: t1.boxes.flatMap(({ seals }) => seals.map((id) => ({ id, state }))),
})
