import type { AlertBody, Declaration, Message } from '../../generated/types.ts'
import { change, type Draft, make } from '../draft/draft.ts'
import type { Held, Movement } from '../model/movement.ts'
import type { TimerEvent } from '../model/timer.ts'
import { officeOn } from '../reference/registry.ts'
import { waitOf, startTimer } from '../timers/timers.ts'
import type { OfficeCode } from '../values/office.ts'
import { countryOfProvisional, isProvisional } from '../values/provisional.ts'
import { utcDateTime } from '../values/time.ts'

type Cause = NonNullable<AlertBody['cause']>

/**
 * Something has come under a number printed in advance. The first such fact starts the time in which a declaration has to name
 * the number, and shows whether the paper is used where it was given: whoever comes later on the road is elsewhere by right
 * (engine.md 9, "From practice").
 */
export function watchProvisional(draft: Draft): void {
  const { movement, input, place } = draft
  if (!isProvisional(movement.mrn)) return
  const issuedBy = movement.issuedBy ?? input.issuedBy
  if (issuedBy !== undefined) change(draft, { issuedBy })
  if (movement.timersStarted === 0) startTimer(draft, 'T_match', { dueAt: utcDateTime(input.now + waitOf('T_match')) })
  const [own] = movement.held.slice(-1)
  const known = movement.held.some((one) => one !== own && one.office !== undefined)
  if (own === undefined || issuedBy === undefined || place === undefined || known) return
  if (!isAt(draft, place.office, issuedBy)) tell(draft, 'provisional-away', issuedBy, causeIn(own))
}

/** No declaration has named the number in time: its office finds out what has become of the paper. */
export function tellUnmatched(draft: Draft<TimerEvent>): void {
  const { held, issuedBy } = draft.movement
  const [first] = held
  tell(draft, 'provisional-unmatched', issuedBy, first === undefined ? undefined : causeIn(first))
}

/** A declaration has named the number, and its way leads past the office to which the number was given: then who used it? */
export function tellDeclaredAway(draft: Draft, body: Declaration, message: Message): void {
  const issuedBy = draft.movement.issuedBy ?? draft.input.issuedBy
  const posts = body.itinerary.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])
  const offices = [body.departureOffice, body.destinationOffice, ...posts]
  if (issuedBy === undefined || offices.some((one) => one !== undefined && isAt(draft, one, issuedBy))) return
  const { id, type, occurredAt } = message
  tell(draft, 'provisional-away', issuedBy, {
    sender: draft.sender,
    id,
    type,
    office: body.departureOffice,
    occurredAt,
  })
}

/** At the office itself, or at its partner across the border where both work as one post. */
function isAt({ input, on }: Draft, office: string, issuedBy: OfficeCode): boolean {
  if (office === issuedBy) return true
  const own = officeOn(input.reference, issuedBy, on)
  return own?.jointPost === true && own.pairs.some((pair) => pair === office)
}

const causeIn = ({ key, type, office, occurredAt }: Held): Cause => ({
  sender: key.sender,
  id: key.id,
  type,
  ...(office === undefined ? {} : { office }),
  occurredAt,
})

/** The office by its code, and its headquarters, which is the party: also where it has reported the fact itself. */
function tell(draft: Draft, reason: string, office: OfficeCode | undefined, cause: Cause | undefined): void {
  const number: Movement['mrn'] = draft.movement.mrn
  make(draft, 'alert', countryOfProvisional(number), {
    action: 'attention',
    reason,
    provisional: number,
    ...(office === undefined ? {} : { office }),
    ...(cause === undefined ? {} : { cause }),
  })
}
