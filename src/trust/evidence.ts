import { hash } from 'node:crypto'
import { createTrustList } from './x509/trust-list.ts'
import { parseCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { findAmong, verifyDetached } from './cms.ts'
import { leafHash, saltedDigest, verifyInclusion } from './log.ts'
import { messageDigest, type Receipt, verifyReceipt } from './receipt.ts'
import { createHubVerifier, type HubVerifier, type SealContent } from './seal.ts'

/** The `format` of an evidence file. */
export const EVIDENCE_FORMAT = 'corridor-evidence-1'

/**
 * One file that proves everything about one message offline. All bytes are base64.
 *
 * Nothing in production makes or reads it yet: it is what `GET /v1/messages/{id}/evidence` and `corridor verify` will (the
 * contract has both), and until then the tests prove by it that the hub's seals, receipts and proofs are enough.
 *
 * It brings no trust along: authorities and the hub's certificates are the verifier's own.
 */
export interface Evidence {
  readonly format: typeof EVIDENCE_FORMAT
  /** `CC` or `CC/party`. */
  readonly sender: string
  readonly id: string
  readonly mrn?: string
  readonly contentType: string
  /** Absent where it was erased after its retention period: log and receipt still verify, and say what was lost. */
  readonly body?: string
  /** The sender's detached CMS; absent for a message entered in the hub's app, which the seal attests instead. */
  readonly signature?: string
  /** The sender's certificate (DER), for a signature that carries none. */
  readonly certificate?: string
  /** The hub's seal; absent where the message has had no effect yet (held, unmatched). */
  readonly seal?: string
  /** The stored receipt, byte for byte, and the hub's signature over it. */
  readonly receipt: string
  readonly receiptSignature: string
  /** The leaf of acceptance in the log. */
  readonly proof: InclusionEvidence
}

export interface InclusionEvidence {
  /** The leaf's record, RFC 8785 JSON. */
  readonly record: string
  /** 32 bytes; absent with the body. */
  readonly salt?: string
  readonly path: readonly string[]
  /** The checkpoint's text as it is; it holds size and root. */
  readonly checkpoint: string
  readonly checkpointSignature: string
}

/** What the verifier relies on. */
export interface EvidenceTrust {
  /** Authorities of the senders, PEM or DER. */
  readonly authorities: readonly (Buffer | string)[]
  readonly revocationLists?: readonly (Buffer | string)[]
  /** Certificates of the hub, present and past, DER. */
  readonly hubCertificates: readonly Buffer[]
  /** Names the party behind a sender's certificate, if the verifier keeps such a list. */
  readonly partyOf?: (fingerprint: string) => string | undefined
}

export interface EvidenceCheck {
  readonly name: string
  readonly ok: boolean
  /** One sentence for people: what was found, or why it fails. */
  readonly detail: string
}

/** What a check found: `ok` text, or `fault` text. */
type Finding = { readonly ok: string } | { readonly fault: string }

interface Context {
  readonly evidence: Evidence
  readonly trust: EvidenceTrust
  readonly hub: HubVerifier
  /** Undefined where the receipt does not verify: nothing that rests on it is then believed. */
  readonly receipt: Receipt | undefined
  readonly receiptReason: string
}

/**
 * Verifies an evidence file without the hub, its database or the network.
 *
 * Every check is made and reported, also after one has failed; the message is proven only if all are `ok`. Certificates
 * are judged at the receipt's time of acceptance, so that a later expiry or revocation takes nothing away.
 *
 * @throws {DerError} when what the *verifier* brings cannot be read. Never for what the file says.
 */
export function verifyEvidence(evidence: Evidence, trust: EvidenceTrust): EvidenceCheck[] {
  const hub = createHubVerifier(trust.hubCertificates)
  const trustList = createTrustList(trust)
  const signed = { bytes: bytesOf(evidence.receipt), signature: bytesOf(evidence.receiptSignature) }
  const verdict = verifyReceipt(signed, hub)
  const context: Context = {
    evidence,
    trust,
    hub,
    receipt: verdict.ok ? verdict.receipt : undefined,
    receiptReason: verdict.ok ? '' : verdict.reason,
  }
  const checks: [string, (context: Context) => Finding][] = [
    ['receipt', checkReceipt],
    ['body', checkBody],
    ['sender-signature', (given) => checkSenderSignature(given, trustList)],
    ['seal', checkSeal],
    ['log-record', checkRecord],
    ['inclusion', checkInclusion],
    ['checkpoint', checkCheckpoint],
  ]
  return checks.map(([name, check]) => {
    const finding = check(context)
    return 'ok' in finding ? { name, ok: true, detail: finding.ok } : { name, ok: false, detail: finding.fault }
  })
}

/** Reads an evidence file's JSON; undefined if it has not that shape. */
export function parseEvidence(text: string): Evidence | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return isEvidence(value) ? value : undefined
}

