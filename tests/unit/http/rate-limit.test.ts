import { describe, expect, test } from 'vitest'
import { createRateLimit, networkOf } from '../../../src/http/rate-limit.ts'

describe('a limit per address', () => {
  test('lets a burst pass, then as many as the minute allows', () => {
    const passes = createRateLimit({ burst: 3, perMinute: 6 })
    expect([1, 2, 3].map(() => passes('192.0.2.1', 0))).toEqual([0, 0, 0])
    expect(passes('192.0.2.1', 0)).toBe(10)
    expect(passes('192.0.2.2', 0)).toBe(0)
    expect(passes('192.0.2.1', 9_999)).toBe(1)
    expect(passes('192.0.2.1', 10_000)).toBe(0)
    expect(passes('192.0.2.1', 10_000)).toBe(10)
  })

  test('counts a /64 of IPv6 as one', () => {
    expect(networkOf('2001:db8:1:2:a:b:c:d')).toBe('2001:db8:1:2')
    expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
    expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1')
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
  })

  test('does not give tokens for a clock that steps back', () => {
    const passes = createRateLimit({ burst: 1, perMinute: 60 })
    expect(passes('a', 5_000)).toBe(0)
    expect(passes('a', 0)).toBe(1)
  })
})
