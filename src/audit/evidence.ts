import { createHash } from 'node:crypto'
import type { AuditLeaf, AuditSource } from '../ports/audit.ts'
import type { LogRecord } from '../trust/log.ts'
import { saltedDigest } from '../trust/log.ts'
import { messageDigest, type Receipt } from '../trust/receipt.ts'
import type { HubVerifier } from '../trust/seal.ts'
import type { Findings, Place } from './report.ts'

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/**
 * Invariants I1, I3 and I6 for one leaf: id reservation, body, signature and receipt exist once and agree with the record.
 * @returns the body's bytes, when they are there
 */
export async function checkEvidence(
  leaf: AuditLeaf,
  record: LogRecord,
  source: AuditSource,
  findings: Findings,
  hub: HubVerifier | undefined,
): Promise<Buffer | undefined> {
  const place = placeOf(leaf)
  const bytes = await bytesOf(leaf, source)
  if (leaf.kind === 'message' || leaf.kind === 'made') checkClaim(leaf, record, bytes, findings)
  if (leaf.kind === 'refusal' && leaf.claim !== undefined && leaf.answer !== undefined) {
    checkDigests(leaf, record, bytes, findings)
    if (leaf.answer.verdict !== 'refused' || leaf.answer.status !== record.verdict) {
      findings.add('I1', place, `is refused with ${record.verdict}, its stored answer says ${leaf.answer.status}`)
    }
  }
  if (leaf.kind === 'message') checkReceipt(leaf, record, findings, hub)
  return bytes
}

export const placeOf = (leaf: AuditLeaf): Place => ({
  logIndex: leaf.index,
  ...(leaf.mrn === undefined ? {} : { mrn: leaf.mrn }),
  ...(leaf.id === undefined ? {} : { message: `${leaf.sender} ${leaf.id}` }),
})

async function bytesOf({ body, sender, id }: AuditLeaf, source: AuditSource): Promise<Buffer | undefined> {
  if (body === undefined || body.bytes !== undefined || sender === undefined || id === undefined) return body?.bytes
  return source.body(sender, id)
}

function checkClaim(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, findings: Findings): void {
  const place = placeOf(leaf)
  if (leaf.claim === undefined) findings.add('I3', place, 'its id was never claimed')
  if (bytes === undefined) findings.add('I1', place, 'its bytes are gone')
  checkDigests(leaf, record, bytes, findings)
}

function checkDigests(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, findings: Findings): void {
  const place = placeOf(leaf)
  if (bytes === undefined || leaf.body === undefined) return
  if (leaf.claim !== undefined && !leaf.claim.digest.equals(sha256(bytes))) {
    findings.add('I3', place, 'its bytes are not those its id was claimed for')
  }
  if (saltedDigest(leaf.body.salt, bytes) !== record.bodyDigest) {
    findings.add('I6', place, 'its bytes are not those in the log')
  }
  const { signature } = leaf.body
  const digest = signature === undefined ? undefined : messageDigest(signature)
  if (digest !== record.signatureDigest) findings.add('I6', place, 'the sender’s signature is not the one in the log')
}

function checkReceipt(leaf: AuditLeaf, record: LogRecord, findings: Findings, hub: HubVerifier | undefined): void {
  const place = placeOf(leaf)
  const { answer, claim } = leaf
  if (answer === undefined) return findings.add('I1', place, 'has no stored answer')
  if (answer.verdict !== 'accepted' || answer.signature === undefined) {
    return findings.add('I1', place, 'is accepted in the log, and its stored answer is no receipt')
  }
  const receipt = readReceipt(answer.bytes)
  const told = receipt === undefined ? [] : [receipt.sender, receipt.id, receipt.logIndex, receipt.mrn, receipt.status]
  const logged = [record.sender, record.id, record.index, record.mrn, record.verdict]
  if (JSON.stringify(told) !== JSON.stringify(logged)) findings.add('I1', place, 'its receipt says something else')
  if (claim !== undefined && receipt?.digest !== `sha256:${claim.digest.toString('hex')}`) {
    findings.add('I1', place, 'its receipt is for other bytes')
  }
  if (hub === undefined) return findings.notCompared('signatures: no certificate of the hub was given')
  findings.counts.receipts += 1
  const verified = hub.verifyStatement(answer.bytes, answer.signature)
  if (!verified.ok) findings.add('I6', place, `its receipt’s signature does not verify: ${verified.reason}`)
}

function readReceipt(bytes: Buffer): Receipt | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as Receipt
  } catch {
    return undefined
  }
}