function checkReceipt({ evidence, receipt, receiptReason }: Context): Finding {
  if (receipt === undefined) return { fault: `the hub’s receipt does not verify: ${receiptReason}` }
  const { sender, id, mrn } = evidence
  if (receipt.sender !== sender || receipt.id !== id || (mrn !== undefined && receipt.mrn !== mrn)) {
    return { fault: `the receipt is for message ${receipt.id} of ${receipt.sender}` }
  }
  return { ok: `accepted on ${receipt.acceptedAt} as ${receipt.status}, entry ${receipt.logIndex} of the log` }
}

function checkBody({ evidence, receipt }: Context): Finding {
  if (evidence.body === undefined) return { fault: 'the body is not in the file: its content cannot be proven' }
  if (receipt === undefined) return { fault: 'no valid receipt to compare with' }
  const digest = messageDigest(bytesOf(evidence.body))
  if (digest !== receipt.digest) return { fault: `the body has ${digest}, the receipt ${receipt.digest}` }
  return { ok: `the body is the one received (${digest})` }
}

function checkSenderSignature(
  { evidence, trust, receipt, hub }: Context,
  trustList: ReturnType<typeof createTrustList>,
): Finding {
  const { body, signature, certificate, sender } = evidence
  if (body === undefined || receipt === undefined) return { fault: 'no body or no valid receipt to verify against' }
  if (signature === undefined) return checkAttestation(evidence, hub)
  const find = findAmong(trustList.cache, () => (certificate === undefined ? [] : [bytesOf(certificate)]))
  const verdict = verifyDetached(bytesOf(body), bytesOf(signature), find)
  if (!verdict.ok) return { fault: verdict.reason }
  const trusted = trustList.check(verdict.certificate, new Date(receipt.acceptedAt))
  if (!trusted.ok) return { fault: `${trusted.code}: ${trusted.detail}` }
  const party = trust.partyOf?.(verdict.fingerprint)
  if (trust.partyOf !== undefined && party !== sender) {
    return { fault: `the certificate ${verdict.fingerprint} is that of ${party ?? 'no known party'}, not of ${sender}` }
  }
  return { ok: `signed with the certificate of ${verdict.certificate.subjectText} (${verdict.fingerprint})` }
}

function checkAttestation(evidence: Evidence, hub: HubVerifier): Finding {
  const content = sealContentOf(evidence, hub)
  if (typeof content === 'string') return { fault: `no signature of the sender, and no valid seal: ${content}` }
  if (content.attestedBy === undefined) return { fault: 'no signature of the sender, and the seal names no officer' }
  return { ok: `entered in the hub’s app by ${content.attestedBy}, as the seal attests` }
}

