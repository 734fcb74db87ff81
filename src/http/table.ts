import { CsvError, type CsvRow, parseCsv } from './pages/csv.ts'
import { foundWrong } from './problems.ts'

/** The rows of a CSV body. Throws 400 with the location when it is not CSV or not UTF-8. */
export function tableOf(bytes: Buffer): CsvRow[] {
  const text = utf8(bytes)
  try {
    return parseCsv(text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw foundWrong([{ code: '52', pointer: '', value: error.message, line: error.line }], 400)
  }
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw foundWrong([{ code: '53', pointer: '', value: 'not UTF-8' }], 400)
  }
}
