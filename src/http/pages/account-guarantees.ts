import { ACCOUNTS } from '../../domain/guarantee/month.ts'
import type { Account as GuaranteeAccount } from '../../domain/model/guarantee.ts'
import { minorOf, sumOf } from '../../domain/values/money.ts'
import { catalogue } from '../../generated/catalogue.ts'
import { guaranteeTable } from '../../generated/guarantee-table.ts'
import type { ClaimView, ExposureView } from '../../ports/account.ts'
import type { Language } from '../../ports/handle.ts'
import type { Page } from '../../ports/page.ts'
import type { GuaranteeEntryView, GuaranteeView, MovementView } from '../../ports/reads.ts'
import { html, type Html, table } from '../reference/html.ts'
import {
  type Account,
  accountPage,
  type AccountText,
  address,
  amountCell,
  begun,
  furtherPages,
  nothing,
  tell,
} from './account-page.ts'
import { shownAt } from './follow-up-words.ts'
import type { PlainPages } from './plain-page.ts'

/** The state of an amount on a guarantee, in words. */
export const lineWord = (state: string, language: Language): string =>
  begun(guaranteeTable.lineStates.find(({ name }) => name === state)?.labels[language] ?? state)

const guaranteeWord = (state: string, language: Language): string =>
  begun(guaranteeTable.states.find(({ name }) => name === state)?.labels[language] ?? state)

/** An account of a guarantee in words; another party's or a fund's by its own name. */
export function accountWord(account: string, language: Language): string {
  if (account === 'limit') return tell('limitOf', language)
  const own = ACCOUNTS.find((one) => one === account)
  return own === undefined ? account : tell(own, language)
}

/** How the parts of the bar are told apart without colour, in the order in which they stand in it. */
const PARTS = ['spent', 'claimed', 'inUse', 'reserved'] as const satisfies readonly GuaranteeAccount[]
type Part = (typeof PARTS)[number]

/** A pattern: its size, and what is drawn on its ground. */
const DRAWN: Readonly<Record<Part, readonly [size: number, drawing: string]>> = {
  spent: [6, '<circle class="ink" cx="3" cy="3" r="1.5"/>'],
  claimed: [8, '<path class="line" d="M0 0l8 8M8 0L0 8"/>'],
  inUse: [4, '<path class="ink" d="M0 0h4v4H0z"/>'],
  reserved: [8, '<path class="line" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>'],
}

/** Nothing that a reader of the screen should name. */
const SILENT = 'aria-hidden="true" focusable="false"'

/** The patterns of the bars of a page. */
const PATTERNS = `<svg class="patterns" width="0" height="0" ${SILENT}><defs>
${Object.entries(DRAWN)
  .map(
    ([part, [size, drawing]]) =>
      `<pattern id="p-${part}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">` +
      `<path class="ground" d="M0 0h${size}v${size}H0z"/>${drawing}</pattern>`,
  )
  .join('\n')}
</defs></svg>
`

/** A piece of the bar's pattern, beside the word for it. */
const swatch = (part: Part): Html => ({
  html: `<svg class="swatch" width="18" height="18" ${SILENT}><rect class="part" width="18" height="18" fill="url(#p-${part})"/></svg> `,
})

type Balanced = Extract<GuaranteeView, { view: 'balances' }>

/** In ten thousandths of the longest of the limit and what is out, so that the shares need no fractions. */
const SCALE = 10_000n
const percent = (minor: bigint, whole: bigint): string =>
  whole === 0n ? '0' : String(Number((minor * SCALE) / whole) / 100)

