import { hash } from 'node:crypto'
import { sniffContentType } from '../codec/index.ts'
import { asParty, HUB, type PartyKey } from '../domain/values/party.ts'
import type { CopyFault, CopyOutcome, HandedCopy, TakeCopy } from '../ports/copies.ts'
import type { Answer } from '../ports/handle.ts'
import type { Restore, Restores } from '../ports/restores.ts'
import type { HubVerifier, SealContent } from '../trust/seal.ts'
import { decodeBase64 } from '../trust/signature-verifier.ts'
import type { Committer } from './commit.ts'
import { type HandleDeps, headerIn } from './handle.ts'
import { judge } from './judge.ts'
import { refusedAnswer } from './problem.ts'
import type { AskedWork, Copy, Received } from './work.ts'

export type CopyDeps = Pick<HandleDeps, 'codec' | 'reference' | 'verify' | 'now'> & {
  /** Verifies by every certificate that this hub has ever signed with. */
  hub: HubVerifier
  restores: Pick<Restores, 'latest'>
  committer: Pick<Committer, 'submit'>
  newId: () => string
}

/** A copy that has been proven: whose it is, what the hub said of it then, and by whose act it is taken. */
type Proven = { sender: PartyKey; content: SealContent; signature: Buffer; act: Omit<Copy, 'id'> }

/**
 * Takes what a receiver holds of a message that was lost (docs/decisions/0232). Before anything is stored it is proven by the hub's
 * own seal that the hub had taken exactly these bytes of this sender, and by the sender's signature that it had sent them; then
 * they go the one way there is, as if their sender had sent them again. What fails is no message of anybody's: it leaves no record in
 * the sender's name.
 */
export function createTakeCopy(deps: CopyDeps): TakeCopy {
  return async (handed) => {
    const restore = await deps.restores.latest()
    const proven = proofOf(handed, restore, deps)
    if ('code' in proven) return { kind: 'refused', fault: proven }
    const { content, sender } = proven
    const work = workOf(handed, proven, deps)
    const answer = 'answer' in work ? work.answer : await deps.committer.submit(work)
    return { kind: 'answered', sender, id: content.id, formerIndex: content.logIndex, ...outcomeOf(answer) }
  }
}

function outcomeOf(answer: Answer): CopyOutcome {
  if (answer.kind === 'refused') return { outcome: 'refused', refusal: answer }
  const { logIndex } = JSON.parse(answer.receipt.toString('utf8')) as { logIndex: number }
  return { outcome: answer.repeat ? 'there' : 'taken', logIndex }
}

const SEAL = 'Corridor-Seal'
const SIGNATURE = 'Corridor-Signature'

/** The order of the checks: may there be copies at all, the hub's word on this one, its place in the lost part, the sender's word. */
function proofOf(handed: HandedCopy, restore: Restore | undefined, deps: CopyDeps): Proven | CopyFault {
  if (restore?.number !== handed.restore || restore.opened === undefined || restore.closed !== undefined) {
    return { code: 'no-restore' }
  }
  const { copies } = restore
  const act =
    'operator' in handed.by
      ? handed.by
      : copies === undefined
        ? undefined
        : { operator: copies.operator, reason: copies.reason, holder: handed.by.party }
  if (act === undefined) return { code: 'copies-not-asked' }
  const seal = deps.hub.verifySeal(handed.bytes, decodeBase64(handed.seal ?? '') ?? Buffer.alloc(0))
  if (!seal.ok) return { code: 'copy-seal-invalid', pointer: SEAL, value: seal.reason }
  const { content, signingTime } = seal
  const place = placeFault(content, signingTime, restore)
  if (place !== undefined) return place
  const signed = signatureOf(handed, content, signingTime, deps)
  if ('code' in signed) return signed
  return { ...signed, content, act: { ...act, formerIndex: content.logIndex } }
}

/** A seal below what is left, or from after the hub was opened again, is of the log that there is. */
function placeFault({ logIndex }: SealContent, sealedAt: Date, { kept, opened }: Restore): CopyFault | undefined {
  if (logIndex >= kept && opened !== undefined && sealedAt < opened.at) return undefined
  return { code: 'copy-not-lost', pointer: SEAL, value: String(logIndex), expected: String(kept) }
}

/**
 * The sender's signature, by a certificate that counted when the hub sealed the message: the seal says that it had been verified
 * then. What the hub makes itself follows from its cause again, and what an officer entered was never signed.
 */
function signatureOf(
  { bytes, signature }: HandedCopy,
  { sender: named, attestedBy }: SealContent,
  sealedAt: Date,
  { verify, reference }: CopyDeps,
): Pick<Proven, 'sender' | 'signature'> | CopyFault {
  const sender = asParty(named)
  if (sender === undefined || sender === HUB || attestedBy !== undefined) {
    return { code: 'copy-not-signed', pointer: SEAL, value: attestedBy ?? named }
  }
  const verdict = verify({ bytes, signature, now: sealedAt, expectedParty: sender })
  if (!verdict.ok) return { code: verdict.code, pointer: SIGNATURE, value: verdict.detail }
  if (reference().parties.get(sender)?.active !== true) {
    return { code: 'certificate-not-trusted', pointer: SIGNATURE, value: `${sender} is not active` }
  }
  return { sender, signature: verdict.signatureDer }
}

/** What is to be stored of it; only an answer where the sender, too, would use up no id with it. */
function workOf(
  { bytes }: HandedCopy,
  { sender, content, signature, act }: Proven,
  deps: CopyDeps,
): AskedWork | { answer: Answer } {
  const now = deps.now()
  const reference = deps.reference()
  const party = reference.parties.get(sender)
  const contentType = sniffContentType(bytes)
  // Sealed by the hub, and from a party that was looked up just now.
  if (party === undefined || contentType === undefined) throw new Error('a sealed message cannot be read any more')
  const received: Received = {
    sender,
    bytes,
    digest: hash('sha256', bytes, 'buffer'),
    signature,
    contentType,
    language: party.language,
    channel: 'http',
    // Its sender is not there to be answered; when it sends again, it gets the stored answer.
    replies: false,
    answersXml: false,
    receivedAt: now,
  }
  const copy = { ...act, id: deps.newId() }
  const at = { codec: deps.codec, reference, now, callerOf: () => party }
  const judgement = judge(bytes, contentType, at)
  if (judgement.level === undefined) {
    const { message } = judgement
    return { kind: 'message', received, key: { sender, id: content.id }, message, copy }
  }
  const { header, refusal, usesId } = judgement
  if (!usesId) return { answer: refusedAnswer(refusal, party.language) }
  return { kind: 'refused', received, refusal, key: { sender, id: content.id }, header: headerIn(header), copy }
}
