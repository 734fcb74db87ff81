import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, type Calendar, isWorkingDay } from '../../src/domain/values/calendar.ts'
import { dueOutside, type Span } from '../../src/domain/reference/outages.ts'
import { isFiring } from '../../src/domain/model/timer.ts'
import { customs, message } from '../support/procedures.ts'
import { GRN, release } from '../support/road.ts'
import { runs } from '../support/runs.ts'
import { declaredOn, type Happening, MRNS, opening, play, references, START } from './sequences.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const hours = fc.integer({ min: 0, max: 600 })
const span = fc
  .record({ from: hours, length: fc.integer({ min: 0, max: 100 }) })
  .map(({ from, length }): Span => ({ from: START + from * HOUR, to: START + (from + length) * HOUR }))
const spans = fc.array(span, { maxLength: 6 })

test('no outage makes a deadline earlier, and one more never does', () => {
  fc.assert(
    fc.property(hours, spans, span, (length, pauses, another) => {
      const due = START + length * HOUR
      const paused = dueOutside(START, due, pauses)
      expect(paused).toBeGreaterThanOrEqual(due)
      expect(dueOutside(START, due, [...pauses, another])).toBeGreaterThanOrEqual(paused)
    }),
    { numRuns: runs(2_000) },
  )
})

test('between the start and a deadline exactly the time it was given lies outside of all outages', () => {
  const isPaused = (hour: number, pauses: readonly Span[]): boolean =>
    pauses.some(({ from, to }) => from <= START + hour * HOUR && START + hour * HOUR < to)
  fc.assert(
    fc.property(hours, spans, (length, pauses) => {
      const end = (dueOutside(START, START + length * HOUR, pauses) - START) / HOUR
      const open = Array.from({ length: end }, (_, hour) => hour).filter((hour) => !isPaused(hour, pauses))
      expect(open).toHaveLength(length)
    }),
    { numRuns: runs(1_000) },
  )
})

const holiday = fc.integer({ min: 0, max: 60 }).map((day) => new Date(START + day * DAY).toISOString().slice(0, 10))
const holidays = fc.array(holiday, { maxLength: 8 })
const timeZone = fc.constantFrom('UTC', 'Africa/Lome', 'Africa/Niamey', 'Africa/Lagos')
const days = fc.integer({ min: 1, max: 20 })
const workingDays = fc.constantFrom([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [6, 7, 1, 2, 3, 4])

test('a deadline in working days is the same day by day and at once, on a working day, and no holiday makes it earlier', () => {
  fc.assert(
    fc.property(days, days, holidays, holiday, timeZone, workingDays, (first, second, known, another, zone, week) => {
      const place = (free: readonly string[]): Calendar => ({
        timeZone: zone,
        weeks: [{ workingDays: week, holidays: free }],
      })
      const calendar = place(known)
      const inDays = (from: number, value: number, by = calendar): number =>
        addDuration(from, { value, unit: 'working-days' }, by)
      const atOnce = inDays(START, first + second)
      expect(inDays(inDays(START, first), second)).toBe(atOnce)
      expect(isWorkingDay(new Date(atOnce).toISOString().slice(0, 10), calendar)).toBe(true)
      expect(inDays(START, first, place([...known, another]))).toBeGreaterThanOrEqual(inDays(START, first))
    }),
    { numRuns: runs(1_000) },
  )
})

const [mrn = ''] = MRNS
const guarantees = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount: '20', currency: 'XOF' } }]
/** The limit of the release and its grace: when nothing is ever out of service. */
const PLANNED = Date.parse('2026-03-11T18:00:00Z')

/** Each place ahead of the goods once, since a second notice about the same place ends the first one. */
const outage = fc.record({
  place: fc.constantFrom(
    { country: 'NE' },
    { country: 'BF' },
    { country: 'NE', office: 'NETOR001' },
    { country: 'NE', office: 'NENIM001' },
    { country: 'BF', office: 'BFKAN001' },
    { country: 'GH' },
  ),
  from: fc.integer({ min: 1, max: 300 }),
  length: fc.integer({ min: 1, max: 100 }),
  toldBefore: fc.integer({ min: 0, max: 300 }),
})
const outages = fc.uniqueArray(outage, { selector: ({ place }) => JSON.stringify(place), maxLength: 5 })

type Outage = { place: { country: string; office?: string }; from: number; length: number; toldBefore: number }
const at = (hour: number): string => new Date(START + hour * HOUR).toISOString()

function told({ place: { country, office }, from, length }: Outage): Happening {
  const scope = office === undefined ? { scope: 'country' as const } : { scope: 'office' as const, office }
  const body = { ...scope, state: 'outage' as const, from: at(from), to: at(from + length), manualProcedure: true }
  const { mrn: _, ...notice } = message('availability-notice', customs(country), body) as never as { mrn: string }
  return notice as never
}

test('a timer fires when all outages together let it, in whatever order and however late each was told', () => {
  let postponed = 0
  fc.assert(
    fc.property(outages, (all) => {
      const notices = all.map((one) => ({ hour: Math.max(0, one.from - one.toldBefore), happening: told(one) }))
      const happenings: Happening[] = [...opening, declaredOn({ mrn }, guarantees), release({ mrn })]
      let now = 0
      for (const { hour, happening } of notices.toSorted((one, other) => one.hour - other.hour)) {
        if (hour > now) happenings.push({ hours: hour - now })
        happenings.push(happening)
        now = Math.max(now, hour)
      }
      const fired = play([...happenings, { hours: 1_500 }], references[0]!).steps.flatMap(({ event, decision }) => {
        const isLimit = decision.outcome === 'accepted' && decision.effect.row === 'limit-passed'
        return isLimit && isFiring(event.message) ? [event.message.timer.dueAt] : []
      })
      const ahead = all.filter(({ place }) => place.country !== 'GH')
      const spansOf = ahead.map(({ from, length }) => ({
        from: START + from * HOUR,
        to: START + (from + length) * HOUR,
      }))
      const due = dueOutside(START, PLANNED, spansOf)
      if (due > PLANNED) postponed += 1
      expect(fired.map((one) => Date.parse(one))).toEqual([due])
    }),
    { numRuns: runs(300) },
  )
  expect(postponed).toBeGreaterThan(runs(50))
})
