import type { Codec, ContentType, LenientHeader } from '../codec/index.ts'
import type { Finding } from '../domain/values/finding.ts'
import type { Party, Reference } from '../domain/model/reference.ts'
import { asksOf, attestation, isWithoutSystem, kindOfAct, officesOf } from '../domain/office-app/attest.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { Message } from '../generated/types.ts'
import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { SignatureVerifier } from '../trust/signature-verifier.ts'
import type { Committer } from './commit.ts'
import { overQuota } from './fair.ts'
import { failedFor, isInternal } from './failures.ts'
import { type Judgement, judge, refusal } from './judge.ts'
import { refusedAnswer } from './problem.ts'
import { contentTypeOf, receive } from './receive.ts'
import type { AskedWork, Received, Refusal, RefusedWork } from './work.ts'
import type { PartyKey } from '../domain/values/party.ts'
import { mayDecide, type Right } from '../ports/identity.ts'

export type HandleDeps = {
  codec: Codec
  verify: SignatureVerifier
  committer: Committer
  reference: () => Reference
  /** Seconds to wait, 0 when the caller is within its quota. */
  quota: (party: PartyKey, nowMs: number) => number
  now: () => number
  /** The time by which callers are judged: their certificates, and what they may send (docs/decisions/0030). */
  callerNow: () => Date
  /** Counts refusals of unknown callers; they leave no other trace. */
  countUnknown: (code: string) => void
  limits: { maxBytes: number }
}

/**
 * Ends the way of a message before it is judged. `refuse` makes the refusal's record and answer, with what is known of the
 * message by then; a flood is answered by what is there already, since a record of each would be the work the quota saves.
 */
class TurnedAway extends Error {
  readonly why: { refuse: Refusal } | { answer: Answer }
  constructor(why: TurnedAway['why']) {
    super('turned away')
    this.why = why
  }
}

/** One message in progress, with what is known of it if it is refused. */
type Progress = { inbound: Inbound; received?: Received }

/**
 * The pipeline (architecture.md, "One sentence"): receive, identify, verify, judge; then decide, seal and commit in the
 * committer's batch. The order of the checks is that of interface.md 3 and is part of the contract.
 */
export function createHandle(deps: HandleDeps): Handle {
  return async (inbound) => {
    const progress: Progress = { inbound }
    try {
      const contentType = size(progress, deps) ?? identify(progress, deps) ?? contentTypeFor(progress)
      const { party, received } = verify(progress, contentType, deps)
      const judgement = judge(received.bytes, contentType, {
        codec: deps.codec,
        reference: deps.reference(),
        now: received.receivedAt,
        callerOf: () => party,
        properties: inbound.properties,
        withhold: (message) => withheldFrom(inbound.caller, message, deps.reference(), received.receivedAt),
      })
      return await deps.committer.submit(workOf(judgement, received, inbound.caller))
    } catch (error) {
      if (!(error instanceof TurnedAway)) return fail(progress, error, deps)
      return 'answer' in error.why ? error.why.answer : refuse(progress, error.why.refuse, deps)
    }
  }
}

/** What is left to do with a message that has been judged. */
function workOf(judgement: Judgement, received: Received, caller: Inbound['caller']): AskedWork {
  const { sender } = received
  if (judgement.level === undefined) {
    const { message } = judgement
    const asks = caller.kind === 'officer' ? asksOf(message, caller.name) : undefined
    const own = { received: attested(received, caller, message), key: { sender, id: message.id }, message }
    return { kind: 'message', ...own, ...(asks === undefined ? {} : { asks }) }
  }
  const { header: read, refusal: why, usesId } = judgement
  const key = usesId && read?.id !== undefined ? { sender, id: read.id } : undefined
  return { kind: 'refused', received, refusal: why, key, header: headerIn(read) }
}

/** What a refused message's header says. */
export const headerIn = (read: LenientHeader | undefined): RefusedWork['header'] => ({
  ...(read?.id === undefined ? {} : { id: read.id }),
  ...(read?.type === undefined ? {} : { type: read.type }),
  ...(read?.mrn === undefined ? {} : { mrn: read.mrn }),
})

const stop = (httpStatus: number, code: ErrorCode, finding?: Partial<Finding>): never => {
  const findings = finding === undefined ? [] : [{ code, pointer: '', ...finding }]
  throw new TurnedAway({ refuse: refusal(httpStatus, findings, code) })
}

function size({ inbound }: Progress, { limits }: HandleDeps): undefined {
  if (inbound.bytes.length > limits.maxBytes) stop(413, 'too-large', { expected: String(limits.maxBytes) })
}

/** The caller must be registered and active, and within its quota, before any other work is done for it. */
function identify({ inbound }: Progress, deps: HandleDeps): undefined {
  if (inbound.caller.kind === 'by-signature') return
  const party = deps.reference().parties.get(inbound.caller.key)
  if (party === undefined || !party.active) return stop(401, 'unauthenticated')
  withinQuota(inbound, party.key, deps)
}

/** Refusing a delivery report would hold up what the hub itself has to send: its lane bounds it, not a rate. */
function withinQuota(inbound: Inbound, party: PartyKey, deps: HandleDeps): void {
  if (inbound.isReport === true) return
  const wait = deps.quota(party, deps.callerNow().getTime())
  if (wait > 0) throw new TurnedAway({ answer: overQuota(inbound, party, wait) })
}

