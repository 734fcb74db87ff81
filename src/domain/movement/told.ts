import { largestOf } from '../../generated/bounds.ts'
import { texts } from '../../generated/texts.ts'
import type { NonDischargeNoticeBody, ContactPoint, OverdueNoticeBody } from '../../generated/types.ts'
import { zoneAtDeparture } from '../reference/act-day.ts'
import { change, type Draft, firedIn, isFired, make, receiversFor } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { enquiryOf } from '../model/open.ts'
import type { Timer, TimerEvent } from '../model/timer.ts'
import { contactIn, officeOn } from '../reference/registry.ts'
import { languageOf, unique } from '../reference/receivers.ts'
import { isClaimDeadlineNear, nextClaimDeadline, watchClaimDeadline } from '../timers/claim-deadlines.ts'
import { isSecured, remindAgain } from '../timers/reminders.ts'
import { awaitedType } from '../timers/timers.ts'
import { endOfDay } from '../values/calendar.ts'
import { countryOfOffice, type OfficeCode } from '../values/office.ts'
import { asParty, HUB } from '../values/party.ts'
import { instantOf, utcDateTime } from '../values/time.ts'
import { awaitedOf, noteOverdue } from './overdue.ts'

/** What is awaited, since when and from whom. */
type Waiting = Pick<NonDischargeNoticeBody, 'awaited' | 'since'> &
  Partial<Pick<NonDischargeNoticeBody, 'office' | 'party'>>

/** How an office is reached, as the registry says; its code alone where that says nothing. */
export function contactOf({ input: { reference }, on }: Draft, office: OfficeCode): ContactPoint {
  return contactIn(office, officeOn(reference, office, on)?.contacts)
}

/** A day before the time limit: principal and destination still can do something (engine.md 9, "Told"). */
export function tellLimitNear(draft: Draft<TimerEvent>): void {
  const { limitAt } = draft.movement
  if (limitAt === undefined) return
  change(draft, { limitNear: limitAt })
  // A hub that was down fires it late: what is over is told by the next timer.
  if (draft.input.now >= instantOf(limitAt)) return
  const { departure, destination } = declaredOf(draft.movement)
  const contact = contactOf(draft, departure.office)
  for (const receiver of receiversFor(draft, 'limit-notice', HUB)) {
    const text = texts.notices.limitNear[languageOf(draft.input.reference, receiver)]
    make(draft, 'limit-notice', receiver, { limitAt, office: destination.office, contact, text })
  }
}

/** The time limit itself has passed: the time of grace begins, and nobody is asked anything yet. */
export function tellLimitReached(draft: Draft<TimerEvent>): void {
  const { limitAt } = draft.movement
  if (limitAt === undefined) return
  change(draft, { limitReached: limitAt })
  noteOverdue(draft, {
    awaited: awaitedType('T_due'),
    since: limitAt,
    ...awaitedOf(draft, firedIn(draft)),
    stage: 'limit',
  })
}

/** Principal and guarantors are told that nothing discharges the movement for now: an enquiry, or results that do not allow it. */
export function tellNonDischarge(draft: Draft): void {
  tellLiable(draft, waitingIn(draft), {})
  watchClaimDeadline(draft)
}

/**
 * What is overdue is told again: to those who have to act, on the first day to the office, then to its administration, at last
 * to the operator as well, and each time to those who are liable.
 */
export function remind(draft: Draft<TimerEvent>): void {
  const timer = firedIn(draft)
  const { round = 1 } = timer
  if (timer.about === undefined || !isSecured(draft)) return
  const waiting = remindedOf(draft, timer, timer.about)
  const level = LEVELS[Math.min(round, LEVELS.length) - 1] ?? 'operator'
  const body: OverdueNoticeBody = {
    ...waiting,
    reminder: Math.min(round, largestOf['OverdueNotice.body.reminder']),
    level,
  }
  const { departure } = declaredOf(draft.movement)
  const awaited = waiting.party === undefined ? undefined : asParty(waiting.party)
  for (const receiver of unique([departure.country, awaited])) make(draft, 'overdue-notice', receiver, body)
  tellLiable(draft, waiting, { reminder: Math.min(round, largestOf['OverdueNotice.body.reminder']) })
  remindAgain(draft, timer)
}

/** Departure is told that its time to notify the guarantor, or to claim, ends: without that the guarantor is free. */
export function tellClaimDeadline(draft: Draft<TimerEvent>): void {
  const { limitAt } = draft.movement
  const { departure } = declaredOf(draft.movement)
  const deadline = nextClaimDeadline(draft)
  if (limitAt === undefined || deadline === undefined || !isSecured(draft)) return
  // The limit may have been moved since, or the first of two times may just be over.
  if (isClaimDeadlineNear(draft, deadline)) {
    const waiting = { awaited: 'recovery-notice', since: limitAt, ...atOffice(departure.office) }
    make(draft, 'overdue-notice', departure.country, { ...waiting, deadline: utcDateTime(deadline) })
  }
  watchClaimDeadline(draft)
}

const LEVELS = ['office', 'customs', 'operator'] as const

function remindedOf(draft: Draft, timer: Timer, about: NonNullable<Timer['about']>): Waiting {
  const since = timer.since ?? timer.startedAt
  const { departure } = declaredOf(draft.movement)
  // All have answered, or nobody will any more: departure decides on recovery.
  if (about === 'T_enquiry') return { awaited: 'recovery-notice', since, ...atOffice(departure.office) }
  return { awaited: awaitedType(about), since, ...awaitedOf(draft, { ...timer, name: about }) }
}

const atOffice = (office: OfficeCode): Pick<Waiting, 'office' | 'party'> => ({ office, party: countryOfOffice(office) })

function waitingIn(draft: Draft): Waiting {
  const { movement, message } = draft
  const now = utcDateTime(draft.input.now)
  const { departure } = declaredOf(movement)
  if (isFired(draft)) {
    const timer = firedIn(draft)
    const since = timer.name === 'T_limit' ? (movement.limitAt ?? timer.startedAt) : timer.startedAt
    return { awaited: awaitedType(timer.name), since, ...awaitedOf(draft, timer) }
  }
  if (message.type === 'control-results') {
    return { awaited: 'discrepancy-resolution', since: now, ...atOffice(departure.office) }
  }
  const asked = enquiryOf(movement)?.asked
  if (asked === undefined) return { awaited: 'recovery-notice', since: now, ...atOffice(departure.office) }
  return { awaited: 'enquiry-response', since: now, party: asked }
}

function tellLiable(draft: Draft, waiting: Waiting, more: Pick<NonDischargeNoticeBody, 'reminder'>): void {
  const { departure } = declaredOf(draft.movement)
  const contact = contactOf(draft, departure.office)
  const deadline = deadlineOf(draft)
  for (const receiver of receiversFor(draft, 'non-discharge-notice', HUB)) {
    const text = texts.notices.nonDischarge[languageOf(draft.input.reference, receiver)]
    const asked = { ...waiting, ...(deadline === undefined ? {} : { deadline }) }
    make(draft, 'non-discharge-notice', receiver, { ...asked, ...more, contact, text })
  }
}

/** Until when an answer is awaited, or a claim is to be paid. */
function deadlineOf({ movement, input: { reference } }: Draft): string | undefined {
  const enquiry = enquiryOf(movement)
  if (enquiry !== undefined) return enquiry.respondBy
  const payBy = movement.recovery?.payBy
  return payBy === undefined ? undefined : utcDateTime(endOfDay(payBy, zoneAtDeparture(movement, reference)))
}
