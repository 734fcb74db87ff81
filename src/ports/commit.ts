import type { GlassAct, GlassActName } from '../domain/model/break-glass.ts'
import type { ClosureChange } from '../domain/model/decision.ts'
import type { AvailabilityChange } from '../domain/model/reference.ts'
import type { MessageType, TransitDeclaration } from '../generated/types.ts'
import type { Facet } from '../domain/model/facets.ts'
import type { Guarantee, GuaranteeEntry, GuaranteeLine } from '../domain/model/guarantee.ts'
import type { Approval, Movement } from '../domain/model/movement.ts'
import type { CountryCode, MessageKey, PartyKey } from '../domain/values/party.ts'
import type { Train } from '../domain/model/train.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'
import type { Destroyed } from '../domain/model/retention.ts'
import type { RegistryActName } from './registry-act-names.ts'
import type { RegisteredWitnessKey } from './witness.ts'

/** Reserved before anything is decided: (sender, id) is used up for ever. */
export type IdReservation = {
  key: MessageKey
  digest: Buffer
  type: string
  contentType: string
  language: string
  channel: string
  receivedAt: Date
}

/**
 * The answer to (sender, id), which every repeat gets byte for byte: the first one, unless an operator retried the message.
 */
export type StoredAnswer = {
  key: MessageKey
  /** How many operators' retries came before: 0 for everything that was never set aside. */
  attempt: number
  digest: Buffer
  logIndex: bigint
  verdict: 'accepted' | 'refused' | 'made'
  status: string
  httpStatus: number
  /** Empty where it told what was found in a refused message, and that is destroyed. */
  answer: Buffer
  answerType: string
  answerSignature: Buffer | undefined
  /** As the message says it: of a refused one nobody has judged it. */
  mrn: string | undefined
}

/** Identity under which the hub allocates one MRN (engine.md 2, "MRN"). */
export type MrnRequest = { country: CountryCode; office: OfficeCode; year: number; reference: string; lotIndex: number }

export type StoredMessage = { contentType: string; body: Buffer; attestedBy?: string }

export type ReportedRow = {
  receiver: PartyKey
  logIndex: bigint
  sender: PartyKey
  id: string
  outcome: 'accepted' | 'refused'
  reason?: string
}

export type BodyRow = {
  key: MessageKey
  body: Buffer
  signature: Buffer | undefined
  salt: Buffer
  /** The officer who entered it in the hub's own app, where it is not signed. */
  attestedBy?: string
  /** The movement under whose key it is sealed, if that is locked; it has a key of its own otherwise. */
  mrn?: Mrn | undefined
}

/** A new state of a declaration's content, and its cause. */
export type DeclarationRow = {
  mrn: Mrn
  version: number
  revision: number
  cause: MessageKey & { type: string }
  at: Date
  body: TransitDeclaration['body']
}

export type FacetRow = { mrn: Mrn; facet: Facet }

export type MarkRow = { mrn: Mrn; mark: string }

/** Numbers a movement is found by from now on: by their kinds, and by any part of each (src/domain/model/searched.ts). */
export type Searched = { mrn: Mrn; values: readonly string[]; numbers: readonly string[] }

