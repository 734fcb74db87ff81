import { isIPv6 } from 'node:net'
import { createTokenBuckets } from '../domain/values/token-bucket.ts'

export type RateLimits = {
  /** Requests one address may make at once. */
  burst: number
  /** And sustained, per minute. */
  perMinute: number
}

/** Addresses remembered; beyond this the least recently seen is dropped, so that nobody can fill the memory. */
const REMEMBERED_MAX = 20_000

/** The holder of one IPv6 address has its whole /64 and counts once. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = (tail ?? '').split(':').filter((part) => part !== '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')
}

/** 0 when an address may make another request now, otherwise the seconds after which it may. */
export function createRateLimit({ burst, perMinute }: RateLimits): (address: string, nowMs: number) => number {
  const take = createTokenBuckets({ burst, tokens: perMinute, perMs: 60_000 }, REMEMBERED_MAX)
  return (address, nowMs) => take(networkOf(address), nowMs)
}
