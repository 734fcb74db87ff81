import type { AlertBody, OverdueNoticeBody } from '../../generated/types.ts'
import { assertInvariant } from '../values/assert.ts'
import { closeDiversion } from './diversion.ts'
import { admit, change, type Draft, firedIn, make, openProcedure, receiversFor } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { withdrawContributions } from '../guarantee/payment-orders.ts'
import { diversionOf, type Enquiry, enquiryOf } from '../model/open.ts'
import { countryReached, officeReached } from '../draft/queries.ts'
import { asParty, HUB, type PartyKey } from '../values/party.ts'
import { isCustoms, unique } from '../reference/receivers.ts'
import { legOf } from '../model/movement.ts'
import type { AlertReason } from '../model/table.ts'
import { utcDateTime } from '../values/time.ts'
import type { Timer, TimerEvent } from '../model/timer.ts'
import { awaitedType, type StartOptions, startTimer, timerDue, waitsFor } from '../timers/timers.ts'
import { watchClaimDeadline } from '../timers/claim-deadlines.ts'
import { beginReminders } from '../timers/reminders.ts'
import { countryOfOffice, type OfficeCode } from '../values/office.ts'

/** Who is late: an office, a party, or both. */
type Awaited = { office?: OfficeCode; party?: PartyKey }

/** Tells departure, and the party awaited, that something has not come, and since when (engine.md 3, 4). */
export function tellOverdue(draft: Draft<TimerEvent>): void {
  const timer = firedIn(draft)
  const awaited = awaitedOf(draft, timer)
  const since = sinceOf(draft, timer)
  noteOverdue(draft, { awaited: awaitedType(timer.name), since, ...awaited })
  beginReminders(draft, timer.name, since, timer)
}

/** Tells everyone who is told of what is overdue, and the party it is awaited from. */
export function noteOverdue(draft: Draft, body: OverdueNoticeBody): void {
  const others = body.party === undefined ? [] : [asParty(body.party)]
  for (const receiver of unique([...receiversFor(draft, 'overdue-notice', HUB), ...others])) {
    make(draft, 'overdue-notice', receiver, body)
  }
}

/** An alarm of the clock: departure and all holders of a record look out; nothing is asked of anybody (engine.md 6). */
export function raiseAlarm(draft: Draft<TimerEvent>, reason: AlertReason): void {
  const { office } = awaitedOf(draft, firedIn(draft))
  const body: AlertBody = { action: 'attention', reason, ...(office === undefined ? {} : { office }) }
  for (const receiver of receiversFor(draft, 'alert', HUB)) make(draft, 'alert', receiver, body)
}

/** A leg's limit has passed: told once for this limit. */
export function noteLegLimit(draft: Draft<TimerEvent>): void {
  const { leg: index } = firedIn(draft)
  const legs = draft.movement.legs.map((leg) =>
    leg.index === index && leg.limitAt !== undefined ? { ...leg, limitTold: leg.limitAt } : leg,
  )
  change(draft, { legs })
}

/** The movement's limit has passed: told once for this limit. */
export function noteLimit(draft: Draft): void {
  const { limitAt } = draft.movement
  if (limitAt !== undefined) change(draft, { limitTold: limitAt })
  watchClaimDeadline(draft)
}

/** The timer opens the enquiry: first the holder is asked; departure answers for a holder that is not on the hub. */
export function enquireOfHolder(draft: Draft<TimerEvent>): void {
  const { principal, departure } = declaredOf(draft.movement)
  enquire(draft, 'holder', principal.party ?? departure.country)
}

/** Then the office the goods should have come to, or did. */
export function enquireOfOffice(draft: Draft<TimerEvent>): void {
  const { departure } = declaredOf(draft.movement)
  const country = countryReached(draft.movement)
  enquire(draft, 'office', isCustoms(draft.input.reference, country) ? country : departure.country)
}

