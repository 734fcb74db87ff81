import { describe, expect, it } from 'vitest'
import { fairnessFindings } from '../../../tools/bench/goals/fairness.ts'
import { findingsOf, type Round } from '../../../tools/bench/goals/journey.ts'
import {
  exitCodeOf,
  type Finding,
  GOAL_IDS,
  type GoalId,
  type Verdict,
  verdictsOf,
} from '../../../tools/bench/goals.ts'
import { readOptions } from '../../../tools/bench/options.ts'
import { hotSpots } from '../../../tools/bench/rig/profile.ts'
import type { Rig } from '../../../tools/bench/rig/rig.ts'
import type { Window } from '../../../tools/bench/rig/windows.ts'
import { writtenPerMessage } from '../../../tools/bench/rig/written.ts'
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

const all: ReadonlySet<GoalId> = new Set(GOAL_IDS)
const verdictOf = (finding: Finding): Verdict | undefined =>
  verdictsOf([finding], all).find(({ id, part }) => id === finding.id && part === finding.part)

describe('verdicts', () => {
  it('are given for every goal from G1 to G19, found or not', () => {
    expect(GOAL_IDS.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
      Array.from({ length: 19 }, (_, at) => `G${at + 1}`),
    )
    const nothing = verdictsOf([], all)
    expect(new Set(nothing.map(({ id }) => id))).toEqual(all)
    expect(nothing.every(({ measured }) => !measured)).toBe(true)
  })

  it('are given for the goals asked for alone', () => {
    expect(verdictsOf([{ id: 'G1', values: [1] }], new Set(['G3'])).map(({ id }) => id)).toEqual(['G3'])
  })

  it('hold a bound from below and one from above, the bound itself included', () => {
    expect(verdictOf({ id: 'G1', values: [0.8] })).toMatchObject({ met: true, stretchMet: false })
    expect(verdictOf({ id: 'G1', values: [0.799] })).toMatchObject({ met: false })
    expect(verdictOf({ id: 'G1', values: [1] })).toMatchObject({ stretchMet: true })
    expect(verdictOf({ id: 'G3', values: [1.5] })).toMatchObject({ met: true, stretchMet: false })
    expect(verdictOf({ id: 'G3', values: [1.501] })).toMatchObject({ met: false })
  })

  it('are decided by the median round', () => {
    expect(verdictOf({ id: 'G13', values: [0.03, 0.04, 0.9] })).toMatchObject({
      value: { median: 0.04, max: 0.9 },
      met: true,
    })
  })

  it('say of what could not be measured why, for all its parts at once', () => {
    const missing = 'needs a filled database'
    const [sign, verify] = verdictsOf([{ id: 'G7', missing }], new Set(['G7']))
    expect([sign, verify]).toMatchObject([
      { measured: false, missing },
      { measured: false, missing },
    ])
    expect(verdictOf({ id: 'G1', values: [] })).toMatchObject({ measured: false })
    expect(verdictOf({ id: 'G1', values: [Number.NaN] })).toMatchObject({ measured: false })
  })
})

describe('the exit code', () => {
  const only = (finding: Finding): Verdict[] => verdictsOf([finding], new Set([finding.id]))

  it('tells what was wrong from what could not be measured, and unmet goals from both', () => {
    const unmet = only({ id: 'G1', values: [0.1] })
    expect(exitCodeOf(unmet, ['a message is lost'], true)).toBe(1)
    expect(exitCodeOf(only({ id: 'G1', missing: 'no server' }), [], false)).toBe(2)
    expect(exitCodeOf(unmet, [], true)).toBe(3)
    expect(exitCodeOf(unmet, [], false)).toBe(0)
    expect(exitCodeOf(only({ id: 'G1', values: [0.9] }), [], true)).toBe(0)
  })
})

