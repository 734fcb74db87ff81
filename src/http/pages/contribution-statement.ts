import { shown, type StatementLine, type StatementTotal, StatementTotals } from '../../domain/guarantee/statement.ts'
import { csvLine } from './csv-write.ts'

/** Lines a JSON statement has at most; the CSV has all. */
const ITEMS_MAX = 10_000

/** A line as it is shown, amounts in major units; the columns of the CSV are its members. */
type Shown = Readonly<Record<string, string | readonly string[] | readonly object[]>>

function itemOf(line: StatementLine): Shown {
  const money = (minor: bigint): string => shown(minor, line)
  const { kind, mrn, date, debtor, creditor, currency } = line
  if (line.kind === 'claim') {
    const { grn, paid, reimbursed, open } = line
    const amounts = { paid: money(paid), reimbursed: money(reimbursed), open: money(open) }
    return { kind, date, mrn, grn, currency, debtor, creditor, ...amounts }
  }
  const { regime, agreements, table, tableFrom, rate, country, receipts, state } = line
  return {
    kind,
    date,
    mrn,
    regime,
    agreements,
    table,
    tableFrom,
    base: money(line.base),
    rate,
    amount: money(line.amount),
    currency,
    debtor,
    creditor,
    country,
    share: money(line.share),
    owed: money(line.owed),
    state,
    receipts,
  }
}

function totalOf(total: StatementTotal): Readonly<Record<string, string>> {
  const { debtor, creditor, currency, contributions, claims } = total
  return {
    debtor,
    creditor,
    currency,
    contributions: shown(contributions, total),
    claims: shown(claims, total),
    total: shown(contributions + claims, total),
  }
}

/** The statement as JSON: its first lines, and who owes whom according to all of them. */
export async function statementJson(month: string, lines: AsyncIterable<StatementLine>) {
  const totals = new StatementTotals()
  const items: Shown[] = []
  let leftOut = 0
  for await (const line of lines) {
    totals.add(line)
    if (items.length < ITEMS_MAX) items.push(itemOf(line))
    else leftOut += 1
  }
  return { view: 'statement', month, items, ...(leftOut === 0 ? {} : { leftOut }), totals: totals.all().map(totalOf) }
}

const COLUMNS = [
  'kind',
  'month',
  'date',
  'mrn',
  'regime',
  'agreements',
  'table',
  'tableFrom',
  'base',
  'rate',
  'amount',
  'currency',
  'debtor',
  'creditor',
  'country',
  'share',
  'owed',
  'state',
  'receipts',
  'receiptDates',
  'grn',
  'paid',
  'reimbursed',
  'open',
  'contributions',
  'claims',
  'total',
] as const

/** The statement as CSV, line by line: contributions, claims, and at the end a line of kind `total` per pair and currency. */
export async function* statementCsv(month: string, lines: AsyncIterable<StatementLine>): AsyncGenerator<string> {
  const totals = new StatementTotals()
  yield csvLine(COLUMNS)
  for await (const line of lines) {
    totals.add(line)
    const dates = line.kind === 'contribution' ? line.receipts.map(({ paidOn }) => paidOn) : []
    const receipts = line.kind === 'contribution' ? line.receipts.map(({ receipt }) => receipt) : []
    yield rowOf({ ...itemOf(line), month, receipts, receiptDates: dates })
  }
  for (const total of totals.all()) yield rowOf({ kind: 'total', month, ...totalOf(total) })
}

type Cells = Partial<Record<(typeof COLUMNS)[number], string | readonly string[]>>

/** Several values stand in one cell, separated by a space. */
const rowOf = (cells: Cells): string => csvLine(COLUMNS.map((column) => [cells[column] ?? ''].flat().join(' ')))
