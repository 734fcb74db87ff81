import type { DeliveryVerifier, SendResult } from '../adapter-api/index.ts'
import { messageDigest, verifyReceipt } from '../trust/receipt.ts'
import type { FreshReceipt } from './receipt-check.ts'
import type { OutRecord } from './records.ts'

export type ReceiptReader = {
  verifier: DeliveryVerifier
  /** Told of every receipt that is the hub's. */
  onReceipt?: (receipt: FreshReceipt) => void
}

/**
 * Reads a receipt as the answer to this message. A receipt that is not the hub's, or is for other bytes, proves nothing:
 * treating it as acceptance could lose the message, so it counts as no answer.
 */
export const acceptedBy = (
  record: OutRecord,
  signed: { bytes: Buffer; signature: Buffer },
  { verifier, onReceipt }: ReceiptReader,
): SendResult | { fault: string } => {
  const verdict = verifyReceipt(signed, verifier.hub)
  if (!verdict.ok) return { fault: `receipt: ${verdict.reason}` }
  const { receipt } = verdict
  if (receipt.id !== record.id) return { fault: `receipt: it is for ${receipt.id}` }
  if (receipt.digest !== messageDigest(Buffer.from(record.body, 'base64')))
    return { fault: 'receipt: it is for other bytes' }
  onReceipt?.({ id: receipt.id, logIndex: receipt.logIndex, signed })
  return {
    outcome: 'accepted',
    id: record.id,
    ...(receipt.mrn === undefined ? {} : { mrn: receipt.mrn }),
    status: receipt.status,
    logIndex: receipt.logIndex,
    ...(receipt.warnings === undefined ? {} : { warnings: receipt.warnings }),
  }
}
