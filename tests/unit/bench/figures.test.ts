import { describe, expect, it } from 'vitest'
import { fairnessGoals, goalsOf, type Round } from '../../../tools/bench/goals.ts'
import { readOptions } from '../../../tools/bench/options.ts'
import { hotSpots } from '../../../tools/bench/profile.ts'
import { latencyOf, quantile, spreadOf } from '../../../tools/bench/statistics.ts'

describe('statistics', () => {
  it('take the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1)
    expect(quantile(hundred, 0.5)).toBe(50)
    expect(quantile(hundred, 0.99)).toBe(99)
    expect(quantile([7], 0.99)).toBe(7)
    expect(quantile([], 0.5)).toBeNaN()
  })

  it('give the middle of odd and even numbers of values, whatever their order', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 })
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4 })
  })

  it('sort times as numbers', () => {
    expect(latencyOf([100, 9, 20])).toEqual({ mean: 43, p50: 20, p95: 100, p99: 100, max: 100 })
  })
})

describe('goals', () => {
  const round = (throughput: number, more: Partial<Round['hub']> = {}): Round => ({
    hub: { throughput, p99Ms: 100, accepted: 10_000, commits: 400, ...more },
    referenceBefore: 900,
    referenceAfter: 1_100,
  })
  const find = (rounds: Round[], id: string) => goalsOf(rounds, { concurrency: 64 }).find((goal) => goal.id === id)

  it('compare the hub with the reference windows before and after it', () => {
    expect(find([round(800)], 'G1')).toMatchObject({ value: { median: 0.8 }, met: true, stretchMet: false })
    expect(find([round(799)], 'G1')).toMatchObject({ met: false })
    expect(find([round(1_000)], 'G1')).toMatchObject({ stretchMet: true })
  })

  it('hold the others’ p95 beside a flood against their own, over each door', () => {
    const [http, amqp] = fairnessGoals([{ normalMs: 10, httpMs: 12, amqpMs: 21 }])
    expect(http).toMatchObject({ id: 'G17', value: { median: 1.2 }, met: true, stretchMet: true })
    expect(amqp).toMatchObject({ id: 'G17', value: { median: 2.1 }, met: false })
  })

  it('hold p99 against the mean that Little’s law gives', () => {
    // 64 at 640 a second: 100 ms on average.
    expect(find([round(640, { p99Ms: 150 })], 'G3')?.value.median).toBeCloseTo(1.5)
    expect(find([round(640, { p99Ms: 151 })], 'G3')).toMatchObject({ met: false })
  })

  it('count commits for each accepted message, decided by the median round', () => {
    const rounds = [300, 400, 9_000].map((commits) => round(800, { commits }))
    expect(find(rounds, 'G13')).toMatchObject({ value: { median: 0.04, max: 0.9 }, met: true })
  })
})

describe('options', () => {
  it('have a default run, a quick one, and whole numbers only', () => {
    expect(readOptions([])).toMatchObject({ rounds: 5, seconds: 10, json: false })
    expect(readOptions(['--quick', '--json'])).toMatchObject({ rounds: 1, seconds: 2, json: true })
    expect(readOptions(['--rounds', '7', '--seconds', '30'])).toMatchObject({ rounds: 7, seconds: 30 })
    expect(readOptions(['--help'])).toBeUndefined()
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds')
    expect(() => readOptions(['--seconds', '1.5'])).toThrow('--seconds')
    expect(() => readOptions(['--fast'])).toThrow('--fast')
  })
})

describe('hot spots', () => {
  it('add up own time by function, as a share of the time that was not idle', () => {
    const frame = (functionName: string, url: string, lineNumber: number) => ({ functionName, url, lineNumber })
    const profile = {
      nodes: [
        { id: 1, callFrame: frame('(root)', '', -1) },
        { id: 2, callFrame: frame('(idle)', '', -1) },
        { id: 3, callFrame: frame('seal', 'file:///somewhere/src/pipeline/seal.ts', 9) },
        { id: 4, callFrame: frame('query', 'file:///somewhere/node_modules/pg/lib/client.js', 99) },
        { id: 5, callFrame: frame('seal', 'file:///somewhere/src/pipeline/seal.ts', 9) },
      ],
      samples: [2, 3, 4, 5],
      timeDeltas: [1_000, 30, 25, 45],
    }
    expect(hotSpots(JSON.stringify(profile), 2)).toEqual([
      { name: 'seal', place: 'src/pipeline/seal.ts:10', share: 0.75 },
      { name: 'query', place: 'pg/lib/client.js:100', share: 0.25 },
    ])
  })
})
