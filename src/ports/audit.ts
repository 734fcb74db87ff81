import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Outage } from '../domain/model/reference.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Train } from '../domain/model/train.ts'
import type { Destroyed } from '../domain/model/retention.ts'
import type { Beside } from './beside.ts'
import type { LogHead } from './commit.ts'
import type { LogTimestamp } from './timestamp.ts'
import type { Pinned } from './pinned.ts'
import type { Cosignature } from './witness.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'

/**
 * The bytes behind a leaf. Large ones are left out of the stream and fetched one by one; `unread` are those whose key the audit
 * was not given, `destroyed` those whose key an act of the hub has destroyed. What an officer entered in the
 * hub's app is attested by the hub and has no signature.
 */
export type AuditBody = {
  bytes: AuditBytes | undefined
  salt: Buffer
  signature: Buffer | undefined
  /** Office and pseudonym. */
  attestedBy: string | undefined
}

export type AuditBytes = Buffer | 'unread' | 'destroyed'

/** One entry of the log with everything stored beside it. */
export type AuditLeaf = {
  index: bigint
  kind: string
  /** The columns beside the record; sender and id are absent for a refusal that used up no id. */
  sender: PartyKey | undefined
  id: string | undefined
  mrn: Mrn | undefined
  record: string
  hash: Buffer
  /** The reservation of the leaf's key. */
  idReservation: { type: string; contentType: string; digest: Buffer } | undefined
  body: AuditBody | undefined
  /** The stored first answer that names this leaf. */
  answer:
    | { verdict: string; status: string; mrn: string | undefined; bytes: Buffer; signature: Buffer | undefined }
    | undefined
  /** What stands beside it in rows of its own, with the salt where it has no body of its own; times as they are stored. */
  beside: AuditBeside
  /** Movements whose timeline includes the leaf although its header names none of them (`leaf_movements`), sorted. */
  concerned: readonly Mrn[]
  /** Movements that no later entry is about. */
  ends: readonly AuditEnding[]
}

/**
 * `decidedAt`: of its answer and its refusal, where it has them; `erased`: what a refusal found, or the answer that told it, is gone
 * with the bytes it was found in.
 */
export type AuditBeside = { stored: Beside; salt: Buffer | undefined; decidedAt: readonly Date[]; erased: boolean }

/** A movement beside the last entry about it, as it is stored, with all contents of its declaration, the latest last. */
export type AuditEnding = { mrn: Mrn; movement: Movement | undefined; declarations: readonly unknown[] }

/** An operator's act, as it is stored beside its leaf. */
export type AuditAct = {
  logIndex: bigint
  id: string
  act: string
  /** The outbox row it acts on; undefined for a retry, which acts on what the leaf `setAside` set aside. */
  receiver: PartyKey | undefined
  outboxIndex: bigint | undefined
  setAside: bigint | undefined
  /** Of a message taken from a receiver's copy: its index in the log that was lost. */
  formerIndex?: bigint | undefined
  /** The key of what needs a person, for acts on that. */
  attention: string | undefined
  /** The key of a witness that it registered. */
  witness?: { party: PartyKey; publicKey: Buffer } | undefined
  /** What it changed in the registry, for acts on that; `changes` and `tables` are the texts on record. */
  change?: { version: bigint; subject: string; digest: Buffer; changes: string; tables: string | undefined } | undefined
  /** What it destroyed, as its words say it. */
  destroyed?: Destroyed | undefined
  operator: string
  reason: string
  body: Buffer
  salt: Buffer
}

/** What waited for a second person, as it is stored; by the leaf by which it was asked. */
export type AuditApproval = {
  askedIndex: bigint
  sender: PartyKey
  id: string
  mrn: Mrn
  office: string
  author: string
  state: string
  endedIndex: bigint | undefined
  answer: { office: string; by: string; reason: string; body: Buffer; salt: Buffer } | undefined
}

/** The state of a message set aside, by the leaf that set it aside. */
export type AuditSetAside = { logIndex: bigint; sender: PartyKey; attempts: number; state: string }

/** One entry of the log as replay needs it. */
export type AuditEvent = {
  mrn: Mrn
  index: bigint
  kind: string
  key: string
  type: string | undefined
  record: string
}

/** A stored movement with the contents of its columns and the tables around it. */
export type AuditMovement = {
  mrn: Mrn
  movement: Movement
  /** Names of columns and tables that contradict the document. */
  contradictions: readonly string[]
}

export type AuditEntry = {
  logIndex: bigint
  grn: Grn
  line: number | undefined
  from: string
  to: string
  minor: bigint
}

export type AuditOutboxRow = {
  receiver: PartyKey
  logIndex: bigint
  sender: PartyKey
  id: string
  mrn: Mrn | undefined
  orderKey: string
  /** False for answers, which may go out once more after their end. */
  reported: boolean
  /** Its state while it is open, and that at its end; one of them, as a rule. */
  open: string | undefined
  ended: string | undefined
  /** What its open row says of it otherwise than the delivery itself. */
  contradictions: readonly string[]
  /** Undefined where there is none, and where the stream leaves it out. */
  seal: Buffer | undefined
  parkedReason: string | undefined
  doneAt: Date | undefined
}

/** A stored row that cannot be read: whoever wrote it was no hub. The audit cannot go on from there. */
export class UnreadableRow extends Error {}

/** A row without an entry of the log, or a duplicate entry. */
export type Stray = { what: string; sender?: PartyKey; id?: string; logIndex?: bigint }

/**
 * Everything the audit reads, as one snapshot: later commits are not seen. Every stream is in the order given and holds no
 * more than a page of rows at a time; several may be read concurrently. Texts are ordered by code unit.
 */
export interface AuditSource {
  head(): Promise<LogHead & { takenAt: Date }>
  /** By log index. */
  leaves(): AsyncIterable<AuditLeaf>
  /** A body that the stream left out. */
  body(sender: PartyKey, id: string): Promise<AuditBytes | undefined>
  /** Entries about a movement, by MRN and log index, without messages made by the hub. */
  events(): AsyncIterable<AuditEvent>
  /** By MRN. */
  movements(): AsyncIterable<AuditMovement>
  guarantees(): AsyncIterable<Guarantee>
  /** By log index and ordinal. */
  entries(): AsyncIterable<AuditEntry>
  /** Inner nodes in the order in which leaves complete them. */
  nodes(): AsyncIterable<{ level: number; index: number; hash: Buffer }>
  /** By log index and receiver. */
  outboxByLeaf(): AsyncIterable<AuditOutboxRow>
  /** By receiver, order key and log index; the seals are left out. */
  outboxByOrder(): AsyncIterable<AuditOutboxRow>
  strays(): AsyncIterable<Stray>
  /** By log index. */
  acts(): AsyncIterable<AuditAct>
  /** What witnesses have signed, by size of the log. */
  cosignatures(): AsyncIterable<Cosignature>
  /** What an authority has stamped, by size of the log. */
  timestamps(): AsyncIterable<LogTimestamp>
  setAside(): AsyncIterable<AuditSetAside>
  /** By the leaf by which they were asked. */
  approvals(): AsyncIterable<AuditApproval>
  trains(): AsyncIterable<Train>
  /** What the registry's tables hold, and what grows as far as is said. */
  pinned(grown: Pinned['grown']): Promise<Pinned>
  outages(): AsyncIterable<Outage>
}
