import type { Alert } from '../../generated/types.ts'
import { type Draft, isFired, make, makeAlertBody, receiversFor } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { raiseAlarm } from './overdue.ts'
import { HUB, type PartyKey } from '../values/party.ts'
import { customsOf, unique } from '../reference/receivers.ts'
import type { Reference } from '../model/reference.ts'
import { countryOfMrn } from '../values/identifiers.ts'
import { isProvisional } from '../values/provisional.ts'
import { declaredOffice, legAt } from '../draft/sighting.ts'
import type { AlertReason } from '../model/table.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'

/** Reasons of which only departure is told: other holders of a record must not learn who tried to report. */
const DEPARTURE_ONLY: ReadonlySet<string> = new Set<AlertReason>(['unmatched', 'no-party'])

/** Reasons the sender cannot see from its receipt, which says `applied`. */
const TELLS_SENDER: ReadonlySet<string> = new Set<AlertReason>(['under-secured'])

/** Reasons of which the principal is told as well, whose guarantee it is (engine.md 9). */
const TELLS_PRINCIPAL: ReadonlySet<string> = new Set<AlertReason>(['under-secured'])

/**
 * Makes the hub tell departure and the record holders that something about this message needs attention. The sender knows
 * from its receipt and is left out.
 */
export function raiseAlert(draft: Draft, reason: AlertReason): void {
  const { movement, sender, message, sighting } = draft
  if (isFired(draft)) return raiseAlarm(draft, reason)
  // No message can name it as its movement yet; whoever printed it is told by itself (./provisional.ts).
  if (isProvisional(movement.mrn)) return
  const country = movement.declared?.departure.country ?? countryOfMrn(movement.mrn)
  const receivers = DEPARTURE_ONLY.has(reason) ? [country] : receiversFor(draft, 'alert', HUB)
  const place = draft.place === undefined ? undefined : { ...draft.place, occurredAt: message.occurredAt }
  const body = makeAlertBody(reason, message, sender, sighting ?? place)
  const told = TELLS_SENDER.has(reason) ? receivers : receivers.filter((receiver) => receiver !== sender)
  const principal = TELLS_PRINCIPAL.has(reason) ? movement.declared?.principal.party : undefined
  for (const receiver of unique([...told, principal])) make(draft, 'alert', receiver, body)
}

/** Alerts when the office is not the one the itinerary names for this passage of this leg (engine.md 4). */
export function alertUndeclaredOffice(draft: Draft): void {
  const { sighting, movement, message } = draft
  if (message.type === 'transhipment') {
    if (!isOnTheWay(draft, asOffice(message.body.office))) raiseAlert(draft, 'off-itinerary')
    return
  }
  const leg = legAt(movement, sighting?.leg)
  if (sighting === undefined || leg === undefined) return
  if (declaredOffice(leg, sighting.kind) !== sighting.office) raiseAlert(draft, 'off-itinerary')
}

/** A change of vehicle is planned only where the declaration says, or at an office the goods pass anyway (engine.md 3). */
function isOnTheWay({ movement, input }: Draft, office: OfficeCode): boolean {
  const { departure, destination } = declaredOf(movement)
  const passed = movement.legs.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])
  const changes = (input.declaration?.itinerary ?? []).map(({ modeChangeOffice }) => modeChangeOffice)
  return [departure.office, destination.office, ...passed, ...changes].some((one) => one === office)
}

/**
 * Where an alert on a vehicle or container goes that names no movement: every customs administration on the hub, since
 * any of them may see it next.
 */
export const vehicleAlertReceivers = (sender: PartyKey, reference: Reference): PartyKey[] =>
  customsOf(reference).filter((key) => key !== sender)

/** Whether an alert can open or close a stop, which only makes sense on a movement. */
export const concernsStop = ({ body }: Pick<Alert, 'body'>): boolean => body.action === 'stop' || body.action === 'lift'