function checkSeal({ evidence, receipt, hub }: Context): Finding {
  if (receipt === undefined) return { fault: 'no valid receipt to compare with' }
  const waits = receipt.status === 'held' || receipt.status === 'unmatched'
  if (evidence.seal === undefined) {
    return waits ? { ok: `not sealed yet: ${receipt.status}` } : { fault: 'the seal is missing' }
  }
  const content = sealContentOf(evidence, hub)
  if (typeof content === 'string') return { fault: content }
  if (content.sender !== evidence.sender || content.id !== evidence.id || content.mrn !== receipt.mrn) {
    return { fault: `the seal is for message ${content.id} of ${content.sender}` }
  }
  // The seal carries the leaf of the effect, which for a message that waited is a later one.
  if (waits ? content.logIndex < receipt.logIndex : content.logIndex !== receipt.logIndex) {
    return { fault: `the seal names entry ${content.logIndex} of the log, the receipt ${receipt.logIndex}` }
  }
  return { ok: `sealed by the hub, entry ${content.logIndex} of the log` }
}

function sealContentOf({ body, seal }: Evidence, hub: HubVerifier): SealContent | string {
  if (body === undefined || seal === undefined) return 'the seal or the body is missing'
  const verdict = hub.verifySeal(bytesOf(body), bytesOf(seal))
  return verdict.ok ? verdict.content : verdict.reason
}

function checkRecord({ evidence, receipt }: Context): Finding {
  const { proof, body, signature } = evidence
  const record = recordOf(proof)
  if (record === undefined) return { fault: 'the log’s record is not readable' }
  if (receipt === undefined) return { fault: 'no valid receipt to compare with' }
  if (record['index'] !== receipt.logIndex || record['sender'] !== receipt.sender || record['id'] !== receipt.id) {
    return { fault: 'the log’s record is of another message than the receipt' }
  }
  if (body === undefined || proof.salt === undefined) return { fault: 'body or salt is not in the file' }
  const salt = bytesOf(proof.salt)
  if (salt.length !== 32 || record['bodyDigest'] !== saltedDigest(salt, bytesOf(body))) {
    return { fault: 'the log’s record is of another body' }
  }
  const expected = signature === undefined ? undefined : `sha256:${hash('sha256', bytesOf(signature), 'hex')}`
  if (record['signatureDigest'] !== expected) return { fault: 'the log’s record is of another signature' }
  return { ok: 'the log’s record names this message, body and signature' }
}

function checkInclusion({ evidence }: Context): Finding {
  const { proof } = evidence
  const checkpoint = parseCheckpoint(proof.checkpoint)
  const index = recordOf(proof)?.['index']
  if (checkpoint === undefined || typeof index !== 'number') return { fault: 'checkpoint or record is not readable' }
  const { size, root } = checkpoint
  if (!verifyInclusion(leafHash(bytesOf(proof.record)), index, size, proof.path.map(bytesOf), root)) {
    return { fault: `entry ${index} is not in the log of ${size} entries with this root` }
  }
  return { ok: `entry ${index} of ${size} in the log ${checkpoint.origin}` }
}

function checkCheckpoint({ evidence, hub }: Context): Finding {
  const { checkpoint, checkpointSignature } = evidence.proof
  const verdict = verifyCheckpoint(checkpoint, bytesOf(checkpointSignature), hub)
  if (!verdict.ok) return { fault: verdict.reason }
  return { ok: `the hub signed this state of the log on ${verdict.signingTime.toISOString()}` }
}

function recordOf({ record }: InclusionEvidence): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytesOf(record).toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== 'object' || value === null) return false
  const { format, proof, ...fields } = value as Record<string, unknown>
  const texts = ['sender', 'id', 'contentType', 'receipt', 'receiptSignature']
  const optional = ['mrn', 'body', 'signature', 'certificate', 'seal']
  if (format !== EVIDENCE_FORMAT || typeof proof !== 'object' || proof === null) return false
  const { path, salt, ...proofFields } = proof as Record<string, unknown>
  return (
    texts.every((name) => typeof fields[name] === 'string') &&
    optional.every((name) => fields[name] === undefined || typeof fields[name] === 'string') &&
    ['record', 'checkpoint', 'checkpointSignature'].every((name) => typeof proofFields[name] === 'string') &&
    (salt === undefined || typeof salt === 'string') &&
    Array.isArray(path) &&
    path.every((part) => typeof part === 'string')
  )
}
