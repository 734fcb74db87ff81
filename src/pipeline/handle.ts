import { type Codec, type LenientHeader, locate } from '../codec/index.ts'
import type { Finding } from '../domain/finding.ts'
import { checkHeader } from '../domain/header.ts'
import type { MessageKey } from '../domain/party.ts'
import type { Party, Reference } from '../domain/reference.ts'
import { checkRules } from '../domain/rules/index.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { Message } from '../generated/types.ts'
import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { SignatureVerifier } from '../trust/signature-verifier.ts'
import type { Committer } from './commit.ts'
import { overQuota } from './fair.ts'
import { failedFor, isInternal } from './failures.ts'
import { refusedAnswer } from './problem.ts'
import { contentTypeOf, receive } from './receive.ts'
import type { AskedWork, ContentType, MessageWork, Received, Refusal, Work } from './work.ts'

export type HandleDeps = {
  codec: Codec
  verify: SignatureVerifier
  committer: Committer
  reference: () => Reference
  /** Seconds to wait, 0 when the caller is within his quota. */
  quota: (party: string, nowMs: number) => number
  now: () => number
  /** The time by which callers are judged: their certificates, and what they may send (docs/decisions/0030). */
  callerNow: () => Date
  /** Counts refusals of callers nobody knows; they leave no other trace. */
  countUnknown: (code: string) => void
  limits: { maxBytes: number }
}

/** What the verdicts on bytes alone need. */
type VerdictDeps = Pick<HandleDeps, 'codec' | 'reference'>

/** A refusal that ends the way of a message, with what is known of the message by then. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Answered, and nothing else. */
class OverQuota extends Error {
  readonly party: string
  readonly seconds: number
  constructor(party: string, seconds: number) {
    super('quota')
    this.party = party
    this.seconds = seconds
  }
}

/** One message on its way: filled in by one verb after the other. */
type Passage = { inbound: Inbound; received?: Received; header?: LenientHeader; keyed?: boolean }

/**
 * The pipeline (architecture.md, "One sentence"): receive, identify, verify, parse, validate; then decide, seal and commit
 * in the committer's batch. The order of the checks is that of interface.md 3 and is part of the contract.
 */
export function createHandle(deps: HandleDeps): Handle {
  return async (inbound) => {
    const passage: Passage = { inbound }
    try {
      const contentType = size(passage, deps) ?? identify(passage, deps) ?? contentTypeFor(passage)
      const { party, received } = verify(passage, contentType, deps)
      return await deps.committer.submit(judged(passage, party, received, deps))
    } catch (error) {
      if (error instanceof OverQuota) return overQuota(inbound, error.party, error.seconds)
      return error instanceof Refused ? refuse(passage, error.refusal, deps) : fail(passage, error, deps)
    }
  }
}

/** The verdicts on what came from this party, in their order; what is left for the batch. */
function judged(passage: Passage, party: Party, received: Received, deps: VerdictDeps): MessageWork {
  const document = parse(passage, received, deps)
  header(passage, document.header, party, received)
  const message = schema(passage, document, deps)
  const attested = attest(passage, received, message)
  rules(message, party, received, deps)
  return { kind: 'message', received: attested, key: { sender: party.key, id: message.id }, message }
}

/** What is kept of a message whose id is used up. Its signature was verified before it was kept. */
export type Kept = { received: Received; key: MessageKey; type: string }

/**
 * The same verdicts on kept bytes, as of the time they were received. Whatever is wrong uses up no other id than theirs, and
 * a failure of the hub's own leaves them set aside.
 */
export function judgeKept({ received, key, type }: Kept, deps: VerdictDeps): AskedWork {
  const { bytes, contentType, language } = received
  const caller = { kind: 'party' as const, key: key.sender }
  const from = { caller, claimed: { id: key.id }, channel: 'http' as const, language, answersXml: false }
  const passage: Passage = { inbound: { ...from, bytes, contentType, signature: undefined } }
  try {
    const party = deps.reference().parties.get(key.sender)
    return judged(passage, party ?? stop(401, 'unauthenticated'), received, deps)
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : failedFor(error)
    const mrn = passage.keyed === true ? passage.header?.mrn : undefined
    const claims = { id: key.id, type, ...(mrn === undefined ? {} : { mrn }) }
    return { kind: 'refused', received, refusal, key, claims }
  }
}

