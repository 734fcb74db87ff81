import { hash } from 'node:crypto'
import { canonicalBytes, parseCanonicalJson } from './canonical-json.ts'
import { type Signer, signDetached } from './cms.ts'
import type { HubVerifier } from './seal.ts'

/** What acceptance did, `interface.md` 3. */
export const RECEIPT_STATUSES = ['asked', 'applied', 'recorded', 'held', 'unmatched', 'contradiction'] as const
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number]

/** The hub's word that a message is durably accepted; the body of 202. */
export interface Receipt {
  /** `CC` or `CC/party`. */
  readonly sender: string
  readonly id: string
  readonly type: string
  readonly mrn?: string
  /** In place of the MRN: the number of a document printed in advance. */
  readonly provisional?: string
  /** `sha256:<hex>` of the received bytes. */
  readonly digest: string
  /** Leaf of acceptance in the log. */
  readonly logIndex: number
  /** RFC 3339, UTC, milliseconds. */
  readonly acceptedAt: string
  readonly status: ReceiptStatus
  /** For `held`: the predecessor it waits for. */
  readonly awaits?: string
  /** What the sender should look at, in its language. */
  readonly warnings?: readonly ReceiptWarning[]
}

/**
 * One warning: its code (code list `receipt-warnings`) and its words; who brought it about and since when, whom to call,
 * another movement and the place in the message it is about.
 */
export interface ReceiptWarning {
  readonly code: string
  readonly text: string
  readonly by?: string
  readonly since?: string
  readonly contact?: { readonly office: string; readonly phone?: string; readonly email?: string }
  readonly mrn?: string
  readonly pointer?: string
}

export interface SignedReceipt {
  /** RFC 8785 JSON: exactly what is stored, sent, and sent again. */
  readonly bytes: Buffer
  /** Detached CMS over `bytes`, DER. */
  readonly signature: Buffer
}

export type ReceiptVerdict =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly reason: string }

const STATUSES: ReadonlySet<unknown> = new Set(RECEIPT_STATUSES)

/** The digest of received bytes as receipts write it: `sha256:` and lower-case hex. */
export function messageDigest(bytes: Buffer): string {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}

/** The same for a SHA-256 that is made already. */
export function digestText(sha256: Buffer): string {
  return `sha256:${sha256.toString('hex')}`
}

/**
 * Makes a receipt, once: a signature made again would be other bytes, and a repeat must get the first answer.
 *
 * @param signingTime the hub's clock
 * @throws {TypeError} when the content has no canonical JSON.
 */
export function makeReceipt(receipt: Receipt, signer: Signer, signingTime: Date): SignedReceipt {
  const bytes = canonicalBytes(receipt)
  return { bytes, signature: signDetached(bytes, signer, { signingTime }) }
}

/** Verifies a receipt's signature by the hub and reads it. Never throws for what others can write. */
export function verifyReceipt({ bytes, signature }: SignedReceipt, hub: HubVerifier): ReceiptVerdict {
  const verified = hub.verifyStatement(bytes, signature)
  if (!verified.ok) return verified
  try {
    const receipt = parseCanonicalJson(bytes)
    return isReceipt(receipt) ? { ok: true, receipt } : { ok: false, reason: 'not a receipt' }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return { ok: false, reason: 'not a receipt' }
    throw error
  }
}

function isWarning(value: unknown): value is ReceiptWarning {
  if (typeof value !== 'object' || value === null) return false
  const { code, text, by, since, mrn, pointer, contact } = value as Record<string, unknown>
  return (
    typeof code === 'string' &&
    typeof text === 'string' &&
    [by, since, mrn, pointer].every((part) => part === undefined || typeof part === 'string') &&
    (contact === undefined || (typeof contact === 'object' && contact !== null))
  )
}

function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== 'object' || value === null) return false
  const { sender, id, type, mrn, digest, logIndex, acceptedAt, status, awaits, warnings } = value as Record<
    string,
    unknown
  >
  return (
    [sender, id, type, digest, acceptedAt].every((part) => typeof part === 'string') &&
    [mrn, awaits].every((part) => part === undefined || typeof part === 'string') &&
    typeof logIndex === 'number' &&
    STATUSES.has(status) &&
    (warnings === undefined || (Array.isArray(warnings) && warnings.every(isWarning))) &&
    !Number.isNaN(Date.parse(String(acceptedAt)))
  )
}
