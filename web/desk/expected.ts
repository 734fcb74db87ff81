import type { Api } from '../ui/api.ts'
import type { Warned } from './db.ts'
import { readSecretly, type Secrets, writeSecretly } from './secret.ts'

export type ExpectedMovement = {
  mrn: string
  kind: 'exit' | 'entry' | 'arrival'
  seals: readonly string[]
  goods?: string
  mass?: string
  limitAt: string
  previousOffice: string
  previousAt: string
  warnings: readonly Warned[]
}

export type ExpectedVehicle = {
  key: string
  vehicle?: string
  trailers: readonly string[]
  containers: readonly string[]
  mrns: readonly ExpectedMovement[]
}

/** The list of an office as the phone has it. */
export type OfficeList = { vehicles: readonly ExpectedVehicle[]; cursor?: string; asOf: number; leftOut: number }

type Told = {
  vehicles: ExpectedVehicle[]
  gone: string[]
  cursor: string
  whole: boolean
  leftOut?: number
  now: string
}

const EMPTY: OfficeList = { vehicles: [], asOf: 0, leftOut: 0 }

/** The list after what the hub has told of it. */
export function merged(list: OfficeList, told: Told): OfficeList {
  const asOf = Date.parse(told.now)
  if (told.whole) return { vehicles: told.vehicles, cursor: told.cursor, asOf, leftOut: told.leftOut ?? 0 }
  const replaced = new Set([...told.gone, ...told.vehicles.map(({ key }) => key)])
  const vehicles = [...list.vehicles.filter(({ key }) => !replaced.has(key)), ...told.vehicles]
  return { ...list, vehicles, cursor: told.cursor, asOf }
}

/** The list as it was kept, empty where there is none. */
export const listKept = async (secrets: Secrets, office: string): Promise<OfficeList> =>
  (await readSecretly<OfficeList>(secrets, `expected ${office}`)) ?? EMPTY

/**
 * Asks once what has changed, and keeps it.
 * @param wait seconds that the hub may wait for a change
 * @returns the new list, or the status where the hub did not tell it
 */
export async function askExpected(
  { secrets, api }: { secrets: Secrets; api: Api },
  office: string,
  list: OfficeList,
  wait: number,
  signal: AbortSignal,
): Promise<{ list: OfficeList; now: number } | { status: number }> {
  const since = list.cursor === undefined ? '' : `since=${list.cursor}&`
  const { status, body } = await api.call('GET', `/v1/offices/${office}/expected?${since}wait=${wait}`, { signal })
  if (status !== 200) return { status }
  const told = body as Told
  const next = merged(list, told)
  // On a phone without room the list is still shown; what waits in the outbox is worth more than a list.
  await writeSecretly(secrets, `expected ${office}`, next).catch(() => undefined)
  return { list: next, now: Date.parse(told.now) }
}

/** As numbers are compared: letters and digits, O as 0 and I as 1. */
export const compared = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/I/g, '1')

/** Every number a vehicle is sought by. */
export const numbersOf = ({ vehicle, trailers, containers, mrns }: ExpectedVehicle): string =>
  [vehicle ?? '', ...trailers, ...containers, ...mrns.flatMap(({ mrn, seals }) => [mrn, ...seals])]
    .map(compared)
    .join(' ')
