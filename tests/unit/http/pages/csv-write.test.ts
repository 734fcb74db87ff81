import { expect, test } from 'vitest'
import { parseCsv } from '../../../../src/http/pages/csv.ts'
import { csvLine } from '../../../../src/http/pages/csv-write.ts'

test('what would break a line or a cell is quoted, and read back it is the same', () => {
  const cells = ['plain', 'a,b', 'a;b', 'say "no"', 'two\nlines', '']
  expect(csvLine(cells)).toBe('plain,"a,b","a;b","say ""no""","two\nlines",\r\n')
  const [row] = parseCsv(`a,b,c,d,e,f\r\n${csvLine(cells)}`)
  expect(Object.values(row?.cells ?? {})).toEqual(cells)
})

test('what a spreadsheet would take for a formula is text', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@x', '1=1'])).toBe("'=1+1,'+1,'-1,'@x,1=1\r\n")
})
