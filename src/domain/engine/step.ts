import type { AvailabilityNotice, Message } from '../../generated/types.ts'
import { isHeld } from '../draft/queries.ts'
import type {
  Accepted,
  AcceptedStatus,
  ApprovalVerdict,
  DecideInput,
  Decision,
  DomainEvent,
  MessageEvent,
  Refused,
} from '../model/decision.ts'
import type { Movement } from '../model/movement.ts'
import type { Notice } from '../model/notice.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { firingKey, isFiring, makeFiring, type TimerName } from '../model/timer.ts'
import { closureNotices } from '../notices/border-closures.ts'
import { doublesOf, noteTwins } from '../notices/doubles.ts'
import type { FleetReportEffect } from '../notices/consequence.ts'
import { type Cause, madeId, noticeMessage } from '../notices/made.ts'
import { isEnd } from '../model/table.ts'
import { approvalOf } from '../movement/approvals.ts'
import { openTimer } from '../timers/timers.ts'
import type { Mrn } from '../values/identifiers.ts'
import { ruleFinding } from '../values/finding.ts'
import { matchedBy, provisionalOf } from '../values/provisional.ts'
import { HUB, keyText, type MessageKey } from '../values/party.ts'
import { consequenceOf } from './consequences.ts'
import { decide } from './decide.ts'

/** What happens from outside the core; everything else follows from it. */
export type Happening =
  /** A message arrives. */
  | Coming
  /** A timer is due. The movement tells whether it still runs: it fires once, however many hubs try. */
  | { kind: 'timer'; mrn: Mrn; name: TimerName; number: number }
  /** A movement may have to pass what a notice closes. The movement decides whether it does: it is told once. */
  | { kind: 'closure'; mrn: Mrn; notice: Cause<AvailabilityNotice> }
  /** A second person answers what the first one has asked; the movement tells whether it still waits. */
  | Answering

export type Answering = { kind: 'approval'; key: MessageKey; mrn: Mrn; message: Message; verdict: ApprovalVerdict }

export type Coming = MessageEvent & { kind: 'message' }

/** What a step depends on besides the snapshot; `now` in milliseconds UTC. */
export type Context = Pick<DecideInput, 'reference' | 'secrets' | 'now'>

/** One event decided, in the order of the log. Only the first of a happening can be refused. */
export type Step = Taken | { event: MessageEvent; decision: Refused }

/** Whether a step took effect: all but the first of a happening do. */
export const isTaken = (one: Step): one is Taken => one.decision.outcome === 'accepted'

export type Taken = {
  event: DomainEvent
  decision: Accepted
  /** For a notice the hub made: its cause. */
  cause?: MessageKey
  /** For a fleet report: what it changes besides the movements. */
  report?: FleetReportEffect
}

/**
 * Everything that follows from what happens, in order: its own decision, the held messages that releases, and its
 * consequences on other movements with what they release in turn. The snapshot is updated on the way, so that each event
 * sees the effects of those before; it must hold what `needs` names. A refusal leaves it unchanged. A timer that no longer
 * runs has no effect, nor has a closure the movement has been told of or does not pass; a timer paused by an outage gives
 * one decision that `standsStill`, and changes nothing. Throws when what was accepted before is refused now, or was not
 * loaded: a defect, nothing may be stored.
 */
export function step(happening: Happening, snapshot: Snapshot, context: Context): Step[] {
  switch (happening.kind) {
    case 'message':
      return come(happening, snapshot, context)
    case 'timer':
      return fire(happening, snapshot, context)
    case 'closure':
      return tell(happening, snapshot, context)
    case 'approval':
      return answer(happening, snapshot, context)
  }
}

