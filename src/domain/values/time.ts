/** Times as messages carry them: RFC 3339 with offset, and how exactly they were noted (engine.md 6). */
export type Precision = 'second' | 'minute' | 'day'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Clocks of two offices may differ by this much: their order is then decided by the legs (engine.md 6). */
const CLOCK_TOLERANCE = 15 * MINUTE
/** By how many milliseconds a sender's clock may be ahead of the hub's. */
export const FUTURE_TOLERANCE = 5 * MINUTE

/** Milliseconds since the epoch, UTC. */
export const instantOf = (dateTime: string): number => Date.parse(dateTime)

/** How much later than noted the thing may have happened, in milliseconds. */
export function spanOf(precision: Precision): number {
  if (precision === 'day') return DAY
  return precision === 'minute' ? MINUTE : 1000
}

/** The earliest instant a noted time can mean: with precision `day` the start of that day where it was noted. */
export function earliestOf(dateTime: string, precision: Precision): number {
  if (precision === 'second') return instantOf(dateTime)
  const start = precision === 'day' ? 'T00:00:00' : `${dateTime.slice(10, 16)}:00`
  return instantOf(`${dateTime.slice(0, 10)}${start}${offsetOf(dateTime)}`)
}

/** Within how many milliseconds the times of two offices say nothing about their order (engine.md 6). */
export const toleranceOf = (precision: Precision): number => spanOf(precision) + CLOCK_TOLERANCE

/** More than five minutes in the future is refused; how old is not limited (engine.md 6). */
export const isFuture = (dateTime: string, now: number): boolean => instantOf(dateTime) > now + FUTURE_TOLERANCE

/** `YYYY-MM-DD` in UTC. */
export const utcDate = (now: number): string => utcDateTime(now).slice(0, 10)

/** RFC 3339 in UTC, with milliseconds. */
export const utcDateTime = (now: number): string => new Date(now).toISOString()

/** The second of a noted time, RFC 3339 in UTC: in this form times compare as texts. */
export const secondOf = (dateTime: string): string => `${utcDateTime(instantOf(dateTime)).slice(0, 19)}Z`

/** Whether a day lies in a period given by first and last day, both included. */
export const isWithin = (day: string, period: { validFrom: string; validTo?: string | undefined }): boolean =>
  day >= period.validFrom && (period.validTo === undefined || day <= period.validTo)

const offsetOf = (dateTime: string): string => (dateTime.endsWith('Z') ? 'Z' : dateTime.slice(-6))

/** A day, or an instant with its offset, as people read it: the offices of one road lie in different zones. */
export const timeInWords = (at: string): string =>
  at.length > 10 ? `${at.slice(0, 10)} ${at.slice(11, 16)} ${/(?:Z|[+-]00:00)$/.test(at) ? 'UTC' : at.slice(-6)}` : at
