import { zoneAtDeparture } from '../reference/act-day.ts'
import { agreementsNamed } from '../reference/agreements.ts'
import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { endOfDay, localDate } from '../values/calendar.ts'
import { instantOf, utcDateTime } from '../values/time.ts'
import { isSecured } from './reminders.ts'
import { scheduleOf, startTimer } from './timers.ts'

const DAY = 24 * 3_600_000

/**
 * When the next of the times ends in which customs has to notify the guarantor or to claim (milliseconds UTC), counted in
 * months from the time limit at the office of departure; undefined where the agreements of the movement set none, or all are
 * over.
 */
export function nextClaimDeadline({ movement, input: { reference, now } }: Draft): number | undefined {
  const { limitAt } = movement
  if (limitAt === undefined) return undefined
  const { agreements = [] } = declaredOf(movement)
  const timeZone = zoneAtDeparture(movement, reference)
  const day = localDate(instantOf(limitAt), timeZone)
  const ends = agreementsNamed(reference.agreements, agreements, localDate(now, timeZone))
    .flatMap(({ notifyGuarantorBy, claimBy }) => [notifyGuarantorBy, claimBy])
    .flatMap((deadline) => (deadline === undefined ? [] : [endOfDay(monthsAfter(day, deadline.months), timeZone)]))
    .filter((end) => end > now)
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** Whether departure is warned of it by now. */
export const isClaimDeadlineNear = ({ input: { now } }: Draft, deadline: number): boolean =>
  deadline - now <= Math.max(...scheduleOf('T_claim').days) * DAY

/** Watches the next of its warnings: 60, 30 and 7 days before the end, for as long as a guarantee is in use. */
export function watchClaimDeadline(draft: Draft): void {
  const { now } = draft.input
  const end = nextClaimDeadline(draft)
  if (end === undefined || !isSecured(draft)) return
  const { days } = scheduleOf('T_claim')
  const next = days.map((before) => end - before * DAY).find((at) => at > now)
  // After the last warning of one deadline the warnings of a later one are watched, once the first is over.
  startTimer(draft, 'T_claim', { dueAt: utcDateTime(next ?? end) })
}

/** The same day so many months later, or the last one of a shorter month (`YYYY-MM-DD`). */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
