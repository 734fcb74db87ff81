import { expect, test } from 'vitest'
import { createReadGate } from '../../../src/http/read-gate.ts'

test('a caller with as many reads as may run and wait is refused the next one, and nobody else is', () => {
  const gate = createReadGate({ running: 2, waiting: 1 })
  for (let at = 0; at < 3; at += 1) expect(gate.enter('party TG')).toBeDefined()
  expect(gate.enter('party TG')).toBeUndefined()
  expect(gate.enter('party BF')).toBeDefined()
  expect(gate.open()).toBe(4)
})

test('what waits runs in its order when something ends, and an end told twice counts once', async () => {
  const gate = createReadGate({ running: 1, waiting: 2 })
  const order: string[] = []
  const first = await gate.enter('party TG')
  const second = gate.enter('party TG')?.then((leave) => (order.push('second'), leave))
  const third = gate.enter('party TG')?.then((leave) => (order.push('third'), leave))
  await Promise.resolve()
  expect(order).toEqual([])
  first?.()
  first?.()
  const leaveSecond = await second
  expect(order).toEqual(['second'])
  leaveSecond?.()
  const leaveThird = await third
  expect(order).toEqual(['second', 'third'])
  leaveThird?.()
  expect(gate.open()).toBe(0)
})
