import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSharedClock, openManualClock } from '../../../src/compose/clocks.ts'

const TRIES = 50

/** The next descriptor that the system gives out: the lowest that is free. */
function nextDescriptor(path: string): number {
  const descriptor = openSync(path, 'r')
  closeSync(descriptor)
  return descriptor
}

test('a clock’s file that holds no time is not kept open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-clock-'))
  try {
    const file = join(folder, 'clock')
    writeFileSync(file, 'noon\n')
    const before = nextDescriptor(file)
    for (let tries = 1; tries <= TRIES; tries += 1) expect(() => openManualClock(file)).toThrow('holds no time')
    expect(nextDescriptor(file)).toBeLessThan(before + TRIES)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** A hub's clock, the machine's own that many milliseconds wrong, with a database whose time is 1,000,000 when nothing has passed. */
function hubThatIsWrongBy(ms: number) {
  const machine = { passed: 0 }
  const clock = createSharedClock(1_000_000 + ms, () => machine.passed)
  const look = (takes = 0) =>
    clock.look(async () => {
      machine.passed += takes / 2
      const time = new Date(1_000_000 + machine.passed)
      machine.passed += takes / 2
      return time
    })
  return { machine, clock, look }
}

test.for([600_000, -600_000])('a hub whose machine is %i ms wrong goes by the clock of the database', async (ms) => {
  const { machine, clock, look } = hubThatIsWrongBy(ms)
  await look()
  machine.passed += 5_000
  expect(Math.abs(clock.now().getTime() - 1_005_000)).toBeLessThanOrEqual(1)
})

test('a look that took long corrects no more than is certain, and one that fails nothing', async () => {
  const { machine, clock, look } = hubThatIsWrongBy(0)
  await look(8_000)
  expect(clock.now().getTime()).toBe(1_000_000 + machine.passed)
  await expect(clock.look(() => Promise.reject(new Error('away')))).rejects.toThrow('away')
  await clock.look(async () => new Date(Number.NaN))
  expect(clock.now().getTime()).toBe(1_000_000 + machine.passed)
})