function come(event: Coming, snapshot: Snapshot, context: Context): Step[] {
  if (event.asks !== undefined) return ask(event, snapshot, context)
  const taken = takenNumber(event, snapshot)
  if (taken !== undefined) return [{ event, decision: taken }]
  const decision = decideOn(event, snapshot, context)
  if (decision.outcome === 'refused') return [{ event, decision }]
  const own: Taken = { event, decision }
  const matched = match(own, snapshot, context)
  const freed = [...matched, ...take(own, snapshot, context)]
  const cause = { key: event.key, message: event.message }
  const consequence = consequenceOf(cause)
  if (consequence === undefined) return [own, ...freed]
  const { decision: whole, report, notices } = consequence.follow(decision, snapshot, context)
  return [
    { event, decision: whole, ...(report === undefined ? {} : { report }) },
    ...freed,
    ...notify(cause, notices, snapshot, context),
  ]
}

/** One provisional number, one movement (engine.md 9). */
function takenNumber({ message, mrn }: Coming, snapshot: Snapshot): Refused | undefined {
  const provisional = matchedBy(message)
  const bearer = provisional === undefined ? undefined : snapshot.movements.get(provisional)?.matchedTo
  if (provisional === undefined || bearer === undefined || bearer === mrn) return undefined
  const findings = [ruleFinding('PROVISIONAL-USED', '/body/provisional', provisional, bearer)]
  return { outcome: 'refused', httpStatus: 422, findings }
}

/** What waited under the number a declaration names waits on the movement from now on. */
function match({ event, decision }: Taken, snapshot: Snapshot, context: Context): Taken[] {
  const { movement } = decision
  if (event.kind !== 'message' || movement === undefined) return []
  const provisional = matchedBy(event.message)
  if (provisional === undefined || snapshot.movements.get(provisional)?.matchedTo !== undefined) return []
  const { key, message } = event
  const matched: MessageEvent = { kind: 'matched', key, mrn: provisional, message, matchedTo: movement.mrn }
  const one: Taken = { event: matched, decision: accepted(matched, decideOn(matched, snapshot, context)) }
  apply(matched, one.decision, snapshot)
  return [one]
}

/**
 * The first of two persons decides. What it would do is tried and thrown away: who asks learns at once what would be refused.
 * Control results need the second one only where they may end the movement with nobody looking, now or once they are free; a
 * fact only where it takes back what an earlier one has found.
 */
function ask(event: Coming, snapshot: Snapshot, context: Context): Step[] {
  const { asks, ...plain } = event
  // As if the second one agreed.
  const tried = come({ ...plain, approved: true }, copyOf(snapshot), context)
  const [own] = tried
  if (own === undefined || !isTaken(own)) return tried
  if (asks?.when === 'if-it-ends' && !mayEnd(own, tried)) return come(plain, snapshot, context)
  if (asks?.when === 'if-it-corrects' && own.decision.effect.corrects === undefined)
    return come(plain, snapshot, context)
  const asked = { event, decision: accepted(event, decideOn(event, snapshot, context)) }
  apply(event, asked.decision, snapshot)
  return [asked]
}

const mayEnd = (own: Taken, all: readonly Step[]): boolean =>
  own.decision.status === 'held' ||
  all.some(
    (one) =>
      isTaken(one) && one.decision.movement?.mrn === own.event.mrn && isEnd(one.decision.movement?.state ?? 'none'),
  )

/**
 * The second person agrees, and the message has its effect as if it came now; or does not agree, and it has none. Agreeing to
 * what would be refused by now is refused, and it waits on. Nothing, where it does not wait any more.
 */
function answer({ kind, ...asked }: Answering, snapshot: Snapshot, context: Context): Step[] {
  const { key, mrn, message, verdict } = asked
  if (approvalOf(snapshot.movements.get(mrn), key) === undefined) return []
  const answered: MessageEvent = { kind, key, mrn, message, verdict, byOfficer: true }
  const tried = verdict === 'approve' ? copyOf(snapshot) : snapshot
  const own: Taken = { event: answered, decision: accepted(answered, decideOn(answered, tried, context)) }
  apply(answered, own.decision, tried)
  if (verdict === 'reject') return [own]
  const event: MessageEvent = { kind: 'effect', key, mrn, message, byOfficer: true, approved: true }
  const decision = decideOn(event, tried, context)
  if (decision.outcome === 'refused') return [{ event, decision }]
  apply(answered, own.decision, snapshot)
  const effect: Taken = { event, decision }
  return [own, effect, ...take(effect, snapshot, context)]
}

