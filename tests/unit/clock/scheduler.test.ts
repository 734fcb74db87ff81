import { expect, test } from 'vitest'
import type { DueTimer, FailedFiring } from '../../../src/ports/timers.ts'
import { createScheduler } from '../../../src/clock/scheduler.ts'
import { asMrn } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T08:00:00Z')
const timer = (mrn: string, failures = 0): DueTimer => ({
  mrn: asMrn(mrn),
  number: 1,
  name: 'T_limit',
  dueAt: NOW - 1,
  failures,
})

/** A table of timers, and how each firing goes. */
function worldOf(timers: DueTimer[], fire: (mrn: string) => { done: boolean; failed?: string }, broken = false) {
  const fired: string[] = []
  const putOff: FailedFiring[] = []
  const scheduler = createScheduler({
    due: {
      next: async (limit) => timers.toSorted((a, b) => a.dueAt - b.dueAt).slice(0, limit),
      putOff: async (failed) => {
        if (broken) throw new Error('no connection')
        putOff.push(failed)
        const at = timers.findIndex(({ mrn }) => mrn === failed.timer.mrn)
        timers[at] = { ...failed.timer, failures: failed.timer.failures + 1, dueAt: failed.againAt }
      },
    },
    fire: async ({ mrn }) => {
      fired.push(mrn)
      const outcome = fire(mrn)
      if (outcome.done)
        timers.splice(
          timers.findIndex((one) => one.mrn === mrn),
          1,
        )
      return outcome
    },
    clock: { now: () => new Date(NOW) },
    timers: { after: () => () => undefined },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    settings: { batch: 2 },
  })
  return { scheduler, fired, putOff, timers }
}

test('what only cannot be stored now is put off by nobody, and rests here alone', async () => {
  const { scheduler, fired, putOff } = worldOf([timer('A')], () => ({ done: false }))
  await scheduler.wake()
  await scheduler.wake()
  expect([fired, putOff]).toEqual([['A'], []])
})

test('more timers that fail by themselves than are read at once hold up none behind them', async () => {
  const poison = ['A', 'B', 'C', 'D', 'E']
  const world = worldOf(
    [...poison, 'F'].map((mrn) => timer(mrn)),
    (mrn) => (mrn === 'F' ? { done: true } : { done: false, failed: 'SQLSTATE 23514' }),
  )
  await world.scheduler.wake()
  expect(world.fired).toEqual([...poison, 'F'])
  expect(world.putOff.map(({ againAt }) => againAt)).toEqual(poison.map(() => NOW + 60_000))
})

test('one that has failed long is put off an hour at most', async () => {
  const { scheduler, putOff } = worldOf([timer('A', 40)], () => ({ done: false, failed: 'a defect' }))
  await scheduler.wake()
  expect(putOff).toEqual([{ timer: timer('A', 40), reason: 'a defect', at: NOW, againAt: NOW + 3_600_000 }])
})

test('one that cannot be put off rests here meanwhile', async () => {
  const { scheduler, fired } = worldOf([timer('A')], () => ({ done: false, failed: 'a defect' }), true)
  await scheduler.wake()
  await scheduler.wake()
  expect(fired).toEqual(['A'])
})
