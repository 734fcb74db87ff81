import { hash } from 'node:crypto'
import type { ContentType } from '../codec/index.ts'
import type { Accepted, Warning } from '../domain/model/decision.ts'
import { approvalOf } from '../domain/movement/approvals.ts'
import { asMrn, isMessageId, type Mrn } from '../domain/values/identifiers.ts'
import { HUB, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import { tellWarning } from '../domain/engine/warning-texts.ts'
import { isProvisional } from '../domain/values/provisional.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import { digestText, makeReceipt } from '../trust/receipt.ts'
import type { Decided } from './decide.ts'
import { LogWriter, type SealDeps, type Sealed, type Forwardable } from './log-writer.ts'
import { errorBodyOf, errorTypeOf, madeMessage } from './make.ts'
import type { MadeIdentity } from '../domain/notices/made.ts'
import type { LogHead } from '../ports/commit.ts'
import { problemBytes, problemOf } from './problem.ts'
import { problemOfStored, type RepeatedReply } from './repeat.ts'
import { besideOf, besideRefusal, mrnIn, unsigned } from './beside.ts'
import type { AskedWork, RefusedWork, Work } from './work.ts'

/**
 * An entry with the salt of its body, chosen before the head is locked because bodies are written before, and with what its
 * receipt warns of besides what was decided (src/pipeline/shared-vehicles.ts).
 */
export type Salted = { entry: Decided; work: Work | undefined; salt: Buffer; shared?: readonly Warning[] }

/**
 * Assigns indexes in order, appends leaves, and makes receipts, seals and the hub's own messages: everything that needs the
 * index, and nothing else, because every other commit waits for this.
 */
export function sealBatch(
  head: LogHead,
  entries: readonly Salted[],
  repeated: readonly RepeatedReply[],
  deps: SealDeps,
): Sealed {
  const log = new LogWriter(head, deps)
  for (const salted of entries) {
    log.trace = traceOf(salted, log.trace)
    sealEntry(log, salted)
  }
  log.trace = undefined
  for (const reply of repeated) replyAgain(log, reply)
  return log.finish()
}

/** What was held goes on in the trace of what released it, which stands right before it. */
function traceOf({ entry }: Salted, before: string | undefined): string | undefined {
  if (entry.kind === 'effect') return before
  return entry.kind === 'message' || entry.kind === 'refused' ? entry.work.received.trace : undefined
}

function sealEntry(log: LogWriter, { entry, work, salt, shared = [] }: Salted): void {
  if (entry.kind === 'refused') return sealRefusal(log, entry.work, salt, work ?? entry.work)
  if (entry.kind === 'timer') return sealTimer(log, entry, salt)
  if (entry.kind === 'matched') return sealMatch(log, entry, salt)
  if (entry.kind === 'message') return sealMessage(log, entry, { salt, asked: work, shared })
  if (entry.kind === 'approval') return sealApproval(log, entry, salt)
  const { key, mrn, held, decision } = entry
  const body = { key, bytes: held.bytes, salt: log.deps.random(32), signature: undefined }
  const index = log.leaf('effect', body, mrn, decision.status, decision.effect)
  const { type } = held.message
  const { bytes, attestedBy } = held
  const digest = hash('sha256', bytes, 'buffer')
  const contentType = held.contentType as ContentType
  const subject = {
    key,
    type,
    mrn,
    bytes,
    digest,
    contentType,
    signature: undefined,
    attestedBy,
    stored: true,
  } as const
  sendAll(log, { key, entry, index, subject })
}

/** A timer has no body: its leaf names the timer, the movement and the outcome. */
function sealTimer(log: LogWriter, entry: Extract<Decided, { kind: 'timer' }>, salt: Buffer): void {
  const { key, mrn, decision } = entry
  const bytes = Buffer.alloc(0)
  const index = log.leaf('timer', { key, bytes, salt, signature: undefined }, mrn, decision.status, decision.effect)
  sendAll(log, { key, entry, index })
}

/** A second person's answer: its leaf is over the words of the act, who agreed with whom, for which office and why. */
function sealApproval(log: LogWriter, entry: Extract<Decided, { kind: 'approval' }>, salt: Buffer): void {
  const { key, mrn, work, decision } = entry
  const { office, by, reason, message } = work
  const act = work.verdict === 'approve' ? 'approved' : 'rejected'
  const told = { act, sender: key.sender, messageId: key.id, type: message.type, mrn, office, by, reason }
  const body = canonicalBytes(told)
  const words = { key, bytes: body, salt, signature: undefined }
  const index = log.leaf(act, words, mrn, decision.status, decision.effect)
  log.approvalEnded({ key, state: act, logIndex: index, answer: { office, by, reason, body, salt } })
  sendAll(log, { key, entry, index })
}

/** What waits for a second person from now on, for the list of it; the movement has it too. */
function noteAsked(log: LogWriter, key: MessageKey, mrn: Mrn | undefined, decision: Accepted, index: bigint): void {
  const approval = approvalOf(decision.movement, key)
  if (decision.status !== 'asked' || approval === undefined || mrn === undefined) return
  log.approvalAsked({ ...approval, mrn, logIndex: index })
}

/** A match has no body: its leaf names the number, the declaration and the movement. */
function sealMatch(log: LogWriter, { key, mrn, decision }: Extract<Decided, { kind: 'matched' }>, salt: Buffer): void {
  const body = { key, bytes: Buffer.alloc(0), salt, signature: undefined }
  log.leaf('matched', body, mrn, decision.status, decision.effect)
}

function sealMessage(
  log: LogWriter,
  entry: Extract<Decided, { kind: 'message' }>,
  { salt, asked, shared }: { salt: Buffer; asked: Work | undefined; shared: readonly Warning[] },
): void {
  const { work, mrn, decision } = entry
  const { received, key, message } = work
  const { bytes, digest, signature, receivedAt } = received
  sealRetry(log, work, undefined)
  sealCopy(log, work)
  const attempt = work.retry?.attempt ?? 0
  const [httpStatus, answerType] = [202, 'application/json'] as const
  const outcome = { attempt, ...(mrn === undefined ? {} : { mrn }), httpStatus, answerType }
  const body = { key, bytes, salt, signature, receivedAt, beside: { ...besideOf(work, message.type), outcome } }
  const kind = decision.status === 'asked' ? 'asked' : 'message'
  const index = log.leaf(kind, body, mrn, decision.status, decision.effect, work.made?.cause)
  noteAsked(log, key, mrn, decision, index)
  log.noteConcerned(entry.report?.concerned ?? [], index)
  const receipt = makeReceipt(
    {
      sender: key.sender,
      id: key.id,
      type: message.type,
      ...subjectOf(mrn),
      digest: digestText(digest),
      logIndex: Number(index),
      acceptedAt: new Date(log.deps.now).toISOString(),
      status: decision.status,
      ...(decision.awaits === undefined ? {} : { awaits: decision.awaits }),
      ...warningsFor([...(decision.warnings ?? []), ...shared], log, key.sender),
    },
    log.deps.signer,
    new Date(log.deps.now),
  )
  const answer = { answer: receipt.bytes, answerType, answerSignature: receipt.signature }
  const verdict = { verdict: 'accepted', status: decision.status, mrn, httpStatus } as const
  log.outcome({ key, attempt, logIndex: index, ...verdict, ...answer })
  if (asked !== undefined) {
    log.answers.set(asked, {
      kind: 'accepted',
      key,
      httpStatus: 202,
      repeat: false,
      receipt: receipt.bytes,
      receiptSignature: receipt.signature,
    })
  }
  const { contentType, attestedBy } = received
  const subject = { key, type: message.type, mrn, bytes, digest, contentType, signature, attestedBy }
  sendAll(log, { key, entry, index, subject })
  // A delivery report gets no acknowledgement: answering answers would never end.
  if (received.replies && message.type !== 'delivery-report')
    acknowledge(log, { key, attempt, mrn }, receipt.bytes, receipt.signature)
}

/** What a receipt says it is about: an MRN, or the number printed in advance under which it waits. */
function subjectOf(mrn: Mrn | undefined): { mrn?: Mrn; provisional?: string } {
  if (mrn === undefined) return {}
  return isProvisional(mrn) ? { provisional: mrn } : { mrn }
}

/** The act that caused a verdict, right before it: who acted and why, and the new state of the message set aside. */
function sealRetry(log: LogWriter, { key, retry, ...work }: AskedWork, failed: string | undefined): void {
  if (key === undefined || retry === undefined) return
  const { id, entry, attempt, operator, reason } = retry
  const type = work.kind === 'message' ? work.message.type : (work.header.type ?? '')
  const told = { act: 'retry', setAside: Number(entry), sender: key.sender, messageId: key.id, type }
  const body = canonicalBytes({ ...told, operator, reason })
  const salt = log.deps.random(32)
  const words = { key: { sender: HUB, id }, bytes: body, salt, signature: undefined }
  const logIndex = log.leaf('act', words, undefined, 'retry', undefined, key)
  log.act({ logIndex, id, act: 'retry', setAside: entry, operator, reason, body, salt })
  const outcome = failed === undefined ? ({ state: 'done' } as const) : ({ state: 'waiting', reason: failed } as const)
  log.setAside({ logIndex: entry, ...key, attempts: attempt, ...outcome })
}

/** That it came from a receiver's copy, right before it: who held it, where it had stood in the log that was lost, who asked and why. */
function sealCopy(log: LogWriter, { key, copy, ...work }: AskedWork): void {
  if (key === undefined || copy === undefined) return
  const { id, holder, formerIndex, operator, reason } = copy
  const type = work.kind === 'message' ? work.message.type : (work.header.type ?? '')
  const body = canonicalBytes({
    act: 'copy',
    ...(holder === undefined ? {} : { receiver: holder }),
    formerIndex,
    sender: key.sender,
    messageId: key.id,
    type,
    operator,
    reason,
  })
  const salt = log.deps.random(32)
  const words = { key: { sender: HUB, id }, bytes: body, salt, signature: undefined }
  const logIndex = log.leaf('act', words, undefined, 'copy', undefined, key)
  const row = { logIndex, id, act: 'copy', formerIndex: BigInt(formerIndex), operator, reason, body, salt } as const
  log.act({ ...row, ...(holder === undefined ? {} : { holder }) })
}

/** The warnings of a receipt in the words of its party. */
function warningsFor(warnings: readonly Warning[], log: LogWriter, sender: PartyKey) {
  if (warnings.length === 0) return {}
  const language = log.languageOf(sender)
  return { warnings: warnings.map((one) => tellWarning(one, language, log.deps.reference)) }
}

function acknowledge(
  log: LogWriter,
  { key, attempt, mrn }: { key: MessageKey; attempt: number; mrn: Mrn | undefined },
  receipt: Buffer,
  signature: Buffer,
): void {
  const body = { receipt: receipt.toString('base64'), receiptSignature: signature.toString('base64') }
  log.made({ cause: key, type: 'acknowledgement', receiver: key.sender, mrn, ordinal: attempt }, body, key.id)
}

type DecidedEntry = Exclude<Decided, { kind: 'refused' }>

/** Ledger entries and outgoing messages of one decision, under the index of its effect. */
function sendAll(
  log: LogWriter,
  { key, entry, index, subject }: { key: MessageKey; entry: DecidedEntry; index: bigint; subject?: Forwardable },
): void {
  log.entries(entry.decision.entries, index)
  for (const ended of entry.decision.approvalsEnded ?? []) log.approvalEnded({ ...ended, logIndex: index })
  for (const outgoing of entry.decision.outgoing) {
    if (outgoing.kind === 'forward') {
      if (subject !== undefined) log.forward(subject, outgoing.receivers, index)
    } else {
      const { type, receiver, mrn, ordinal, body, correlationId } = outgoing
      log.made({ cause: key, type, receiver, mrn, ordinal }, body, correlationId)
    }
  }
}

function sealRefusal(log: LogWriter, work: RefusedWork, salt: Buffer, asked: Work): void {
  const { received, refusal, key, header } = work
  const problem = problemOf(refusal, received.language)
  // An id that its sender left empty names nothing.
  const said = header.id === undefined || header.id === '' ? {} : { id: header.id }
  const named = key ?? { sender: received.sender, ...said }
  const { bytes, signature, receivedAt } = received
  const attempt = work.retry?.attempt ?? 0
  sealRetry(log, work, refusal.setAside)
  sealCopy(log, work)
  const correlationId = header.id !== undefined && isMessageId(header.id) ? header.id : undefined
  // A functional error answers a message by its id; where no id could be read, a technical error tells the sender.
  const unnamed = refusal.code === 'internal' && correlationId === undefined
  const type = unnamed ? 'technical-error' : errorTypeOf(problem)
  const answering = { type, receiver: received.sender, mrn: undefined, ordinal: attempt }
  const kept =
    key === undefined ? undefined : refusalBytes(log, work, problem, { ...answering, cause: key }, correlationId)
  const beside = {
    ...(key === undefined ? {} : besideOf(work, header.type ?? '')),
    ...(kept === undefined ? {} : { outcome: { attempt, ...mrnIn(header), ...unsigned(refusal.httpStatus, kept) } }),
    refusal: besideRefusal(work, problem),
  }
  const body = { key: named, bytes, salt, signature, receivedAt, beside }
  const index = log.leaf('refusal', body, undefined, refusal.code, undefined)
  if (refusal.setAside !== undefined && work.retry === undefined) {
    const state = key === undefined ? 'not-kept' : 'waiting'
    const { sender } = received
    log.setAside({ logIndex: index, sender, id: key?.id, attempts: 0, state, reason: refusal.setAside })
  }
  // Without a message id, the leaf's index makes the answer to this refusal the same at a replay.
  const cause = key ?? { sender: received.sender, id: `refusal-${index}` }
  const identity: MadeIdentity = { ...answering, cause }
  const stored = kept ?? refusalBytes(log, work, problem, identity, correlationId)
  log.refusal(work, index, salt, problem)
  if (key !== undefined) {
    const answer = { answer: stored.bytes, answerType: stored.contentType, answerSignature: undefined }
    const { httpStatus, code } = refusal
    const verdict = { verdict: 'refused', status: code, mrn: header.mrn, httpStatus } as const
    log.outcome({ key, attempt, logIndex: index, ...verdict, ...answer })
  }
  log.answers.set(asked, { kind: 'refused', httpStatus: refusal.httpStatus, code: refusal.code, problem, stored })
  // An error about an answer would itself be answered by an error: only senders of other messages are told.
  if (received.replies && (correlationId !== undefined || type === 'technical-error')) {
    log.made(identity, errorBodyOf(problem, received.digest), correlationId, correlationId ?? received.named)
  }
}

/** The refusal as it is answered over HTTP: a problem, or an error message in XML where that was asked for. */
function refusalBytes(
  log: LogWriter,
  work: RefusedWork,
  problem: ReturnType<typeof problemOf>,
  identity: MadeIdentity,
  correlationId: string | undefined,
): { bytes: Buffer; contentType: string } {
  if (!work.received.answersXml) return { bytes: problemBytes(problem), contentType: 'application/problem+json' }
  const type = correlationId === undefined ? 'technical-error' : identity.type
  const body = errorBodyOf(problem, work.received.digest)
  const { message } = madeMessage({ ...identity, type }, body, correlationId, log.deps.now)
  return { bytes: Buffer.from(log.deps.encode(message, 'application/xml')), contentType: 'application/xml' }
}

function replyAgain(log: LogWriter, { receiver, stored }: RepeatedReply): void {
  if (stored.verdict === 'accepted' && stored.answerSignature !== undefined) {
    const mrn = stored.mrn === undefined ? undefined : asMrn(stored.mrn)
    acknowledge(log, { ...stored, mrn }, stored.answer, stored.answerSignature)
    return
  }
  const problem = problemOfStored(stored, log.deps.decodeStored)
  const { key: cause, attempt: ordinal } = stored
  const identity = { cause, type: errorTypeOf(problem), receiver, mrn: undefined, ordinal } as const
  log.made(identity, errorBodyOf(problem, stored.digest), stored.key.id)
}
