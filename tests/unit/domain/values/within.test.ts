import { expect, test } from 'vitest'
import { LATE, within } from '../../../../src/domain/values/within.ts'
import { handTimers } from '../../../support/hand-timers.ts'

const never = new Promise<string>(() => undefined)

test('work that takes longer is late, and what becomes of it afterwards troubles nobody', async () => {
  const { timers, pass } = handTimers()
  let fail = (): void => undefined
  const work = new Promise<string>((_, reject) => {
    fail = () => reject(new Error('too late to matter'))
  })
  const settled = within(work, 50, timers)
  pass(50)
  expect(await settled).toBe(LATE)
  fail()
})

test('work that fails in time fails, and nothing goes on waiting', async () => {
  const { timers, waiting } = handTimers()
  await expect(within(Promise.reject(new Error('no')), 50, timers)).rejects.toThrow('no')
  expect(waiting()).toEqual([])
})

test('work that is done in time gives its result, and nothing goes on waiting', async () => {
  const { timers, waiting } = handTimers()
  expect(await within(Promise.resolve('done'), 50, timers)).toBe('done')
  expect(waiting()).toEqual([])
})

test('nobody waits less than was said', async () => {
  const { timers, pass, waiting } = handTimers()
  void within(never, 50, timers)
  pass(49)
  expect(waiting()).toEqual([1])
})
