import { HUB } from '../domain/values/party.ts'
import { createProver } from '../http/merkle.ts'
import type { MakeEvidence, StoredEvidence } from '../ports/evidence.ts'
import type { LogTree } from '../ports/log-tree.ts'
import type { Reads } from '../ports/reads.ts'
import type { LogTimestamps } from '../ports/timestamp.ts'
import type { Notary, Witnesses } from '../ports/witness.ts'
import { storedEvidence } from '../store/reads/evidence.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import { findAmong, verifyDetached } from '../trust/cms.ts'
import {
  type CertificateEvidence,
  EVIDENCE_FORMAT,
  type Evidence,
  type NoteEvidence,
  signEvidence,
} from '../trust/evidence-file.ts'
import { parseNote, lineText } from '../trust/note.ts'
import { registrationFault } from '../trust/signature-verifier.ts'
import type { Core } from './core.ts'

type Parts = {
  core: Core
  reads: Pick<Reads, 'logNodes' | 'logSize'>
  tree: LogTree
  notary: Notary
  witnesses: Witnesses
  timestamps: LogTimestamps
}

const base64 = (bytes: Buffer): string => bytes.toString('base64')

/**
 * Makes evidence files. The proof is for the newest state of the log that a witness has co-signed with the message in it,
 * and for the present one where there is none.
 */
export function createEvidence({ core, reads, tree, notary, witnesses, timestamps }: Parts): MakeEvidence {
  const prover = createProver(reads, tree)
  const proofOf = async ({ logIndex, record, salt }: StoredEvidence) => {
    const size = (await witnesses.newestAbove(logIndex)) ?? Number(await reads.logSize())
    const [root, path] = [await prover.root(size), await prover.path(logIndex, size)]
    const { text, signature } = tree.sign(size, root)
    const proof = {
      record: base64(Buffer.from(record)),
      salt: base64(salt),
      path: path.map(base64),
      checkpoint: text,
      checkpointSignature: base64(signature),
    }
    const note = notary.note(text, await witnesses.cosignatures(size))
    return { proof, notarised: await notarisedBy(note, notary, witnesses) }
  }
  const stampOf = async ({ logIndex }: StoredEvidence): Promise<Pick<Evidence, 'timestamp'>> => {
    const stamp = await timestamps.earliestAbove(logIndex)
    if (stamp === undefined) return {}
    const path = (await prover.path(logIndex, stamp.size)).map(base64)
    return { timestamp: { path, checkpoint: stamp.checkpoint, token: base64(stamp.token) } }
  }
  return async (viewer, sender, id) => {
    const stored = await storedEvidence(core.readPool.queries, core.vault, viewer, sender, id)
    if (stored === undefined || 'destroyedAt' in stored) return stored
    const { contentType, body, signature, attestedBy, seal, receipt, receiptSignature, mrn } = stored
    const file: Omit<Evidence, 'fileSignature' | 'madeAt'> = {
      format: EVIDENCE_FORMAT,
      sender,
      id,
      ...(mrn === undefined ? {} : { mrn }),
      contentType,
      body: base64(body),
      ...(signature === undefined ? {} : { signature: base64(signature) }),
      ...(attestedBy === undefined ? {} : { attestedBy }),
      certificates: certificatesOf(core, stored),
      ...(seal === undefined ? {} : { seal: base64(seal) }),
      receipt: base64(receipt),
      receiptSignature: base64(receiptSignature),
      ...(await proofOf(stored)),
      ...(await stampOf(stored)),
    }
    return canonicalBytes(signEvidence(file, core.signer, core.clock.now()))
  }
}

/** The lines of a note with the keys by which they are verified; those of keys replaced since are left out. */
async function notarisedBy(note: string | undefined, notary: Notary, witnesses: Witnesses): Promise<NoteEvidence[]> {
  const keys = (await witnesses.keys()).map((one) => ({ by: String(one.party), key: notary.witnessKey(one) }))
  if (notary.logKey !== undefined) keys.push({ by: 'log', key: notary.logKey })
  const lines = (note === undefined ? undefined : parseNote(note))?.lines ?? []
  return lines.flatMap((line) => {
    const found = keys.find(({ key }) => key.startsWith(`${line.name}+${line.id.toString('hex')}+`))
    return found === undefined ? [] : [{ ...found, line: lineText(line) }]
  })
}

/** The sender's and the hub's certificates, judged as of acceptance by what is known today. */
function certificatesOf(
  { trustList, registry, signer }: Core,
  { sender, body, signature, receipt, receiptSignature }: StoredEvidence,
): CertificateEvidence[] {
  const { acceptedAt } = JSON.parse(receipt.toString('utf8')) as { acceptedAt: string }
  const at = new Date(acceptedAt)
  const receipted = verifyDetached(receipt, receiptSignature, findAmong(trustList.cache))
  const ofHub = receipted.ok ? receipted.certificate : signer.certificate
  const hub = { holder: HUB, certificate: base64(ofHub.der), status: 'valid', at: acceptedAt }
  if (signature === undefined) return [hub]
  const registered = registry.current().certificates
  const find = findAmong(trustList.cache, () => [...registered.values()].map(({ der }) => der))
  const verdict = verifyDetached(body, signature, find)
  if (!verdict.ok) throw new Error(`a stored signature does not verify: ${verdict.reason}`)
  const entry = registered.get(verdict.fingerprint)
  const trusted = trustList.check(verdict.certificate, at)
  const fault = entry === undefined ? undefined : registrationFault(entry, at)
  const status = !trusted.ok ? trusted.code : fault !== undefined && !fault.ok ? fault.code : 'valid'
  return [{ holder: sender, certificate: base64(verdict.certificate.der), status, at: acceptedAt }, hub]
}
