import type { Place } from './corridors.ts'

/** What Traccar forwards is no position or event: it will be none at another try either. */
export class NotTraccar extends Error {}

/** One position or event of Traccar, with the fields that are used here. */
export type Report = {
  deviceId: string
  /** When the device was there: its fix, or where that is not valid its own clock. */
  at: string
  /** Absent where Traccar says that the fix is not valid: it repeats an older one then. */
  place: Place | undefined
  /** Alarms in it, several in one; an event's own type where it is no alarm. */
  alarms: readonly string[]
  /** Whether it is a position, which is thinned, or an event, which never is. */
  isPosition: boolean
  lock: boolean | undefined
  motion: boolean | undefined
  /** Of attributes that the provider gives its devices: for whom it reports, and the number it gives a report. */
  party: string | undefined
  id: string | undefined
}

type Attributes = Readonly<Record<string, unknown>>
type Position = {
  fixTime?: unknown
  deviceTime?: unknown
  valid?: unknown
  latitude?: unknown
  longitude?: unknown
  attributes?: Attributes
}
type Body = {
  position?: Position
  device?: { uniqueId?: unknown; attributes?: Attributes }
  event?: { type?: unknown; eventTime?: unknown; attributes?: Attributes }
}

/** Reads a body of Traccar's forwarding (`{ position, device }` or `{ event, position?, device, … }`). Throws `NotTraccar`. */
export function reportOf(value: unknown): Report {
  const { position, device, event } = (value ?? {}) as Body
  const deviceId = device?.uniqueId
  if (typeof deviceId !== 'string' || deviceId === '') throw new NotTraccar('device.uniqueId is missing')
  if (position === undefined && event === undefined) throw new NotTraccar('neither position nor event')
  const attributes = { ...position?.attributes, ...event?.attributes }
  const own = { ...device?.attributes, ...attributes }
  const isValid = position?.valid === true
  const at = event?.eventTime ?? (isValid ? position?.fixTime : position?.deviceTime)
  return {
    deviceId,
    at: timeOf(at),
    place: isValid ? placeOf(position) : undefined,
    alarms: alarmsOf(event?.type, attributes['alarm']),
    isPosition: event === undefined,
    lock: flagOf(attributes['lock']),
    motion: flagOf(attributes['motion']),
    party: textOf(own['party']),
    id: textOf(own['messageId']),
  }
}

function timeOf(value: unknown): string {
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(instant)) throw new NotTraccar('a time is missing: fixTime, deviceTime or eventTime')
  return new Date(instant).toISOString()
}

function placeOf({ latitude, longitude }: Position): Place {
  if (typeof latitude !== 'number' || !(Math.abs(latitude) <= 90)) throw new NotTraccar('position.latitude is none')
  if (typeof longitude !== 'number' || !(Math.abs(longitude) <= 180)) throw new NotTraccar('position.longitude is none')
  return { latitude, longitude }
}

/** Traccar writes several alarms of one position into one text, with commas between. */
function alarmsOf(type: unknown, alarm: unknown): readonly string[] {
  if (typeof type === 'string' && type !== 'alarm') return [type]
  if (alarm === undefined && type === 'alarm') throw new NotTraccar('event.attributes.alarm is missing')
  return typeof alarm === 'string'
    ? alarm
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : []
}

const flagOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined)
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
