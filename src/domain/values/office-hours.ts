import { dateOfLocal, instantOfLocal, localDate } from './calendar.ts'

/** When a place is open: local times `HH:MM` by ISO weekday, and days (`YYYY-MM-DD`) on which it is not after all. */
export type Opening = {
  timeZone: string
  hours: readonly { days: readonly number[]; from: string; to: string }[]
  holidays: ReadonlySet<string>
}

/** From when to when, milliseconds UTC. */
type Span = { from: number; to: number }

const DAY_MS = 24 * 3_600_000

/** A place that never opens must not make anybody count for ever, nor wait. */
const MOST_DAYS = 92

/**
 * The times at which a place is closed between two instants (milliseconds UTC), in order. After 92 days it counts as open:
 * nothing waits without a limit.
 */
export function closedSpans(start: number, end: number, { timeZone, hours, holidays }: Opening): Span[] {
  const closed: Span[] = []
  const last = Math.min(end, start + MOST_DAYS * DAY_MS)
  let from = start
  const first = Date.parse(`${localDate(start, timeZone)}T00:00:00Z`)
  for (let local = first; from < last && local <= last + 2 * DAY_MS; local += DAY_MS) {
    const date = dateOfLocal(local)
    // Sunday is 7 in ISO 8601, and 0 in JavaScript.
    const weekday = new Date(local).getUTCDay() || 7
    const open = holidays.has(date) ? [] : hours.filter(({ days }) => days.includes(weekday))
    for (const one of open.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const opens = instantOfLocal(local + minutesOf(one.from) * 60_000, timeZone)
      const closes = instantOfLocal(local + minutesOf(one.to) * 60_000, timeZone)
      if (opens > from) closed.push({ from, to: Math.min(opens, last) })
      from = Math.max(from, closes)
      if (from >= last) break
    }
  }
  if (from < last) closed.push({ from, to: last })
  return closed
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
