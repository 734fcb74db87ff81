import type { Code } from '../../generated/codelists.ts'
import type { Message, MessageByType, MessageType, TransitDeclaration } from '../../generated/types.ts'
import type { Finding } from '../values/finding.ts'
import type { DifferenceFlag, DifferenceKind } from './difference.ts'
import type { Patch } from '../values/json-patch.ts'
import type { Guarantee, GuaranteeEntry } from './guarantee.ts'
import type { Flag, Held, Movement, MovementState } from './movement.ts'
import type { Procedure } from './open.ts'
import type { CountryCode, MessageKey, PartyKey } from '../values/party.ts'
import type { AvailabilityChange, Reference } from './reference.ts'
import type { Timer, TimerFiring } from './timer.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'

/** An event: a message arriving for the first time, a held message whose predecessor has come, or the firing of a timer. */
export type DomainEvent =
  | MessageEvent
  | {
      kind: 'timer'
      key: MessageKey
      mrn: Mrn
      message: TimerFiring
      byOfficer?: undefined
      onBehalfOf?: undefined
      asks?: undefined
      verdict?: undefined
      approved?: undefined
      matchedTo?: undefined
    }

/** A message that arrives, a held one that takes effect now, or what a second person says about one that waits for it. */
export type MessageEvent = {
  kind: 'message' | 'effect' | 'approval' | 'matched'
  key: MessageKey
  /** The movement meant: the header's, or the one allocated for a declaration without one. */
  mrn?: Mrn
  message: Message
  /** Entered by an officer in the hub's own app: then the sender's own system is told as well (engine.md 3). */
  byOfficer?: boolean
  /** It is the first of two persons who says it: it only waits for the second. */
  asks?: Asks
  /** Of a `matched`: the movement that a provisional number now belongs to; the event is about that number. */
  matchedTo?: Mrn
  /** Of an `approval`: what the second person said. */
  verdict?: ApprovalVerdict
  /** Of an `effect`: a second person has just agreed to it; it may still be refused. */
  approved?: true
  /** For a notice the hub made from a fleet report: the reporter. A stranger's statement stays a stranger's. */
  onBehalfOf?: PartyKey
}

/**
 * Who asks, for which office, and for what: for the decision whatever it brings about, only if it may end the movement with
 * nobody else looking at it, or only if it takes back what an earlier fact has found.
 */
export type Asks = { office: OfficeCode; by: string; when: 'always' | 'if-it-ends' | 'if-it-corrects' }

export type ApprovalVerdict = 'approve' | 'reject'

/** What has become of something that waited for a second person, other than by that person's own act. */
export type EndedApproval = { key: MessageKey; state: 'lapsed' | 'void' }

/** Everything one decision rests on. Nothing else may influence it: no clock, no randomness, no I/O. */
export type DecideInput = {
  event: DomainEvent
  /** Undefined when nothing is known of this MRN. */
  movement: Movement | undefined
  /** The latest declaration content, given for events that read it (`needs`). */
  declaration: TransitDeclaration['body'] | undefined
  /** Movements in flight that bear a vehicle, wagon or container with this one, as they stood when it was locked. */
  sharing?: readonly Movement[]
  /** All guarantees the message names and the movement's lines rest on; absent means not registered. */
  guarantees: ReadonlyMap<Grn, Guarantee>
  /** What has waited under the provisional number that a declaration names. */
  adopts?: readonly Held[]
  /** The office that was given the number, printed in advance, which the message names. */
  issuedBy?: OfficeCode
  /** Movements that a declaration looks like and that have not ended; absent where it looks like none. */
  doubles?: readonly Mrn[]
  /** Milliseconds since the epoch, UTC. */
  now: number
  reference: Reference
  secrets: Secrets
}

/** Hashing, passed in because the core imports no cryptography. */
export type Secrets = {
  /** SHA-256 of a text as 43 characters of base64url: stands for it wherever only equality counts. */
  digest(text: string): string
  hashAccessCode(grn: Grn, code: string): string
  /** Constant-time comparison of a code with a stored hash. */
  matchesAccessCode(grn: Grn, code: string, hash: string): boolean
  /** The UUIDv5 of a name in the hub's namespace: the id of what the hub makes (interface.md 2, last rule). */
  nameUuid: (name: string) => string
}

/** What the hub answers in the receipt (interface.md 3). */
export type AcceptedStatus = 'asked' | 'applied' | 'recorded' | 'held' | 'unmatched' | 'contradiction'

/** A message to be sent because of a decision. */
export type Outgoing =
  /** The sender's own bytes, unchanged, to each of these. */
  | { kind: 'forward'; receivers: readonly PartyKey[] }
  /** One message made by the hub for one receiver. `ordinal` tells apart several of one type for one receiver and MRN. */
  | Made

/** A message the hub makes, with a body that fits its type's schema. */
export type Made = { [T in MessageType]: MadeOf<T> }[MessageType]

