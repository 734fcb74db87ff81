import { assertInvariant } from '../values/assert.ts'
import {
  addFlags,
  admit,
  change,
  closeProcedure,
  type Draft,
  make,
  openProcedure,
  receiversFor,
} from '../draft/draft.ts'
import { asParty, HUB, isCountry } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import { isCustoms } from '../reference/receivers.ts'
import { stopTimer, timerDue } from '../timers/timers.ts'
import { countryOfOffice } from '../values/office.ts'

/** Departure asks the principal or an office; whoever is asked becomes a party, or he could not answer. */
export function openEnquiry(draft: Draft<'enquiry-request'>): void {
  const { message } = draft
  const { stage, respondBy } = message.body
  const asked = asParty(message.body.asked)
  change(draft, { enquiry: { stage, asked, respondBy } })
  openProcedure(draft, 'enquiry')
  admit(draft, [asked])
}

/** After the holder the office is asked (engine.md 4). A clock never claims, and neither does an answer. */
export function answerEnquiry(draft: Draft): void {
  const { enquiry } = draft.movement
  assertInvariant(enquiry !== undefined, 'an answer without an enquiry')
  const { arrivedOffice, destination } = draft.movement
  const country = arrivedOffice === undefined ? destination?.country : countryOfOffice(arrivedOffice)
  const holder = enquiry.stage === 'holder'
  const asked = holder && country !== undefined && isCustoms(draft.input.reference, country) ? country : undefined
  const respondBy = utcDateTime(timerDue(draft, 'T_enquiry'))
  change(draft, { enquiry: { ...enquiry, stage: 'office', respondBy, ...(asked === undefined ? {} : { asked }) } })
  stopTimer(draft, 'T_enquiry')
}

/** All have answered and the goods are still missing: departure decides on recovery. */
export function tellRecoveryDue(draft: Draft): void {
  const { enquiry, departure } = draft.movement
  const since = utcDateTime(draft.input.now)
  // Where the time ran out nobody has answered: it is departure's turn.
  const party = draft.sender === HUB ? departure?.country : (enquiry?.asked ?? draft.sender)
  const body = { awaited: 'recovery-notice', since, ...(party === undefined || !isCountry(party) ? {} : { party }) }
  for (const receiver of receiversFor(draft, 'overdue-notice', HUB)) make(draft, 'overdue-notice', receiver, body)
}

/** What was missing came after all: the enquiry ends, and stays on record (engine.md 4). */
export function closeEnquiry(draft: Draft): void {
  if (!draft.movement.procedures.includes('enquiry')) return
  dropEnquiry(draft)
  addFlags(draft, 'late')
}

/** The enquiry is over without anything having been late. */
export function dropEnquiry(draft: Draft): void {
  closeProcedure(draft, 'enquiry')
  const { enquiry: _, ...rest } = draft.movement
  draft.movement = rest
}
