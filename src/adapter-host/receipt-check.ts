import type { SignedReceipt } from '../trust/receipt.ts'

/** A receipt that has just come, as it was signed. */
export type FreshReceipt = { id: string; logIndex: number; signed: SignedReceipt }

/** Receipts kept until the hub has said that its log has them; of more the oldest are given up. */
const KEPT_MAX = 1_000

/** Signed receipts shown in one call: the hub looks at no more. */
const SHOWN_MAX = 64

/**
 * Receipts that have come since the hub's log was last looked at. What the hub answered and its database then lost, too lately for
 * a hub to remember, only they can tell it of (docs/decisions/0232).
 */
export type ReceiptCheck = {
  add: (receipt: FreshReceipt) => void
  /** Asks whether the log has them, and shows those that it lacks. Rejects when the hub does not answer; they are kept then. */
  run(ask: (body: object) => Promise<{ missing?: unknown }>): Promise<{ missing: number }>
}

export function createReceiptCheck(): ReceiptCheck {
  let kept: FreshReceipt[] = []
  return {
    add: (receipt) => {
      kept.push(receipt)
      if (kept.length > KEPT_MAX) kept = kept.slice(-KEPT_MAX)
    },
    run: async (ask) => {
      const asked = kept
      if (asked.length === 0) return { missing: 0 }
      const missing = missingIn(await ask({ receipts: asked.map(({ id, logIndex }) => ({ id, logIndex })) }))
      const shown = asked
        .filter(({ id }) => missing.has(id))
        .toSorted((one, other) => other.logIndex - one.logIndex)
        .slice(0, SHOWN_MAX)
      if (shown.length > 0) await ask({ receipts: shown.map(asShown) })
      kept = kept.filter((one) => !asked.includes(one))
      return { missing: shown.length }
    },
  }
}

const asShown = ({ id, logIndex, signed: { bytes, signature } }: FreshReceipt) => ({
  id,
  logIndex,
  receipt: bytes.toString('base64'),
  signature: signature.toString('base64'),
})

const missingIn = ({ missing }: { missing?: unknown }): ReadonlySet<unknown> =>
  new Set(Array.isArray(missing) ? missing.map((one) => (one as { id?: unknown }).id) : [])