const stop = (httpStatus: number, code: ErrorCode, finding?: Partial<Finding>): never => {
  const findings = finding === undefined ? [] : [{ code, pointer: '', ...finding }]
  throw new Refused({ httpStatus, code, findings })
}

function size({ inbound }: Passage, { limits }: HandleDeps): undefined {
  if (inbound.bytes.length > limits.maxBytes) stop(413, 'too-large', { expected: String(limits.maxBytes) })
}

/** The caller must be registered and active, and within his quota, before any other work is done for him. */
function identify({ inbound }: Passage, deps: HandleDeps): undefined {
  if (inbound.caller.kind === 'by-signature') return
  const party = deps.reference().parties.get(inbound.caller.key)
  if (party === undefined || !party.active) return stop(401, 'unauthenticated')
  withinQuota(inbound, party.key, deps)
}

/** A report that were refused would hold up what the hub itself has to send: its lane bounds it, no rate does. */
function withinQuota({ isReport }: Inbound, party: string, deps: HandleDeps): void {
  if (isReport === true) return
  const wait = deps.quota(party, deps.callerNow().getTime())
  if (wait > 0) throw new OverQuota(party, wait)
}

function contentTypeFor(passage: Passage): ContentType {
  const contentType = contentTypeOf(passage.inbound)
  if (typeof contentType !== 'string') throw new Refused(contentType)
  return contentType
}

/** The signature over the received bytes, by the caller; over AMQP without `user_id` it is what tells who calls. */
function verify(passage: Passage, contentType: ContentType, deps: HandleDeps): { party: Party; received: Received } {
  const { inbound } = passage
  const now = deps.now()
  const { caller } = inbound
  if (caller.kind !== 'by-signature') passage.received = receive(inbound, caller.key, contentType, now)
  if (caller.kind === 'officer') {
    const own = deps.reference().parties.get(caller.key)
    return own === undefined || passage.received === undefined
      ? stop(401, 'unauthenticated')
      : { party: own, received: passage.received }
  }
  const verdict = deps.verify({
    bytes: inbound.bytes,
    signature: inbound.signature,
    now: deps.callerNow(),
    ...(caller.kind === 'party' ? { expectedParty: caller.key } : {}),
  })
  if (!verdict.ok) return stop(403, verdict.code, { value: verdict.detail })
  const party = deps.reference().parties.get(verdict.partyKey)
  if (party === undefined || !party.active) return stop(401, 'unauthenticated')
  if (caller.kind === 'by-signature') withinQuota(inbound, party.key, deps)
  const received = {
    ...(passage.received ?? receive(inbound, party.key, contentType, now)),
    signature: verdict.signatureDer,
  }
  passage.received = received
  return { party, received }
}

function parse(passage: Passage, received: Received, { codec }: VerdictDeps) {
  const parsed = codec.parseWellFormed(received.bytes, received.contentType)
  if (!parsed.ok)
    throw new Refused({ httpStatus: 400, code: parsed.findings[0]?.code ?? '52', findings: parsed.findings })
  passage.header = parsed.document.header
  return parsed.document
}

/** Sender, role and type (403, 422 `12`); from here on the message's id is used up, unless the header itself is wrong. */
function header(passage: Passage, read: LenientHeader, party: Party, received: Received): void {
  const { id, type } = passage.inbound.claimed
  if (id !== undefined && read.id !== undefined && id !== read.id) {
    stop(400, 'message-id-mismatch', { pointer: '/id', value: id.slice(0, 100), expected: read.id })
  }
  if (type !== undefined && read.type !== undefined && type !== read.type) {
    stop(400, 'message-type-mismatch', { pointer: '/type', value: type.slice(0, 100), expected: read.type })
  }
  const wrong = checkHeader(read, party, catalogue)
  if (wrong === undefined) return
  const findings = locate(received.bytes, received.contentType, [wrong])
  throw new Refused({ httpStatus: wrong.code === '12' ? 422 : 403, code: wrong.code, findings })
}

