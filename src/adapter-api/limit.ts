import { endOfDay, offsetOf } from '../domain/values/calendar.ts'

const BARE_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const MINUTE = 60_000

/**
 * A time limit as messages carry it (`limitAt`): a date-time with offset is taken as it is; a bare date (`YYYY-MM-DD`), as
 * many national systems write it, means 24:00 of that day in the time zone of the office of departure (engine.md 6), and
 * gets the offset in force there at that time.
 * @param timeZone IANA name, for instance `Africa/Lagos`
 * @throws {RangeError} for a day that does not exist, or an unknown zone
 */
export function limitAtOf(limit: string, timeZone: string): string {
  if (!BARE_DATE.test(limit)) return limit
  const noon = new Date(`${limit}T12:00:00Z`)
  if (Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(limit)) throw new RangeError(`no day ${limit}`)
  const end = endOfDay(limit, timeZone)
  const offset = offsetOf(end, timeZone)
  return `${new Date(end + offset).toISOString().slice(0, 19)}${offsetText(offset)}`
}

/** `+01:00`; offsets of a minute's fraction, gone from all zones since 1972, are rounded. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
