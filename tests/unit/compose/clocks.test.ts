import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openManualClock } from '../../../src/compose/clocks.ts'

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