function schema(passage: Passage, document: Parameters<Codec['validateSchema']>[0], { codec }: VerdictDeps): Message {
  const validated = codec.validateSchema(document)
  if (validated.ok) {
    passage.keyed = true
    return validated.message
  }
  const { findings } = validated
  // A header field missing or malformed uses no id: whose id, or which, would be a guess.
  passage.keyed = findings.every(({ pointer }) => pointer === '/body' || pointer.startsWith('/body/'))
  throw new Refused({ httpStatus: 422, code: findings[0]?.code ?? '13', findings })
}

/**
 * An officer reports facts, of an office he is entitled to; what an administration decides comes signed from its system.
 * The hub's seal then names office and officer in the place of a signature (interface.md 3).
 */
function attest({ inbound }: Passage, received: Received, message: Message): Received {
  const { caller } = inbound
  if (caller.kind !== 'officer') return received
  const { type, sender } = message
  if (catalogue[type].kind !== 'fact' || type === 'train-manifest') {
    return stop(403, 'type-not-allowed', { pointer: '/type', value: type })
  }
  const named = 'office' in message.body ? message.body.office : undefined
  const office = sender.office ?? named
  const foreign = [sender.office, named].find((one) => one !== undefined && !caller.offices.includes(one))
  if (office === undefined || foreign !== undefined) {
    return stop(403, 'sender-not-caller', {
      pointer: '/sender/office',
      value: foreign ?? '',
      expected: caller.offices.join(', '),
    })
  }
  return { ...received, attestedBy: `${office} ${caller.name}` }
}

function rules(message: Message, caller: Party, received: Received, deps: VerdictDeps): void {
  const found = checkRules({ message, caller, reference: deps.reference(), now: received.receivedAt })
  if (found.length === 0) return
  const findings = locate(received.bytes, received.contentType, found)
  throw new Refused({ httpStatus: 422, code: findings[0]?.code ?? '14', findings })
}

/**
 * A defect of ours before anything was stored. It would meet the same bytes each time: put back over AMQP they would stand
 * before everybody else's, for ever. Throws what passes by itself.
 */
async function fail(passage: Passage, error: unknown, deps: HandleDeps): Promise<Answer> {
  if (!isInternal(error)) throw error
  const refusal = failedFor(error)
  if (passage.received !== undefined) return refuse(passage, refusal, deps)
  deps.countUnknown(refusal.code)
  return { ...refusedAnswer(refusal, passage.inbound.language), unknownCaller: true }
}

/** Puts a refusal on record and answers it. Of callers nobody knows there is only the count. */
async function refuse(passage: Passage, refusal: Refusal, deps: HandleDeps): Promise<Answer> {
  const { inbound, header: read } = passage
  const received = passage.received ?? known(inbound, refusal, deps)
  if (received === undefined) {
    deps.countUnknown(refusal.code)
    return { ...refusedAnswer(refusal, inbound.language), unknownCaller: true }
  }
  const claims = {
    ...(read?.id === undefined ? {} : { id: read.id }),
    ...(read?.type === undefined ? {} : { type: read.type }),
    ...(read?.mrn === undefined ? {} : { mrn: read.mrn }),
  }
  // Only a verdict on the message uses up its id; that this officer may not say it leaves it to the one who may.
  const keyed = passage.keyed === true && refusal.httpStatus === 422
  const key = keyed && read?.id !== undefined ? { sender: received.sender, id: read.id } : undefined
  const work: Work = { kind: 'refused', received, refusal, key, claims }
  return deps.committer.submit(work)
}

/** A caller who was known by his token or certificate, although his message was turned away before it was looked at. */
function known(inbound: Inbound, refusal: Refusal, deps: HandleDeps): Received | undefined {
  const { caller } = inbound
  if (refusal.code === 'unauthenticated') return undefined
  const sender = caller.kind === 'by-signature' ? signerOf(inbound, deps) : caller.key
  return sender === undefined ? undefined : receive(inbound, sender, 'application/json', deps.now())
}

/**
 * The registered party whose signature holds over the bytes, whatever else is wrong with the message or the certificate:
 * it is told, in its own queue, what nobody else would hear.
 */
function signerOf({ bytes, signature }: Inbound, deps: HandleDeps): string | undefined {
  const { partyKey } = deps.verify({ bytes, signature, now: deps.callerNow() })
  const party = partyKey === undefined ? undefined : deps.reference().parties.get(partyKey)
  return party?.active === true ? party.key : undefined
}
