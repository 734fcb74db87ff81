import { languageOf } from '../reference/receivers.ts'
import { catalogue } from '../../generated/catalogue.ts'
import type { Alert, AvailabilityNotice, StatusRequest } from '../../generated/types.ts'
import { officeOf } from '../reference/act-day.ts'
import { concernsStop, raiseAlert, vehicleAlertReceivers } from '../movement/alerts.ts'
import { askSecond, closeApproval, voidApprovals } from '../movement/approvals.ts'
import { closureIn } from '../notices/border-closures.ts'
import { holds } from './conditions.ts'
import { noteEquipment } from '../differences/equipped.ts'
import { sharingNow } from '../differences/used-twice.ts'
import type { Accepted, Asks, DecideInput, Decision, Effect, Refused } from '../model/decision.ts'
import { change, type Draft, effectOf, make, startDraft } from '../draft/draft.ts'
import { runEffect } from './effects.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { makeFunctionalErrorBody } from '../values/functional-error.ts'
import { endPending } from '../guarantee/asking.ts'
import { tellDeclaredAway } from '../movement/provisional.ts'
import { guardFindings, refusalOf } from './guards.ts'
import { countMade, freeAll, hold } from '../movement/held.ts'
import { assertBalanced, runLedgerAct } from '../guarantee/ledger.ts'
import { assertInvariant } from '../values/assert.ts'
import { newMarks } from '../notices/identification.ts'
import type { Mrn } from '../values/identifiers.ts'
import { partyKeyOf } from '../values/party.ts'
import type { Movement } from '../model/movement.ts'
import { availabilityIn } from '../reference/outages.ts'
import { trulyDue } from '../timers/pauses.ts'
import { noteTries } from '../guarantee/note-tries.ts'
import { isHeld } from '../draft/queries.ts'
import { decideRegistration } from '../guarantee/registration.ts'
import { withChanges } from './replay.ts'
import { isFleetReport } from '../model/notice.ts'
import { makeStatusResponseBody } from '../movement/status.ts'
import { findRow, isEnd, type Row } from '../model/table.ts'
import { utcDateTime } from '../values/time.ts'
import { isFiring, type Timer } from '../model/timer.ts'
import { openTimer, settleTimers, waitsFor } from '../timers/timers.ts'
import { warningsOf } from './warnings.ts'

/**
 * What one event does: to its movement, to guarantees, and who is told. Pure: the same input always gives the same
 * decision, nothing in the input is changed. Schema, header and rules have been checked before (interface.md 3).
 * Throws InvariantError when an invariant would be broken, which is a defect: nothing may then be stored.
 */
export function decide(input: DecideInput): Decision {
  // It is about deliveries and changes no movement: the commit closes the outbox rows it names, or says that there was none.
  if (input.event.message.type === 'delivery-report') return { ...unmoved(undefined), status: 'applied' }
  const decision = decideEvent(input)
  return decision.outcome === 'accepted' ? withChanges(input, withWarnings(input, decision)) : decision
}

function withWarnings(input: DecideInput, decision: Accepted): Accepted {
  const warnings = warningsOf(input, decision)
  const effect = { ...decision.effect, ...happeningOf(input) }
  return warnings.length === 0 ? { ...decision, effect } : { ...decision, warnings, effect: { ...effect, warnings } }
}

/** When and where it happened, for the log: a timeline that shows when the hub heard of it tells of the hub. */
function happeningOf({ event: { message } }: DecideInput): Pick<Effect, 'occurredAt' | 'office' | 'procedure'> {
  if (isFiring(message) || catalogue[message.type].kind === 'answer') return {}
  const office = officeOf(message)
  const { occurredAt, procedure } = message
  return { occurredAt, ...(office === undefined ? {} : { office }), procedure }
}

