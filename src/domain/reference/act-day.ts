import { catalogue } from '../../generated/catalogue.ts'
import type { Message } from '../../generated/types.ts'
import { localDate } from '../values/calendar.ts'
import type { DecideInput } from '../model/decision.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import type { Reference } from '../model/reference.ts'
import type { Precision } from '../values/time.ts'
import { isFiring, type TimerFiring } from '../model/timer.ts'
import { asCountry } from '../values/party.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

/**
 * The day by which dated data is judged: guarantees, authorisations, agreements, code lists, the registry, rates and
 * contributions. Days are `YYYY-MM-DD`.
 */
export type ActDay = {
  /** The day of the act where it happened. */
  readonly day: string
  /** The day on which the hub decides, there. */
  readonly today: string
  /** Of a fact the day of its receipt there: versions that had begun by then are known. Of all else the day itself. */
  readonly known: string
}

/** What the hub itself does on a day. */
export const onDay = (today: string): ActDay => ({ day: today, today, known: today })

/**
 * The version in force on the day of an act, of those given oldest first; undefined when there is none. A fact older than
 * the first is judged by the first, if that had begun when the fact was received: no fact is refused for its age, which a
 * device with a wrong clock gets wrong by decades (docs/decisions/0043).
 */
export function versionOn<T extends { readonly validFrom?: string; readonly validTo?: string }>(
  versions: readonly T[],
  { day, known }: ActDay,
): T | undefined {
  const begun = versions.findLast(({ validFrom = '' }) => validFrom <= day)
  if (begun !== undefined) return begun.validTo === undefined || day <= begun.validTo ? begun : undefined
  const [first] = versions
  return first !== undefined && (first.validFrom ?? '') <= known ? first : undefined
}

export type Act = {
  message: Message | TimerFiring
  reference: Pick<Reference, 'offices' | 'countries'>
  /** When the hub decides: milliseconds since the epoch, UTC. */
  now: number
  /** Of what the hub does by itself the office of departure counts. */
  movement?: Movement | undefined
  /** The declaration is the new content of one that is there: the act is the amendment, not the first acceptance. */
  amends?: boolean
}

/**
 * The day of an act, in the zone of the office where it happens: that of acceptance for a declaration, of the happening
 * for everything else (docs/decisions/0042). A time noted by the day is that day as it was noted.
 */
export function dayOfAct(act: Act): ActDay {
  const { message, now } = act
  const zone = zoneOfAct(act)
  const today = localDate(now, zone)
  if (isFiring(message)) return onDay(today)
  const { at, precision } = timeOf(act)
  const day = precision === 'day' ? at.slice(0, 10) : localDate(Date.parse(at), zone)
  return { day, today, known: catalogue[message.type].kind === 'fact' ? today : day }
}

/** The day of the event that is decided. */
export const dayOfInput = ({ event: { message }, reference, now, movement }: DecideInput): ActDay =>
  dayOfAct({ message, reference, now, movement })

/** The zone (IANA name) of the office where an act happens; of an office nobody knows that of its country, else UTC. */
export function zoneOfAct({ message, reference, movement }: Act): string {
  const departure = movement?.declared?.departure.office
  const office = isFiring(message)
    ? departure
    : (officeOf(message) ?? (message.sender.role === 'hub' ? departure : undefined))
  return (
    zoneOfOffice(reference, office) ?? reference.countries.get(asCountry(message.sender.country))?.timeZone ?? 'UTC'
  )
}

/** The zone of an office by its code; of one the registry does not know that of its country. */
export const zoneOfOffice = (
  { offices, countries }: Pick<Reference, 'offices' | 'countries'>,
  code: OfficeCode | undefined,
): string | undefined =>
  code === undefined ? undefined : (offices.get(code)?.timeZone ?? countries.get(countryOfOffice(code))?.timeZone)

/** The zone of a movement's office of departure, for which the hub acts where nobody else does. */
export const zoneAtDeparture = (
  movement: Pick<Movement, 'mrn' | 'state' | 'declared'>,
  reference: Pick<Reference, 'offices' | 'countries'>,
): string => zoneOfOffice(reference, declaredOf(movement).departure.office) ?? 'UTC'

/** What day it is there at an instant (milliseconds UTC). */
export const dayAtDeparture = (
  movement: Parameters<typeof zoneAtDeparture>[0],
  reference: Parameters<typeof zoneAtDeparture>[1],
  at: number,
): string => localDate(at, zoneAtDeparture(movement, reference))

function timeOf({ message, amends }: Act): { at: string; precision: Precision } {
  const precision = 'occurredPrecision' in message ? (message.occurredPrecision ?? 'second') : 'second'
  const accepted = message.type === 'transit-declaration' && amends !== true ? message.body.acceptedAt : undefined
  return accepted === undefined ? { at: message.occurredAt, precision } : { at: accepted, precision: 'second' }
}

/** Types whose body names, as `office`, another one than that where the act happens: asked, or asked about. */
const ABOUT_ANOTHER: ReadonlySet<string> = new Set([
  'diversion-response',
  'enquiry-request',
  'enquiry-response',
  'availability-notice',
])

/** The office where an act happens, as far as its message says. */
export function officeOf(message: Message): OfficeCode | undefined {
  if (message.type === 'transit-declaration') return asOffice(message.body.departureOffice)
  const named = 'office' in message.body && !ABOUT_ANOTHER.has(message.type) ? message.body.office : undefined
  const office = named ?? message.sender.office
  return office === undefined ? undefined : asOffice(office)
}
