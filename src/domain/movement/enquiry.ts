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
import { HUB } from '../values/party.ts'
import { utcDateTime } from '../values/time.ts'
import { isCustoms } from '../reference/receivers.ts'
import { stopTimer, timerDue } from '../timers/timers.ts'

/** Departure asks the principal or an office; whoever is asked becomes a party, otherwise it could not answer. */
export function openEnquiry(draft: Draft): void {
  const { message } = draft
  assertInvariant(message.type === 'enquiry-request', 'only a request opens an enquiry')
  const { stage, asked, respondBy } = message.body
  change(draft, { enquiry: { stage, asked, respondBy } })
  openProcedure(draft, 'enquiry')
  admit(draft, [asked])
}

/** After the holder the office is asked (engine.md 4). A clock never claims, and neither does an answer. */
export function answerEnquiry(draft: Draft): void {
  const { enquiry } = draft.movement
  assertInvariant(enquiry !== undefined, 'an answer without an enquiry')
  const { arrivedOffice, destination } = draft.movement
  const country = arrivedOffice?.slice(0, 2) ?? destination?.country
  const asked = enquiry.stage === 'holder' && isCustoms(draft.input.reference, country ?? '') ? country : undefined
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
  const body = { awaited: 'recovery-notice', since, ...(party === undefined || party.includes('/') ? {} : { party }) }
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
