import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, type Conventions, written } from '../../../../adapters/files/conventions.ts'

const french: Conventions = { decimal: ',', thousands: 'space', dates: 'dmy', timeZone: 'Africa/Douala' }
const plain: Conventions = { decimal: '.', thousands: 'none', dates: 'iso', timeZone: 'Africa/Lome' }

/** adapters/files/README.md: numbers, days and times are read as declared, never as they look. */
describe('what a cell says', () => {
  it.each([
    ['a point where commas are declared', '1234.5', 'decimal', french],
    ['a comma where points are declared', '1234,5', 'decimal', plain],
    ['two commas', '1,2,3', 'decimal', french],
    ['thousands of two digits', '1 23', 'decimal', french],
    ['spaces where none are declared', '1 234', 'decimal', plain],
    ['nothing before the comma', ',5', 'decimal', french],
    ['a sign', '-5', 'decimal', plain],
    ['day and month with slashes where ISO is declared', '03/04/2026', 'date', plain],
    ['a month of its own', '3 avril 2026', 'date', french],
    ['a day without a time', '03/04/2026', 'dateTime', french],
    ['an hour that no clock has', '03/04/2026 25:00', 'dateTime', french],
    ['a day that no month has', '31/02/2026 10:00', 'dateTime', french],
    ['a word that is neither yes nor no', 'peut-être', 'boolean', french],
  ] as const)('is not guessed from %s', (_, cell, kind, conventions) => {
    expect(canonical(cell, kind, conventions)).toMatchObject({ fault: expect.any(String) as string })
  })

  it.each([
    ['1 234,50', 'decimal', '1234.50'],
    ['1\u202f234\u00a0567', 'decimal', '1234567'],
    ['3/4/2026', 'date', '2026-04-03'],
    ['2026-04-03', 'date', '2026-04-03'],
    ['03/04/2026 7:05', 'dateTime', '2026-04-03T07:05:00+01:00'],
    ['2026-04-03 07:05:09', 'dateTime', '2026-04-03T07:05:09+01:00'],
    ['2026-04-03T07:05:09Z', 'dateTime', '2026-04-03T07:05:09Z'],
    ['Oui', 'boolean', 'true'],
    ['Não', 'boolean', 'false'],
    ['00123', 'text', '00123'],
  ] as const)('%s is read as declared', (cell, kind, value) => {
    expect(canonical(cell, kind, french)).toEqual({ value })
  })

  it('is what was written, whatever the conventions', () => {
    const conventions = fc.record({
      decimal: fc.constantFrom('.' as const, ',' as const),
      thousands: fc.constantFrom('none' as const, 'space' as const),
      dates: fc.constantFrom('iso' as const, 'dmy' as const),
      timeZone: fc.constantFrom(
        'Africa/Lome',
        'Africa/Lagos',
        'Atlantic/Cape_Verde',
        'Africa/Casablanca',
        'Europe/Lisbon',
      ),
    })
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.option(fc.stringMatching(/^[0-9]{1,6}$/), { nil: undefined }))
      .map(([whole, part]) => ({
        kind: 'decimal' as const,
        value: part === undefined ? `${whole}` : `${whole}.${part}`,
      }))
    const moment = fc
      .tuple(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.constantFrom('Z', '+00:00', '+01:00', '-01:00', '+05:30'),
      )
      .map(([at, offset]) => ({ kind: 'dateTime' as const, value: `${at.toISOString().slice(0, 19)}${offset}` }))
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
      .map((at) => ({ kind: 'date' as const, value: at.toISOString().slice(0, 10) }))
    fc.assert(
      fc.property(fc.oneof(decimal, moment, day), conventions, ({ kind, value }, how) => {
        expect(canonical(written(value, kind, how), kind, how)).toEqual({ value })
      }),
    )
  })
})
