import {
  ACCOUNTS,
  type Balances,
  type CurrencyMonth,
  type GuaranteeMonth,
  limitOf,
  MonthTotals,
  monthsLater,
} from '../../domain/guarantee/month.ts'
import { formatAmount } from '../../domain/values/money.ts'
import type { GuaranteeEntryView } from '../../ports/reads.ts'
import type { Page } from '../../ports/page.ts'
import { html, type Html, table } from '../reference/html.ts'
import { entriesOf } from './account-guarantees.ts'
import { type Account, accountPage, address, amountCell, furtherPages, nothing, tell } from './account-page.ts'
import { csvLine } from './csv-write.ts'
import type { PlainPages } from './plain-page.ts'

const PATH = '/account/statement'

/** A month of a guarantor, as far as one page shows it. */
export type StatementShown = {
  month: string
  /** It is not over yet. */
  open: boolean
  /** Of all guarantees; with the first page of them. */
  totals: readonly CurrencyMonth[]
  guarantees: readonly GuaranteeMonth[]
  next: string | undefined
}

/** Opening, change and closing of each account, and of the limit that they make up. */
function balancesTable({ language }: Account, { currency, opening, closing }: CurrencyMonth, label: string): Html {
  const row = (name: string, before: bigint, after: bigint) => [
    tell(name === 'limit' ? 'limitOf' : (name as 'available'), language),
    ...[before, after - before, after].map((minor) => amountCell(formatAmount(minor, currency))),
  ]
  const rows = [
    ...ACCOUNTS.map((account) => row(account, opening[account], closing[account])),
    row('limit', limitOf(opening), limitOf(closing)),
  ]
  const heads = (['what', 'opening', 'change', 'closing'] as const).map((one) => tell(one, language))
  return table(label, [`${heads[0] ?? ''} (${currency})`, ...heads.slice(1)], rows)
}

/** The form for another month, and the ways to the months beside it. */
function monthsOf({ language }: Account, { month, open }: Pick<StatementShown, 'month' | 'open'>, path: string): Html {
  const after = html`
<a href="${address(path, language, { month: monthsLater(month, 1) })}">${tell('monthAfter', language)}</a>`
  return html`<form method="get" action="${path}" class="again"><input type="hidden" name="language" value="${language}">
<label>${tell('month', language)} <input name="month" type="month" required
 pattern="20[0-9]{2}-(0[1-9]|1[0-2])" placeholder="${month}" value="${month}"></label>
<button>${tell('showMonth', language)}</button></form>
<p><a href="${address(path, language, { month: monthsLater(month, -1) })}">${tell('monthBefore', language)}</a>${open ? undefined : after}</p>`
}

/** The monthly statement of a guarantor: each currency together, then guarantee by guarantee. */
export function statementPage(pages: PlainPages, account: Account, shown: StatementShown): string {
  const { language } = account
  const { month, open, totals, guarantees, next } = shown
  const sections = guarantees.map((one) => {
    const { grn, touched } = one
    const to = address(`/account/guarantees/${grn}`, language, { month })
    return html`<section class="panel"><h2 class="number"><a href="${to}">${grn}</a></h2>
${touched ? undefined : html`<p class="muted">${tell('untouched', language)}</p>\n`}${balancesTable(account, one, grn)}</section>
`
  })
  return accountPage(pages, account, {
    path: PATH,
    title: tell('statement', language),
    content: html`<h2>${month}</h2>
${open ? html`<p class="notice">${tell('soFar', language)}</p>\n` : undefined}${monthsOf(account, shown, PATH)}
<p><a class="button" href="${address('/account/statement.csv', language, { month })}" download>${tell('download', language)}</a></p>
${totals.map((one) => html`<h2>${tell('all', language, { currency: one.currency })}</h2>\n${balancesTable(account, one, one.currency)}`)}
${guarantees.length === 0 ? nothing(account, 'noGuaranteeOwn', next) : sections}
${furtherPages(account, PATH, next)}
<p class="muted">${tell('utc', language)}</p>`,
  })
}

/** One guarantee over one month, entry by entry. */
export function guaranteeMonthPage(
  pages: PlainPages,
  account: Account,
  { month, open, of, entries }: { month: string; open: boolean; of: GuaranteeMonth; entries: Page<GuaranteeEntryView> },
): string {
  const { language } = account
  const path = `/account/guarantees/${of.grn}`
  return accountPage(pages, account, {
    path: '',
    title: tell('statement', language),
    content: html`<p class="number">${of.grn}</p>
<h2>${month}</h2>
${open ? html`<p class="notice">${tell('soFar', language)}</p>\n` : undefined}${monthsOf(account, { month, open }, path)}
${balancesTable(account, of, of.grn)}
<h2>${tell('entries', language)}</h2>
${entriesOf(account, entries.items, of.currency)}
${furtherPages(account, path, entries.next)}
<p class="muted">${tell('utc', language)}</p>`,
  })
}

const COLUMNS = [
  'kind',
  'month',
  'grn',
  'currency',
  'at',
  'mrn',
  'from',
  'to',
  'amount',
  'cause',
  ...ACCOUNTS,
  'limit',
] as const
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>
const rowOf = (cells: Cells): string => csvLine(COLUMNS.map((column) => cells[column] ?? ''))

const balanceCells = (balances: Balances, currency: string): Cells => ({
  ...Object.fromEntries(ACCOUNTS.map((account) => [account, formatAmount(balances[account], currency)])),
  limit: formatAmount(limitOf(balances), currency),
})

/**
 * The month as CSV, line by line: of each guarantee its opening, its entries and its closing, and at the end both of all guarantees
 * in a currency (`total-opening`, `total-closing`).
 */
export async function* statementCsv(
  month: string,
  guarantees: AsyncIterable<GuaranteeMonth>,
  entriesIn: (guarantee: GuaranteeMonth) => AsyncIterable<GuaranteeEntryView>,
): AsyncGenerator<string> {
  const totals = new MonthTotals()
  yield csvLine(COLUMNS)
  for await (const one of guarantees) {
    const { grn, currency, opening, closing, touched } = one
    totals.add(one)
    yield rowOf({ kind: 'opening', month, grn, currency, ...balanceCells(opening, currency) })
    if (touched)
      for await (const { at, mrn = '', from, to, amount, cause } of entriesIn(one))
        yield rowOf({ kind: 'entry', month, grn, currency, at, mrn, from, to, amount, cause })
    yield rowOf({ kind: 'closing', month, grn, currency, ...balanceCells(closing, currency) })
  }
  for (const { currency, opening, closing } of totals.all()) {
    yield rowOf({ kind: 'total-opening', month, currency, ...balanceCells(opening, currency) })
    yield rowOf({ kind: 'total-closing', month, currency, ...balanceCells(closing, currency) })
  }
}
