import type { PartyKey } from '../domain/values/party.ts'

/** Messages a party may send: `perSecond` sustained, `burst` at once. */
export type QuotaLimits = { perSecond: number; burst: number }

/**
 * One token bucket per party. `take` returns 0 when the message may pass, else the seconds after which one may.
 * Buckets of parties are kept for ever; there are as many as registered parties, since only known callers have one.
 */
export function createQuota(limits: QuotaLimits): (party: PartyKey, nowMs: number) => number {
  const buckets = new Map<PartyKey, { tokens: number; at: number }>()
  return (party, nowMs) => {
    const bucket = buckets.get(party) ?? { tokens: limits.burst, at: nowMs }
    // A clock that steps back must not take tokens away.
    const passed = Math.max(0, nowMs - bucket.at) / 1000
    bucket.tokens = Math.min(limits.burst, bucket.tokens + passed * limits.perSecond)
    bucket.at = nowMs
    buckets.set(party, bucket)
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1
      return 0
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / limits.perSecond))
  }
}