/** Step 5 of the commit: everything that carries no log index. */
export type StateWrites = {
  movements: readonly Movement[]
  declarations: readonly DeclarationRow[]
  visible: readonly { party: PartyKey; mrn: Mrn }[]
  nationalRefs: readonly { country: CountryCode; reference: string; mrn: Mrn }[]
  guarantees: readonly Guarantee[]
  /** Lines of these movements' guarantees that are new or have changed. */
  lines: readonly GuaranteeLine[]
  /** Notices the hub made from fleet reports: their ids are its own, so nobody else can have reserved them before. */
  idReservations: readonly IdReservation[]
  bodies: readonly BodyRow[]
  /** Made at release, once per movement; an existing one is kept. */
  followUpCodes: readonly { mrn: Mrn; code: string }[]
  trains: readonly Train[]
  /** Numbers printed in advance, and the movements they have come to. */
  provisional: readonly { number: Mrn; mrn: Mrn }[]
  /** Marks by which reports find these movements no longer, and from now on. */
  marks: { lost: readonly MarkRow[]; gained: readonly MarkRow[] }
  /** What movements are filtered by from now on besides what they are already. */
  identifiers: readonly Searched[]
  /** What movements are searched by no longer, and from now on; nothing for those whose facets stay as they were. */
  facets: { lost: readonly FacetRow[]; gained: readonly FacetRow[] }
  /** Guarantees with their first line of a movement that this party is a party to. */
  guaranteeParties: readonly { party: PartyKey; grn: Grn }[]
  /** Changes of the movements' timers; `stopped` ones go first. */
  timers: {
    stopped: readonly { mrn: Mrn; number: number }[]
    started: readonly { mrn: Mrn; name: string; number: number; dueAt: string }[]
    /** Paused timers: re-check at `at`; nothing else changes. */
    later: readonly { mrn: Mrn; number: number; at: Date }[]
  }
  /** Changes of availability made by notices, in their order. */
  availability: readonly AvailabilityChange[]
  /** Closures that begin and end, in the order of their notices; and how many further movements each was told to. */
  closures: { changed: readonly ClosureChange[]; told: readonly ClosureProgress[] }
}

/** Movements that an availability notice was told to, and the outcome of the diversions it asked for. */
export type ClosureProgress = { key: MessageKey; concerned: number; diverted: number; referred: number }

export type LeafRow = {
  index: bigint
  kind: 'message' | 'matched' | 'asked' | 'approved' | 'rejected' | 'refusal' | 'effect' | 'made' | 'timer' | 'act'
  key: MessageKey | undefined
  mrn: Mrn | undefined
  record: string
  hash: Buffer
}

export type OutcomeRow = Omit<StoredAnswer, 'digest'> & { decidedAt: Date }

export type RefusalRow = {
  logIndex: bigint
  sender: PartyKey
  messageId: string | undefined
  type: string | undefined
  mrn: string | undefined
  httpStatus: number
  code: string
  findings: string
  /** Why the hub could not process it; undefined for every other refusal. */
  setAside: string | undefined
  salt: Buffer
  decidedAt: Date
}

export type OutboxRow = {
  receiver: PartyKey
  logIndex: bigint
  key: MessageKey
  type: MessageType
  mrn: Mrn | undefined
  contentType: string
  orderKey: string
  reported: boolean
  /** For an answer: the id of the message it answers. */
  correlationId: string | undefined
  /** `ready` for what nothing precedes; it may be committed in flight instead, for the relay beside it to publish. */
  state: 'ready' | 'waiting'
  seal: Buffer
  /** What is sent; undefined where only the store has it. */
  bytes: { body: Buffer; signature: Buffer | undefined } | undefined
  /** The span of the message it goes out because of, where traces are kept; it is not stored. */
  trace?: string
}

/** Everything in whose order a delivery may have to wait, known before its log index is. */
export type OrderKeys = { movements: readonly Mrn[]; senders: readonly PartyKey[] }

/**
 * An outbox row that an operator acts on; `askedBy` is the operator who asked to discard it and needs another's consent.
 */
export type ParkedRow = { key: MessageKey; type: string; mrn?: Mrn; parked: boolean; askedBy?: string }

/** Of which movement a key is destroyed, or of which messages that have their own. */
export type DestroyedKeys = { mrn: Mrn } | { messages: readonly bigint[] }

/** An operator's act; `logIndex` is its own leaf. */
export type ActRow = {
  logIndex: bigint
  id: string
  operator: string
  reason: string
  body: Buffer
  salt: Buffer
} & (
  | { act: 'replay' | 'discard-asked' | 'discard' | 'discard-rejected'; receiver: PartyKey; outboxIndex: bigint }
  /** On what was set aside by the leaf `setAside`. */
  | { act: 'retry'; setAside: bigint }
  /** Takes a message from a receiver's copy; it had this index in the log that was lost. */
  | { act: 'copy'; holder?: PartyKey; formerIndex: bigint }
  /** On what needs a person, by its key. */
  | { act: 'take' | 'give-back'; attention: string }
  /** On a message's bytes, of which these parties are told. */
  | { act: GlassActName; of: MessageKey; told: readonly PartyKey[] }
  /** The hub's own: destroys the keys of a movement's messages, or of messages without one. */
  | { act: 'bodies-destroyed'; destroyed: Destroyed; keys: DestroyedKeys }
  /** On the registry. */
  | {
      act: RegistryActName
      change: { version: bigint; subject: string; digest: Buffer; changes: string; tables: string }
      witness?: RegisteredWitnessKey
    }
)

