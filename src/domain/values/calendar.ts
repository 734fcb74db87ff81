/** How long a timer runs, in the units of schemas/timers.json. */
export type Duration = { value: number; unit: 'minutes' | 'hours' | 'days' | 'working-days' }

/** How a place works from a day on: on which days of the week, and on which days (`YYYY-MM-DD`) it does not after all. */
export type Week = {
  /** First day it is so, `YYYY-MM-DD`; absent: always was. */
  validFrom?: string
  /** ISO weekdays, 1 Monday to 7 Sunday; absent: Monday to Friday. */
  workingDays?: readonly number[]
  holidays?: readonly string[]
}

/**
 * How one place counts its days: its zone (IANA name), its country's weeks and the days off of its own, each oldest first; no
 * week is Monday to Friday.
 */
export type Calendar = { timeZone: string; weeks: readonly Week[]; daysOff?: readonly Omit<Week, 'workingDays'>[] }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Longer than any row of public holidays: a calendar without working days must not keep the hub counting for ever. */
const MOST_DAYS = 3_660

/**
 * The instant (milliseconds UTC) so much later than another one. Days and working days keep the time on the clock of the
 * place, also across a change of its offset; a working day is one of the place's week on that day and no holiday (engine.md 6).
 */
export function addDuration(start: number, { value, unit }: Duration, calendar: Calendar): number {
  if (unit === 'minutes') return start + value * MINUTE
  if (unit === 'hours') return start + value * HOUR
  const local = start + offsetOf(start, calendar.timeZone)
  if (unit === 'days') return instantOfLocal(local + value * DAY, calendar.timeZone)
  let day = local
  for (let left = value, tried = 0; left > 0 && tried < MOST_DAYS; tried += 1) {
    day += DAY
    if (isWorkingDay(dateOfLocal(day), calendar)) left -= 1
  }
  return instantOfLocal(day, calendar.timeZone)
}

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5]

/** Whether people work on a day (`YYYY-MM-DD`) there, by the week in force on it. */
export function isWorkingDay(day: string, { weeks, daysOff = [] }: Omit<Calendar, 'timeZone'>): boolean {
  const week = weeks.findLast(({ validFrom = '' }) => validFrom <= day)
  const own = daysOff.findLast(({ validFrom = '' }) => validFrom <= day)
  // Sunday is 7 in ISO 8601, and 0 in JavaScript.
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const isFree = week?.holidays?.includes(day) === true || own?.holidays?.includes(day) === true
  return (week?.workingDays ?? MONDAY_TO_FRIDAY).includes(weekday) && !isFree
}

/** 24:00 of a day (`YYYY-MM-DD`) in a zone, which is what a bare date as a limit means (engine.md 6). Milliseconds UTC. */
export const endOfDay = (day: string, timeZone: string): number =>
  instantOfLocal(Date.parse(`${day}T00:00:00Z`) + DAY, timeZone)

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
export function offsetOf(instant: number, timeZone: string): number {
  const hour = Math.floor(instant / HOUR)
  const before = offsetAtHour(hour, timeZone)
  // No zone has ever changed its clocks twice within an hour.
  return before === offsetAtHour(hour + 1, timeZone) ? before : calculatedOffset(instant, timeZone)
}

/** Offsets at full hours, by zone: nearly all times are of the last few days, and asking for one costs some 8 us. */
const offsets = new Map<string, Map<number, number>>()

/** Of each zone; senders choose the times, so that there must be an end. */
const HOURS_KEPT = 4_096

function offsetAtHour(hour: number, timeZone: string): number {
  let ofZone = offsets.get(timeZone)
  const known = ofZone?.get(hour)
  if (known !== undefined) return known
  const offset = calculatedOffset(hour * HOUR, timeZone)
  if (ofZone === undefined) offsets.set(timeZone, (ofZone = new Map()))
  else if (ofZone.size >= HOURS_KEPT) ofZone.clear()
  ofZone.set(hour, offset)
  return offset
}

function calculatedOffset(instant: number, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(instant / 1000) * 1000
}

/**
 * The instant at which the clocks of a zone show a local time (given as if it were UTC). What they skip is taken as if
 * they had not: never earlier, so that nobody loses time by a change of clocks.
 */
export function instantOfLocal(local: number, timeZone: string): number {
  const first = local - offsetOf(local, timeZone)
  const second = local - offsetOf(first, timeZone)
  return second + offsetOf(second, timeZone) === local ? second : Math.max(first, second)
}

/** The day (`YYYY-MM-DD`) on the calendar of a zone at an instant (milliseconds UTC). */
export const localDate = (instant: number, timeZone: string): string =>
  dateOfLocal(instant + offsetOf(instant, timeZone))

/** The day (`YYYY-MM-DD`) of a local time given as if it were UTC. */
export function dateOfLocal(local: number): string {
  const day = Math.floor(local / DAY)
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(local).toISOString().slice(0, 10)
  if (dates.size >= DATES_KEPT) dates.clear()
  dates.set(day, date)
  return date
}

/** Days as they are written, by their number from 1 January 1970: nearly all that is asked for are the last few. */
const dates = new Map<number, string>()

/** Senders choose the times, so that there must be an end. */
const DATES_KEPT = 4_096

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times what using one does. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}
