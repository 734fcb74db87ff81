import { languageOf } from '../domain/reference/receivers.ts'
import type { ContentType } from '../codec/index.ts'
import { hash } from 'node:crypto'
import type { GuaranteeEntry } from '../domain/model/guarantee.ts'
import { HUB, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import { outboxOrderKey } from '../domain/draft/queries.ts'
import type { Reference } from '../domain/model/reference.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { MessageType } from '../generated/types.ts'
import type {
  ActRow,
  ApprovalEnd,
  ApprovalRow,
  LogHead,
  LogWrites,
  OutboxRow,
  OutcomeRow,
  SetAsideRow,
} from '../ports/commit.ts'
import type { Answer, Language, Problem } from '../ports/handle.ts'
import type { Signer } from '../trust/cms.ts'
import { sealDigest } from '../trust/seal.ts'
import { Leaves } from './leaves.ts'
import type { DecodeStored } from './repeat.ts'
import { type Encode, madeMessage } from './make.ts'
import type { MadeIdentity } from '../domain/notices/made.ts'
import type { RefusedWork, Work } from './work.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

export type SealDeps = {
  reference: Reference
  signer: Signer
  encode: Encode
  /** A stored message's object again. Throws when the stored bytes no longer decode: then the store is damaged. */
  decodeStored: DecodeStored
  /** Returns that many random bytes. */
  random: (bytes: number) => Buffer
  /** Milliseconds since the epoch, the time of the decisions. */
  now: number
}

/** Everything of one batch that carries an index, but for the outbox rows' state. */
export type Sealed = {
  writes: Omit<LogWrites, 'outbox' | 'reports' | 'searched' | 'again' | 'at'>
  outbox: Omit<OutboxRow, 'state'>[]
  answers: Map<Work, Answer>
}

/** A message as its seal and its outbox rows need it. */
export type Forwardable = {
  key: MessageKey
  type: MessageType
  mrn: Mrn | undefined
  bytes: Buffer
  /** SHA-256 of its bytes: all that a seal needs of them. */
  digest: Buffer
  contentType: ContentType
  /** The sender's; undefined where it has none. */
  signature: Buffer | undefined
  attestedBy?: string | undefined
  /** The message was received earlier: its signature is in the store alone. */
  stored?: true
}

/**
 * Collects what one batch appends to the log and what goes out because of it. Lives for one batch, under the head's lock;
 * the indexes it gives out are the ones that stand if the transaction commits.
 */
export class LogWriter {
  readonly deps: SealDeps
  readonly answers = new Map<Work, Answer>()
  /** The span of the message that what is written now follows from. */
  trace: string | undefined
  readonly #leaves: Leaves
  readonly #outcomes: OutcomeRow[] = []
  readonly #refusals: LogWrites['refusals'][number][] = []
  readonly #entries: LogWrites['entries'][number][] = []
  readonly #made: LogWrites['made'][number][] = []
  readonly #outbox: Omit<OutboxRow, 'state'>[] = []
  readonly #concerned: LogWrites['concerned'][number][] = []
  readonly #acts: ActRow[] = []
  readonly #setAside: SetAsideRow[] = []
  readonly #asked: ApprovalRow[] = []
  readonly #answered: ApprovalEnd[] = []

  constructor(head: LogHead, deps: SealDeps) {
    this.deps = deps
    this.#leaves = new Leaves(head, { version: deps.reference.version, now: deps.now })
  }

  /** Appends one leaf and returns its index. */
  leaf(...leaf: Parameters<Leaves['append']>): bigint {
    return this.#leaves.append(...leaf)
  }

  outcome(row: Omit<OutcomeRow, 'decidedAt'>): void {
    this.#outcomes.push({ ...row, decidedAt: new Date(this.deps.now) })
  }

  act(row: ActRow): void {
    this.#acts.push(row)
  }

  approvalAsked(row: ApprovalRow): void {
    this.#asked.push(row)
  }

  approvalEnded(row: ApprovalEnd): void {
    this.#answered.push(row)
  }

  setAside(row: SetAsideRow): void {
    this.#setAside.push(row)
  }

  entries(rows: readonly GuaranteeEntry[], logIndex: bigint): void {
    for (const row of rows) this.#entries.push({ ...row, logIndex, at: new Date(this.deps.now) })
  }

  refusal(work: RefusedWork, logIndex: bigint, salt: Buffer, problem: Problem): void {
    this.#refusals.push({
      logIndex,
      sender: work.received.sender,
      messageId: work.header.id,
      type: work.header.type,
      mrn: work.header.mrn,
      httpStatus: work.refusal.httpStatus,
      code: work.refusal.code,
      findings: JSON.stringify(problem.errors),
      setAside: work.refusal.setAside,
      salt,
      decidedAt: new Date(this.deps.now),
    })
  }

  /** The movements a message without MRN is about, for their timelines. */
  noteConcerned(mrns: readonly Mrn[], logIndex: bigint): void {
    for (const mrn of mrns) this.#concerned.push({ mrn, logIndex })
  }

  /** The sender's own bytes to each receiver that has a channel, under one seal. */
  forward(subject: Forwardable, receivers: readonly PartyKey[], logIndex: bigint): void {
    const reached = receivers.filter((receiver) => this.#isReached(receiver))
    if (reached.length === 0) return
    const seal = this.#seal(subject, logIndex)
    for (const receiver of reached) this.#queue(subject, receiver, logIndex, seal, undefined)
  }

  /**
   * A message the hub makes for one receiver: own id, own bytes in the receiver's format, own leaf, own seal. `named` is
   * how the receiver names what is answered, where that is no id of a message.
   */
  made(identity: MadeIdentity, body: unknown, correlationId: string | undefined, named = correlationId): void {
    if (!this.#isReached(identity.receiver)) return
    const { now, encode, random, reference } = this.deps
    const { id, message } = madeMessage(identity, body, correlationId, now)
    const format = reference.parties.get(identity.receiver)?.format === 'xml' ? 'xml' : 'json'
    const contentType: ContentType = `application/${format}`
    const bytes = encode(message, contentType)
    const digest = hash('sha256', bytes, 'buffer')
    const salt = random(32)
    const key = { sender: HUB, id }
    const how = {
      type: identity.type,
      contentType,
      language: this.languageOf(identity.receiver),
      channel: 'hub',
    } as const
    const beside = { message: { ...how, receivedAt: new Date(now).toISOString() } }
    const index = this.leaf(
      'made',
      { key, bytes, salt, signature: undefined, beside },
      identity.mrn,
      'made',
      undefined,
      identity.cause,
    )
    this.#made.push({
      key,
      digest,
      ...how,
      receivedAt: new Date(now),
      body: { key, body: bytes, signature: undefined, salt, mrn: identity.mrn },
    })
    const { type, mrn } = identity
    const subject = { key, type, mrn, bytes, digest, contentType, signature: undefined }
    this.#queue(subject, identity.receiver, index, this.#seal(subject, index), named)
  }

  languageOf(party: PartyKey): Language {
    return languageOf(this.deps.reference, party)
  }

  finish(): Sealed {
    return {
      writes: {
        ...this.#leaves.finish(),
        outcomes: this.#outcomes,
        refusals: this.#refusals,
        entries: this.#entries,
        made: this.#made,
        concerned: this.#concerned,
        acts: this.#acts,
        setAside: this.#setAside,
        approvals: { asked: this.#asked, ended: this.#answered },
      },
      outbox: this.#outbox,
      answers: this.answers,
    }
  }

  /** A role that no registered party fills gives no outbox row, nor does a party that only uses the hub's own app. */
  #isReached(receiver: PartyKey): boolean {
    const channel = this.deps.reference.parties.get(receiver)?.channel
    return channel !== undefined && channel !== 'none'
  }

  #seal({ key, mrn, digest, attestedBy }: Forwardable, logIndex: bigint): Buffer {
    const content = {
      logIndex: Number(logIndex),
      sender: key.sender,
      id: key.id,
      ...(mrn === undefined ? {} : { mrn }),
      ...(attestedBy === undefined ? {} : { attestedBy }),
    }
    return sealDigest(digest, content, this.deps.signer, new Date(this.deps.now))
  }

  #queue(
    subject: Forwardable,
    receiver: PartyKey,
    logIndex: bigint,
    seal: Buffer,
    correlationId: string | undefined,
  ): void {
    const { key, type, mrn, contentType, bytes: body, signature, stored } = subject
    const answer = catalogue[type].kind === 'answer'
    const orderKey = answer ? `answer:${key.id}` : outboxOrderKey(type, mrn, key.sender)
    this.#outbox.push({
      receiver,
      logIndex,
      key,
      type,
      mrn,
      contentType,
      orderKey,
      reported: !answer,
      seal,
      correlationId: answer ? correlationId : undefined,
      bytes: stored === true ? undefined : { body, signature },
      ...(this.trace === undefined ? {} : { trace: this.trace }),
    })
  }
}
