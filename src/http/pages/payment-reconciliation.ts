import { type PaymentLine, type PaymentTotal, PaymentTotals } from '../../domain/guarantee/payment-lines.ts'
import { csvLine } from './csv-write.ts'

/** Lines a JSON answer has at most; the CSV has all. */
const ITEMS_MAX = 10_000

const itemOf = ({ minor, differsBy, ...line }: PaymentLine) => ({
  ...line,
  minorUnits: Number(minor),
  ...(differsBy === undefined ? {} : { differsBy: Number(differsBy) }),
})

const totalOf = ({ currency, requested, withdrawn, paid, refunded }: PaymentTotal) => ({
  currency,
  requested: Number(requested),
  withdrawn: Number(withdrawn),
  paid: Number(paid),
  refunded: Number(refunded),
})

/** The day as JSON: its first lines, and the sums of all. */
export async function reconciliationJson(lines: AsyncIterable<PaymentLine>) {
  const totals = new PaymentTotals()
  const items: ReturnType<typeof itemOf>[] = []
  let leftOut = 0
  for await (const line of lines) {
    totals.add(line)
    if (items.length < ITEMS_MAX) items.push(itemOf(line))
    else leftOut += 1
  }
  return { items, ...(leftOut === 0 ? {} : { leftOut }), totals: totals.all().map(totalOf) }
}

const COLUMNS = [
  'event',
  'at',
  'reference',
  'purpose',
  'mrn',
  'grn',
  'minorUnits',
  'currency',
  'receipt',
  'refundOf',
  'paidOn',
  'payBy',
  'late',
  'standing',
  'differsBy',
] as const

/**
 * The day as CSV, line by line; at the end a line of the events `total-requested`, `total-withdrawn`, `total-paid` and `total-refunded` per
 * currency.
 */
export async function* reconciliationCsv(lines: AsyncIterable<PaymentLine>): AsyncGenerator<string> {
  const totals = new PaymentTotals()
  yield csvLine(COLUMNS)
  for await (const line of lines) {
    totals.add(line)
    yield rowOf(itemOf(line))
  }
  for (const { currency, ...sums } of totals.all())
    for (const [what, minor] of Object.entries(sums))
      yield rowOf({ event: `total-${what}`, minorUnits: String(minor), currency })
}

type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | boolean>>

const rowOf = (cells: Cells): string => csvLine(COLUMNS.map((column) => String(cells[column] ?? '')))
