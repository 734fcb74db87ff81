import type { PartyKey } from '../domain/values/party.ts'
import { createTokenBuckets } from '../domain/values/token-bucket.ts'

/** Messages a party may send: `perSecond` sustained, `burst` at once. */
export type QuotaLimits = { perSecond: number; burst: number }

/**
 * The quota of each party. Returns 0 when the message may pass, else the seconds after which one may. Parties are never
 * dropped; only known callers have a quota, so there are no more than registered parties.
 */
export const createQuota = ({ perSecond, burst }: QuotaLimits): ((party: PartyKey, nowMs: number) => number) =>
  createTokenBuckets({ burst, tokens: perSecond, perMs: 1_000 })
