import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWithEarlier, type Comparison, type Measured } from '../../src/domain/statistics/comparison.ts'
import { runs } from '../support/runs.ts'

/**
 * interface.md 8, risk: an item is compared with those of its heading that were declared before it. Held against a model that sorts
 * everything for each item, and reckons in whole hundredths.
 */
type Few = { among: number; read: number }

const item = fc.record({ at: fc.integer({ min: 0, max: 30 }), amount: fc.integer({ min: 0, max: 40_000 }) })
const few = fc
  .record({ among: fc.integer({ min: 1, max: 6 }), more: fc.integer({ min: 0, max: 6 }) })
  .map(({ among, more }): Few => ({ among, read: among + more }))

const ascending = (one: number, other: number): number => one - other
const byDeclaration = (one: Measured, other: Measured): number => one.at - other.at || one.amount - other.amount
/** Twice the median, which is whole. */
const twiceMiddle = (values: readonly number[]): number => {
  const sorted = values.toSorted(ascending)
  return (sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)
}

/** What an item of these is compared with, all of them known. */
function naive(all: readonly Measured[], at: number, among: number): Comparison {
  const earlier = all.filter((one) => one.at < at).toSorted(byDeclaration)
  const amounts = earlier.slice(-among).map(({ amount }) => amount)
  if (amounts.length === 0) return { n: 0 }
  const twice = twiceMiddle(amounts)
  const deviation = twiceMiddle(amounts.map((amount) => Math.abs(2 * amount - twice))) / 400
  return { n: amounts.length, median: twice / 200, deviation }
}

const inUnits = (hundredths: readonly Measured[]): Measured[] =>
  hundredths.map(({ at, amount }) => ({ at, amount: amount / 100 }))

/** As the store does: what was not reached is read for again. Each reading settles one instant at least. */
function compare(
  stored: readonly Measured[],
  news: readonly Measured[],
  { among, read }: Few,
): Map<number, Comparison> {
  const found = new Map<number, Comparison>()
  let left = news
  while (left.length > 0) {
    const newest = Math.max(...left.map(({ at }) => at))
    const before = stored.filter(({ at }) => at < newest).toSorted((one, other) => byDeclaration(other, one))
    const earlier = { latest: before.slice(0, read), all: before.length < read }
    const now = compareWithEarlier(inUnits(left), { ...earlier, latest: inUnits(earlier.latest) }, among)
    expect(now.has(newest)).toBe(true)
    for (const [at, one] of now) {
      expect(found.has(at)).toBe(false)
      found.set(at, one)
    }
    left = left.filter(({ at }) => !now.has(at))
  }
  return found
}

test('in whatever order they come, each as if everything known by then were sorted for it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 25 }), { maxLength: 6 }), few, (batches, limits) => {
      const stored: Measured[] = []
      for (const news of batches) {
        const found = compare(stored, news, limits)
        stored.push(...news)
        for (const { at } of news) expect(found.get(at)).toEqual(naive(stored, at, limits.among))
      }
    }),
    { numRuns: runs(500) },
  )
})

test('the same whatever the batches, where they come as they were declared', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 8 }), few, (all, cuts, limits) => {
      const declared = all.toSorted(({ at }, other) => at - other.at)
      const places = [0, ...cuts.toSorted(ascending), declared.length]
      for (const [index, from] of places.entries()) {
        const news = declared.slice(from, places[index + 1])
        const found = compare(declared.slice(0, from), news, limits)
        for (const { at } of news) expect(found.get(at)).toEqual(naive(declared, at, limits.among))
      }
    }),
    { numRuns: runs(500) },
  )
})

test('those of one amount do not deviate, however many places the amount has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 999 }), (value, mass) => {
      const latest = Array.from({ length: 9 }, (_, at) => ({ at, amount: value / mass }))
      const found = compareWithEarlier([{ at: 9, amount: value }], { latest, all: true }, 300)
      expect(found.get(9)).toEqual({ n: 9, median: Number((value / mass).toPrecision(15)), deviation: 0 })
    }),
    { numRuns: runs(200) },
  )
})