/** What is decided on a copy leaves the snapshot as it is: documents are never changed, only replaced. */
const copyOf = (snapshot: Snapshot): Snapshot => ({
  movements: new Map(snapshot.movements),
  guarantees: new Map(snapshot.guarantees),
  declarations: new Map(snapshot.declarations),
  held: new Map(snapshot.held),
  told: new Set(snapshot.told),
  sharing: new Map(snapshot.sharing),
  trains: new Map(snapshot.trains),
  ...(snapshot.issuers === undefined ? {} : { issuers: snapshot.issuers }),
})

function fire(
  { mrn, name, number }: Extract<Happening, { kind: 'timer' }>,
  snapshot: Snapshot,
  context: Context,
): Taken[] {
  const timer = openTimer(snapshot.movements.get(mrn), name, number)
  if (timer === undefined) return []
  const event = { kind: 'timer', key: firingKey(timer), mrn, message: makeFiring(timer, context.now) } as const
  const fired = { event, decision: accepted(event, decideOn(event, snapshot, context)) }
  return fired.decision.standsStill === true ? [fired] : [fired, ...take(fired, snapshot, context)]
}

/** The alert, and the diversion where an alternative is named, in one transaction. */
function tell({ mrn, notice }: Extract<Happening, { kind: 'closure' }>, snapshot: Snapshot, context: Context): Taken[] {
  const movement = snapshot.movements.get(mrn)
  const told = keyText(closureAlertKey(notice.key, mrn, context.secrets))
  if (movement === undefined || snapshot.told.has(told)) return []
  const notices = closureNotices(notice.message, movement, context.now)
  if (notices.length > 0) snapshot.told.add(told)
  return notify(notice, notices, snapshot, context)
}

/**
 * The key of the alert a closure makes for a movement. It exists once the movement has been told: two hubs, or one
 * restarted, check under the movement's lock.
 */
export const closureAlertKey = (cause: MessageKey, mrn: Mrn, secrets: Context['secrets']): MessageKey => ({
  sender: HUB,
  id: madeId({ cause, type: 'alert', receiver: HUB, mrn, ordinal: 0 }, secrets.nameUuid),
})

/** Decides notices of one cause, each on its own movement, with what they release. */
function notify(cause: Cause<Message>, notices: Iterable<Notice>, snapshot: Snapshot, context: Context): Taken[] {
  // Notices of one type for one movement are numbered, which makes their ids distinct.
  const made = new Map<string, number>()
  const taken: Taken[] = []
  for (const notice of notices) {
    const { type, mrn, onBehalfOf } = notice
    const ordinal = made.get(`${type} ${mrn}`) ?? 0
    made.set(`${type} ${mrn}`, ordinal + 1)
    const message = noticeMessage(cause, notice, ordinal, context.now, context.secrets.nameUuid)
    const event: Coming = {
      kind: 'message',
      key: { sender: HUB, id: message.id },
      message,
      mrn,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    }
    const own = { event, decision: accepted(event, decideOn(event, snapshot, context)), cause: cause.key }
    taken.push(own, ...take(own, snapshot, context))
  }
  return taken
}

/** Applies a decision to the snapshot; what it releases takes effect at once, and what that releases in turn. */
function take({ event, decision }: Taken, snapshot: Snapshot, context: Context): Taken[] {
  apply(event, decision, snapshot)
  const { mrn } = event
  const taken: Taken[] = []
  const waiting = [...decision.releases]
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    // One end may name a message twice; what is no longer held has had its effect already.
    if (mrn === undefined || !isHeld(snapshot.movements.get(mrn), key)) continue
    const freed = free(key, mrn, snapshot, context)
    taken.push(freed)
    waiting.push(...freed.decision.releases)
  }
  return taken
}

function free(key: MessageKey, mrn: Mrn, snapshot: Snapshot, context: Context): Taken {
  const held = snapshot.held.get(keyText(key))
  if (held === undefined) throw new Error(`held message ${keyText(key)} was not loaded`)
  const event = { kind: 'effect', key, mrn, ...held } as const
  const decision = accepted(event, decideOn(event, snapshot, context))
  apply(event, decision, snapshot)
  return { event, decision }
}