function enquire(draft: Draft<TimerEvent>, stage: Enquiry['stage'], asked: PartyKey): void {
  const enquiry = enquiryOf(draft.movement)
  const openedBy = enquiry === undefined ? firedIn(draft).name : enquiry.openedBy
  const respondBy = utcDateTime(timerDue(draft, 'T_enquiry'))
  const since = enquiry?.since ?? utcDateTime(draft.input.now)
  const opened: Enquiry = { stage, asked, respondBy, since, ...(openedBy === undefined ? {} : { openedBy }) }
  openProcedure(draft, { procedure: 'enquiry', enquiry: opened })
  admit(draft, [asked])
}

/** Results are awaited once more before anybody is asked (engine.md 4, "T_results, twice"). */
export function awaitAgain(draft: Draft<TimerEvent>): void {
  const { name, leg, grn, round } = firedIn(draft)
  const again: StartOptions = {
    ...(leg === undefined ? {} : { leg }),
    ...(grn === undefined ? {} : { grn }),
    // At an authorised consignee's the second time is as long as the first.
    ...(draft.movement.simplified === true ? { variant: 'authorised-consignee' } : {}),
    round: (round ?? 1) + 1,
  }
  startTimer(draft, name, again)
}

/** Nobody answered the request for a diversion: that counts as a refusal, and both sides are told (engine.md 4). */
export function refuseDiversionByClock(draft: Draft): void {
  const { departure } = declaredOf(draft.movement)
  const diversion = diversionOf(draft.movement)
  assertInvariant(diversion !== undefined, 'a diversion nobody asked for')
  const body = { outcome: 'rejected', office: diversion.office, reason: '4' } as const
  for (const receiver of unique([diversion.askedBy ?? countryOfOffice(diversion.office), departure.country])) {
    make(draft, 'diversion-response', receiver, body)
  }
  closeDiversion(draft)
}

/** The time for release is over: the movement is not released, and everyone who knows of it is told (engine.md 4). */
export function refuseReleaseByClock(draft: Draft<TimerEvent>): void {
  const { name } = firedIn(draft)
  const body = { reason: name === 'T_amend' ? 'guarantee' : 'time-limit' } as const
  change(draft, { endedAt: utcDateTime(draft.input.now) })
  withdrawContributions(draft)
  const { departure, principal } = declaredOf(draft.movement)
  for (const receiver of unique([...receiversFor(draft, 'no-release', HUB), departure.country, principal.party])) {
    make(draft, 'no-release', receiver, body)
  }
}

function sinceOf({ movement }: Draft, timer: Timer): string {
  const { name, startedAt } = timer
  if (name === 'T_limit') return movement.limitAt ?? startedAt
  if (name === 'T_leg') return legOf(movement, timer)?.limitAt ?? startedAt
  return startedAt
}

/** Whose turn it is while a timer runs, or is reminded of. */
export function awaitedOf(draft: Draft, timer: Pick<Timer, 'name' | 'leg' | 'grn'>): Awaited {
  const { movement, guarantees } = draft
  const { departure, destination } = declaredOf(movement)
  const enquiry = enquiryOf(movement)
  switch (waitsFor(timer.name)) {
    case 'departure':
      return at(departure.office)
    case 'arrived':
      return at(officeReached(movement))
    case 'ahead':
    case 'nobody':
      return at(destination.office)
    case 'enquired':
      return enquiry === undefined ? {} : { party: enquiry.asked }
    case 'guarantor': {
      const guarantor = timer.grn === undefined ? undefined : guarantees.get(timer.grn)?.guarantor
      return guarantor === undefined ? {} : { party: guarantor }
    }
    case 'approver':
    case 'partner':
      return {}
    case 'leg': {
      const leg = legOf(movement, timer)
      const office = timer.name === 'T_gap' ? leg?.entryOffice : (leg?.exitOffice ?? destination.office)
      return office === undefined ? (leg === undefined ? {} : { party: leg.country }) : at(office)
    }
  }
}

const at = (office: OfficeCode | undefined): Awaited =>
  office === undefined ? {} : { office, party: countryOfOffice(office) }
