import type { PartyKey } from '../domain/values/party.ts'
import type { CheckReceipts, Noticed, Restores, ShownReceipt, SignedReceipt } from '../ports/restores.ts'
import { type Receipt, verifyReceipt } from '../trust/receipt.ts'
import type { HubVerifier } from '../trust/seal.ts'

export type CheckReceiptsDeps = {
  restores: Pick<Restores, 'missingOf' | 'standingOf'>
  /** Verifies by every certificate that this hub has ever signed with. */
  hub: HubVerifier
  /** Notes that the database has lost what it had answered; every hub on it ends, and is closed when it starts again. */
  notice: (noticed: Noticed) => Promise<void>
  now: () => Date
}

/** Signed receipts that are looked at in one call: verifying one takes a fraction of a millisecond. */
const VERIFIED_MAX = 64

type Denied = { receipt: Receipt; signed: SignedReceipt; kept: number }

/**
 * Whether the log has what a party holds receipts of. A receipt with the hub's own signature that the log denies is proof that the
 * database has lost entries, however few: a hub that goes on would give their indexes to others. It cannot be made up; one of what an
 * operator has accepted as lost, or of another database under the same key, proves nothing (docs/decisions/0232).
 */
export function createCheckReceipts({ restores, hub, notice, now }: CheckReceiptsDeps): CheckReceipts {
  return async (party, held) => {
    const missing = await restores.missingOf(party, held)
    const asked = new Set(missing.map(keyOf))
    const denied: Denied[] = []
    const known = new Set<string>()
    for (const { at, one, signed } of signedAmong(held, asked)) {
      const verdict = verifyReceipt(signed, hub)
      const detail = verdict.ok ? otherThan(verdict.receipt, one, party) : verdict.reason
      if (!verdict.ok || detail !== undefined) return { ok: false, at, detail: detail ?? '' }
      const standing = await restores.standingOf(verdict.receipt)
      if (standing.is === 'denied') denied.push({ receipt: verdict.receipt, signed, kept: standing.kept })
      else known.add(keyOf(one))
    }
    if (denied.length > 0) await notice(lossIn(denied, party, now()))
    return { ok: true, missing: missing.filter((one) => !known.has(keyOf(one))) }
  }
}

const keyOf = ({ id, logIndex }: { id: string; logIndex: number }): string => `${logIndex} ${id}`

/** Of what is missing the newest that were shown signed, with where they stand in the call. */
function signedAmong(held: readonly ShownReceipt[], asked: ReadonlySet<string>) {
  return held
    .flatMap((one, at) => (one.signed !== undefined && asked.has(keyOf(one)) ? [{ at, one, signed: one.signed }] : []))
    .toSorted((one, other) => other.one.logIndex - one.one.logIndex)
    .slice(0, VERIFIED_MAX)
}

/** Why a receipt is another one than its holder says. */
function otherThan({ id, logIndex, sender }: Receipt, one: ShownReceipt, party: PartyKey): string | undefined {
  if (id !== one.id || logIndex !== one.logIndex) return `it is for ${id} at ${logIndex}`
  return sender === party ? undefined : `it is for ${sender}`
}

/** All of them together: the least that is left, and the furthest that there was. */
function lossIn(denied: readonly Denied[], receiptOf: PartyKey, noticedAt: Date): Noticed {
  const [first, ...others] = denied
  if (first === undefined) throw new Error('nothing was denied')
  const last = others.reduce((one, other) => (other.receipt.logIndex > one.receipt.logIndex ? other : one), first)
  return {
    kept: Math.min(...denied.map(({ kept }) => kept)),
    lost: last.receipt.logIndex + 1,
    lostAt: new Date(last.receipt.acceptedAt),
    noticedAt,
    receipt: last.signed,
    receiptOf,
  }
}
