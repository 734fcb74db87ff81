import { dayAtDeparture } from '../reference/act-day.ts'
import { agreementsNamed } from '../reference/agreements.ts'
import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { isCalled } from '../model/movement.ts'
import type { Timer, TimerName } from '../model/timer.ts'
import { utcDateTime } from '../values/time.ts'
import { scheduleOf, startTimer } from './timers.ts'

const DAY = 24 * 3_600_000

/** Whether there is still something to lose: a guarantee that secures the movement, or a claim on it. */
export const isSecured = ({ movement }: Draft): boolean =>
  movement.lines.some(({ state }) => state === 'in-use' || state === 'claimed') || isCalled(movement)

/**
 * From the moment something overdue is told, it is told again by the schedule of the agreement until it has come (engine.md 9,
 * "Told"). What is reminded of already, or is claimed of another guarantee, has its own.
 */
export function beginReminders(
  draft: Draft,
  about: TimerName,
  since: string,
  { leg, grn }: Pick<Timer, 'leg' | 'grn'> = {},
): void {
  const paid = about === 'T_pay'
  const known = draft.movement.timers.some(
    (timer) => timer.name === 'T_remind' && (paid ? timer.grn === grn : timer.about !== 'T_pay'),
  )
  if (known || !isSecured(draft)) return
  startTimer(draft, 'T_remind', {
    about,
    since,
    round: 1,
    ...(leg === undefined ? {} : { leg }),
    ...(grn === undefined ? {} : { grn }),
    dueAt: utcDateTime(draft.input.now + daysBefore(draft, 1) * DAY),
  })
}

/** The next reminder of the same thing, as long as a guarantee is in use: it never falls silent by itself. */
export function remindAgain(draft: Draft, { about, since, leg, grn, round = 1 }: Timer): void {
  if (about === undefined || since === undefined || !isSecured(draft)) return
  startTimer(draft, 'T_remind', {
    about,
    since,
    round: round + 1,
    ...(leg === undefined ? {} : { leg }),
    ...(grn === undefined ? {} : { grn }),
    dueAt: utcDateTime(draft.input.now + daysBefore(draft, round + 1) * DAY),
  })
}

/** Days between one reminder and the one before it, or between the first and what it reminds of. */
function daysBefore(draft: Draft, round: number): number {
  const { days, every } = agreed(draft)
  const own = days[round - 1]
  return own === undefined ? every : Math.max(1, own - (days[round - 2] ?? 0))
}

/** The schedule of an agreement of the movement as it is today; the usual one where none has any. */
function agreed({ movement, input: { reference, now } }: Draft): { days: readonly number[]; every: number } {
  const { agreements = [] } = declaredOf(movement)
  const own = agreementsNamed(reference.agreements, agreements, dayAtDeparture(movement, reference, now))
  return own.find(({ reminders }) => reminders !== undefined)?.reminders ?? scheduleOf('T_remind')
}