function decideEvent(input: DecideInput): Decision {
  const { message, mrn } = input.event
  if (message.type === 'guarantee-registration') return decideRegistration(input, message)
  if (message.type === 'alert' && mrn === undefined) return decideVehicleAlert(input, message)
  if (message.type === 'availability-notice') return announce(input, message)
  if (message.type === 'status-request') return answerStatus(input, message)
  if (!isFiring(message) && isFleetReport(message))
    return { ...unmoved(undefined), status: 'applied', effect: { row: message.type } }
  if (mrn === undefined) return unmoved(input.movement)
  if (input.event.kind === 'matched') return match(input, mrn, input.event.matchedTo)
  if (input.event.kind === 'timer') {
    const { timer } = input.event.message
    if (input.movement === undefined || !runs(input.movement, timer)) return unmoved(input.movement)
    const due = waitsOn(input, input.movement, timer) ? Infinity : trulyDue(timer, input.movement, input.reference)
    if (due === Infinity) return { ...unmoved(input.movement), standsStill: true }
    if (due > input.now) return postpone(input, input.movement, timer, due)
  }
  const { kind, approved, key } = input.event
  if (kind === 'effect' && approved !== true && !isHeld(input.movement, key)) return unmoved(input.movement)
  const draft = startDraft(input, mrn)
  if (input.event.asks !== undefined) return waitForSecond(draft, input.event.asks)
  if (input.event.kind === 'approval') return answerOfSecond(draft)
  const findings = guardFindings(draft)
  if (findings.length > 0) return refuse(draft, findings)
  const row = findRow(draft.movement.state, message.type, (condition) => holds(draft, condition))
  if (row.refuse !== undefined) return refuse(draft, [refusalOf(draft, row.refuse)])
  return apply(draft, row)
}

/** A provisional number belongs to a movement from now on, which has taken over what waited under it. */
function match(input: DecideInput, provisional: Mrn, matchedTo: Mrn | undefined): Accepted {
  assertInvariant(matchedTo !== undefined, 'matched to nothing')
  const draft = startDraft(input, provisional)
  change(draft, { held: [], timers: [], matchedTo })
  const { message } = input.event
  if (message.type === 'transit-declaration') tellDeclaredAway(draft, message.body, message)
  return { ...unmoved(draft.movement), status: 'applied', outgoing: draft.outgoing, effect: effectOf(draft, 'matched') }
}

/** What the first of two persons decides is on record and has no effect; the movement shows that it waits. */
function waitForSecond(draft: Draft, asks: Asks): Accepted {
  askSecond(draft, asks)
  return { ...unmoved(draft.movement), status: 'asked', effect: effectOf(draft, 'asked') }
}

/** The second person agrees or does not; the effect of what was asked is decided after it. */
function answerOfSecond(draft: Draft): Accepted {
  closeApproval(draft)
  const row = draft.input.event.verdict === 'reject' ? 'rejected' : 'approved'
  return { ...unmoved(draft.movement), status: 'applied', outgoing: draft.outgoing, effect: effectOf(draft, row) }
}

/** Whether a timer still runs: only then may its firing be decided. */
const runs = (movement: DecideInput['movement'], { name, number }: Timer): boolean =>
  openTimer(movement, name, number) !== undefined

/** Whether it waits for another movement that is still under way: nothing is stored, and it is looked at again. */
const waitsOn = ({ sharing = [] }: DecideInput, movement: Movement, { name }: Timer): boolean =>
  waitsFor(name) === 'partner' && sharingNow(movement, sharing).ended.size === 0

/** An outage or a border closure has paused it: it continues with the time it had left (engine.md 6). */
function postpone(input: DecideInput, movement: Movement, timer: Timer, due: number): Accepted {
  const draft = startDraft(input, movement.mrn)
  const later: Timer = { ...timer, dueAt: utcDateTime(due), plannedAt: timer.plannedAt ?? timer.dueAt }
  change(draft, { timers: movement.timers.map((other) => (other === timer ? later : other)) })
  return { ...unmoved(draft.movement), status: 'applied', effect: effectOf(draft, 'postponed') }
}

/**
 * Carries out the row: effects, ledger act, state, alert; entering an end state releases all held messages and closes
 * procedures.
 */
function apply(draft: Draft, row: Row): Accepted {
  for (const effect of row.does ?? []) {
    if (effect === 'hold') {
      assertInvariant(row.awaits !== undefined, `row ${row.id} holds and awaits nothing`)
      hold(draft, row.awaits)
    } else runEffect(draft, effect)
  }
  if (row.guarantee !== undefined) runLedgerAct(draft, row.guarantee)
  if (row.to !== 'same') draft.movement = { ...draft.movement, state: row.to }
  if (row.alert !== undefined) raiseAlert(draft, row.alert)
  if (row.to !== 'same' && isEnd(row.to)) end(draft)
  settleTimers(draft, row)
  return finish(draft, row)
}

