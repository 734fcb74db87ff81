import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Fresh, keepFresh } from '../../../src/store/reference/fresh.ts'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'

const CHECK_MS = 5_000
const RETRY_MS = 1_000

/** What others change, how often it was asked for and read, and whether it can be. */
let stored: number
let asked: number
let read: number
let away: boolean
let errors: string[]
let given: number[]
let time: HandTimers
let fresh: Fresh<number>

beforeEach(() => {
  stored = 1
  asked = 0
  read = 0
  away = false
  errors = []
  given = []
  time = handTimers()
  fresh = keepFresh(1, {
    load: async () => {
      read += 1
      if (away) throw new Error('away')
      return stored
    },
    isLatest: async (current) => {
      asked += 1
      return current === stored
    },
    loaded: (next) => void given.push(next),
    onError: (error) => void errors.push(error.message),
    timers: time.timers,
    checkMs: CHECK_MS,
    retryMs: RETRY_MS,
  })
})
afterEach(() => fresh.stop())

/** Everything that can go on without time passing has gone on. */
const settled = () => new Promise(setImmediate)

test('a reading that failed is told, shown, and repeated after the shorter pause until it succeeds', async () => {
  away = true
  await expect(fresh.reload()).rejects.toThrow('away')
  expect(fresh.staleSince()).toBeInstanceOf(Date)
  for (let tries = 2; tries <= 3; tries += 1) {
    expect(time.waiting()).toEqual([RETRY_MS])
    time.pass(RETRY_MS)
    await settled()
    expect(errors).toHaveLength(tries)
  }
  away = false
  stored = 2
  time.pass(RETRY_MS)
  await settled()
  expect({ current: fresh.current(), stale: fresh.staleSince(), given }).toEqual({
    current: 2,
    stale: undefined,
    given: [2],
  })
  expect(time.waiting()).toEqual([CHECK_MS])
})

test('what nobody announced is found by the next look, and what has not changed is only asked after', async () => {
  time.pass(CHECK_MS)
  await settled()
  expect({ asked, read }).toEqual({ asked: 1, read: 0 })
  stored = 2
  time.pass(CHECK_MS)
  await settled()
  expect({ asked, read, current: fresh.current() }).toEqual({ asked: 2, read: 1, current: 2 })
})

test('what is announced while it is read is read once more, and only one look waits afterwards', async () => {
  fresh.wake()
  fresh.wake()
  fresh.wake()
  await settled()
  expect(read).toBe(2)
  expect(time.waiting()).toEqual([CHECK_MS])
})

test('a look that a reading has overtaken begins no further one', async () => {
  time.pass(CHECK_MS)
  fresh.wake()
  await settled()
  expect({ read, waiting: time.waiting() }).toEqual({ read: 1, waiting: [CHECK_MS] })
})

test('after the end nothing waits, and what was being read is told to nobody', async () => {
  fresh.wake()
  await fresh.stop()
  expect({ given, waiting: time.waiting() }).toEqual({ given: [], waiting: [] })
})
