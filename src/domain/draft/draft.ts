import { mostOf } from '../../generated/bounds.ts'
import type { AlertBody, Cause, MessageByType, MessageType, TransitDeclaration } from '../../generated/types.ts'
import { type ActDay, dayOfInput } from '../reference/act-day.ts'
import { assertInvariant } from '../values/assert.ts'
import type { DecideInput, Effect, EndedApproval, LegChange, Made, MadeOf, Outgoing } from '../model/decision.ts'
import type { Guarantee, GuaranteeEntry, LineCheck } from '../model/guarantee.ts'
import { type Declared, declaredOf } from '../model/declared.ts'
import type { Flag, Held, Movement } from '../model/movement.ts'
import { type Open, type Procedure, proceduresOf } from '../model/open.ts'
import { currencyText } from '../values/money.ts'
import { HUB, type MessageKey, type PartyKey, partyKeyOf } from '../values/party.ts'
import { isParty, sameKey } from './queries.ts'
import { activeParty, receiversOf, unique } from '../reference/receivers.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'
import {
  type EventByType,
  type EventType,
  isFiring,
  type Timer,
  type TimerEvent,
  type TimerFiring,
} from '../model/timer.ts'
import { type FactPlace, factPlaceOf, type Sighting, type SightingType, sightingOf } from './sighting.ts'

type SightingByType = { [T in EventType]: T extends SightingType ? Sighting : undefined }

/**
 * One decision in the making, on an event of type `T`: what the rows of the table are on is what their effects and conditions
 * get, so that none asks again which message it has before it. It lives only inside `decide`: what it holds (movement, guarantees) is replaced, never
 * changed, so the input stays as it was.
 */
export type Draft<T extends EventType = EventType> = {
  readonly input: DecideInput
  readonly message: EventByType[T]
  readonly sender: PartyKey
  /** The day of the act, by which dated data is judged. */
  readonly on: ActDay
  /** What an officer saw on the road. */
  readonly sighting: SightingByType[T]
  /** The office a fact is about and the leg it belongs to; passages included. */
  readonly place: FactPlace | undefined
  /** The entry that is being freed, if the event is the effect of a held message. */
  readonly freed: Held | undefined
  /** On whose behalf it is said: the sender, or the party the hub made the message for. */
  readonly speaker: PartyKey
  /** Whether that party was a party to the movement before this event; the hub's own messages only concern parties. */
  readonly byParty: boolean
  movement: Movement
  guarantees: Map<Grn, Guarantee>
  changed: Set<Grn>
  lineChecks: readonly LineCheck[] | undefined
  entries: GuaranteeEntry[]
  outgoing: Outgoing[]
  releases: MessageKey[]
  approvalsEnded: EndedApproval[]
  legChanges: LegChange[]
  visibleTo: PartyKey[]
  /** Movements on the same vehicle that were looked at and count. */
  shared: readonly Mrn[]
  /** Id of the fact whose findings are taken back. */
  corrects: string | undefined
  declaration: TransitDeclaration['body'] | undefined
}

/** A movement known only because something was reported for its MRN. */
export const unknownMovement = (mrn: Mrn): Movement => ({
  mrn,
  state: 'none',
  version: 0,
  itineraryVersion: 0,
  legs: [],
  open: [],
  flags: [],
  lines: [],
  held: [],
  revision: 0,
  accepted: 0,
  timers: [],
  timersStarted: 0,
  seals: [],
  withRecord: [],
  parties: [],
})

/** Starts a decision on a movement. `mrn` is that of the event; throws when it names another movement than the input. */
export function startDraft(input: DecideInput, mrn: Mrn): Draft {
  const before = input.movement ?? unknownMovement(mrn)
  assertInvariant(before.mrn === mrn, `event for ${mrn} decided on ${before.mrn}`)
  const { key, kind, message } = input.event
  const freed = kind === 'effect' ? before.held.find((held) => sameKey(held.key, key)) : undefined
  const sighting = isFiring(message) ? undefined : sightingOf(message, before.legs, input.secrets)
  const held = freed === undefined ? before.held : before.held.filter((other) => other !== freed)
  const accepted = before.accepted + (kind === 'message' ? 1 : 0)
  const speaker = freed?.by ?? input.event.onBehalfOf ?? partyKeyOf(message.sender)
  return {
    input,
    message,
    sender: partyKeyOf(message.sender),
    on: dayOfInput(input),
    speaker,
    sighting,
    place: isFiring(message) ? undefined : factPlaceOf(message, before.legs, sighting),
    freed,
    byParty: speaker === HUB || isParty(input.movement, speaker),
    movement: { ...before, held, accepted, timers: isFiring(message) ? withoutFired(before, message) : before.timers },
    guarantees: new Map(input.guarantees),
    changed: new Set(),
    lineChecks: undefined,
    entries: [],
    outgoing: [],
    releases: [],
    approvalsEnded: [],
    legChanges: [],
    visibleTo: [],
    shared: [],
    corrects: undefined,
    declaration: undefined,
  }
}

