import type { Declaration } from '../../generated/types.ts'
import { newGaps } from '../reference/agreements.ts'
import { contentOf, legsOf, partiesOf, withoutAccessCodes } from './declaration.ts'
import { admit, change, type Draft } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { clearLegFlags } from './leg-flags.ts'
import { declaredOf } from '../model/declared.ts'
import type { Leg, Movement } from '../model/movement.ts'
import { gapFindings, wayOfDeclaration } from '../rules/agreements.ts'
import { askContributions } from '../guarantee/payment-orders.ts'
import { asOffice, countryOfOffice } from '../values/office.ts'

/** What only the movement can tell about an amendment: whether it is based on the latest content and on the route taken. */
export function amendmentFindings(draft: Draft<'declaration-amendment'>): Finding[] {
  const { message, movement, input, on } = draft
  const { contentVersion, declaration } = message.body
  if (contentVersion !== movement.version + 1) {
    const expected = String(movement.version + 1)
    return [ruleFinding('AMENDMENT-VERSION', '/body/contentVersion', String(contentVersion), expected)]
  }
  const { office } = declaredOf(movement).departure
  if (countryOfOffice(office) !== countryOfOffice(asOffice(declaration.departureOffice))) {
    return [ruleFinding('AMENDMENT-OFFICE', '/body/declaration/departureOffice', declaration.departureOffice, office)]
  }
  const { lost } = carried(movement.legs, legsOf(declaration, input.reference, on))
  const passed = lost.map(({ country }) => ruleFinding('AMENDMENT-PASSED', '/body/declaration/itinerary', country))
  return [...passed, ...newGapFindings(draft, declaration)]
}

/** Pairs the amendment adds to the way must be covered like those of a new declaration. */
function newGapFindings({ input, movement, on }: Draft, declaration: Declaration): Finding[] {
  const { reference } = input
  const gaps = newGaps(wayOfDeclaration(declaration, reference, on), movement, reference.agreements, on.day)
  return gaps.flatMap((gap) => gapFindings(gap, declaration.regime, '/body/declaration/itinerary'))
}

/**
 * Takes over the new content as the next version. Passages stay with the legs of their countries; seals stay as they
 * were affixed unless the amendment lists equipment anew.
 */
export function amend(draft: Draft<'declaration-amendment'>): void {
  const body = draft.message.body.declaration
  const { movement } = draft
  const { declaredAt, departure } = declaredOf(movement)
  const content = contentOf(draft, { country: departure.country, declaredAt }, body)
  const { legs } = carried(movement.legs, legsOf(body, draft.input.reference, draft.on))
  const rerouted = JSON.stringify(legs.map(wayOf)) !== JSON.stringify(movement.legs.map(wayOf))
  const keepsSeals = movement.released !== undefined && body.equipment === undefined && body.safeguards === undefined
  change(draft, {
    ...content,
    legs,
    version: movement.version + 1,
    itineraryVersion: movement.itineraryVersion + (rerouted ? 1 : 0),
    ...(keepsSeals ? { seals: movement.seals } : {}),
  })
  clearLegFlags(draft)
  draft.declaration = withoutAccessCodes(body)
  admit(draft, partiesOf(draft, body))
  askContributions(draft)
}

const wayOf = ({ country, entryOffice, exitOffice, mode, connection }: Leg): unknown[] => [
  country,
  entryOffice,
  exitOffice,
  mode,
  connection,
]

/** New legs with the passages of the old ones, country by country in the order of the road; and what got lost. */
function carried(old: Movement['legs'], fresh: readonly Leg[]): { legs: Leg[]; lost: readonly Leg[] } {
  const left = [...old]
  const legs = fresh.map((leg): Leg => {
    const at = left.findIndex(({ country }) => country === leg.country)
    const [was] = at < 0 ? [] : left.splice(at, 1)
    return was === undefined ? leg : withPassages(leg, was)
  })
  return { legs, lost: left.filter(({ entered, exited, returned }) => entered ?? exited ?? returned) }
}

/** A leg with what was seen on another one. */
export function withPassages(
  leg: Leg,
  { entered, exited, returned, refused, implied, exitMissing, limitTold }: Leg,
): Leg {
  return {
    ...leg,
    ...(entered === undefined ? {} : { entered }),
    ...(exited === undefined ? {} : { exited }),
    ...(returned === undefined ? {} : { returned }),
    ...(refused === undefined ? {} : { refused }),
    ...(implied === undefined ? {} : { implied }),
    ...(exitMissing === undefined ? {} : { exitMissing }),
    ...(limitTold === undefined ? {} : { limitTold }),
  }
}
