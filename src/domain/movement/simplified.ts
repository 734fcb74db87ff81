import {
  authorisationKey,
  type Scoped,
  declaredAuthorisations,
  departsFromOwnPremises,
  isHolder,
  outsideScope,
  standingOf,
} from '../reference/authorisations.ts'
import type { Declaration, MessageType, Trader } from '../../generated/types.ts'
import { declaredOf } from '../model/declared.ts'
import { change, type Draft } from '../draft/draft.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { standingFindings } from '../rules/authorisations.ts'

/** Types of which the findings below read the declaration's content (`DecideInput.declaration`). */
export const JUDGED_BY_DECLARATION: readonly MessageType[] = [
  'release-for-transit',
  'declaration-amendment',
  'arrival-notification',
]

/** A control result A3 at departure stands on a simplified procedure (domain.md 2.7), which TIR has not (NCTS R0912). */
export function controlFindings({ message, input }: Draft<'release-for-transit'>): Finding[] {
  const { code } = message.body.controlResult
  if (code === 'A3' && input.declaration?.declarationType === 'TIR') {
    return [ruleFinding('R0912', '/body/controlResult/code', code)]
  }
  const simplified = message.body.controlResult.code !== 'A3' || departsFromOwnPremises(input.declaration)
  return simplified ? [] : [ruleFinding('RESULT-A3', '/body/controlResult/code', 'A3')]
}

/** And so does one at destination. */
export function resultsFindings({ message, movement }: Draft<'control-results'>): Finding[] {
  // Before the arrival nobody knows yet how it will be; held results are looked at again when they take effect.
  const known = movement.arrival !== undefined
  const simplified = message.body.code !== 'A3' || movement.simplified === true
  return known && !simplified ? [ruleFinding('RESULT-A3', '/body/code', 'A3')] : []
}

/** Authorisations an amendment adds must be valid; those the movement already relies on apply to its end. */
export function runningFindings({ message, input, on }: Draft<'declaration-amendment'>): Finding[] {
  const running = new Set((input.declaration?.authorisations ?? []).map(authorisationKey))
  const named = declaredAuthorisations(message.body.declaration, '/body/declaration')
  return standingFindings(
    input.reference,
    on,
    named.filter((one) => !running.has(authorisationKey(one))),
  )
}

/** Whoever notifies the arrival for an authorised consignee speaks of this movement's. */
export function notificationFindings({ message, movement, input, on }: Draft<'arrival-notification'>): Finding[] {
  if (message.body.authorisation === undefined) return []
  const { authorisation } = message.body
  const rows = input.reference.authorisations ?? []
  const { row } = standingOf(rows, authorisation, on.day)
  const pointer = '/body/authorisation/reference'
  if (row === undefined) return []
  const consignees = consigneesOf(input.declaration)
  const [first] = consignees
  if (first !== undefined && !consignees.some((one) => isHolder(row, one))) {
    const expected = first.party ?? `${first.scheme ?? ''} ${first.id ?? ''}`.trim()
    return [ruleFinding('AUTHORISATION-HOLDER', pointer, authorisation.reference, expected)]
  }
  const covered: Scoped = {
    regimes: placed([declaredOf(movement).regime]),
    countries: placed(movement.legs.map(({ country }) => country)),
    goods: placed((input.declaration?.items ?? []).flatMap(({ commodity }) => commodity.hsCode ?? [])),
  }
  return outsideScope(row, covered).map(({ value }) =>
    ruleFinding('AUTHORISATION-SCOPE', pointer, value, authorisation.reference),
  )
}

/** The consignees a declaration identifies, of the consignment and of its items; a mere name identifies nobody. */
const consigneesOf = (declaration: Declaration | undefined): Partial<Trader>[] =>
  [declaration?.consignee, ...(declaration?.items ?? []).map(({ consignee }) => consignee)]
    .filter((one) => one !== undefined)
    .filter(({ party, id }) => party !== undefined || id !== undefined)

/** The notification itself names no goods or route, so findings point to the authorisation. */
const placed = (values: readonly string[]) =>
  [...new Set(values)].map((value) => ({ value, pointer: '/body/authorisation/reference' }))

/** The goods are at the premises of an authorised consignee: it unloads them itself, and the results may take longer. */
export function noteSimplified(draft: Draft<'arrival-notification'>): void {
  const { simplified, authorisation } = draft.message.body
  if (simplified !== false && authorisation !== undefined) change(draft, { simplified: true })
}
