import { createHash } from 'node:crypto'
import type { AuditBytes, AuditLeaf, AuditSource } from '../ports/audit.ts'
import { besideDigest } from '../trust/beside.ts'
import type { LogRecord } from '../trust/log.ts'
import { saltedDigest } from '../trust/log.ts'
import { messageDigest, type Receipt } from '../trust/receipt.ts'
import type { HubVerifier } from '../trust/seal.ts'
import type { Breaches, BreachPlace } from './result.ts'

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

const NOT_READ = {
  unread: 'bodies: the key they are sealed with was not given',
  destroyed: 'bodies: destroyed after their time',
} as const

/**
 * Invariants I1, I3 and I6 for one leaf: id reservation, body, signature and receipt exist once and agree with the record.
 * @returns the body's bytes, when they are there
 */
export async function checkEvidence(
  leaf: AuditLeaf,
  record: LogRecord,
  source: AuditSource,
  breaches: Breaches,
  hub: HubVerifier | undefined,
): Promise<Buffer | undefined> {
  const place = placeOfLeaf(leaf)
  const read = await bytesOf(leaf, source)
  if (typeof read === 'string') breaches.notCompared(NOT_READ[read])
  const bytes = typeof read === 'string' ? undefined : read
  const isAccepted = saysAccepted(leaf)
  if (isAccepted || leaf.kind === 'made') checkIdReservation(leaf, record, read, breaches)
  checkBeside(leaf, record, breaches)
  if (leaf.kind === 'refusal' && leaf.idReservation !== undefined && leaf.answer !== undefined) {
    if (read === undefined) breaches.add('I1', place, 'its bytes are gone')
    checkDigests(leaf, record, bytes, breaches)
    if (leaf.answer.verdict !== 'refused' || leaf.answer.status !== record.verdict) {
      breaches.add('I1', place, `is refused with ${record.verdict}, its stored answer says ${leaf.answer.status}`)
    }
  }
  if (isAccepted) checkReceipt(leaf, record, breaches, hub)
  return bytes
}

/** Whether a leaf takes a sender's message in: as it comes, or to wait for a second person. */
export const saysAccepted = ({ kind }: AuditLeaf): boolean => kind === 'message' || kind === 'asked'

export const placeOfLeaf = (leaf: Pick<AuditLeaf, 'index' | 'mrn' | 'sender' | 'id'>): BreachPlace => ({
  logIndex: leaf.index,
  ...(leaf.mrn === undefined ? {} : { mrn: leaf.mrn }),
  ...(leaf.id === undefined ? {} : { message: `${leaf.sender} ${leaf.id}` }),
})

async function bytesOf({ body, sender, id }: AuditLeaf, source: AuditSource): Promise<AuditBytes | undefined> {
  if (body === undefined || body.bytes !== undefined || sender === undefined || id === undefined) return body?.bytes
  return source.body(sender, id)
}

/** How it came, how it was answered and why it was refused: rows of which neither the record nor the bytes say anything. */
function checkBeside({ beside, ...leaf }: AuditLeaf, record: LogRecord, breaches: Breaches): void {
  const place = placeOfLeaf(leaf)
  const { stored, decidedAt, erased } = beside
  if (decidedAt.some((at) => at.toISOString() !== record.decidedAt))
    breaches.add('I3', place, 'was decided at another time than its answer says')
  // That it was to be erased is checked where all keys are (src/store/audit/sql.ts).
  if (erased) return breaches.notCompared('refusals: what they found was destroyed after its time')
  // A refusal’s own: the id it names may be another message’s, and so may the bytes.
  const salt = beside.salt ?? leaf.body?.salt
  if (record.besideDigest === undefined || salt === undefined) return
  if (salt.length !== 32 || besideDigest(salt, stored) !== record.besideDigest)
    breaches.add('I6', place, 'how it came, or was answered or refused, is stored otherwise than the log says')
}

/** Whether bytes are those a record names; with a salt that was cut short or grew nothing is. */
export const areLogged = (salt: Buffer, bytes: Buffer, digest: string): boolean =>
  salt.length === 32 && saltedDigest(salt, bytes) === digest

function checkIdReservation(
  leaf: AuditLeaf,
  record: LogRecord,
  bytes: AuditBytes | undefined,
  breaches: Breaches,
): void {
  const place = placeOfLeaf(leaf)
  if (leaf.idReservation === undefined) breaches.add('I3', place, 'its id was never claimed')
  if (bytes === undefined) breaches.add('I1', place, 'its bytes are gone')
  if (typeof bytes !== 'string') checkDigests(leaf, record, bytes, breaches)
}

function checkDigests(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, breaches: Breaches): void {
  const place = placeOfLeaf(leaf)
  if (bytes === undefined || leaf.body === undefined) return
  if (leaf.idReservation !== undefined && !leaf.idReservation.digest.equals(sha256(bytes))) {
    breaches.add('I3', place, 'its bytes are not those its id was claimed for')
  }
  if (!areLogged(leaf.body.salt, bytes, record.bodyDigest)) {
    breaches.add('I6', place, 'its bytes are not those in the log')
  }
  const { signature } = leaf.body
  const digest = signature === undefined ? undefined : messageDigest(signature)
  if (digest !== record.signatureDigest) breaches.add('I6', place, 'the sender’s signature is not the one in the log')
}

function checkReceipt(leaf: AuditLeaf, record: LogRecord, breaches: Breaches, hub: HubVerifier | undefined): void {
  const place = placeOfLeaf(leaf)
  const { answer, idReservation } = leaf
  if (answer === undefined) return breaches.add('I1', place, 'has no stored answer')
  if (answer.verdict !== 'accepted' || answer.signature === undefined) {
    return breaches.add('I1', place, 'is accepted in the log, and its stored answer is no receipt')
  }
  if (answer.status !== record.verdict)
    breaches.add('I1', place, `is ${record.verdict} in the log, and stored as ${answer.status}`)
  const receipt = readReceipt(answer.bytes)
  const about = receipt?.mrn ?? receipt?.provisional
  const told = receipt === undefined ? [] : [receipt.sender, receipt.id, receipt.logIndex, about, receipt.status]
  const logged = [record.sender, record.id, record.index, record.mrn, record.verdict]
  if (JSON.stringify(told) !== JSON.stringify(logged)) breaches.add('I1', place, 'its receipt says something else')
  if (idReservation !== undefined && receipt?.digest !== `sha256:${idReservation.digest.toString('hex')}`) {
    breaches.add('I1', place, 'its receipt is for other bytes')
  }
  if (hub === undefined) return breaches.notCompared('signatures: no certificate of the hub was given')
  breaches.counts.receipts += 1
  const verified = hub.verifyStatement(answer.bytes, answer.signature)
  if (!verified.ok) breaches.add('I6', place, `its receipt’s signature does not verify: ${verified.reason}`)
}

function readReceipt(bytes: Buffer): Receipt | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as Receipt
  } catch {
    return undefined
  }
}

/** The words of an act or an answer, empty when they cannot be read. */
export function wordsOf(body: Buffer): Record<string, unknown> {
  try {
    const words: unknown = JSON.parse(body.toString('utf8'))
    return typeof words === 'object' && words !== null ? (words as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
