import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEARCH_MIN } from '../../../src/domain/model/searched.ts'
import { compared } from '../../../src/domain/values/spelling.ts'
import {
  BLOCK_ROWS,
  createGathering,
  partsOf,
  placesToBytes,
  placesWithAll,
  rarestOf,
  withoutPlace,
} from '../../../src/store/search/parts.ts'

const number = fc
  .string({ unit: fc.constantFrom(...'0123456789ABCKRSTXYZ', '𐓏', 'É', 'Ж', 'ߊ'), minLength: 1, maxLength: 40 })
  .map(compared)
const places = fc
  .uniqueArray(fc.nat(BLOCK_ROWS - 1), { maxLength: 1_500 })
  .map((some) => some.toSorted((one, other) => one - other))

test('what is too short to be searched for has no parts', () => {
  expect(['', '7', 'AB', '𐓏𐓘'].map(partsOf)).toEqual([[], [], [], []])
})

test('a text is looked for by its five rarest parts, those first that nobody has', () => {
  const parts = partsOf('26TGA1B2C3D')
  const sizes = new Map(parts.map((part, at) => [part, 1_000 - at]))
  const [first = -1] = parts
  sizes.delete(first)
  expect(rarestOf(parts, sizes)).toEqual([first, ...parts.slice(-4).toReversed()])
})

test('whoever has a number with a text in it has each part the text is looked for by', () => {
  fc.assert(
    fc.property(number, fc.nat(), fc.nat(), (whole, from, length) => {
      const characters = [...whole]
      const at = from % characters.length
      const sought = characters.slice(at, at + SEARCH_MIN + (length % characters.length)).join('')
      if ([...sought].length < SEARCH_MIN) return
      expect(partsOf(sought).length).toBeGreaterThan(0)
      expect(partsOf(whole)).toEqual(expect.arrayContaining(partsOf(sought)))
    }),
  )
})

describe('places in a block', () => {
  test('have the size of a bit each at most, however many there are', () => {
    const all = Array.from({ length: BLOCK_ROWS }, (_, at) => at)
    expect(placesToBytes(all)).toHaveLength(BLOCK_ROWS / 8)
    expect(placesToBytes([5, BLOCK_ROWS - 1])).toHaveLength(3)
  })

  test('are the same whichever way they are written, the last first', () => {
    fc.assert(
      fc.property(places, (some) => {
        expect(placesWithAll([placesToBytes(some)])).toEqual(some.toReversed())
      }),
    )
    const most = Array.from({ length: 5_000 }, (_, at) => at + 7)
    expect(placesWithAll([placesToBytes(most)])).toEqual(most.toReversed())
  })

  test('with several parts are those that have all of them', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        const both = one.filter((place) => other.includes(place)).toReversed()
        expect(placesWithAll([placesToBytes(one), placesToBytes(other)])).toEqual(both)
      }),
    )
  })
})

test('a part in two numbers of a row, or twice in one, counts once, and none reaches over the space between two', () => {
  const gathering = createGathering()
  gathering.add(3, 'AAAA 7AAA')
  gathering.add(9, 'BAAA')
  const found = new Map([...gathering.found()].map((one) => [one.part, placesWithAll([one.found])]))
  expect(found.get(partsOf('AAA')[0] ?? -1)).toEqual([9, 3])
  expect([...found.keys()]).toEqual([...new Set(['7AA', 'AAA', 'BAA'].flatMap(partsOf))])
})

test('without one place, the places of a part are all the others, in the shortest form', () => {
  fc.assert(
    fc.property(places, fc.nat(BLOCK_ROWS - 1), (some, one) => {
      const others = some.filter((place) => place !== one)
      for (const before of [some, [...new Set([...some, one])].toSorted((a, b) => a - b)])
        expect(withoutPlace(placesToBytes(before), one)).toEqual(placesToBytes(others))
    }),
    { numRuns: 200 },
  )
  expect(withoutPlace(placesToBytes([7]), 7)).toHaveLength(0)
})
