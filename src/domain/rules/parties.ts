import { codelists } from '../../generated/codelists.ts'
import type { Declaration, DepartureMeans, Message, Trader } from '../../generated/types.ts'
import { activeParty } from '../reference/receivers.ts'
import { ruleFinding } from '../values/finding.ts'
import { findingsAt, type Rule } from './rule.ts'
import { vehicleSetOf } from './vehicles.ts'

const TRADERS = ['declarant', 'representative', 'exporter', 'consignor', 'consignee', 'carrier'] as const
const ROAD: ReadonlySet<string> = new Set(['30', '31'])

/** PARTY-ID: number and scheme come together or not at all. */
export const partyId: Rule = ({ message }) =>
  findingsAt(tradersOf(message), ({ trader: { scheme, id }, pointer }) => {
    if ((scheme === undefined) === (id === undefined)) return []
    return [ruleFinding('PARTY-ID', `${pointer}/${scheme === undefined ? 'scheme' : 'id'}`)]
  })

/** C0250: who is not named by a number has a name (NCTS). What the number stands for is for its country to know. */
export const c0250: Rule = ({ message }) =>
  findingsAt(tradersOf(message), ({ trader: { id, name }, pointer }) =>
    id === undefined && name === undefined ? [ruleFinding('C0250', `${pointer}/name`)] : [],
  )

/** PARTY-UNKNOWN: a party named as one of the hub's is registered there. */
export const partyUnknown: Rule = ({ message, reference }) => {
  if (message.type === 'enquiry-request') {
    const { asked } = message.body
    return activeParty(reference, asked) === undefined ? [ruleFinding('PARTY-UNKNOWN', '/body/asked', asked)] : []
  }
  if (message.type !== 'transit-declaration') return []
  const { contribution, principal, safeguards, secured } = message.body
  const named = [
    { key: principal.party, pointer: '/body/principal/party' },
    ...tradersOf(message).map(({ trader, pointer }) => ({ key: trader.party, pointer: `${pointer}/party` })),
    ...(secured ?? []).map(({ guarantor }, at) => ({ key: guarantor, pointer: `/body/secured/${at}/guarantor` })),
    { key: contribution?.party, pointer: '/body/contribution/party' },
    ...(safeguards ?? []).map(({ party }, at) => ({ key: party, pointer: `/body/safeguards/${at}/party` })),
  ]
  return findingsAt(named, ({ key, pointer }) =>
    key === undefined || activeParty(reference, key) !== undefined ? [] : [ruleFinding('PARTY-UNKNOWN', pointer, key)],
  )
}

/** R0850: an identification number is printable ASCII without spaces (NCTS); what each scheme demands is the scheme's. */
export const r0850: Rule = ({ message }) => {
  const holder = holderOf(message)
  return findingsAt(
    [...(holder === undefined ? [] : [holder]), ...tradersOf(message), ...actorsOf(message)],
    ({ trader: { id }, pointer }) =>
      id === undefined || /^[!-~]+$/.test(id) ? [] : [ruleFinding('R0850', `${pointer}/id`, id)],
  )
}

function actorsOf(message: Message): { trader: Partial<Trader>; pointer: string }[] {
  const actors = message.type === 'transit-declaration' ? (message.body.supplyChainActors ?? []) : []
  return actors.map(({ id }, at) => ({ trader: { id }, pointer: `/body/supplyChainActors/${at}` }))
}

function holderOf(message: Message): { trader: Partial<Trader>; pointer: string } | undefined {
  if (message.type === 'transit-declaration') return { trader: message.body.principal, pointer: '/body/principal' }
  if (message.type !== 'guarantee-registration') return undefined
  return { trader: message.body.holder ?? {}, pointer: '/body/holder' }
}

/** VEHICLE-MODE: the kind of means fits the mode (NCTS CL750). Modes without a kind of their own take any. */
export const vehicleMode: Rule = ({ message }) => {
  const carried = vehicleSetOf(message)
  if (carried === undefined) return []
  const { mode, means: { typeOfIdentification: kind } = {} } = carried.vehicleSet
  if (kind === undefined) return []
  const kinds: readonly { code: string; modes: readonly string[] }[] = codelists['means-identification']
  const fitting = kinds.filter(({ modes }) => modes.includes(mode)).map(({ code }) => code)
  if (fitting.length === 0 || fitting.includes(kind)) return []
  const pointer = `${carried.pointer}/means/typeOfIdentification`
  return [ruleFinding('VEHICLE-MODE', pointer, kind, mode)]
}

/** VEHICLE-NATIONALITY: a road vehicle has a country of registration (NCTS). */
export const vehicleNationality: Rule = ({ message }) =>
  meansOf(message).flatMap(({ means, pointer }) =>
    ROAD.has(means.typeOfIdentification ?? '') && means.nationality === undefined
      ? [ruleFinding('VEHICLE-NATIONALITY', `${pointer}/nationality`)]
      : [],
  )

function meansOf(message: Message): { means: DepartureMeans; pointer: string }[] {
  const carried = vehicleSetOf(message)
  if (carried === undefined) return []
  const { means, trailers } = carried.vehicleSet
  return [
    ...(means === undefined ? [] : [{ means, pointer: `${carried.pointer}/means` }]),
    ...(trailers ?? []).map((trailer, at) => ({ means: trailer, pointer: `${carried.pointer}/trailers/${at}` })),
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
