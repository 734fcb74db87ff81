import { describe, expect, test } from 'vitest'
import { createGathering } from '../../../src/relay/gathering.ts'

/** Rounds of 100 ms on a clock that the test sets, with 4 prompt rows and 10 that may wait. */
function stage() {
  const sent: string[][] = []
  const waits: { at: number; run: () => void }[] = []
  let now = 1_000
  const timers = {
    after: (ms: number, run: () => void) => {
      const wait = { at: now + ms, run }
      waits.push(wait)
      return () => void waits.splice(waits.indexOf(wait), waits.includes(wait) ? 1 : 0)
    },
  }
  const gathering = createGathering<string>(
    { roundMs: 100, promptRows: 4, batchRows: 10 },
    { timers, monotonic: () => now },
    (rows) => sent.push([...rows]),
  )
  const goOn = (ms: number): void => {
    now += ms
    for (const wait of waits.filter(({ at }) => at <= now)) {
      waits.splice(waits.indexOf(wait), 1)
      wait.run()
    }
  }
  return { gathering, sent, waits, goOn }
}

const rows = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)

describe('while little goes out', () => {
  test('rows go at once, in as many calls as they come in, and no timer runs', () => {
    const { gathering, sent, waits, goOn } = stage()
    for (const row of ['a', 'b', 'c', 'd']) gathering.add([row])
    goOn(100)
    gathering.add(['e'])
    expect(sent).toEqual([['a'], ['b'], ['c'], ['d'], ['e']])
    expect(waits).toHaveLength(0)
  })

  test('so do all of the first call of a round, however many they are', () => {
    const { gathering, sent } = stage()
    gathering.add(rows('a', 9))
    expect(sent).toEqual([rows('a', 9)])
  })
})

describe('while much goes out', () => {
  test('what comes beyond the prompt rows goes at the end of the round, together and in order', () => {
    const { gathering, sent, goOn } = stage()
    gathering.add(rows('a', 3))
    goOn(40)
    gathering.add(rows('b', 2))
    goOn(40)
    // It would be prompt by itself, but must not overtake what waits.
    gathering.add(['c'])
    goOn(19)
    expect(sent).toEqual([rows('a', 3)])
    goOn(1)
    expect(sent).toEqual([rows('a', 3), ['b1', 'b2', 'c']])
  })

  test('the next round begins when the last one has gone, and what went then counts in it', () => {
    const { gathering, sent, goOn } = stage()
    gathering.add(rows('a', 4))
    gathering.add(rows('b', 4))
    goOn(100)
    goOn(99)
    gathering.add(['c'])
    expect(sent).toEqual([rows('a', 4), rows('b', 4)])
    goOn(1)
    expect(sent.at(-1)).toEqual(['c'])
  })

  test('no more wait than may: then they go before the round is over, and its timer sends nothing twice', () => {
    const { gathering, sent, waits, goOn } = stage()
    gathering.add(rows('a', 4))
    gathering.add(rows('b', 6))
    gathering.add(rows('c', 4))
    expect(sent).toEqual([rows('a', 4), [...rows('b', 6), ...rows('c', 4)]])
    expect(waits).toHaveLength(0)
    goOn(100)
    expect(sent).toHaveLength(2)
  })

  test('a flush sends what waits, and nothing where nothing does', () => {
    const { gathering, sent } = stage()
    gathering.add(rows('a', 4))
    gathering.add(['b'])
    gathering.flush()
    gathering.flush()
    expect(sent).toEqual([rows('a', 4), ['b']])
  })
})
