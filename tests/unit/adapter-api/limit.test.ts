import { describe, expect, test } from 'vitest'
import type { NationalDocument } from '../../../adapters/simulator/documents.ts'
import { fromNational } from '../../../adapters/simulator/mapping.ts'
import { limitAtOf, MappingError } from '../../../src/adapter-api/index.ts'

describe('a time limit of a national system', () => {
  test('that is a day which does not exist, or in a zone nobody knows, is refused', () => {
    expect(() => limitAtOf('2026-02-30', 'Africa/Lome')).toThrow('no day 2026-02-30')
    expect(() => limitAtOf('2026-13-01', 'Africa/Lome')).toThrow(RangeError)
    expect(() => limitAtOf('2026-03-10', 'Africa/Nowhere')).toThrow(RangeError)
  })

  test('that is a date-time with offset stays as it was written', () => {
    expect(limitAtOf('2026-03-10T18:30:00+01:00', 'Africa/Lome')).toBe('2026-03-10T18:30:00+01:00')
  })

  test('that is a day ends at 24:00 by the clocks of the office of departure', () => {
    expect(limitAtOf('2026-03-10', 'Africa/Lome')).toBe('2026-03-11T00:00:00+00:00')
    expect(limitAtOf('2026-03-10', 'Africa/Lagos')).toBe('2026-03-11T00:00:00+01:00')
    expect(limitAtOf('2026-12-31', 'Africa/Lagos')).toBe('2027-01-01T00:00:00+01:00')
    expect(limitAtOf('2026-03-10', 'America/St_Johns')).toBe('2026-03-11T00:00:00-02:30')
    // The clocks change in the night after: what counts is the offset at the end of the day.
    expect(limitAtOf('2026-03-28', 'Europe/Paris')).toBe('2026-03-29T00:00:00+01:00')
    expect(limitAtOf('2026-03-29', 'Europe/Paris')).toBe('2026-03-30T00:00:00+02:00')
  })

  const release = (more: { limit: string; zone?: string }): NationalDocument => {
    const ref = '5e0c1d52-7a3b-4f7e-9d10-000000000009'
    const at = '2026-03-02T08:00:00.000Z'
    const stamp = { ref, country: 'NG', role: 'customs' as const, at, written: at }
    return { form: 'RELEASE', stamp, mrn: '26NGAPP100000051J1', result: 'A2', officer: 'NG-SIM-01', ...more }
  }

  test('is read like that by the simulated systems, in releases and declarations', () => {
    expect(fromNational(release({ limit: '2026-03-10', zone: 'Africa/Lagos' }))).toMatchObject({
      body: { limitAt: '2026-03-11T00:00:00+01:00' },
    })
    expect(() => fromNational(release({ limit: '2026-03-10' }))).toThrow(MappingError)
  })
})