describe('findings', () => {
  const window = (throughput: number, more: Partial<Window> = {}): Window => ({
    side: 'hub',
    throughput,
    run: {
      seconds: 10,
      accepted: 10 * throughput,
      byCountry: {},
      acceptedInAll: 1_000,
      journeys: 100,
      refused: 0,
      latency: { mean: 100, p50: 100, p95: 120, p99: 150, max: 200 },
    },
    drainSeconds: 1,
    wholeSeconds: 10,
    deliveries: 2,
    reports: 10,
    cpuMicros: { pipeline: 500, database: 150, broker: 350 },
    wal: { bytes: 1, pages: 0 },
    ...more,
  })
  const nothing = { pipeline: 0, database: 0, broker: 0 }
  const limits = { sign: 1, verify: 1, parse: 1, insert: 1, publish: 1 }
  const round = (more: Partial<Round> = {}): Round => ({
    hub: window(800),
    before: window(900),
    after: window(1_100),
    commits: 40,
    tables: [],
    limits,
    ...more,
  })
  const find = (id: GoalId, one: Round, idle: Rig['idle'] = { bare: nothing, withHub: nothing }) =>
    findingsOf([one], idle).find((finding) => finding.id === id)

  it('compare the hub with the reference windows before and after it', () => {
    expect(find('G1', round())).toMatchObject({ values: [0.8] })
  })

  it('hold p99 against the mean that Little’s law gives', () => {
    // 64 at 640 a second: 100 ms on average.
    expect(find('G3', round({ hub: window(640) }))).toMatchObject({ values: [expect.closeTo(1.5)] })
  })

  it('count commits for each accepted message', () => {
    expect(find('G13', round())).toMatchObject({ values: [0.04] })
  })

  it('do not charge the reference with what the idle hub asks of the servers', () => {
    const hub = window(800, { cpuMicros: { pipeline: 1_000, database: 500, broker: 500 } })
    expect(find('G16', round({ hub }))).toMatchObject({ values: [2] })
    // 0.01 s a second over 10 s and 1,000 messages: 100 us of each message.
    const withHub = { ...nothing, database: 0.01 }
    expect(find('G16', round({ hub }), { bare: nothing, withHub })).toMatchObject({ values: [2_000 / 900] })
  })

  it('do not tell the CPU of servers that are not on this machine', () => {
    const hub = window(800, { cpuMicros: { pipeline: 1_000, database: undefined, broker: 500 } })
    expect(find('G16', round({ hub }))).toHaveProperty('missing')
  })

  it('hold the others’ p95 beside a flood against their own, over each door', () => {
    expect(fairnessFindings([{ normalMs: 10, httpMs: 12, amqpMs: 21 }])).toEqual([
      { id: 'G17', part: 'HTTP', values: [1.2] },
      { id: 'G17', part: 'AMQP', values: [2.1] },
    ])
  })
})

describe('rows written', () => {
  it('are the difference of two counts for each message, without tables that did not change', () => {
    const rows = (inserted: number, updated: number) => ({ inserted, updated, hot: 0, deleted: 0 })
    const before = {
      commits: 0,
      tables: new Map([
        ['old', rows(7, 7)],
        ['some', rows(10, 10)],
      ]),
    }
    const after = {
      commits: 0,
      tables: new Map([
        ['old', rows(7, 7)],
        ['some', rows(30, 10)],
        ['new', rows(0, 40)],
      ]),
    }
    expect(writtenPerMessage(before, after, 10)).toEqual([
      { name: 'some', rows: rows(2, 0) },
      { name: 'new', rows: rows(0, 4) },
    ])
  })
})

describe('options', () => {
  it('have a default run, a quick one, and whole numbers only', () => {
    expect(readOptions([])).toMatchObject({ rounds: 5, seconds: 10, json: false, strict: false, only: all })
    expect(readOptions(['--quick', '--json'])).toMatchObject({ rounds: 1, seconds: 2, json: true })
    expect(readOptions(['--rounds', '7', '--seconds', '30'])).toMatchObject({ rounds: 7, seconds: 30 })
    expect(readOptions(['--messages', '1000000'])).toMatchObject({ messages: 1_000_000 })
    expect(readOptions(['--help'])).toBeUndefined()
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds')
    expect(() => readOptions(['--seconds', '1.5'])).toThrow('--seconds')
    expect(() => readOptions(['--fast'])).toThrow('--fast')
  })

  it('take a filled database only with its keys', () => {
    expect(readOptions(['--filled', 'postgres://x/y', '--keys', 'k'])?.filled).toEqual({
      url: 'postgres://x/y',
      keys: 'k',
    })
    expect(() => readOptions(['--filled', 'postgres://x/y'])).toThrow('--keys')
  })

  it('take goals by their names', () => {
    expect(readOptions(['--only', 'G1,g16'])?.only).toEqual(new Set(['G1', 'G16']))
    expect(() => readOptions(['--only', 'G1,G20'])).toThrow('G20')
    expect(() => readOptions(['--only', ''])).toThrow('--only')
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
