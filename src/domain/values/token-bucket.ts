/** So many at once, and `tokens` more every `perMs` milliseconds. */
export type BucketLimits = { burst: number; tokens: number; perMs: number }

/**
 * Token buckets by key. The function takes a key and the time in milliseconds, and returns 0 when one may pass, else the
 * whole seconds after which one may. Of more than `remembered` keys the one not seen for longest is forgotten, and then has
 * its burst again.
 */
export function createTokenBuckets(
  { burst, tokens: refill, perMs }: BucketLimits,
  remembered = Number.POSITIVE_INFINITY,
): (key: string, nowMs: number) => number {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (key, nowMs) => {
    const bucket = buckets.get(key) ?? { tokens: burst, at: nowMs }
    // A clock that steps back must not take tokens away.
    const passed = Math.max(0, nowMs - bucket.at)
    const tokens = Math.min(burst, bucket.tokens + (passed * refill) / perMs)
    const left = tokens >= 1 ? tokens - 1 : tokens
    // Deleted first, so that the map's order is that of the last visit.
    buckets.delete(key)
    buckets.set(key, { tokens: left, at: nowMs })
    if (buckets.size > remembered) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * perMs) / refill / 1_000))
  }
}
