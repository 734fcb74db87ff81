import { describe, expect, test } from 'vitest'
import { CsvError, parseCsv } from '../../../../src/http/pages/csv.ts'

const lineOf = (text: string): number | undefined => {
  try {
    parseCsv(text)
  } catch (error) {
    if (error instanceof CsvError) return error.line
    throw error
  }
  return undefined
}

describe('a table that cannot be read', () => {
  test.each([
    ['nothing', '', 1],
    ['a column without name', 'code,,label\nA,b,c', 1],
    ['a column twice', 'code,code\nA,B', 1],
    ['a cell too many', 'code,label\nA,b\nB,c,d', 3],
    ['a cell too few', 'code,label\nA', 2],
    ['a quote that is not closed', 'code,label\nA,"b\nc', 2],
    ['text after a quote', 'code,label\nA,"b"c', 2],
  ])('%s is refused with its line', (_, text, line) => {
    expect(lineOf(text)).toBe(line)
  })
})

describe('a table', () => {
  test('is read by its columns, with commas or semicolons, with or without carriage returns and byte order mark', () => {
    const expected = [
      { cells: { code: 'A', label: 'one' }, line: 2 },
      { cells: { code: 'B', label: '' }, line: 3 },
    ]
    expect(parseCsv('code,label\nA,one\nB,\n')).toEqual(expected)
    expect(parseCsv('\uFEFFcode;label\r\nA;one\r\nB;\r\n')).toEqual(expected)
    expect(parseCsv('code,label\nA,one\nB,')).toEqual(expected)
  })

  test('may hold separators, quotes and line ends in quotes; lines are counted as the file has them', () => {
    expect(parseCsv('code,label\nA,"x, ""y""\nz"\n\nB,w')).toEqual([
      { cells: { code: 'A', label: 'x, "y"\nz' }, line: 2 },
      { cells: { code: 'B', label: 'w' }, line: 5 },
    ])
  })
})
