import { expect, test } from 'vitest'
import { createScheduler } from '../../../src/clock/scheduler.ts'
import type { DueTimer } from '../../../src/ports/timers.ts'
import { asMrn } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T08:00:00Z')
const timer = (mrn: string, inMs: number): DueTimer => ({
  mrn: asMrn(mrn),
  number: 1,
  name: 'T_limit',
  dueAt: NOW + inMs,
  failures: 0,
})

/** A scheduler over these timers; `gate` is waited for by each firing. */
function schedulerOver(timers: DueTimer[], { gate = Promise.resolve(), readable = (): boolean => true } = {}) {
  const fired: string[] = []
  const rests: { ms: number; run: () => void }[] = []
  const scheduler = createScheduler({
    due: {
      next: async (limit) => {
        if (!readable()) throw new Error('no connection')
        return timers.slice(0, limit)
      },
      putOff: async () => undefined,
    },
    fire: async ({ mrn }) => {
      fired.push(mrn)
      await gate
      timers.splice(
        timers.findIndex((one) => one.mrn === mrn),
        1,
      )
      return { done: true }
    },
    clock: { now: () => new Date(NOW) },
    timers: { after: (ms, run) => (rests.push({ ms, run }), () => undefined) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    settings: { batch: 2, tickMs: 1_000 },
  })
  return { scheduler, fired, rests }
}

test('a timer that is not due is not fired, and is rested for until it is', async () => {
  const { scheduler, fired, rests } = schedulerOver([timer('A', 300)])
  await scheduler.wake()
  expect([fired, rests.map(({ ms }) => ms)]).toEqual([[], [300]])
})

test('no rest is longer than a tick, since another hub may have started a timer meanwhile', async () => {
  const { scheduler, rests } = schedulerOver([timer('A', 3_600_000)])
  await scheduler.wake()
  expect(rests.map(({ ms }) => ms)).toEqual([1_000])
})

test('timers that cannot be read are read again after a rest', async () => {
  let up = false
  const { scheduler, fired, rests } = schedulerOver([timer('A', -1)], { readable: () => up })
  await scheduler.wake()
  expect([fired, rests.length]).toEqual([[], 1])
  up = true
  rests[0]?.run()
  await scheduler.wake()
  expect(fired).toEqual(['A'])
})

test('a stop waits for the firings under way, and fires nothing more', async () => {
  const gate = Promise.withResolvers<void>()
  const all = ['A', 'B', 'C', 'D'].map((mrn) => timer(mrn, -1))
  const { scheduler, fired, rests } = schedulerOver(all, { gate: gate.promise })
  scheduler.start()
  await new Promise((done) => setImmediate(done))
  let stopped = false
  const stopping = scheduler.stop().then(() => {
    stopped = true
  })
  await new Promise((done) => setImmediate(done))
  expect([stopped, fired]).toEqual([false, ['A', 'B']])
  gate.resolve()
  await stopping
  await scheduler.wake()
  expect([fired, rests]).toEqual([['A', 'B'], []])
})

test('everything due is fired by one wake, however many are read at once', async () => {
  const all = ['A', 'B', 'C', 'D', 'E'].map((mrn) => timer(mrn, -1))
  const { scheduler, fired } = schedulerOver(all)
  await scheduler.wake()
  expect(fired).toEqual(['A', 'B', 'C', 'D', 'E'])
})
