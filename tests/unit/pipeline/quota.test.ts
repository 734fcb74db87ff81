import { expect, test } from 'vitest'
import { createQuota } from '../../../src/pipeline/quota.ts'
import { asParty } from '../../support/identifiers.ts'

/** How many of `count` messages pass now. */
const passing = (take: ReturnType<typeof createQuota>, at: number, count = 100): number =>
  Array.from({ length: count }, () => take(asParty('TG'), at)).filter((wait) => wait === 0).length

test('a party idle for a year may send its burst and no more', () => {
  const take = createQuota({ perSecond: 2, burst: 10 })
  expect(passing(take, 0)).toBe(10)
  expect(passing(take, 365 * 24 * 3_600_000)).toBe(10)
})

test('one that is over it is told the seconds after which one message passes, and then one does', () => {
  const take = createQuota({ perSecond: 0.25, burst: 1 })
  expect(take(asParty('TG'), 0)).toBe(0)
  expect(take(asParty('TG'), 0)).toBe(4)
  expect(take(asParty('TG'), 3_999)).toBeGreaterThan(0)
  expect(take(asParty('TG'), 4_000)).toBe(0)
})

test('a clock that steps back takes nothing away, and another party has its own', () => {
  const take = createQuota({ perSecond: 1, burst: 2 })
  expect(take(asParty('TG'), 10_000)).toBe(0)
  expect(take(asParty('TG'), 0)).toBe(0)
  expect(take(asParty('TG'), 0)).toBeGreaterThan(0)
  expect(take(asParty('BF'), 0)).toBe(0)
})
