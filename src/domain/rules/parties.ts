import { codelists } from '../../generated/codelists.ts'
import type { Declaration, Means, Message, Trader } from '../../generated/types.ts'
import { activeParty } from '../receivers.ts'
import { type Rule, ruleFinding } from './rule.ts'

const TRADERS = ['representative', 'consignor', 'consignee', 'carrier'] as const
const ROAD: ReadonlySet<string> = new Set(['30', '31'])

/** PARTY-ID: number and scheme come together or not at all. */
export const partyId: Rule = ({ message }) =>
  tradersOf(message).flatMap(({ trader: { scheme, id }, pointer }) => {
    if ((scheme === undefined) === (id === undefined)) return []
    return [ruleFinding('PARTY-ID', `${pointer}/${scheme === undefined ? 'scheme' : 'id'}`)]
  })

/** PARTY-UNKNOWN: a party named as one of the hub's is registered there. */
export const partyUnknown: Rule = ({ message, reference }) => {
  if (message.type === 'enquiry-request') {
    const { asked } = message.body
    return activeParty(reference, asked) === undefined ? [ruleFinding('PARTY-UNKNOWN', '/body/asked', asked)] : []
  }
  if (message.type !== 'transit-declaration') return []
  const { principal, secured } = message.body
  const named = [
    { key: principal.party, pointer: '/body/principal/party' },
    ...tradersOf(message).map(({ trader, pointer }) => ({ key: trader.party, pointer: `${pointer}/party` })),
    ...(secured ?? []).map(({ guarantor }, at) => ({ key: guarantor, pointer: `/body/secured/${at}/guarantor` })),
  ]
  return named.flatMap(({ key, pointer }) =>
    key === undefined || activeParty(reference, key) !== undefined ? [] : [ruleFinding('PARTY-UNKNOWN', pointer, key)],
  )
}

/** VEHICLE-MODE: the kind of means fits the mode (NCTS CL750). Modes without a kind of their own take any. */
export const vehicleMode: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { mode } = message.body.vehicleSet
  const kinds: readonly { code: string; modes: readonly string[] }[] = codelists['means-identification']
  const fitting = kinds.filter(({ modes }) => modes.includes(mode)).map(({ code }) => code)
  if (fitting.length === 0) return []
  const means = { means: message.body.vehicleSet.means, pointer: '/body/vehicleSet/means' }
  const { typeOfIdentification } = means.means
  if (fitting.includes(typeOfIdentification)) return []
  return [ruleFinding('VEHICLE-MODE', `${means.pointer}/typeOfIdentification`, typeOfIdentification, mode)]
}

/** VEHICLE-NATIONALITY: a road vehicle has a country of registration (NCTS). */
export const vehicleNationality: Rule = ({ message }) =>
  meansOf(message).flatMap(({ means, pointer }) =>
    ROAD.has(means.typeOfIdentification) && means.nationality === undefined
      ? [ruleFinding('VEHICLE-NATIONALITY', `${pointer}/nationality`)]
      : [],
  )

function meansOf(message: Message): { means: Means; pointer: string }[] {
  if (message.type !== 'transit-declaration') return []
  const { means, trailers } = message.body.vehicleSet
  return [
    { means, pointer: '/body/vehicleSet/means' },
    ...(trailers ?? []).map((trailer, at) => ({ means: trailer, pointer: `/body/vehicleSet/trailers/${at}` })),
  ]
}

function tradersOf(message: Message): { trader: Partial<Trader>; pointer: string }[] {
  if (message.type !== 'transit-declaration') return []
  const { body } = message
  return [
    ...named(body, '/body', TRADERS),
    ...body.items.flatMap((item, at) => named(item, `/body/items/${at}`, ['consignor', 'consignee'])),
  ]
}

function named(
  holder: Pick<Partial<Declaration>, (typeof TRADERS)[number]>,
  at: string,
  names: readonly (typeof TRADERS)[number][],
): { trader: Partial<Trader>; pointer: string }[] {
  return names.flatMap((name) => {
    const trader = holder[name]
    return trader === undefined ? [] : [{ trader, pointer: `${at}/${name}` }]
  })
}