const withoutFired = ({ timers }: Movement, { timer }: TimerFiring): Movement['timers'] =>
  timers.filter(({ number }) => number !== timer.number)

/** Changes some of the movement's fields. */
export function change(draft: Draft, fields: Partial<Movement>): void {
  draft.movement = { ...draft.movement, ...fields }
}

/** The seals in force from now on, each once; reports from the way may add to them, but no record lists more. */
export function putInForce(draft: Draft, seals: readonly string[]): void {
  change(draft, { seals: [...new Set(seals)].slice(0, mostOf['AnticipatedTransitRecord.body.seals']) })
}

/** Changes some of what was declared. */
export function changeDeclared(draft: Draft, fields: Partial<Declared>): void {
  change(draft, { declared: { ...declaredOf(draft.movement), ...fields } })
}

/** Adds flags; historical ones are never removed (engine.md 4). */
export function addFlags(draft: Draft, ...flags: readonly Flag[]): void {
  change(draft, { flags: [...new Set([...draft.movement.flags, ...flags])] })
}

/** Opens a procedure; one that is open already keeps its place and is about this from now on. */
export function openProcedure(draft: Draft, opened: Open): void {
  const { open } = draft.movement
  const known = open.find(({ procedure }) => procedure === opened.procedure)
  // What is opened again stays open since it was; of what was opened before that was kept, it is not known.
  const since = known === undefined ? draft.message.occurredAt : known.since
  const now: Open = { ...opened, ...(since === undefined ? {} : { since }) }
  change(draft, { open: known === undefined ? [...open, now] : open.map((one) => (one === known ? now : one)) })
}

/** Closes a procedure. */
export function closeProcedure(draft: Draft, procedure: Procedure): void {
  change(draft, { open: draft.movement.open.filter((one) => one.procedure !== procedure) })
}

/** Adds parties who may see the movement from now on; to all others it looks unknown. */
export function admit(draft: Draft, keys: readonly PartyKey[]): void {
  const added = unique(keys).filter((key) => !draft.movement.parties.includes(key))
  change(draft, { parties: [...draft.movement.parties, ...added] })
  draft.visibleTo.push(...added)
}

/** The guarantee of a line; undefined for one without a reference, and for a reference that is not registered. */
export const guaranteeOf = (
  { guarantees }: { guarantees: ReadonlyMap<Grn, Guarantee> },
  { grn }: { grn?: Grn | undefined },
): Guarantee | undefined => (grn === undefined ? undefined : guarantees.get(grn))

/**
 * Guarantors of the movement's lines, each once, in the order of the lines; for a message about one guarantee only its
 * guarantor.
 */
function guarantorsOf(draft: Draft, type: MessageType): PartyKey[] {
  const { message } = draft
  const named = type === message.type && 'body' in message && 'grn' in message.body ? message.body.grn : undefined
  const lines = draft.movement.lines.filter(({ grn }) => named === undefined || grn === named)
  return unique(lines.map((line) => guaranteeOf(draft, line)?.guarantor))
}

/** Forwards the sender's own bytes to the receivers of the message's type. */
export function forward(draft: Draft): void {
  assertInvariant(!isFiring(draft.message), 'a timer has no message to forward')
  const receivers = receiversFor(draft, draft.message.type, draft.sender)
  if (receivers.length > 0) draft.outgoing.push({ kind: 'forward', receivers })
}

/** Receivers of a type of message from `sender`, for the leg this event is about. */
export function receiversFor(draft: Draft, type: MessageType, sender: PartyKey): PartyKey[] {
  return receiversOf(type, {
    movement: draft.movement,
    sender,
    leg: draft.sighting?.leg ?? draft.place?.leg,
    guarantors: guarantorsOf(draft, type),
    reference: draft.input.reference,
    ...(!isFiring(draft.message) && type === draft.message.type ? { message: draft.message } : {}),
    byOfficer: draft.input.event.byOfficer === true && sender === draft.sender,
  })
}

/**
 * Makes the hub send one message to one receiver, if it is registered and active.
 * @param answered id of the message it answers; where it is left out, of the one that is decided
 */
