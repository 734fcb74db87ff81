import type { Declaration } from '../../generated/types.ts'
import { dayAtDeparture } from '../reference/act-day.ts'
import { agreedWayOf, agreementsNamed } from '../reference/agreements.ts'
import { contributionsDue } from '../reference/contribution.ts'
import type { Draft } from '../draft/draft.ts'
import type { Agreement } from '../model/reference.ts'
import { wayOfDeclaration } from '../rules/agreements.ts'
import type { Declaring } from './ledger.ts'

/**
 * Each country by its own agreement: where the security of all of them is a contribution to a fund, and a table asks for
 * one, the contribution's own rule applies instead. One country whose agreement wants guarantees is enough for all of the
 * duties to be covered by them, since a guarantee is valid in every country of the way or in none (G08).
 */
export function isSecuredByFunds(draft: Draft<Declaring>, body: Declaration): boolean {
  const agreements = agreementsOf(draft, body)
  if (agreements.length === 0 || agreements.some(({ cover }) => cover !== 'contribution')) return false
  return (
    contributionsDue(body, draft.input.reference, draft.on).length > 0 || draft.movement.contributions !== undefined
  )
}

/** The agreements the way rests on; of a movement whose agreement has ended since, those of its declaration. */
export function agreementsOf(draft: Draft<Declaring>, body: Declaration): readonly Agreement[] {
  const { reference } = draft.input
  const way = agreedWayOf(wayOfDeclaration(body, reference, draft.on), reference.agreements, draft.on.day)
  if (way.covered) return way.agreements
  const ids = draft.movement.declared?.agreements ?? []
  return agreementsNamed(reference.agreements, ids, declaredOn(draft))
}

/** The day of the declaration an amendment is about, at its office of departure. */
export function declaredOn({ movement, input: { reference }, on }: Draft<Declaring>): string {
  const { declared } = movement
  if (declared === undefined) return on.day
  return dayAtDeparture(movement, reference, Date.parse(declared.declaredAt))
}
