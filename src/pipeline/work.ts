import type { ContentType } from '../codec/index.ts'
import type { Finding } from '../domain/values/finding.ts'
import type { AcceptedStatus, ApprovalVerdict, Asks } from '../domain/model/decision.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { TimerName } from '../domain/model/timer.ts'
import type { AvailabilityNotice, Message } from '../generated/types.ts'
import type { Answer } from '../ports/handle.ts'
import type { Language } from '../ports/handle.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** What came in, from a caller whose identity is proven. Nothing in here is changed from now on. */
export type Received = {
  sender: PartyKey
  bytes: Buffer
  /** SHA-256 of the bytes: tells a repeat from another message under the same id. */
  digest: Buffer
  /** DER of the sender's detached CMS, once it has been verified. */
  signature: Buffer | undefined
  /** Office and officer of a message entered in the hub's own app, which carries no signature. */
  attestedBy?: string
  /** The movements on the vehicle, where an officer confirmed the passage of all of them at once. */
  together?: readonly string[]
  contentType: ContentType
  language: Language
  /** `hub`: the hub made it from a fleet report, nobody sent it. */
  channel: 'http' | 'amqp' | 'hub'
  /** The sender's name for it outside the body, for answering a message that could not be read. */
  named?: string
  /** Whether the answer goes into the caller's queue as a message, as for everything that came over AMQP. */
  replies: boolean
  /** Whether a refusal over HTTP is to be an error message in XML. */
  answersXml: boolean
  /** Milliseconds since the epoch, UTC. */
  receivedAt: number
  /** The span it is taken in, where traces are kept. */
  trace?: string
}

/** A refusal: the code that names it, and all findings. */
export type Refusal = {
  httpStatus: number
  code: ErrorCode
  findings: readonly Finding[]
  retryAfterSeconds?: number
  /** For a message that the hub failed to process: the reason, for its operators. */
  setAside?: string
}

/** An operator's act: retries a message set aside, under the id it has used up. */
export type Retry = {
  /** Id of the act. */
  id: string
  /** The leaf by which it was set aside. */
  entry: bigint
  /** Number of this retry, from 1; the second one with the same number comes too late. */
  attempt: number
  operator: string
  reason: string
  /** Of the kept bytes: another leaf of the same bytes has the same digest. */
  salt: Buffer
}

/** A message of another sender's that a receiver held when the log had lost it, taken by an operator's word. */
export type Copy = {
  /** Id of the act. */
  id: string
  /** Who handed it in; absent where an operator did. */
  holder?: PartyKey
  /** Its index in the log that was lost, as its seal says. */
  formerIndex: number
  operator: string
  reason: string
}

/** A refused message as it is put on record. Without `key` it has used up no id. */
export type RefusedWork = {
  kind: 'refused'
  received: Received
  refusal: Refusal
  key: MessageKey | undefined
  /** What the message's header says, as far as it could be read. */
  header: { id?: string; type?: string; mrn?: string }
  retry?: Retry
  copy?: Copy
}

/** A message that has passed everything that can be checked without the state. */
export type MessageWork = {
  kind: 'message'
  received: Received
  key: MessageKey
  message: Message
  /** For a notice the hub made: the fleet report or border closure it was made from, and on whose behalf. */
  made?: { cause: MessageKey; onBehalfOf?: PartyKey }
  retry?: Retry
  copy?: Copy
  /** An officer decides for an office without a system: a second person has to agree. */
  asks?: Asks
}

/**
 * What a second person says about a message that waits for it, with the message as it is kept. The locked movement tells
 * whether it still waits: no reservation is needed, and it is answered once.
 */
export type ApprovalWork = {
  kind: 'approval'
  key: undefined
  mrn: Mrn
  /** The message that waits. */
  of: MessageKey
  message: Message
  bytes: Buffer
  contentType: ContentType
  verdict: ApprovalVerdict
  /** Who answers, for which office, and why; all of it goes on record. */
  office: OfficeCode
  by: string
  reason: string
}

/** A timer that is due. The locked movement tells whether it still runs: no reservation is needed, and it fires once. */
export type TimerWork = { kind: 'timer'; key: undefined; mrn: Mrn; name: TimerName; number: number }

/** An availability notice that is being worked off, one movement after the other. */
export type ToldNotice = { key: MessageKey; message: AvailabilityNotice; receivedAt: number }

/**
 * A movement that may have to pass what a notice closes. Whether it does, and has not been told yet, is decided under its
 * lock: no reservation is needed, and it is told once.
 */
export type ClosureWork = { kind: 'closure'; key: undefined; mrn: Mrn; notice: ToldNotice }

/** The hub's own works, for which nobody is answered. */
export type OwnWork = TimerWork | ClosureWork

/** Works for which somebody is answered. */
export type AskedWork = MessageWork | RefusedWork

export type Work = AskedWork | OwnWork | ApprovalWork

/** The operator's act that caused a work. */
export const retryOf = (work: Work): Retry | undefined => (isAsked(work) ? work.retry : undefined)

export const isAsked = (work: Work): work is AskedWork => work.kind === 'message' || work.kind === 'refused'

/**
 * Outcome of a work: the answer; that the hub's own work is done; or that nothing could be stored, with the reason if the
 * work fails and not the database. For an operator's retry: the answer to the sender and the leaf of the act, or that
 * another retry was faster.
 */
export type WorkResult =
  | Answer
  | { kind: 'fired' }
  | { kind: 'lost'; failed?: string }
  | { kind: 'retried'; answer: Answer; logIndex: bigint }
  | { kind: 'late' }
  | Answered

/**
 * What a second person's answer has done: `status` is that of the message's effect; `refused`, if by now it would be, and it
 * waits on.
 */
export type Answered = { kind: 'answered' } & (
  | { outcome: 'approved'; status: AcceptedStatus }
  | { outcome: 'rejected' | 'already-decided' | 'same-person' }
  | { outcome: 'refused'; findings: readonly Finding[] }
)
