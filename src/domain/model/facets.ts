import type { OfficeCode } from '../values/office.ts'
import type { PartyKey } from '../values/party.ts'
import { type Need, needsOf } from './attention.ts'
import type { Declared } from './declared.ts'
import { awaitedAt, type Duty, dutiesOf } from './duties.ts'
import type { Movement, PaymentOrder } from './movement.ts'
import { isOpen } from './open.ts'

export type FacetKind =
  | 'corridor'
  | 'office'
  | 'regime'
  | 'lot'
  | 'procedure'
  | 'flag'
  | 'attention'
  | 'expected'
  | 'todo'
  | 'payment'
  | 'claim'

/** One thing a movement is searched by, as kind and value: `office TGLFW001`. */
export type Facet = `${FacetKind} ${string}`

export const facet = (kind: FacetKind, value: string): Facet => `${kind} ${value}`

/**
 * Everything a movement is searched by that has no table of its own, each once: the offices it sets out from, ends at, has
 * arrived at or passes, its corridor, regime and lot, what is open, its flags, what about it needs a person, where the goods are
 * awaited, what is to be done by whom, on which days something was asked of a payment system or said by it, and until when what
 * is claimed has to be paid. The store keeps
 * these beside the document (docs/decisions/0073); by its offices it is also decided whether an officer may read it.
 */
export function facetsOf(movement: Movement): Facet[] {
  const { declared, arrival, legs, open, flags } = movement
  const offices = [declared?.departure.office, declared?.destination.office, arrival?.office]
  for (const { entryOffice, exitOffice } of legs) offices.push(entryOffice, exitOffice)
  const facets = offices.flatMap((office) => (office === undefined ? [] : [facet('office', office)]))
  if (declared !== undefined) facets.push(facet('regime', declared.regime), facet('corridor', corridorOf(declared)))
  if (declared?.lot !== undefined) facets.push(facet('lot', declared.lot.id))
  for (const { procedure } of open) facets.push(facet('procedure', procedure))
  for (const flag of flags) facets.push(facet('flag', flag))
  for (const { need, at } of needsOf(movement)) facets.push(attentionFacet(need, at))
  for (const { office, day } of awaitedAt(movement)) facets.push(expectedFacet(office, day))
  for (const { office, duty, at } of dutiesOf(movement)) facets.push(dutyFacet(office, duty, at))
  for (const order of movement.payments ?? [])
    for (const day of daysOf(order)) facets.push(paymentFacet(order.system, day))
  const { recovery } = movement
  if (isOpen(movement, 'recovery') && recovery?.payBy !== undefined) facets.push(claimFacet(recovery.payBy))
  return [...new Set(facets)]
}

/** The days, UTC, on which something was asked, withdrawn, confirmed or given back by an order. */
const daysOf = ({ requestedAt, ended, receipts }: PaymentOrder): string[] =>
  [requestedAt, ...(ended === undefined ? [] : [ended.at]), ...receipts.map(({ notedAt }) => notedAt)].map((at) =>
    at.slice(0, 10),
  )

/** The facet by which a movement is found of which a payment system was asked something on a day (`YYYY-MM-DD`), or has said something. */
export const paymentFacet = (system: PartyKey, day: string): Facet => facet('payment', `${system} ${day}`)

/** The facet by which a movement is found of which something is claimed; they compare as the days of payment do (`YYYY-MM-DD`). */
export const claimFacet = (payBy: string): Facet => facet('claim', payBy)

/** The facet by which a movement is found that needs a person; those of one need compare as their times do. */
export const attentionFacet = (need: Need, at: string): Facet => facet('attention', `${need} ${at}`)

/** The facet by which a movement is found that is awaited at an office; those of one office compare as the days of their limits do. */
export const expectedFacet = (office: OfficeCode, day: string): Facet => facet('expected', `${office} ${day}`)

/** The facet by which a movement is found that an office has to do something about; those of one duty compare as their times do. */
export const dutyFacet = (office: OfficeCode, duty: Duty, at: string): Facet => facet('todo', `${office} ${duty} ${at}`)

/** From which country to which. */
const corridorOf = ({ departure, destination }: Declared): string => `${departure.country}-${destination.country}`

/** Parties kept waiting by what the movement holds: for each held message everyone but its sender. */
export const heldFrom = ({ held, parties }: Pick<Movement, 'held' | 'parties'>): PartyKey[] =>
  held.flatMap(({ key }) => parties.filter((party) => party !== key.sender))