function contentTypeFor(progress: Progress): ContentType {
  const contentType = contentTypeOf(progress.inbound)
  if (typeof contentType !== 'string') throw new TurnedAway({ refuse: contentType })
  return contentType
}

/** The signature over the received bytes, by the caller; over AMQP without `user_id` it is what tells who calls. */
function verify(progress: Progress, contentType: ContentType, deps: HandleDeps): { party: Party; received: Received } {
  const { inbound } = progress
  const now = deps.now()
  const { caller } = inbound
  if (caller.kind !== 'by-signature') progress.received = receive(inbound, caller.key, contentType, now)
  if (caller.kind === 'officer') {
    const own = deps.reference().parties.get(caller.key)
    return own === undefined || progress.received === undefined
      ? stop(401, 'unauthenticated')
      : { party: own, received: progress.received }
  }
  const verdict = deps.verify({
    bytes: inbound.bytes,
    signature: inbound.signature,
    now: deps.callerNow(),
    ...(progress.received === undefined ? {} : { sha256: progress.received.digest }),
    ...(caller.kind === 'party' ? { expectedParty: caller.key } : {}),
  })
  if (!verdict.ok) return stop(403, verdict.code, { value: verdict.detail })
  const party = deps.reference().parties.get(verdict.partyKey)
  if (party === undefined || !party.active) return stop(401, 'unauthenticated')
  if (caller.kind === 'by-signature') withinQuota(inbound, party.key, deps)
  const received = {
    ...(progress.received ?? receive(inbound, party.key, contentType, now, verdict.sha256)),
    signature: verdict.signatureDer,
  }
  progress.received = received
  return { party, received }
}

/**
 * An officer reports facts, for the offices it is entitled to. Decisions come signed from the administration's system, but for
 * those of an office without one (engine.md 8). Undefined where nothing is in the way.
 */
function withheldFrom(
  caller: Inbound['caller'],
  message: Message,
  reference: Reference,
  now: number,
): Refusal | undefined {
  if (caller.kind !== 'officer') return undefined
  const { type } = message
  const act = kindOfAct(message)
  const notAllowed = refusal(403, [{ code: 'type-not-allowed', pointer: '/type', value: type }], 'type-not-allowed')
  if (act === undefined || !mayAct(caller.rights, act)) return notAllowed
  const named = officesOf(message)
  const foreign = named.find((office) => !caller.offices.includes(office))
  if (named.length === 0 || foreign !== undefined) {
    const at = { code: 'sender-not-caller', pointer: '/sender/office' } as const
    const finding = { ...at, value: foreign ?? '', expected: caller.offices.join(', ') }
    return refusal(403, [finding], finding.code)
  }
  if (act === 'fact') return undefined
  return named.every((office) => isWithoutSystem(office, message, reference, now)) ? undefined : notAllowed
}

/** Facts are reported by whoever has any right; decisions need more. */
const mayAct = (rights: readonly Right[], act: 'fact' | 'decision'): boolean =>
  act === 'fact' ? rights.length > 0 : mayDecide(rights)

/** The hub's seal names office and officer in the place of a signature (interface.md 3). */
function attested(received: Received, caller: Inbound['caller'], message: Message): Received {
  return caller.kind === 'officer'
    ? { ...received, attestedBy: attestation(officesOf(message)[0], caller.name) }
    : received
}

/**
 * A defect of ours before anything was stored. It would recur with the same bytes: requeued over AMQP they would block
 * everybody else's, for ever. Rethrows transient errors.
 */
async function fail(progress: Progress, error: unknown, deps: HandleDeps): Promise<Answer> {
  if (!isInternal(error)) throw error
  const why = failedFor(error)
  if (progress.received !== undefined) return refuse(progress, why, deps)
  deps.countUnknown(why.code)
  return { ...refusedAnswer(why, progress.inbound.language), unknownCaller: true }
}

/** Records and answers a message refused before it was judged. Of unknown callers only the count is kept. */
async function refuse(progress: Progress, why: Refusal, deps: HandleDeps): Promise<Answer> {
  const { inbound } = progress
  const received = progress.received ?? known(inbound, why, deps)
  if (received === undefined) {
    deps.countUnknown(why.code)
    return { ...refusedAnswer(why, inbound.language), unknownCaller: true }
  }
  return deps.committer.submit({ kind: 'refused', received, refusal: why, key: undefined, header: {} })
}

/** A caller known by its token or certificate, although the message was refused before it was examined. */
function known(inbound: Inbound, why: Refusal, deps: HandleDeps): Received | undefined {
  const { caller } = inbound
  if (why.code === 'unauthenticated') return undefined
  const sender = caller.kind === 'by-signature' ? signerOf(inbound, deps) : caller.key
  return sender === undefined ? undefined : receive(inbound, sender, 'application/json', deps.now())
}

/**
 * The registered party whose signature holds over the bytes, whatever else is wrong with the message or the certificate: it
 * is told in its own queue; nobody else could be.
 */
function signerOf({ bytes, signature }: Inbound, deps: HandleDeps): PartyKey | undefined {
  const { partyKey } = deps.verify({ bytes, signature, now: deps.callerNow() })
  const party = partyKey === undefined ? undefined : deps.reference().parties.get(partyKey)
  return party?.active === true ? party.key : undefined
}