/** One bar against the limit; where more is out than the limit allows, the limit is a line in it. */
function barOf(guarantee: Balanced, language: Language): Html {
  const { currency, limit } = guarantee
  const minor = (amount: string): bigint => minorOf({ amount, currency })
  const parts = PARTS.map((part) => ({ part, minor: minor(guarantee[part]) }))
  const out = sumOf(parts.map((one) => one.minor))
  const whole = out > minor(limit) ? out : minor(limit)
  let at = 0n
  const pieces = parts.map(({ part, minor: width }) => {
    const piece = `<rect class="part" x="${percent(at, whole)}%" width="${percent(width, whole)}%" height="28" fill="url(#p-${part})"/>`
    at += width
    return width === 0n ? '' : piece
  })
  const mark = percent(minor(limit), whole)
  const over = out > minor(limit) ? `<line class="mark" x1="${mark}%" x2="${mark}%" y1="0" y2="28"/>` : ''
  return html`<svg class="bar" width="100%" height="28" role="img" aria-label="${barInWords(guarantee, language)}">
<rect class="whole" width="100%" height="28"/>${{ html: pieces.join('') + over }}</svg>`
}

const barInWords = (guarantee: Balanced, language: Language): string =>
  [...PARTS, 'available' as const, 'limitOf' as const]
    .map((part) => `${tell(part, language)} ${guarantee[part === 'limitOf' ? 'limit' : part]}`)
    .join(', ')

/** The same in figures. */
function figuresOf(guarantee: Balanced, language: Language): Html {
  const rows: (readonly (Html | string)[])[] = PARTS.map((part) => [
    html`${swatch(part)}${tell(part, language)}`,
    amountCell(guarantee[part]),
  ])
  const row = (id: AccountText, amount: string): readonly Html[] => [
    html`<strong>${tell(id, language)}</strong>`,
    amountCell(amount),
  ]
  const all = [...rows, row('available', guarantee.available), row('limitOf', guarantee.limit)]
  const heads = [tell('what', language), tell('amount', language, { currency: guarantee.currency })]
  return table(guarantee.grn, heads, all)
}

function guaranteeOf(guarantee: Balanced, language: Language): Html {
  const { grn, state, overdrawn } = guarantee
  return html`<section class="panel"><h2 class="number"><a href="${address(`/account/guarantees/${grn}`, language)}">${grn}</a></h2>
<p>${guaranteeWord(state, language)}</p>
${overdrawn ? html`<p class="notice bad">${tell('overdrawn', language)}</p>\n` : undefined}${barOf(guarantee, language)}
${figuresOf(guarantee, language)}</section>
`
}

const isBalanced = (one: GuaranteeView): one is Balanced => one.view === 'balances'

/** A guarantor's guarantees, each with its exposure. */
export function guaranteesPage(pages: PlainPages, account: Account, { items, next }: Page<GuaranteeView>): string {
  const { language } = account
  const own = items.filter(isBalanced)
  return accountPage(pages, account, {
    path: '/account',
    title: tell('guarantees', language),
    content: html`${
      own.length === 0
        ? nothing(account, 'noGuaranteeOwn', next)
        : html`${{ html: PATTERNS }}${own.map((one) => guaranteeOf(one, language))}`
    }
${furtherPages(account, '/account', next)}`,
  })
}

/** One guarantee of a guarantor: its exposure, and its entries in the order of the log. */
export function guaranteePage(
  pages: PlainPages,
  account: Account,
  { guarantee, entries }: { guarantee: Balanced; entries: Page<GuaranteeEntryView> },
): string {
  const { language } = account
  return accountPage(pages, account, {
    path: '',
    title: tell('grn', language),
    content: html`${{ html: PATTERNS }}${guaranteeOf(guarantee, language)}
<h2>${tell('entries', language)}</h2>
${entriesOf(account, entries.items, guarantee.currency)}
${furtherPages(account, `/account/guarantees/${guarantee.grn}`, entries.next)}`,
  })
}