export function make<T extends MessageType>(
  draft: Draft,
  type: T,
  to: PartyKey,
  body: MessageByType[T]['body'],
  answered = answeredBy(draft),
): void {
  if (activeParty(draft.input.reference, to) === undefined) return
  const same = draft.outgoing.filter((other) => other.kind === 'made' && other.type === type && other.receiver === to)
  const made: MadeOf<T> = {
    kind: 'made',
    type,
    receiver: to,
    mrn: draft.movement.mrn,
    body,
    ordinal: (draft.freed?.made ?? 0) + same.length,
    ...(answered === undefined ? {} : { correlationId: answered }),
  }
  // A MadeOf<T> for some T is a Made; the compiler cannot distribute over the type parameter.
  draft.outgoing.push(made as Made)
}

/** The firing of a timer is not a message, so nothing can answer it. */
const answeredBy = ({ message, input }: Draft): string | undefined =>
  isFiring(message) ? undefined : input.event.key.id

/** What changed, for the log: states, flags and legs only when they did, entries in order. */
export function effectOf(draft: Draft, row: string): Effect {
  const before = draft.input.movement ?? unknownMovement(draft.movement.mrn)
  const after = draft.movement
  const moved = before.state !== after.state
  const procedures = proceduresOf(after)
  return {
    row,
    ...(moved ? { from: before.state, to: after.state } : {}),
    ...(before.version === after.version ? {} : { version: after.version }),
    ...(before.itineraryVersion === after.itineraryVersion ? {} : { itineraryVersion: after.itineraryVersion }),
    ...(before.limitAt === after.limitAt || after.limitAt === undefined ? {} : { limitAt: after.limitAt }),
    ...(before.flags.join() === after.flags.join() ? {} : { flags: after.flags }),
    ...(proceduresOf(before).join() === procedures.join() ? {} : { procedures }),
    ...(draft.legChanges.length === 0 ? {} : { legs: draft.legChanges }),
    ...differencesIn(before.differences ?? [], after.differences ?? []),
    ...(draft.corrects === undefined ? {} : { corrects: draft.corrects }),
    ...(draft.input.issuedBy === undefined ? {} : { issuedBy: draft.input.issuedBy }),
    ...(draft.shared.length === 0
      ? {}
      : { shared: draft.shared.map((mrn) => draft.input.secrets.digest(`shares ${mrn}`)).toSorted() }),
    ...timersIn(before.timers, after.timers),
    ...(draft.entries.length === 0 ? {} : { entries: draft.entries.map((entry) => loggedEntry(draft, entry)) }),
  }
}

/** Timers started by this event, and numbers of those it stopped. */
function timersIn(before: Movement['timers'], after: Movement['timers']): Pick<Effect, 'timers'> {
  const started = after.filter((timer) => !before.includes(timer))
  const stopped = before.filter((timer) => !after.includes(timer)).map(({ number }) => number)
  return started.length + stopped.length === 0 ? {} : { timers: { started, stopped } }
}

/** Differences this event has brought or closed, without what was written: the log outlives the bodies. */
function differencesIn(
  before: NonNullable<Movement['differences']>,
  after: NonNullable<Movement['differences']>,
): Pick<Effect, 'differences'> {
  const changed = after.filter((one) => !before.includes(one))
  if (changed.length === 0) return {}
  return {
    differences: changed.map(({ kind, flag, pointer, resolvedBy }) => ({
      kind,
      ...(flag === undefined ? {} : { flag }),
      ...(pointer === '' ? {} : { pointer }),
      ...(resolvedBy === undefined ? {} : { closed: true as const }),
    })),
  }
}

function loggedEntry(draft: Draft, entry: GuaranteeEntry): NonNullable<Effect['entries']>[number] {
  const { grn, line, from, to, minor } = entry
  const guarantee = draft.guarantees.get(grn)
  assertInvariant(guarantee !== undefined, `entry on ${grn}, which is not there`)
  const currency = currencyText(guarantee.currency)
  return { grn, ...(line === undefined ? {} : { line }), from, to, minor: minor.toString(), currency }
}

/** The timer whose firing is decided. */
export const firedIn = ({ message }: Draft<TimerEvent>): Timer => message.timer

/** Whether it is decided on the firing of a timer. */
export const isFired = (draft: Draft): draft is Draft<TimerEvent> => isFiring(draft.message)

/** How many times in a row it has fired. */
export const isFirstRound = ({ message }: Draft<TimerEvent>): boolean => (message.timer.round ?? 1) === 1

/** The body of an alert the hub makes: attention, why, and the message that caused it. */
export function makeAlertBody(
  reason: string,
  message: { id: string; type: string; occurredAt: string },
  sender: PartyKey,
  seen: { office: string; occurredAt: string } | undefined,
): AlertBody {
  const cause: Cause = {
    sender,
    id: message.id,
    type: message.type,
    ...(seen === undefined ? {} : { office: seen.office }),
    occurredAt: seen?.occurredAt ?? message.occurredAt,
  }
  return { action: 'attention', reason, ...(seen === undefined ? {} : { office: seen.office }), cause }
}