/** A message that waits for a second person from now on; `logIndex` is its own leaf. */
export type ApprovalRow = Approval & { mrn: Mrn; logIndex: bigint }

/** What has become of one; `logIndex` is the leaf that says so, and `answer` the second person's word. */
export type ApprovalEnd = { key: MessageKey; logIndex: bigint } & (
  | { state: 'lapsed' | 'void'; answer?: undefined }
  | {
      state: 'approved' | 'rejected'
      answer: { office: OfficeCode; by: string; reason: string; body: Buffer; salt: Buffer }
    }
)

/** The state of a message set aside; `logIndex` is the leaf that set it aside. */
export type SetAsideRow = {
  logIndex: bigint
  sender: PartyKey
  /** Undefined if it used up no id: then there is nothing to retry. */
  id: string | undefined
  /** Operators' tries so far. */
  attempts: number
} & (
  | { state: 'done' }
  /** Why it failed, the last time. */
  | { state: 'waiting' | 'not-kept'; reason: string }
)

/** How many leaves the log has, and the frontier of its tree (src/trust/log.ts). */
export type LogHead = { readonly size: bigint; readonly frontier: Buffer }

/** Step 6: everything that carries an index, written under the lock of the log's head. */
export type LogWrites = {
  head: LogHead
  leaves: readonly LeafRow[]
  /** Inner nodes of the log's tree that these leaves complete. */
  nodes: readonly { level: number; index: number; hash: Buffer }[]
  outcomes: readonly OutcomeRow[]
  refusals: readonly RefusalRow[]
  entries: readonly (GuaranteeEntry & { logIndex: bigint; at: Date })[]
  made: readonly (IdReservation & { body: BodyRow })[]
  outbox: readonly OutboxRow[]
  /** Leaves of messages without MRN, with each movement they are about. */
  concerned: readonly { mrn: Mrn; logIndex: bigint }[]
  reports: readonly ReportedRow[]
  acts: readonly ActRow[]
  /** What is set aside now, and what became of those tried again. */
  setAside: readonly SetAsideRow[]
  /** What waits for a second person from now on, and what does no longer. */
  approvals: { asked: readonly ApprovalRow[]; ended: readonly ApprovalEnd[] }
  /** What movements are searched by from now on: in the order of the commits, so that what is packed misses nothing. */
  searched: readonly Searched[]
  /** Answers to send again because their message was repeated: (receiver, id of the answer). */
  again: readonly { receiver: PartyKey; id: string }[]
  at: Date
}

/** Movements as they stand under their locks, and by each the others in flight that bear a vehicle or container with it. */
export type LockedMovements = {
  movements: ReadonlyMap<Mrn, Movement>
  sharing: ReadonlyMap<Mrn, readonly Movement[]>
}

/** A number printed in advance: the movement it has come to, and the office it was given to, as far as there are any. */
export type KnownNumber = { mrn?: Mrn; office?: OfficeCode }

/**
 * One transaction, used in the one lock order of architecture.md: ids, messages set aside, trains, movements, guarantees,
 * outbox rows, log head. Call the methods in the order they are declared; calls that need no earlier result may be
 * concurrent. A write resolves when it is issued: its outcome is known at the commit, and a failed one fails the commit.
 */
