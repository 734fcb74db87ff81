import { createTrustList } from './x509/trust-list.ts'
import { parseCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { findAmong, verifyDetached } from './cms.ts'
import { coveredBytes, type Evidence } from './evidence-file.ts'
import { inclusionFault, recordFault } from './inclusion.ts'
import { lineHolds, parseNoteLine, parseVerifierKey } from './note.ts'
import { messageDigest, type Receipt, verifyReceipt } from './receipt.ts'
import { createHubVerifier, type HubVerifier, type SealContent } from './seal.ts'
import { decodeBase64 } from './signature-verifier.ts'
import { timestampTrust, verifyTimestamp } from './timestamp.ts'
import { fingerprintOf } from './x509/pem.ts'

/** What the verifier relies on. */
export interface EvidenceTrust {
  /** Authorities of the senders, PEM or DER. */
  readonly authorities: readonly (Buffer | string)[]
  readonly revocationLists?: readonly (Buffer | string)[]
  /** Certificates of the hub, present and past, DER. */
  readonly hubCertificates: readonly Buffer[]
  /** Names the party behind a sender's certificate, if the verifier keeps such a list. */
  readonly partyOf?: (fingerprint: string) => string | undefined
  /** Authorities of time-stamps, PEM or DER: if there are any, the file must have a time-stamp by one of them. */
  readonly timestampAuthorities?: readonly (Buffer | string)[]
  /** Keys of witnesses known beforehand, as lines: if there are any, one of them must have co-signed the checkpoint. */
  readonly witnessKeys?: readonly string[]
}

/** The checks, in the order in which they are made. */
export const EVIDENCE_CHECKS = [
  'file',
  'receipt',
  'body',
  'sender-signature',
  'certificates',
  'seal',
  'log-record',
  'inclusion',
  'checkpoint',
  'witnesses',
  'timestamp',
] as const

export interface EvidenceCheck {
  readonly name: (typeof EVIDENCE_CHECKS)[number]
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
  const checks: Readonly<Record<EvidenceCheck['name'], (context: Context) => Finding>> = {
    file: checkFile,
    receipt: checkReceipt,
    body: checkBody,
    'sender-signature': (given) => checkSenderSignature(given, trustList),
    certificates: checkCertificates,
    seal: checkSeal,
    'log-record': checkRecord,
    inclusion: checkInclusion,
    checkpoint: checkCheckpoint,
    witnesses: checkWitnesses,
    timestamp: checkTimestamp,
  }
  return EVIDENCE_CHECKS.map((name) => {
    const finding = checks[name](context)
    return 'ok' in finding ? { name, ok: true, detail: finding.ok } : { name, ok: false, detail: finding.fault }
  })
}

/** The hub vouches for the file as a whole: nothing was left out, added or exchanged. */
function checkFile({ evidence, hub }: Context): Finding {
  const covered = coveredOf(evidence)
  if (covered === undefined) return { fault: 'the file holds text that is no Unicode' }
  const { madeAt, fileSignature } = evidence
  const signature = decodeBase64(fileSignature)
  if (signature === undefined || !hub.verifyBytes(covered, signature, new Date(madeAt))) {
    return { fault: 'the file is not as the hub made it' }
  }
  return { ok: `made by the hub on ${madeAt}` }
}

function coveredOf(evidence: Evidence): Buffer | undefined {
  try {
    return coveredBytes(evidence)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
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
  const { body, signature, certificates, sender } = evidence
  if (body === undefined || receipt === undefined) return { fault: 'no body or no valid receipt to verify against' }
  if (signature === undefined) return checkAttestation(evidence, hub)
  const own = certificates.filter(({ holder }) => holder === sender).map(({ certificate }) => bytesOf(certificate))
  const find = findAmong(trustList.cache, () => own)
  const verdict = verifyDetached(bytesOf(body), bytesOf(signature), find)
  if (!verdict.ok) return { fault: verdict.reason }
  const trusted = trustList.check(verdict.certificate, new Date(receipt.acceptedAt))
  if (!trusted.ok) return { fault: `${trusted.code}: ${trusted.detail}` }
  const party = trust.partyOf?.(verdict.fingerprint)
  if (!own.some((der) => fingerprintOf(der) === verdict.fingerprint)) {
    return { fault: `the certificate ${verdict.fingerprint} is not listed as one of ${sender}` }
  }
  if (trust.partyOf !== undefined && party !== sender) {
    return { fault: `the certificate ${verdict.fingerprint} is that of ${party ?? 'no known party'}, not of ${sender}` }
  }
  return { ok: `signed with the certificate of ${verdict.certificate.subjectText} (${verdict.fingerprint})` }
}

function checkAttestation(evidence: Evidence, hub: HubVerifier): Finding {
  const content = sealContentOf(evidence, hub)
  const attestedBy =
    evidence.seal === undefined || typeof content === 'string' ? evidence.attestedBy : content.attestedBy
  if (evidence.attestedBy === undefined || attestedBy !== evidence.attestedBy) {
    return { fault: 'no signature of the sender, and the hub names no officer' }
  }
  return { ok: `entered in the hub’s app by ${attestedBy}, as the hub attests` }
}

function checkCertificates({ evidence, receipt, trust }: Context): Finding {
  if (receipt === undefined) return { fault: 'no valid receipt that says when it was accepted' }
  const { certificates, sender, signature } = evidence
  const bad = certificates.find(({ status, at }) => status !== 'valid' || at !== receipt.acceptedAt)
  if (bad !== undefined) return { fault: `the certificate of ${bad.holder} was ${bad.status} on ${bad.at}` }
  const pinned = new Set(trust.hubCertificates.map(fingerprintOf))
  const strange = certificates.find(
    ({ holder, certificate }) => holder !== sender && !pinned.has(fingerprintOf(bytesOf(certificate))),
  )
  if (strange !== undefined) return { fault: `${strange.holder} has nothing to do with this message` }
  if (signature !== undefined && !certificates.some(({ holder }) => holder === sender)) {
    return { fault: `no certificate of ${sender} is in the file` }
  }
  return { ok: `valid on ${receipt.acceptedAt}: ${certificates.map(({ holder }) => holder).join(', ')}` }
}

function checkSeal({ evidence, receipt, hub }: Context): Finding {
  if (receipt === undefined) return { fault: 'no valid receipt to compare with' }
  const waits = receipt.status === 'held' || receipt.status === 'unmatched'
  // Whether there is one to be had, the hub says by its signature over the file.
  if (evidence.seal === undefined) {
    return { ok: waits ? `not sealed yet: ${receipt.status}` : 'it went to nobody, and has no seal' }
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
  if (receipt === undefined) return { fault: 'no valid receipt to compare with' }
  if (body === undefined || proof.salt === undefined) return { fault: 'body or salt is not in the file' }
  const { logIndex, sender, id } = receipt
  const signed = signature === undefined ? undefined : bytesOf(signature)
  const message = { logIndex, sender, id, body: bytesOf(body), salt: bytesOf(proof.salt), signature: signed }
  const fault = recordFault(bytesOf(proof.record), message, 'message')
  return fault === undefined ? { ok: 'the log’s record names this message, body and signature' } : { fault }
}

function checkInclusion({ evidence }: Context): Finding {
  const { record, path, checkpoint } = evidence.proof
  const fault = inclusionFault(bytesOf(record), path.map(bytesOf), checkpoint)
  if (fault !== undefined) return { fault }
  const { size, origin } = parseCheckpoint(checkpoint) ?? {}
  return { ok: `in the log ${origin} of ${size} entries` }
}

function checkCheckpoint({ evidence, hub }: Context): Finding {
  const { checkpoint, checkpointSignature } = evidence.proof
  const verdict = verifyCheckpoint(checkpoint, bytesOf(checkpointSignature), hub)
  if (!verdict.ok) return { fault: verdict.reason }
  return { ok: `the hub signed this state of the log on ${verdict.signingTime.toISOString()}` }
}

/** Each line is by its key; and by a witness that the verifier knows, if it knows any. */
function checkWitnesses({ evidence, trust }: Context): Finding {
  const { notarised, proof } = evidence
  for (const { by, key, line } of notarised) {
    const [known, read] = [parseVerifierKey(key), parseNoteLine(line)]
    if (known === undefined || read === undefined || !lineHolds(proof.checkpoint, read, known)) {
      return { fault: `the line of ${by} does not hold for the checkpoint` }
    }
    const origin = parseCheckpoint(proof.checkpoint)?.origin ?? ''
    const name = by === 'log' ? origin : `${origin}/witness/${by}`
    if (known.name !== name || known.type !== (by === 'log' ? 1 : 4)) return { fault: `the key is not that of ${by}` }
  }
  const witnesses = notarised.filter(({ by }) => by !== 'log')
  const { witnessKeys = [] } = trust
  if (witnessKeys.length > 0 && !witnesses.some(({ key }) => witnessKeys.includes(key))) {
    return { fault: 'no witness that you know has co-signed the checkpoint' }
  }
  const names = witnesses.map(({ by }) => by).join(', ')
  return {
    ok: names === '' ? 'no witness has co-signed this state of the log' : `co-signed by the witness of ${names}`,
  }
}

/** That this entry is in the log whose state was stamped, and that whoever the verifier relies on has stamped it. */
function checkTimestamp({ evidence: { timestamp, proof }, trust }: Context): Finding {
  const { timestampAuthorities = [] } = trust
  if (timestamp === undefined) {
    if (timestampAuthorities.length > 0) return { fault: 'no time-stamp is in the file' }
    return { ok: 'nobody has stamped this state of the log: the time is the hub’s' }
  }
  const fault = inclusionFault(bytesOf(proof.record), timestamp.path.map(bytesOf), timestamp.checkpoint)
  if (fault !== undefined) return { fault }
  if (parseCheckpoint(timestamp.checkpoint)?.origin !== parseCheckpoint(proof.checkpoint)?.origin) {
    return { fault: 'the time-stamp is of another log' }
  }
  if (timestampAuthorities.length === 0)
    return { ok: 'a time-stamp of authorities that you have not named: not judged' }
  const stamp = verifyTimestamp(
    bytesOf(timestamp.token),
    Buffer.from(timestamp.checkpoint, 'utf8'),
    timestampTrust(timestampAuthorities),
  )
  return stamp.ok
    ? { ok: `in the log by ${stamp.at.toISOString()}, by the clock of ${stamp.by}` }
    : { fault: stamp.reason }
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}
