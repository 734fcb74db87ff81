import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDuration, endOfDay, isWorkingDay, offsetOf } from '../../../../src/domain/values/calendar.ts'
import { dueOutside } from '../../../../src/domain/reference/outages.ts'

const HOUR = 3_600_000
const at = (text: string): number => Date.parse(text)
const lome = { timeZone: 'Africa/Lome', weeks: [{ holidays: ['2026-04-27'] }] }
const paris = { timeZone: 'Europe/Paris', weeks: [] }
const text = (instant: number): string => new Date(instant).toISOString()

describe('durations', () => {
  test('minutes and hours are what they are, whatever the calendar', () => {
    expect(addDuration(at('2026-04-24T23:50:00Z'), { value: 15, unit: 'minutes' }, lome)).toBe(
      at('2026-04-25T00:05:00Z'),
    )
    expect(addDuration(at('2026-03-28T12:00:00Z'), { value: 24, unit: 'hours' }, paris)).toBe(
      at('2026-03-29T12:00:00Z'),
    )
  })

  test('days keep the time on the clock, also when the clocks change', () => {
    // Paris goes to summer time on 29 March 2026: noon on the clock is an hour earlier in UTC.
    expect(text(addDuration(at('2026-03-28T11:00:00Z'), { value: 1, unit: 'days' }, paris))).toBe(
      '2026-03-29T10:00:00.000Z',
    )
    expect(text(addDuration(at('2026-10-24T10:00:00Z'), { value: 1, unit: 'days' }, paris))).toBe(
      '2026-10-25T11:00:00.000Z',
    )
  })

  test('a time the clocks skip is taken as if they had not: nobody loses time', () => {
    // 02:30 does not exist on 29 March 2026 in Paris.
    expect(text(addDuration(at('2026-03-28T01:30:00Z'), { value: 1, unit: 'days' }, paris))).toBe(
      '2026-03-29T01:30:00.000Z',
    )
  })

  test('working days leave out the week’s end and holidays', () => {
    expect(isWorkingDay('2026-04-25', lome)).toBe(false)
    expect(isWorkingDay('2026-04-27', lome)).toBe(false)
    // From Friday: Saturday, Sunday and the holiday of Monday do not count.
    const friday = at('2026-04-24T09:00:00Z')
    expect(text(addDuration(friday, { value: 1, unit: 'working-days' }, lome))).toBe('2026-04-28T09:00:00.000Z')
    expect(text(addDuration(friday, { value: 3, unit: 'working-days' }, lome))).toBe('2026-04-30T09:00:00.000Z')
  })

  test('a week may end on Friday and Saturday, and Sunday be a day like any other', () => {
    const nouakchott = { timeZone: 'Africa/Nouakchott', weeks: [{ workingDays: [7, 1, 2, 3, 4], holidays: [] }] }
    const [thursday, friday, saturday, sunday] = ['2026-04-23', '2026-04-24', '2026-04-25', '2026-04-26']
    const working = [thursday, friday, saturday, sunday].map((day) => isWorkingDay(day!, nouakchott))
    expect(working).toEqual([true, false, false, true])
    const start = at('2026-04-23T09:00:00Z')
    expect(text(addDuration(start, { value: 1, unit: 'working-days' }, nouakchott))).toBe('2026-04-26T09:00:00.000Z')
    expect(text(addDuration(start, { value: 3, unit: 'working-days' }, nouakchott))).toBe('2026-04-28T09:00:00.000Z')
  })

  test('each day counts by the week in force on it', () => {
    // Until the end of April Friday is free, from May on Saturday and Sunday are; holidays are each version's own.
    const changing = {
      timeZone: 'UTC',
      weeks: [
        { workingDays: [6, 7, 1, 2, 3, 4], holidays: ['2026-05-04'] },
        { validFrom: '2026-05-01', workingDays: [1, 2, 3, 4, 5], holidays: ['2026-05-05'] },
      ],
    }
    const days = ['2026-04-24', '2026-04-26', '2026-05-01', '2026-05-03', '2026-05-04', '2026-05-05']
    expect(days.map((day) => isWorkingDay(day, changing))).toEqual([false, true, true, false, true, false])
    const start = at('2026-04-30T09:00:00Z')
    expect(text(addDuration(start, { value: 3, unit: 'working-days' }, changing))).toBe('2026-05-06T09:00:00.000Z')
  })

  test('an office has days off besides those of its country', () => {
    const office = { ...lome, daysOff: [{ validFrom: '2026-04-24', holidays: ['2026-04-23', '2026-04-24'] }] }
    const days = ['2026-04-23', '2026-04-24', '2026-04-27', '2026-04-28']
    expect(days.map((day) => isWorkingDay(day, office))).toEqual([true, false, false, true])
  })

  test('more working days are never sooner, and end on a working day', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (from, value) => {
        const due = addDuration(from, { value, unit: 'working-days' }, lome)
        expect(addDuration(from, { value: value + 1, unit: 'working-days' }, lome)).toBeGreaterThan(due)
        expect(isWorkingDay(text(due).slice(0, 10), lome)).toBe(true)
      }),
    )
  })

  test('a bare date as a limit means 24:00 there', () => {
    expect(text(endOfDay('2026-03-10', 'Africa/Lome'))).toBe('2026-03-11T00:00:00.000Z')
    expect(text(endOfDay('2026-03-10', 'Africa/Lagos'))).toBe('2026-03-10T23:00:00.000Z')
  })
})