/** Enquiry, diversion and stop end with the movement; a recovery may outlive it (engine.md 4). */
function end(draft: Draft): void {
  const { wanting: _, doubles: __, ...rest } = draft.movement
  draft.movement = { ...rest, open: rest.open.filter(({ procedure }) => procedure === 'recovery') }
  voidApprovals(draft)
  endPending(draft)
  freeAll(draft)
}

function finish(draft: Draft, row: Row): Accepted {
  noteTries(draft)
  noteEquipment(draft)
  const marks = newMarks(draft)
  if (marks !== undefined) change(draft, { marks })
  if (draft.declaration !== undefined) change(draft, { revision: draft.movement.revision + 1 })
  const guarantees = [...draft.changed].flatMap((grn) => draft.guarantees.get(grn) ?? [])
  for (const guarantee of guarantees) assertBalanced(guarantee)
  countMade(draft)
  return {
    outcome: 'accepted',
    status: row.status ?? 'applied',
    ...(row.awaits === undefined ? {} : { awaits: row.awaits }),
    movement: isNothing(draft) ? undefined : draft.movement,
    visibleTo: draft.visibleTo,
    ...(draft.declaration === undefined ? {} : { declaration: draft.declaration }),
    guarantees,
    entries: draft.entries,
    outgoing: draft.outgoing,
    effect: effectOf(draft, row.id),
    releases: draft.releases,
    ...(draft.approvalsEnded.length === 0 ? {} : { approvalsEnded: draft.approvalsEnded }),
  }
}

/** Nothing is stored about an unknown movement for which nothing waits: strangers must not fill the store with MRNs. */
const isNothing = ({ movement, input }: Draft): boolean =>
  movement.state === 'none' && movement.held.length === 0 && input.movement === undefined

/**
 * A message is refused to its sender, or to the second person who agrees to it. A held one was already accepted and cannot be
 * refused any more: it becomes void, and a functional error tells its sender (engine.md 4, "entering any end").
 */
function refuse(draft: Draft, findings: readonly Finding[]): Decision {
  const { key, kind, approved } = draft.input.event
  if (kind === 'message' || approved === true)
    return { outcome: 'refused', httpStatus: 422, findings } satisfies Refused
  const language = languageOf(draft.input.reference, key.sender)
  make(draft, 'functional-error', key.sender, makeFunctionalErrorBody(findings, language))
  return { ...unmoved(draft.movement), outgoing: draft.outgoing, effect: { row: 'void' } }
}

/**
 * An alert on a vehicle or container without MRN. It cannot open or close a stop: the receipt of a stop must guarantee that
 * the movement is stopped.
 */
function decideVehicleAlert(input: DecideInput, message: Alert): Decision {
  if (concernsStop(message)) {
    return { outcome: 'refused', httpStatus: 422, findings: [ruleFinding('ALERT-SUBJECT', '/mrn')] }
  }
  const receivers = vehicleAlertReceivers(partyKeyOf(message.sender), input.reference)
  return {
    ...unmoved(undefined),
    status: 'applied',
    outgoing: receivers.length === 0 ? [] : [{ kind: 'forward', receivers }],
    effect: { row: 'alert' },
  }
}

/** An outage concerns all participants (engine.md 3, `participants`). */
function announce(input: DecideInput, message: AvailabilityNotice): Decision {
  const availability = availabilityIn(message)
  const receivers = vehicleAlertReceivers(partyKeyOf(message.sender), input.reference)
  return {
    ...unmoved(undefined),
    status: 'applied',
    outgoing: receivers.length === 0 ? [] : [{ kind: 'forward', receivers }],
    availability,
    closure: closureIn(message, input.now),
    effect: { row: 'availability-notice', availability },
  }
}

/** A status request is answered outside the movement's order and changes nothing. */
function answerStatus(input: DecideInput, message: StatusRequest): Decision {
  const { key, mrn } = input.event
  const body = makeStatusResponseBody(input.movement, key.sender, message)
  const made = { kind: 'made', type: 'status-response', receiver: key.sender, body, ordinal: 0 } as const
  const asked = mrn === undefined ? {} : { mrn }
  return {
    ...unmoved(undefined),
    outgoing: [{ ...made, ...asked, correlationId: key.id }],
    effect: { row: 'status-request' },
  }
}

/** Accepted, and nothing changes. */
function unmoved(movement: Accepted['movement']): Accepted {
  return {
    outcome: 'accepted',
    status: 'recorded',
    movement,
    visibleTo: [],
    guarantees: [],
    entries: [],
    outgoing: [],
    effect: {},
    releases: [],
  }
}
