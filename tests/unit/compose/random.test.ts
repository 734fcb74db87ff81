import { expect, test } from 'vitest'
import { createRandom } from '../../../src/compose/random.ts'

/** Counts up, so that every byte tells where it comes from; four bytes a number. */
function counting(): { draw: (bytes: number) => Buffer; draws: number[] } {
  let next = 0
  const draws: number[] = []
  return {
    draws,
    draw: (bytes) => {
      draws.push(bytes)
      const made = Buffer.alloc(bytes)
      for (let at = 0; at < bytes; at += 4) made.writeUInt32BE(next++, at)
      return made
    },
  }
}

test('no byte is given twice, and many salts take one draw', () => {
  const { draw, draws } = counting()
  const random = createRandom(draw)
  const salts = Array.from({ length: 300 }, () => random(32))
  expect(salts.every(({ length }) => length === 32)).toBe(true)
  const words = salts.flatMap((salt) => Array.from({ length: 8 }, (_, at) => salt.readUInt32BE(at * 4)))
  expect(new Set(words).size).toBe(words.length)
  expect(draws).toEqual([4_096, 4_096, 4_096])
})

test('a piece that is left and too short is not given, nor made up', () => {
  const random = createRandom(counting().draw)
  random(1_000)
  random(1_000)
  random(1_000)
  random(1_000)
  expect(random(100).readUInt32BE(0)).toBe(1_024)
})

test('what somebody does to its bytes changes nobody else’s', () => {
  const random = createRandom()
  const [one, other] = [random(32), random(32)]
  const before = Buffer.from(other)
  one.fill(0)
  expect(other.equals(before)).toBe(true)
})

test('more than a quarter of a draw is drawn by itself', () => {
  const { draw, draws } = counting()
  const random = createRandom(draw)
  expect(random(2_000)).toHaveLength(2_000)
  expect(draws).toEqual([2_000])
})
