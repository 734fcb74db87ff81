import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MappingError, readTables, type TableRow } from '../../../src/adapter-api/index.ts'

const file = (rows: unknown) => ({ country: 'TG', source: 'letter of 3 March 2026', rows })
const regime = (ours: string, theirs: string, days: Partial<TableRow> = {}): TableRow => ({
  table: 'regime',
  ours,
  theirs,
  ...days,
})

describe('mapping tables', () => {
  it.each([
    ['without a source', { country: 'TG', rows: [] }, 'source'],
    ['with a row that is none', file([{ table: 'regime', ours: 'T1' }]), 'row 1 is no row'],
    ['with a day that is none', file([regime('T1', '8', { from: '2026-13-01' })]), 'row 1 has no day'],
    ['that end before they begin', file([regime('T1', '8', { from: '2026-02-01', to: '2026-02-01' })]), 'row 1 ends'],
    [
      'with two meanings on one day',
      file([regime('T1', '8', { to: '2026-03-01' }), regime('T1', '9', { from: '2026-02-28' })]),
      "'T1' twice",
    ],
  ])('%s are refused', (_, value, words) => {
    expect(() => readTables(value)).toThrow(words)
  })

  it('say which code is missing, in which table, of what source and on what day', () => {
    const tables = readTables(file([regime('T1', '8', { to: '2026-03-01' })]))
    expect(() => tables.theirs('regime', 'T1', '2026-03-01T08:00:00Z', '/body/regime')).toThrow(
      "/body/regime: 'T1' is not in regime of TG (letter of 3 March 2026) on 2026-03-01",
    )
    expect(() => tables.ours('regime', '9', '2026-01-01', '/Type')).toThrow(MappingError)
  })

  it('refuse the way back where it is not clear', () => {
    const tables = readTables(file([regime('T1', '8'), regime('T2', '8')]))
    expect(tables.theirs('regime', 'T2', '2026-01-01', '')).toBe('8')
    expect(() => tables.ours('regime', '8', '2026-01-01', '/Type')).toThrow('more than one thing')
  })

  it('translate by the rows of the day, and back', () => {
    const changed = [regime('T1', '8', { to: '2026-03-01' }), regime('T1', '81', { from: '2026-03-01' })]
    const tables = readTables(file(changed))
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2026-06-01'), noInvalidDate: true }), (at) => {
        const day = at.toISOString()
        const theirs = tables.theirs('regime', 'T1', day, '')
        expect(theirs).toBe(day < '2026-03-01' ? '8' : '81')
        expect(tables.ours('regime', theirs, day, '')).toBe('T1')
      }),
    )
  })
})
