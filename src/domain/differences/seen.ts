import type { Means, Message, MessageType, SealCheck } from '../../generated/types.ts'
import { MEANS_KIND } from '../model/train.ts'

/** One number or state as an officer wrote it, and where in the message. */
export type Noted = { value: string; pointer: string }

/** A seal as found; `newId` the one that takes its place; `isNumber` where the message lists it by its number alone. */
export type SealNoted = { id: string; state: string; newId?: string; pointer: string; isNumber?: true }

/** What a message says was seen; what it does not carry is not seen, and never agrees (engine.md 8). */
export type Seen = {
  sealState?: Noted
  seals: readonly SealNoted[]
  /** Put on by the officer who reports. */
  added: readonly string[]
  vehicle?: Noted
  trailers: readonly Noted[]
  wagons: readonly Noted[]
  containers: readonly Noted[]
  vins: readonly Noted[]
  packages?: number
  grossMass?: string
  agrees?: boolean
}

type Body = {
  sealCheck?: SealCheck
  sealState?: string | undefined
  seals?: readonly { id: string; state: string; newId?: string }[]
  sealsAdded?: readonly string[]
  vehicle?: Means
  trailers?: readonly Means[]
  wagons?: readonly string[]
  containers?: readonly string[]
  vins?: readonly string[]
  packages?: number
  grossMass?: string
  agrees?: boolean
}

/** Messages other than passages, arrivals and results that say how the goods were found, by whoever saw them. */
export const NOTED = [
  'border-entry-refusal',
  'seal-change',
  'arrival-notification',
  'unloading-remarks',
] as const satisfies readonly MessageType[]

/** What a message says was seen; undefined for every message that says nothing of it. */
export function seenIn(message: Message): Seen | undefined {
  switch (message.type) {
    case 'border-exit-notice':
    case 'border-entry-notice':
    case 'arrival-advice':
    case 'border-entry-refusal':
      return seenOf(message.body, '/body/sealCheck/state', '/body/sealCheck/seals')
    case 'control-results':
      return seenOf(message.body, '/body/sealState', '/body/seals')
    case 'arrival-notification':
    case 'unloading-remarks':
      return seenOf({ sealState: message.body.sealState }, '/body/sealState', '/body')
    case 'seal-change':
      return { ...seenOf({}, '/body', '/body'), seals: takenOff(message.body.removed) }
    default:
      return undefined
  }
}

function seenOf(body: Body, statePointer: string, sealsPointer: string): Seen {
  const { sealCheck, vehicle, trailers = [], packages, grossMass, agrees } = body
  const sealState = sealCheck?.state ?? body.sealState
  const isWagon = ({ typeOfIdentification }: Means): boolean => typeOfIdentification === MEANS_KIND.wagon
  const means = [
    ...(vehicle === undefined ? [] : [{ one: vehicle, pointer: '/body/vehicle/identification' }]),
    ...trailers.map((one, at) => ({ one, pointer: `/body/trailers/${at}/identification` })),
  ]
  const named = means.map(({ one, pointer }) => ({ one, noted: { value: one.identification, pointer } }))
  // A train has another number with every railway, and whenever it is made up anew: its wagons are compared.
  const drawn = vehicle !== undefined && !isWagon(vehicle) && vehicle.typeOfIdentification !== MEANS_KIND.train
  return {
    ...(sealState === undefined ? {} : { sealState: { value: sealState, pointer: statePointer } }),
    seals: (sealCheck?.seals ?? body.seals ?? []).map((seal, at) => ({ ...seal, pointer: `${sealsPointer}/${at}` })),
    added: body.sealsAdded ?? [],
    ...(drawn ? { vehicle: { value: vehicle.identification, pointer: '/body/vehicle/identification' } } : {}),
    trailers: named.filter(({ one }) => one !== vehicle && !isWagon(one)).map(({ noted }) => noted),
    wagons: [...named.filter(({ one }) => isWagon(one)).map(({ noted }) => noted), ...notedIn(body.wagons, 'wagons')],
    containers: notedIn(body.containers, 'containers'),
    vins: notedIn(body.vins, 'vins'),
    ...(packages === undefined ? {} : { packages }),
    ...(grossMass === undefined ? {} : { grossMass }),
    ...(agrees === undefined ? {} : { agrees }),
  }
}

/** Whoever takes a seal off has read its number. */
const takenOff = (removed: readonly string[] = []): SealNoted[] =>
  removed.map((id, at) => ({ id, state: 'intact', pointer: `/body/removed/${at}`, isNumber: true }))

const notedIn = (values: readonly string[] | undefined, name: string): Noted[] =>
  (values ?? []).map((value, at) => ({ value, pointer: `/body/${name}/${at}` }))
