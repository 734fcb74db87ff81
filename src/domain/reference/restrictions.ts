import type { Declaration } from '../../generated/types.ts'
import type { ActDay } from './act-day.ts'
import { codeOn } from './codes.ts'
import type { Reference } from '../model/reference.ts'
import type { CountryCode } from '../values/party.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'

/**
 * One prohibition or restriction (code list `restrictions`): goods by prefix of their code, in one country, where wanted
 * only on some ways through it. Absent conditions do not limit it.
 */
export type Restriction = {
  code: string
  country: CountryCode
  hs: readonly string[]
  /** Prefixes within `hs` it does not concern. */
  except?: readonly string[]
  /** What the country is to the movement. */
  at?: readonly ('departure' | 'transit' | 'destination')[]
  routes?: readonly string[]
  /** Offices of the country by which the goods pass. */
  offices?: readonly OfficeCode[]
  modes?: readonly string[]
  regimes?: readonly string[]
  /** Not at all; only with one of `documents`; only by one of the offices `only`. */
  effect: 'prohibited' | 'document' | 'offices'
  documents?: readonly string[]
  only?: readonly OfficeCode[]
  /** Convention or act, as it is cited. */
  legalBasis: string
}

/** An item that breaks a restriction, by its place among the items. */
export type RestrictedItem = { item: number; hsCode: string; restriction: Restriction }

type Leg = {
  country: string
  mode: string
  entryOffice?: string
  exitOffice?: string
  routeCode?: string
}

type Goods = Pick<Declaration, 'regime' | 'items' | 'departureOffice' | 'destinationOffice' | 'supportingDocuments'> & {
  itinerary: readonly Leg[]
}

/** Items that break a restriction in force on the day, each restriction once an item, in the order of the items. */
export function restrictedGoods(goods: Goods, reference: Reference, on: ActDay): RestrictedItem[] {
  const countries = new Set(goods.itinerary.map(({ country }) => country))
  const concerned = restrictionsOn(reference, on, countries).filter((restriction) => appliesTo(restriction, goods))
  if (concerned.length === 0) return []
  // What is met for the whole consignment is judged once, not for each of its items.
  const open = concerned.filter((restriction) => !isMetByAll(restriction, goods))
  return goods.items.flatMap((item, at) => {
    const { hsCode } = item.commodity
    // Without a code (TIR, rule C0153) nothing tells which restriction it would be.
    if (hsCode === undefined) return []
    return open
      .filter((restriction) => restricts(restriction, hsCode) && !isShown(restriction, item.supportingDocuments))
      .map((restriction) => ({ item: at, hsCode, restriction }))
  })
}

function restrictionsOn(reference: Reference, on: ActDay, countries: ReadonlySet<string>): Restriction[] {
  const list = reference.codes?.get('restrictions')
  if (list === undefined) return []
  const found: Restriction[] = []
  for (const [code, versions] of list) {
    // Most restrictions are of countries the goods do not see: those are not even dated.
    if (!versions.some(({ country }) => countries.has(String(country)))) continue
    const item = codeOn(reference, 'restrictions', code, on)
    // The list's fields are checked when it is imported, and those that are shipped by a test.
    if (item !== undefined) found.push(item as unknown as Restriction)
  }
  return found
}

function appliesTo(
  restriction: Restriction,
  { itinerary, regime, departureOffice, destinationOffice }: Goods,
): boolean {
  const { country, at, routes, offices, modes, regimes } = restriction
  if (regimes !== undefined && !regimes.includes(regime)) return false
  return itinerary.some((leg, index) => {
    if (leg.country !== country) return false
    const passed = [
      leg.entryOffice,
      leg.exitOffice,
      ...(index === 0 ? [departureOffice] : []),
      ...(index === itinerary.length - 1 ? [destinationOffice] : []),
    ]
    return (
      (at === undefined || stagesOf(index, itinerary.length).some((stage) => at.includes(stage))) &&
      (routes === undefined || (leg.routeCode !== undefined && routes.includes(leg.routeCode))) &&
      (offices === undefined || passed.some((office) => office !== undefined && offices.includes(asOffice(office)))) &&
      (modes === undefined || modes.includes(leg.mode))
    )
  })
}

function stagesOf(index: number, legs: number): ('departure' | 'transit' | 'destination')[] {
  const stages: ('departure' | 'transit' | 'destination')[] = []
  if (index === 0) stages.push('departure')
  if (index === legs - 1) stages.push('destination')
  return stages.length === 0 ? ['transit'] : stages
}

const restricts = ({ hs, except = [] }: Restriction, hsCode: string): boolean =>
  hs.some((prefix) => hsCode.startsWith(prefix)) && !except.some((prefix) => hsCode.startsWith(prefix))

/** Whether one of the documents is among those a restriction asks for. */
const isShown = ({ effect, documents = [] }: Restriction, shown: Goods['supportingDocuments'] = []): boolean =>
  effect === 'document' && shown.some(({ type }) => documents.includes(type))

function isMetByAll(restriction: Restriction, goods: Goods): boolean {
  if (restriction.effect === 'prohibited') return false
  if (restriction.effect === 'document') return isShown(restriction, goods.supportingDocuments)
  const only = restriction.only ?? []
  const own = goods.itinerary.filter(({ country }) => country === restriction.country)
  return own.every(({ entryOffice, exitOffice }) =>
    [entryOffice, exitOffice].every((office) => office === undefined || only.includes(asOffice(office))),
  )
}
