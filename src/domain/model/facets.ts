import type { PartyKey } from '../values/party.ts'
import { type Need, needsOf } from './attention.ts'
import type { Declared } from './declared.ts'
import type { Movement } from './movement.ts'

export type FacetKind = 'corridor' | 'office' | 'regime' | 'lot' | 'procedure' | 'flag' | 'attention'

/** One thing a movement is searched by, as kind and value: `office TGLFW001`. */
export type Facet = `${FacetKind} ${string}`

export const facet = (kind: FacetKind, value: string): Facet => `${kind} ${value}`

/**
 * Everything a movement is searched by that has no table of its own, each once: the offices it sets out from, ends at, has
 * arrived at or passes, its corridor, regime and lot, what is open, its flags, and what about it needs a person. The store keeps these
 * beside the document
 * (docs/decisions/0073); by its offices it is also decided whether an officer may read it.
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
  return [...new Set(facets)]
}

/** The facet by which a movement is found that needs a person; those of one need compare as their times do. */
export const attentionFacet = (need: Need, at: string): Facet => facet('attention', `${need} ${at}`)
/** From which country to which. */
const corridorOf = ({ departure, destination }: Declared): string => `${departure.country}-${destination.country}`

/** Parties kept waiting by what the movement holds: for each held message everyone but its sender. */
export const heldFrom = ({ held, parties }: Pick<Movement, 'held' | 'parties'>): PartyKey[] =>
  held.flatMap(({ key }) => parties.filter((party) => party !== key.sender))
