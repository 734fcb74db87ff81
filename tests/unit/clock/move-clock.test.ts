import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DueTimer } from '../../../src/ports/timers.ts'
import { createMoveClock } from '../../../src/clock/move-clock.ts'
import { makeClockFile, openManualClock } from '../../../src/compose/clocks.ts'
import { asMrn } from '../../support/identifiers.ts'

const START = '2026-06-01T12:00:00.000Z'
const at = (text: string): number => Date.parse(text)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-clock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const clockFile = (): string => {
  const file = join(folder, 'clock')
  makeClockFile(file, new Date(START))
  return file
}

describe('a clock in a file', () => {
  test('is refused where there is none, where it holds no time, and made only once', () => {
    expect(() => openManualClock(join(folder, 'other'))).toThrow('ENOENT')
    appendFileSync(join(folder, 'empty'), '2026-06-01\n')
    expect(() => openManualClock(join(folder, 'empty'))).toThrow('holds no time')
    const file = clockFile()
    expect(() => makeClockFile(file, new Date(0))).toThrow('EEXIST')
  })

  test('stands still, is seen by all who read it, and never goes back', () => {
    const file = clockFile()
    const [one, other] = [openManualClock(file), openManualClock(file)]
    expect(one.now().toISOString()).toBe(START)
    other.moveTo(new Date('2026-06-02T00:00:00.000Z'))
    one.moveTo(new Date('2026-06-01T18:00:00.000Z'))
    for (const clock of [one, other, openManualClock(file)]) {
      expect(clock.now().toISOString()).toBe('2026-06-02T00:00:00.000Z')
      clock.close()
    }
  })

  test('takes no harm from a writer that died in the middle of a line', () => {
    const file = clockFile()
    const clock = openManualClock(file)
    appendFileSync(file, '\n2026-06-0')
    expect(clock.now().toISOString()).toBe(START)
    clock.moveTo(new Date('2026-06-03T00:00:00.000Z'))
    expect(clock.now().toISOString()).toBe('2026-06-03T00:00:00.000Z')
    clock.close()
  })
})

/** Timers as the table has them; `fired` says when each did. */
function worldOf(timers: DueTimer[], fire: (timer: DueTimer, now: number) => DueTimer[] = () => []) {
  const clock = openManualClock(clockFile())
  const fired: [string, string][] = []
  const move = createMoveClock({
    clock,
    due: { next: async (limit) => timers.toSorted((a, b) => a.dueAt - b.dueAt).slice(0, limit) },
    wake: async () => {
      const now = clock.now().getTime()
      const due = timers.filter((timer) => timer.dueAt <= now)
      for (const timer of due) {
        fired.push([timer.name, clock.now().toISOString()])
        timers.splice(timers.indexOf(timer), 1, ...fire(timer, now))
      }
    },
  })
  return { clock, fired, move }
}

const timer = (name: DueTimer['name'], due: string, number = 1): DueTimer => ({
  mrn: asMrn('M'),
  number,
  name,
  dueAt: at(due),
  failures: 0,
})

describe('moving it', () => {
  test('to a time that is past does nothing', async () => {
    const { move, fired, clock } = worldOf([timer('T_limit', '2026-05-31T00:00:00Z')])
    expect(await move(new Date('2026-06-01T11:59:59.999Z'))).toEqual({ moved: false, now: new Date(START) })
    expect(fired).toEqual([])
    clock.close()
  })

  test('halts where each timer is due, and where one is that this one started', async () => {
    const next = timer('T_enquiry', '2026-07-01T12:00:00Z', 2)
    const { move, fired, clock } = worldOf(
      [timer('T_limit', '2026-06-03T12:00:00Z'), timer('T_pay', '2026-08-01T00:00:00Z', 3)],
      ({ name }) => (name === 'T_limit' ? [next] : []),
    )
    const to = new Date('2026-07-15T00:00:00Z')
    expect(await move(to)).toEqual({ moved: true, now: to })
    expect(fired).toEqual([
      ['T_limit', '2026-06-03T12:00:00.000Z'],
      ['T_enquiry', '2026-07-01T12:00:00.000Z'],
    ])
    clock.close()
  })

  test('is not stopped for ever by a timer that is put off again and again', async () => {
    const later = (one: DueTimer, now: number): DueTimer[] => [{ ...one, dueAt: now + 300_000 }]
    const { move, fired, clock } = worldOf([timer('T_results', '2026-06-02T00:00:00Z')], later)
    const to = new Date('2027-06-01T00:00:00Z')
    expect(await move(to)).toEqual({ moved: true, now: to })
    expect(fired).toHaveLength(6)
    clock.close()
  })

  test('two moves at once are one after the other', async () => {
    const { move, clock } = worldOf([timer('T_limit', '2026-06-05T00:00:00Z')])
    const moves = await Promise.all([move(new Date('2026-06-10T00:00:00Z')), move(new Date('2026-06-08T00:00:00Z'))])
    expect(moves.map(({ moved }) => moved)).toEqual([true, false])
    clock.close()
  })
})