/** Entries as a table. */
export function entriesOf({ language }: Account, entries: readonly GuaranteeEntryView[], currency: string): Html {
  if (entries.length === 0) return html`<p>${tell('noEntries', language)}</p>`
  const rows = entries.map(({ at, from, to, amount, cause, mrn }) => [
    shownAt(at),
    `${accountWord(from, language)} → ${accountWord(to, language)}`,
    amountCell(amount),
    html`${causeWord(cause, language)}${
      mrn === undefined
        ? undefined
        : html` <a class="number" href="${address(`/account/movements/${mrn}`, language)}">${mrn}</a>`
    }`,
  ])
  const heads = (['time', 'fromTo'] as const).map((one) => tell(one, language))
  return table(
    tell('entries', language),
    [...heads, tell('amount', language, { currency }), tell('cause', language)],
    rows,
  )
}

/** An entry's cause is the message that made it, of a registration also what was done. */
function causeWord(cause: string, language: Language): string {
  const [type = ''] = cause.split(' ')
  return Object.values(catalogue).find((row) => row.type === type)?.labels[language] ?? cause
}

/** What a principal's movements take from each guarantee. */
export function exposuresPage(pages: PlainPages, account: Account, { items, next }: Page<ExposureView>): string {
  const { language } = account
  const sections = items.map(({ grn, state, currency, atLeast, ...amounts }) => {
    const rows = (['reserved', 'inUse', 'claimed'] as const).map((part) => [
      tell(part, language),
      amountCell(amounts[part]),
    ])
    const heads = [tell('what', language), tell('amount', language, { currency })]
    return html`<section class="panel"><h2 class="number">${grn}</h2>
<p>${guaranteeWord(state, language)}</p>
${table(grn, heads, rows)}${atLeast ? html`<p class="muted">${tell('atLeast', language)}</p>` : undefined}</section>
`
  })
  return accountPage(pages, account, {
    path: '/account/guarantees',
    title: tell('exposure', language),
    content: html`<p>${tell('exposureHint', language)}</p>
${items.length === 0 ? nothing(account, 'noGuarantee', next) : sections}
${furtherPages(account, '/account/guarantees', next)}`,
  })
}

/** What is claimed of a guarantor, the soonest deadline first. */
export function claimsPage(pages: PlainPages, account: Account, { items, next }: Page<ClaimView>): string {
  const { language, country } = account
  const sections = items.map(({ movement, own }) => {
    const { mrn, recovery } = movement
    const claimed = claimedOf(movement, own)
    const amounts = claimed.map(
      ({ grn, amount, currency }) =>
        html`<dd>${amountCell(amount, currency)} <span class="number">${grn}</span></dd>\n`,
    )
    return html`<li class="panel"><h2 class="number"><a href="${address(`/account/movements/${mrn}`, language)}">${mrn}</a></h2>
<dl><dt>${tell('deadline', language)}</dt><dd><strong>${recovery?.payBy === undefined ? undefined : shownAt(recovery.payBy)}</strong></dd>
<dt>${tell('claimant', language)}</dt><dd>${recovery?.claimant === undefined ? undefined : country(recovery.claimant)}</dd>
${claimed.length === 0 ? undefined : html`<dt>${tell('claimedAmount', language)}</dt>${amounts}`}</dl>
${claimed.length === 0 ? html`<p class="muted">${tell('addressed', language)}</p>` : undefined}</li>
`
  })
  return accountPage(pages, account, {
    path: '/account/claims',
    title: tell('claims', language),
    content: html`${items.length === 0 ? nothing(account, 'noClaims', next) : html`<ul class="list">${sections}</ul>`}
${furtherPages(account, '/account/claims', next)}`,
  })
}

type Claimed = { grn: string; amount: string; currency: string }

/** What is claimed on the guarantor's own guarantees, of amounts in the ledger and of what its fund answers for. */
function claimedOf({ guarantees, liabilities = [] }: MovementView, own: readonly string[]): Claimed[] {
  return [
    ...guarantees.filter(({ grn, state }) => state === 'claimed' && own.includes(grn)),
    ...liabilities
      .filter(({ grn, claimed, currency }) => own.includes(grn) && minorOf({ amount: claimed, currency }) > 0n)
      .map(({ grn, claimed, currency }) => ({ grn, amount: claimed, currency })),
  ]
}
