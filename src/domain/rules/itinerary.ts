import type { Declaration, Leg } from '../../generated/types.ts'
import { connectionsOf, reports } from '../reference/connection.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { isConnected } from '../reference/receivers.ts'
import { officeOn } from '../reference/registry.ts'
import { actDay, type Checked, contentDay, type Rule } from './rule.ts'
import { asOffice, countryOfOffice } from '../values/office.ts'

const onDeclaration =
  (check: (body: Declaration, input: Checked) => Finding[]): Rule =>
  (input) =>
    input.message.type === 'transit-declaration' ? check(input.message.body, input) : []

/**
 * ITINERARY-START: the first leg lies in the country of departure and is not entered, unless the goods come from outside
 * the hub: then its first connected entry office is the departure (engine.md 2, "Leg").
 */
export const itineraryStart = onDeclaration(({ departureOffice, itinerary: [first] }) => {
  const country = countryOfOffice(asOffice(departureOffice))
  if (first === undefined) return []
  if (first.country !== country)
    return [ruleFinding('ITINERARY-START', '/body/itinerary/0/country', first.country, country)]
  if (first.entryOffice === undefined || first.entryOffice === departureOffice) return []
  return [ruleFinding('ITINERARY-START', '/body/itinerary/0/entryOffice', first.entryOffice, country)]
})

/** ORIGIN-DOCUMENT: goods from outside the hub name the declaration they came under so far (engine.md 2, "Leg"). */
export const originDocument = onDeclaration(({ departureOffice, itinerary: [first], previousDocuments, items }) => {
  if (first?.entryOffice !== departureOffice) return []
  const named = previousDocuments !== undefined || items.every((item) => item.previousDocuments !== undefined)
  return named ? [] : [ruleFinding('ORIGIN-DOCUMENT', '/body/previousDocuments')]
})

/** ITINERARY-END: the last leg lies in the country of destination and is not left (engine.md 2, "Leg"). */
export const itineraryEnd = onDeclaration(({ destinationOffice, itinerary }) => {
  const country = countryOfOffice(asOffice(destinationOffice))
  const at = itinerary.length - 1
  const last = itinerary[at]
  if (last === undefined) return []
  if (last.country !== country)
    return [ruleFinding('ITINERARY-END', `/body/itinerary/${at}/country`, last.country, country)]
  if (last.exitOffice === undefined) return []
  return [ruleFinding('ITINERARY-END', `/body/itinerary/${at}/exitOffice`, last.exitOffice, country)]
})

/** ITINERARY-OFFICE: a leg whose offices report names the offices where they will. */
export const itineraryOffice = onDeclaration(({ itinerary }, input) =>
  itinerary.flatMap((leg, at) => {
    const reached = connectionsOf(leg, input.reference, actDay(input))
    if (!isConnected(reached)) return []
    const entry =
      at > 0 && reports(reached, 'entry') && leg.entryOffice === undefined && !changesWithin(itinerary[at - 1], leg)
    const next = itinerary[at + 1]
    const exit =
      next !== undefined && reports(reached, 'exit') && leg.exitOffice === undefined && !changesWithin(leg, next)
    return [
      ...(entry ? [ruleFinding('ITINERARY-OFFICE', `/body/itinerary/${at}/entryOffice`)] : []),
      ...(exit ? [ruleFinding('ITINERARY-OFFICE', `/body/itinerary/${at}/exitOffice`)] : []),
    ]
  }),
)

/** ITINERARY-PAIR: exit and entry office of a frontier face each other (office registry). */
export const itineraryPair = onDeclaration(({ itinerary }, input) =>
  itinerary.slice(1).flatMap((leg, before) => {
    const [exit, entry] = [itinerary[before]?.exitOffice, leg.entryOffice].map((office) =>
      office === undefined ? undefined : officeOn(input.reference, office, contentDay(input)),
    )
    if (exit === undefined || entry === undefined) return []
    if (exit.pairs.includes(entry.code) || entry.pairs.includes(exit.code)) return []
    return [ruleFinding('ITINERARY-PAIR', `/body/itinerary/${before + 1}/entryOffice`, exit.code, entry.code)]
  }),
)

/** R0789: several means crossing the border need borders to cross (NCTS): two legs of one country have none. */
export const r0789 = onDeclaration(({ activeBorderMeans, itinerary }) => {
  const crossed = itinerary.some((leg, at) => at > 0 && !changesWithin(itinerary[at - 1], leg))
  return (activeBorderMeans ?? []).length > 1 && !crossed ? [ruleFinding('R0789', '/body/activeBorderMeans')] : []
})

/** R0003: each border is crossed once: no office of entry is named twice, nor one of exit (NCTS). */
export const r0003 = onDeclaration(({ itinerary }) =>
  (['entryOffice', 'exitOffice'] as const).flatMap((name) => {
    const seen = new Set<string>()
    return itinerary.flatMap((leg, at) => {
      const office = leg[name]
      if (office === undefined) return []
      if (seen.has(office)) return [ruleFinding('R0003', `/body/itinerary/${at}/${name}`, office)]
      seen.add(office)
      return []
    })
  }),
)

/** Two legs of one country: the mode changes inside it, no frontier is crossed. */
const changesWithin = (from: Leg | undefined, to: Leg): boolean => from?.country === to.country