export type MadeOf<T extends MessageType> = {
  kind: 'made'
  type: T
  receiver: PartyKey
  mrn?: Mrn
  body: MessageByType[T]['body']
  ordinal: number
  correlationId?: string
}

/** What changed, in the words of the log: no body data (architecture.md, "The commit"). */
export type Effect = {
  /** Id of the row in the transition table. */
  row?: string
  from?: MovementState
  to?: MovementState
  version?: number
  flags?: readonly Flag[]
  /** Procedures open afterwards, when one was opened or closed. */
  procedures?: readonly Procedure[]
  itineraryVersion?: number
  /** The movement's time limit, when it was set or changed. */
  limitAt?: string
  /** Legs touched, by index, with what was set. */
  legs?: readonly LegChange[]
  /** Differences found or closed, without the numbers. */
  differences?: readonly { kind: DifferenceKind; flag?: DifferenceFlag; pointer?: string; closed?: true }[]
  /** Id of the fact of the same sender whose findings this one has taken back. */
  corrects?: string
  /** The office that was given the number, printed in advance, which the message names. */
  issuedBy?: OfficeCode
  /** Digests of the movements on the same vehicle that were looked at and count (`usedTwice`); their numbers are not told. */
  shared?: readonly string[]
  /** Outages that end, and the one that begins. */
  availability?: AvailabilityChange
  /** Timers started, changed and stopped, by number. */
  timers?: { started: readonly Timer[]; stopped: readonly number[] }
  entries?: readonly { grn: Grn; line?: number; from: string; to: string; minor: string; currency: string }[]
  /** When it happened and at which office, as its message says, and whether it was entered from paper. */
  occurredAt?: string
  office?: OfficeCode
  procedure?: 'automatic' | 'manual'
  /** What the receipt draws attention to: the timeline shows it beside the time of the decision. */
  warnings?: readonly Warning[]
  /** All of it once more, for replay; the fields above are for readers. `decide` finds it by comparing. */
  changes?: Changes
}

export type LegChange = {
  index: number
  set: 'entered' | 'exited' | 'returned' | 'refused' | 'implied' | 'exit-missing'
}

export type Accepted = {
  outcome: 'accepted'
  status: AcceptedStatus
  awaits?: string
  /** The movement afterwards; undefined when no movement is touched. */
  movement: Movement | undefined
  /** Parties who may see the movement because of this (added to those who already may). */
  visibleTo: readonly PartyKey[]
  /** New content of the declaration, when this event sets it. */
  declaration?: TransitDeclaration['body']
  /** Guarantees afterwards, only those changed. */
  guarantees: readonly Guarantee[]
  entries: readonly GuaranteeEntry[]
  outgoing: readonly Outgoing[]
  effect: Effect
  /** Held messages that now take effect, in this order; each is decided next as an event of kind `effect`. */
  releases: readonly MessageKey[]
  /** What waits for a second person no longer, without that person. */
  approvalsEnded?: readonly EndedApproval[]
  /** What a notice changes about who is available (`availability-notice`). */
  availability?: AvailabilityChange
  /** Closures whose movements are to be told, or need not be told any more. */
  closure?: ClosureChange
  /** What the receipt draws attention to. */
  warnings?: readonly Warning[]
  /** A timer that may not fire before: an outage nobody knows the end of. Nothing else has happened then. */
  standsStill?: boolean
}

export type Refused = { outcome: 'refused'; httpStatus: 422; findings: readonly Finding[] }

export type Decision = Accepted | Refused

/** Where the place of an availability notice is: one office, or the whole country. */
export type ClosurePlace = { country: CountryCode; office?: OfficeCode }

/**
 * What a notice does to the work on closures: earlier ones of the place end, since nobody need be told any more what is
 * over or said anew; and one more begins, unless all is open again.
 */
export type ClosureChange = ClosurePlace & { opens?: MessageKey }

/**
 * What a decision has changed, whole: applying the changes of all entries from zero gives every movement and every
 * guarantee again (invariant I4). Balances are not in it; they follow from the effect's entries (invariant I5).
 */
export type Changes = {
  movement?: Patch
  guarantees?: Readonly<Record<Grn, Patch>>
  /** By number and operator, separated by a space. */
  trains?: Readonly<Record<string, Patch>>
}

/** What the receipt of an accepted message draws attention to (interface.md 3); with what its text names. */
export type Warning = {
  code: Code<'receipt-warnings'>
  /** JSON pointer to the place in the message it is about. */
  pointer?: string
  /** What stands there, or what it is about: an office, a guarantee, an agreement, a time. */
  value?: string
  /** The day of receipt where it happened, `YYYY-MM-DD`. */
  received?: string
  /** Who brought it about. */
  by?: PartyKey
  /** Since when, or from when on: a time or a day. */
  since?: string
  /** Why, by its code (schemas/codelists/alert-reasons.json). */
  reason?: string
  /** Whom to call about it. */
  office?: OfficeCode
  /** Another movement it is about. */
  mrn?: Mrn
}
