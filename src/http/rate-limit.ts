import { isIPv6 } from 'node:net'

export type RateLimits = {
  /** Requests one address may make at once. */
  burst: number
  /** And sustained, per minute. */
  perMinute: number
}

/** Addresses remembered; beyond this the one not seen for longest is forgotten, so that nobody can fill the memory. */
const REMEMBERED_MAX = 20_000

/** Whoever has one IPv6 address has its whole /64 and counts once. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = (tail ?? '').split(':').filter((part) => part !== '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')
}

/**
 * One token bucket per address. The function takes an address and the time in milliseconds and returns 0 when the
 * request may pass, else the seconds after which one may.
 */
export function createRateLimit({ burst, perMinute }: RateLimits): (address: string, nowMs: number) => number {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (address, nowMs) => {
    const key = networkOf(address)
    const bucket = buckets.get(key) ?? { tokens: burst, at: nowMs }
    // A clock that steps back must not take tokens away.
    const passed = Math.max(0, nowMs - bucket.at)
    const tokens = Math.min(burst, bucket.tokens + (passed * perMinute) / 60_000)
    const left = tokens >= 1 ? tokens - 1 : tokens
    // Deleted first, so that the map's order is that of the last visit.
    buckets.delete(key)
    buckets.set(key, { tokens: left, at: nowMs })
    if (buckets.size > REMEMBERED_MAX) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute))
  }
}
