import { expect, it } from 'vitest'
import { createSchedule } from '../../faults/schedule.ts'

it('while as many are under way as may be, none begins', () => {
  let now = 0
  const schedule = createSchedule({ everyMs: 10, atMost: 5 }, () => now)
  now = 1_000
  expect(schedule.take(5)).toBe(0)
  expect(schedule.take(7)).toBe(0)
})

it('one falls due after the other, and begins once', () => {
  let now = 0
  const schedule = createSchedule({ everyMs: 10, atMost: 5 }, () => now)
  expect(schedule.take(0)).toBe(0)
  now = 25
  expect(schedule.take(0)).toBe(2)
  expect(schedule.take(2)).toBe(0)
  now = 30
  expect(schedule.take(2)).toBe(1)
})

it('what could not begin for a while begins afterwards, and no more at once than may be under way', () => {
  let now = 0
  const schedule = createSchedule({ everyMs: 10, atMost: 5 }, () => now)
  let begun = 0
  for (now = 10; now <= 100; now += 10) begun += schedule.take(begun)
  expect(begun).toBe(5)
  // All of them end at once, again and again, until everything that fell due has begun.
  for (let ended = 0; ended < 3; ended += 1) begun += schedule.take(0)
  expect(begun).toBe(11)
  expect(schedule.take(0)).toBe(0)
})