describe('pauses', () => {
  test('the time that was left goes on after them; overlapping ones count once', () => {
    const [start, due] = [0, 10 * HOUR]
    expect(dueOutside(start, due, [{ from: 2 * HOUR, to: 5 * HOUR }])).toBe(13 * HOUR)
    const overlapping = [
      { from: 4 * HOUR, to: 6 * HOUR },
      { from: 2 * HOUR, to: 5 * HOUR },
    ]
    expect(dueOutside(start, due, overlapping)).toBe(14 * HOUR)
  })

  test('one that begins when all is over, or ended before it began, changes nothing', () => {
    expect(dueOutside(5 * HOUR, 10 * HOUR, [{ from: 0, to: 5 * HOUR }])).toBe(10 * HOUR)
    expect(dueOutside(0, 10 * HOUR, [{ from: 10 * HOUR, to: 20 * HOUR }])).toBe(10 * HOUR)
  })

  test('a second pause in the time that a first one added counts as well', () => {
    const pauses = [
      { from: 5 * HOUR, to: 10 * HOUR },
      { from: 12 * HOUR, to: 13 * HOUR },
    ]
    expect(dueOutside(0, 10 * HOUR, pauses)).toBe(16 * HOUR)
  })

  test('while one has no known end, nothing is due', () => {
    expect(dueOutside(0, 10 * HOUR, [{ from: HOUR, to: Number.POSITIVE_INFINITY }])).toBe(Number.POSITIVE_INFINITY)
  })
})

test('within a quarter of an hour the offset is the same wherever clocks have changed, whichever instant is asked for first', () => {
  const zones = ['Africa/Casablanca', 'Africa/Monrovia', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Lisbon']
  for (const timeZone of zones) {
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    const said = (instant: number): string =>
      formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const quarter = 900_000
    const from = Date.UTC(2012, 0, 1)
    for (let hour = from; hour < Date.UTC(2030, 0, 1); hour += 24 * 4 * quarter) {
      if (said(hour) === said(hour + 96 * quarter)) continue
      for (let at = hour; at < hour + 96 * quarter; at += quarter) {
        expect(said(at), `${timeZone} ${new Date(at).toISOString()}`).toBe(said(at + quarter - 1))
        expect(offsetOf(at + quarter - 1, timeZone)).toBe(offsetOf(at, timeZone))
        const [sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(said(at))?.slice(1) ?? []
        const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
        expect(offsetOf(at, timeZone)).toBe(sign === '-' ? -offset : offset)
      }
    }
  }
})
