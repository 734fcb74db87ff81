import { assertInvariant } from '../values/assert.ts'
import { addFlags, admit, closeProcedure, type Draft, make, openProcedure, receiversFor } from '../draft/draft.ts'
import { countryReached } from '../draft/queries.ts'
import { declaredOf } from '../model/declared.ts'
import { enquiryOf, isOpen } from '../model/open.ts'
import { asParty, HUB, isCountry } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import { isCustoms } from '../reference/receivers.ts'
import { beginReminders } from '../timers/reminders.ts'
import { stopTimer, timerDue } from '../timers/timers.ts'

/** Departure asks the principal or an office; whoever is asked becomes a party, otherwise it could not answer. */
export function openEnquiry(draft: Draft<'enquiry-request'>): void {
  const { message } = draft
  const { stage, respondBy } = message.body
  const asked = asParty(message.body.asked)
  const since = enquiryOf(draft.movement)?.since ?? utcDateTime(draft.input.now)
  openProcedure(draft, { procedure: 'enquiry', enquiry: { stage, asked, respondBy, since } })
  admit(draft, [asked])
}

/** After the holder the office is asked (engine.md 4). A clock never claims, and neither does an answer. */
export function answerEnquiry(draft: Draft): void {
  const enquiry = enquiryOf(draft.movement)
  assertInvariant(enquiry !== undefined, 'an answer without an enquiry')
  const country = countryReached(draft.movement)
  const holder = enquiry.stage === 'holder'
  const asked = holder && isCustoms(draft.input.reference, country) ? country : undefined
  const respondBy = utcDateTime(timerDue(draft, 'T_enquiry'))
  openProcedure(draft, {
    procedure: 'enquiry',
    enquiry: { ...enquiry, stage: 'office', respondBy, ...(asked === undefined ? {} : { asked }) },
  })
  stopTimer(draft, 'T_enquiry')
}

/** All have answered and the goods are still missing: departure decides on recovery. */
export function tellRecoveryDue(draft: Draft): void {
  const { departure } = declaredOf(draft.movement)
  const since = utcDateTime(draft.input.now)
  // Where the time ran out nobody has answered: it is departure's turn.
  const party = draft.sender === HUB ? departure.country : (enquiryOf(draft.movement)?.asked ?? draft.sender)
  const body = { awaited: 'recovery-notice', since, ...(isCountry(party) ? { party } : {}) }
  for (const receiver of receiversFor(draft, 'overdue-notice', HUB)) make(draft, 'overdue-notice', receiver, body)
  beginReminders(draft, 'T_enquiry', since)
}

/** What was missing came after all: the enquiry ends, and stays on record (engine.md 4). */
export function closeEnquiry(draft: Draft): void {
  if (!isOpen(draft.movement, 'enquiry')) return
  dropEnquiry(draft)
  addFlags(draft, 'late')
}

/** The enquiry is over without anything having been late. */
export function dropEnquiry(draft: Draft): void {
  closeProcedure(draft, 'enquiry')
}
