import type { EvidenceTrust } from './evidence.ts'
import type { Evidence } from './evidence-file.ts'
import { verifyReceipt } from './receipt.ts'
import { createHubVerifier } from './seal.ts'

/** A restore, of what `GET /v1/reconciliation` says of it. */
export type LostIn = { restore: number; from: number; noticedAt: string }

/** The hub's word on an entry that was lost. */
export type LostReceipt = Omit<LostIn, 'from'> & { logIndex: number }

/**
 * Reads the hub's answer to `GET /v1/reconciliation`; undefined where it says that there was no restore.
 *
 * @throws {Error} where it is no such answer.
 */
export function restoreIn(text: string): LostIn | undefined {
  const { state, restore, from, noticedAt } = JSON.parse(text) as Readonly<Record<string, unknown>>
  if (state === 'none') return undefined
  const isOne = typeof restore === 'number' && typeof from === 'number' && typeof noticedAt === 'string'
  if (!isOne || Number.isNaN(Date.parse(noticedAt))) throw new Error('the file of --restore is no answer of the hub')
  return { restore, from, noticedAt }
}

/** Whether a receipt that the hub has signed is of an entry that was lost: in the lost range, and given before that was noticed. */
export function lossOfReceipt(
  { receipt, receiptSignature }: Evidence,
  { hubCertificates }: EvidenceTrust,
  { restore, from, noticedAt }: LostIn,
): LostReceipt | undefined {
  const signed = { bytes: Buffer.from(receipt, 'base64'), signature: Buffer.from(receiptSignature, 'base64') }
  const verdict = verifyReceipt(signed, createHubVerifier(hubCertificates))
  if (!verdict.ok) return undefined
  const { logIndex, acceptedAt } = verdict.receipt
  const isLost = logIndex >= from && Date.parse(acceptedAt) < Date.parse(noticedAt)
  return isLost ? { restore, noticedAt, logIndex } : undefined
}
