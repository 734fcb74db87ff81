import { canonicalBytes } from './canonical-json.ts'
import type { Signer } from './cms.ts'
import { signBytes } from './seal.ts'

/** The `format` of an evidence file. */
export const EVIDENCE_FORMAT = 'corridor-evidence-1'

/** Its media type. */
export const EVIDENCE_TYPE = 'application/vnd.corridor.evidence+json'

/**
 * One file that proves everything about one message offline. All bytes are base64.
 *
 * It brings no trust along: authorities and the hub's certificates are the verifier's own. Every field but `note` is
 * covered by `fileSignature`, most of them by other signatures as well.
 */
export interface Evidence {
  readonly format: typeof EVIDENCE_FORMAT
  /** Whatever whoever keeps the file wants to remember of it. */
  readonly note?: string
  /** `CC` or `CC/party`. */
  readonly sender: string
  readonly id: string
  readonly mrn?: string
  readonly contentType: string
  /** Absent where it was erased after its retention period: log and receipt still verify, and say what was lost. */
  readonly body?: string
  /** The sender's detached CMS; absent for a message entered in the hub's app, which the hub attests instead. */
  readonly signature?: string
  /** Office and officer (a pseudonym) who entered it in the hub's app. */
  readonly attestedBy?: string
  /** Whose keys have signed, and how these certificates stood when the message was accepted. */
  readonly certificates: readonly CertificateEvidence[]
  /** The hub's seal; absent where the message has had no effect yet (held, unmatched) or went to nobody. */
  readonly seal?: string
  /** The stored receipt, byte for byte, and the hub's signature over it. */
  readonly receipt: string
  readonly receiptSignature: string
  /** The leaf of acceptance in the log. */
  readonly proof: InclusionEvidence
  /** Who has signed the checkpoint as a note: the log's own key, and witnesses. Empty where nobody has. */
  readonly notarised: readonly NoteEvidence[]
  /** That the log was there by somebody else's clock, with the entry in it; absent where nobody has been asked. */
  readonly timestamp?: TimestampEvidence
  /** When the hub made the file, RFC 3339. */
  readonly madeAt: string
  /** By the hub's key over the RFC 8785 JSON of everything else but `note`: ECDSA with SHA-256, DER. */
  readonly fileSignature: string
}

export interface CertificateEvidence {
  /** `CC` or `CC/party`, `ZZ` for the hub: for whom it was registered. */
  readonly holder: string
  readonly certificate: string
  /** `valid`, or the code by which it would be refused now for that time. */
  readonly status: string
  /** The time of acceptance, RFC 3339. */
  readonly at: string
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

export interface NoteEvidence {
  /** `log`, or the party whose witness it is. */
  readonly by: string
  /** The key as one line (C2SP signed-note, verifier key). */
  readonly key: string
  /** The line of the note. */
  readonly line: string
}

/** A time-stamp (RFC 3161) over a state of the log, of its own size: the earliest that covers the message. */
export interface TimestampEvidence {
  readonly path: readonly string[]
  /** The checkpoint's text, which the token is over. */
  readonly checkpoint: string
  readonly token: string
}

/** What the hub signs of a file: RFC 8785 JSON of everything but `note` and the signature itself. */
export function coveredBytes(file: Partial<Evidence>): Buffer {
  const { note: _, fileSignature: __, ...covered } = file
  return canonicalBytes(covered)
}

/** Completes a file by the hub's signature over it. @param now the hub's clock */
export function signEvidence(given: Omit<Evidence, 'fileSignature' | 'madeAt'>, signer: Signer, now: Date): Evidence {
  const file = { ...given, madeAt: now.toISOString() }
  return { ...file, fileSignature: signBytes(coveredBytes(file), signer).toString('base64') }
}

/** An evidence file as read from strict JSON; undefined if it has not that shape, or anything besides. */
export function evidenceFrom(value: unknown): Evidence | undefined {
  return isEvidence(value) ? value : undefined
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** Whether a value has all these texts, some of those, and nothing else. */
function hasTexts(value: unknown, needed: readonly string[], others: readonly string[] = []): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = Object.entries(value as Record<string, unknown>)
  const known = [...needed, ...others]
  return (
    fields.every(([name, field]) => known.includes(name) && isText(field)) &&
    needed.every((name) => Object.hasOwn(value, name))
  )
}

function isTimestamp(value: unknown): value is TimestampEvidence {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { path, ...texts } = value as Record<string, unknown>
  return hasTexts(texts, ['checkpoint', 'token']) && Array.isArray(path) && path.every(isText)
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { format, proof, certificates, notarised, timestamp, ...texts } = value as Record<string, unknown>
  if (format !== EVIDENCE_FORMAT || typeof proof !== 'object' || proof === null) return false
  const { path, ...proofTexts } = proof as Record<string, unknown>
  return (
    hasTexts(
      texts,
      ['sender', 'id', 'contentType', 'receipt', 'receiptSignature', 'madeAt', 'fileSignature'],
      ['note', 'mrn', 'body', 'signature', 'attestedBy', 'seal'],
    ) &&
    hasTexts(proofTexts, ['record', 'checkpoint', 'checkpointSignature'], ['salt']) &&
    Array.isArray(path) &&
    path.every(isText) &&
    (timestamp === undefined || isTimestamp(timestamp)) &&
    Array.isArray(certificates) &&
    certificates.every((one) => hasTexts(one, ['holder', 'certificate', 'status', 'at'])) &&
    Array.isArray(notarised) &&
    notarised.every((one) => hasTexts(one, ['by', 'key', 'line']))
  )
}