/** What was accepted, or is made by the hub, cannot be refused: the core answers with a void effect instead. */
function accepted({ kind, key, message }: DomainEvent, decision: Decision): Accepted {
  if (decision.outcome === 'accepted') return decision
  throw new Error(`the ${kind} ${keyText(key)}, a ${message.type}, was refused`)
}

function decideOn(event: DomainEvent, snapshot: Snapshot, { now, reference, secrets }: Context): Decision {
  const { mrn } = event
  return decide({
    event,
    movement: mrn === undefined ? undefined : snapshot.movements.get(mrn),
    // Fetched when it is read: it is present only if an effect, condition or guard declares that it reads it.
    get declaration() {
      return mrn === undefined ? undefined : snapshot.declarations.get(mrn)
    },
    guarantees: snapshot.guarantees,
    ...sharedWith(event, snapshot),
    ...adoptedBy(event, snapshot),
    ...issuerOf(event, snapshot),
    ...looksLike(event, snapshot),
    now,
    reference,
    secrets,
  })
}

/**
 * Judged where a message of somebody says where the goods are, not by what the hub makes or sets free; and looked at again by
 * the clock.
 */
function sharedWith({ kind, key, mrn }: DomainEvent, snapshot: Snapshot): Pick<DecideInput, 'sharing'> {
  const isSaid = kind === 'message' && key.sender !== HUB
  return mrn === undefined || !(isSaid || kind === 'timer') ? {} : { sharing: sharingOf(mrn, snapshot) }
}

/** As events of this snapshot have left them. */
const sharingOf = (mrn: Mrn, { sharing, movements }: Snapshot): Movement[] =>
  (sharing.get(mrn) ?? []).map((one) => movements.get(one.mrn) ?? one)

function adoptedBy({ kind, message }: DomainEvent, { movements }: Snapshot): Pick<DecideInput, 'adopts'> {
  if (kind !== 'message') return {}
  const provisional = matchedBy(message)
  const waiting = provisional === undefined ? undefined : movements.get(provisional)?.held
  return waiting === undefined ? {} : { adopts: waiting }
}

/** The office that was given the number under which something is reported, or which a declaration names. */
function issuerOf({ kind, message }: DomainEvent, { issuers }: Snapshot): Pick<DecideInput, 'issuedBy'> {
  if (isFiring(message)) return {}
  // A fact that was held told its movement when it came; looked up again it would depend on what else is in the batch.
  const number = (kind === 'message' ? provisionalOf(message) : undefined) ?? matchedBy(message)
  const issuedBy = number === undefined ? undefined : issuers?.get(number)
  return issuedBy === undefined ? {} : { issuedBy }
}

function looksLike({ kind, message, mrn }: DomainEvent, snapshot: Snapshot): Pick<DecideInput, 'doubles'> {
  if (kind !== 'message' || message.type !== 'transit-declaration') return {}
  const doubles = doublesOf(message.body, mrn, snapshot)
  return doubles.length === 0 ? {} : { doubles }
}

function apply(event: DomainEvent, decision: Accepted, snapshot: Snapshot): void {
  const { movement, status } = decision
  if (movement !== undefined) {
    snapshot.movements.set(movement.mrn, movement)
    noteTwins(snapshot, movement)
    if (decision.declaration !== undefined) snapshot.declarations.set(movement.mrn, decision.declaration)
  }
  for (const guarantee of decision.guarantees) snapshot.guarantees.set(guarantee.grn, guarantee)
  // It may be set free by an event of this very snapshot, long before it can be read back from the store.
  if (comesToWait(event, status)) {
    snapshot.held.set(keyText(event.key), { message: event.message, byOfficer: event.byOfficer === true })
  }
}

/** Whether it is a message that waits from now on: one that comes, or to which a second person has just agreed. */
export const comesToWait = (event: DomainEvent, status: AcceptedStatus): event is MessageEvent =>
  (event.kind === 'message' || event.approved === true) && (status === 'held' || status === 'unmatched')
