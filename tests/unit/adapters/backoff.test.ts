import { beforeEach, expect, test } from 'vitest'
import { createBackoff, type Waits } from '../../../src/adapter-host/backoff.ts'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'

let time: HandTimers
let stopping: AbortController
let waits: Waits

beforeEach(() => {
  time = handTimers()
  stopping = new AbortController()
  waits = createBackoff(200, 1_600, stopping.signal, time.timers)
})

test.for([3_600_001, 2 ** 31, Number.MAX_VALUE])(
  'a hub that asks for %d ms gets an hour: a timer that cannot hold it would not wait at all',
  async (askedMs) => {
    const waiting = waits.wait(askedMs)
    expect(time.waiting()).toEqual([3_600_000])
    time.next()
    await waiting
  },
)

test('a stop ends the wait at once and leaves no timer, and after it nothing waits', async () => {
  const waiting = waits.wait()
  stopping.abort()
  await waiting
  await waits.wait()
  expect(time.waiting()).toEqual([])
})

test('waits grow up to the most, and begin anew after a success', async () => {
  for (const expected of [200, 400, 800, 1_600, 1_600]) {
    const waiting = waits.wait()
    const [left = 0] = time.waiting()
    expect(left).toBeGreaterThanOrEqual(expected / 2)
    expect(left).toBeLessThanOrEqual(expected)
    time.next()
    await waiting
  }
  waits.reset()
  void waits.wait()
  expect(time.waiting()[0]).toBeLessThanOrEqual(200)
})