export interface CommitTx {
  /** Reserves the keys; returns those that were free. The others have a stored answer. */
  reserveIds(rows: readonly IdReservation[]): Promise<ReadonlySet<string>>
  storedAnswers(keys: readonly MessageKey[]): Promise<ReadonlyMap<string, StoredAnswer>>
  /**
   * Locks the messages these leaves set aside, sorted, and returns how often each was retried, by leaf. Only those that
   * wait.
   */
  lockSetAside(entries: readonly bigint[]): Promise<ReadonlyMap<bigint, number>>
  /** The MRN of each request, allocated now, `at`, if there was none; `compose` makes the MRN for one attempt. */
  allocateMrns(
    requests: readonly MrnRequest[],
    compose: (request: MrnRequest, attempt: number) => Mrn,
    at: Date,
  ): Promise<readonly Mrn[]>
  /** What is known of numbers printed in advance. Nothing is locked. */
  provisionalNumbers(numbers: readonly Mrn[]): Promise<ReadonlyMap<Mrn, KnownNumber>>
  /**
   * Locks every train known under these numbers, sorted by number and operator; one that a reporter may be the first to
   * report is inserted like a new movement. Comes before the movements, whose MRNs the trains provide.
   */
  lockTrains(manifests: readonly { number: string; operator: PartyKey }[]): Promise<readonly Train[]>
  /** MRNs of movements that bear these marks, `limit` of each at most; by mark. Nothing is locked. */
  movementsMarked(marks: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly Mrn[]>>
  /**
   * Locks the movements, sorted; unknown ones get an empty row, which is deleted again unless it is written. Those that are
   * in flight on the same vehicle, wagon or container come along, unlocked.
   */
  lockMovements(mrns: readonly Mrn[]): Promise<LockedMovements>
  declarations(mrns: readonly Mrn[]): Promise<ReadonlyMap<Mrn, TransitDeclaration['body']>>
  messages(keys: readonly MessageKey[]): Promise<ReadonlyMap<string, StoredMessage>>
  /** Locks the guarantees, sorted; `creating` are inserted like new movements. */
  lockGuarantees(grns: readonly Grn[], creating: readonly Grn[]): Promise<ReadonlyMap<Grn, Guarantee>>
  /** Locks the outbox rows that delivery reports name, sorted, and returns those still open, keyed `receiver logIndex`. */
  lockReported(
    rows: readonly { receiver: PartyKey; logIndex: bigint }[],
  ): Promise<ReadonlyMap<string, { sender: PartyKey; id: string; orderKey: string }>>
  writeState(writes: StateWrites): Promise<void>
  /** Locks the outbox row an operator acts on; undefined when there is none. */
  lockParked(receiver: PartyKey, logIndex: bigint): Promise<ParkedRow | undefined>
  /**
   * What `lockHead` will return if no other process has written since this one did; undefined where others do. Only a guess: what
   * is made by it counts if that head is then found, and is thrown away otherwise.
   */
  expectedHead(): LogHead | undefined
  lockHead(): Promise<LogHead>
  /**
   * For which receivers these orders have an unreported row; keyed `receiver orderKey`. Only under the head's lock: it may be
   * asked in one flight with it, right after it.
   */
  openOrders(keys: OrderKeys): Promise<ReadonlySet<string>>
  /** What operators have done about a message's bytes, in the order of the log. Only under the head's lock, which ends their row. */
  glassActs(key: MessageKey): Promise<readonly GlassAct[]>
  writeLog(writes: LogWrites): Promise<void>
}

/**
 * Runs work in one transaction; commits when it returns, rolls back when it throws.
 * @param lockWithinMs how long it may wait for each lock; by default as long as any session may
 */
export type Commit = <T>(work: (tx: CommitTx) => Promise<T>, lockWithinMs?: number) => Promise<T>

/** The database lacks entries of the log that this process has committed: nothing may be appended to what it has. */
export class LogWentBack extends Error {
  /** SQLSTATE, object not in prerequisite state. */
  readonly code = '55000'
  constructor() {
    super('the database went back to an earlier point')
    this.name = 'LogWentBack'
  }
}

/** Another transaction holds the head of the log and does not end: no part of a batch would fare better now. */
export class HeadHeld extends Error {
  /** SQLSTATE, lock not available. */
  readonly code = '55P03'
  constructor(cause: unknown) {
    super('the head of the log is held by another transaction', { cause })
    this.name = 'HeadHeld'
  }
}
