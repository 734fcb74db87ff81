import { texts } from '../../generated/texts.ts'
import { movementTable } from '../../generated/movement-table.ts'
import type { FollowUpView } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import type { MovementView, PassageView } from '../../ports/reads.ts'
import type { Page } from '../../ports/page.ts'
import { html, type Html, table } from '../reference/html.ts'
import { type Account, accountPage, address, amountCell, begun, furtherPages, nothing, tell } from './account-page.ts'
import { callOf, openOf, sentenceOf, wayOf } from './follow-up-page.ts'
import { say, sentence, shownAt } from './follow-up-words.ts'
import { lineWord } from './account-guarantees.ts'
import type { PlainPages } from './plain-page.ts'

type State = (typeof movementTable)['states'][number]
const isOver = (state: State): boolean => 'end' in state && state.end
const known = movementTable.states.filter(({ name }) => name !== 'none')

/** The states of movements that have ended, and of those that have not. */
export const STATES = {
  ended: known.filter(isOver).map(({ name }): string => name),
  active: known.filter((state) => !isOver(state)).map(({ name }): string => name),
} as const
export type Which = keyof typeof STATES

const stateWord = (state: string, language: Language): string =>
  begun(movementTable.states.find(({ name }) => name === state)?.labels[language] ?? state)

/** Where the goods were seen last, and when: furthest on the way, since the clocks of two offices may differ. */
function lastSeen({
  legs,
  departure,
  releasedAt,
  arrivedAt,
  arrivedOffice,
}: MovementView): { office: string; at: string } | undefined {
  const passages = legs.flatMap(({ entered, exited, returned }) =>
    [entered, exited, returned].filter((one): one is PassageView => one !== undefined),
  )
  const seen = [
    ...(departure === undefined || releasedAt === undefined ? [] : [{ office: departure.office, at: releasedAt }]),
    ...passages.map(({ office, occurredAt }) => ({ office, at: occurredAt })),
    ...(arrivedAt === undefined || arrivedOffice === undefined ? [] : [{ office: arrivedOffice, at: arrivedAt }]),
  ]
  return seen.at(-1)
}

/** What customs asks because of this movement, until when. */
function askedOf({ enquiry, procedures, recovery }: MovementView, language: Language): Html[] {
  const asked = [
    ...(enquiry === undefined
      ? []
      : [
          sentence(texts.account[enquiry.stage === 'holder' ? 'askedProof' : 'askedOther'][language], {
            at: shownAt(enquiry.respondBy),
          }),
        ]),
    ...(!procedures.includes('recovery')
      ? []
      : recovery?.payBy === undefined
        ? [html`${tell('askedPaymentNoDay', language)}`]
        : [sentence(texts.account.askedPayment[language], { at: shownAt(recovery.payBy) })]),
  ]
  return asked.map((one) => html`<p class="notice warn">${one}</p>\n`)
}

/** A movement of the list. */
function itemOf({ language, now, office }: Account, movement: MovementView): Html {
  const { mrn, state, limitAt, endedAt } = movement
  const seen = lastSeen(movement)
  const late = limitAt !== undefined && movement.arrivedAt === undefined && Date.parse(limitAt) < now.getTime()
  const passed = html` <strong>${tell('passed', language)}</strong>`
  const rows = [
    html`<dt>${tell('state', language)}</dt><dd><strong>${stateWord(state, language)}</strong></dd>\n`,
    ...(seen === undefined
      ? []
      : [html`<dt>${tell('lastSeen', language)}</dt><dd>${office(seen.office)}, ${shownAt(seen.at)}</dd>\n`]),
    ...(endedAt !== undefined
      ? [html`<dt>${say('endedAt', language)}</dt><dd>${shownAt(endedAt)}</dd>\n`]
      : limitAt === undefined
        ? []
        : [html`<dt>${tell('limit', language)}</dt><dd>${shownAt(limitAt)}${late ? passed : undefined}</dd>\n`]),
  ]
  return html`<li class="panel"><h2 class="number"><a href="${address(`/account/movements/${mrn}`, language)}">${mrn}</a></h2>
<dl>${rows}</dl>
${askedOf(movement, language)}</li>
`
}

/** The movements of a principal, those under way unless it asks for those that have ended. */
export function movementsPage(
  pages: PlainPages,
  account: Account,
  which: Which,
  { items, next }: Page<MovementView>,
): string {
  const { language } = account
  const choice = (one: Which, label: 'underWay' | 'over'): Html =>
    html`<a href="${address('/account', language, one === 'active' ? {} : { state: one })}"${
      one === which ? { html: ' aria-current="true"' } : ''
    }>${tell(label, language)}</a>\n`
  return accountPage(pages, account, {
    path: '/account',
    title: tell('movements', language),
    content: html`<nav class="tabs" aria-label="${tell('state', language)}">${choice('active', 'underWay')}${choice('ended', 'over')}</nav>
${
  items.length === 0
    ? nothing(account, which === 'active' ? 'noneUnderWay' : 'noneOver', next)
    : html`<ul class="list">${items.map((one) => itemOf(account, one))}</ul>`
}
${furtherPages(account, '/account', next)}`,
  })
}

/** What one movement's page is made of; `view` is there once it is released. */
export type Shown = { movement: MovementView; view: FollowUpView | undefined }

/** One movement as its principal or guarantor sees it. */
export function movementPage(pages: PlainPages, account: Account, { movement, view }: Shown): string {
  const { language, now } = account
  const { mrn, state, contentDestroyed } = movement
  const opened = view === undefined ? undefined : { view, language, now }
  return accountPage(pages, account, {
    path: '',
    title: tell('movement', language),
    content: html`<p class="number">${mrn}</p>
${
  opened === undefined
    ? html`<p class="notice said">${stateWord(state, language)}. ${tell('notReleased', language)}</p>`
    : html`${sentenceOf(opened)}${openOf(opened)}${callOf(opened)}`
}
${contentDestroyed === undefined ? undefined : html`<p>${sentence(texts.account.destroyed[language], { at: shownAt(contentDestroyed.on) })}</p>`}
${documentsOf(account, { movement, view })}
${opened === undefined ? undefined : html`<h2>${say('way', language)}</h2>\n${wayOf(opened.view, language)}`}
<dl><dt>${tell('state', language)}</dt><dd>${stateWord(state, language)}</dd>
${view === undefined ? undefined : html`<dt>${say('limitAt', language)}</dt><dd>${shownAt(view.limitAt)}</dd>\n`}</dl>
<h2>${tell('securedBy', language)}</h2>
${linesOf(movement, language)}
<p class="muted">${sentence(texts['follow-up'].asOf[language], { at: shownAt(now.toISOString()) })}</p>`,
  })
}

/** The papers, for whom the hub draws them: the principal has the goods' data anyway, the guarantor has not. */
function documentsOf({ role, language }: Account, { movement, view }: Shown): Html {
  if (role !== 'principal' || view === undefined || movement.contentDestroyed !== undefined) return html``
  const link = (file: string, label: string): Html =>
    html`<p><a class="button" href="/v1/movements/${movement.mrn}/${file}?language=${language}">${label}</a></p>\n`
  const discharged = view.closedBy === 'discharge' || view.closedBy === 'authority'
  return html`${link('accompanying-document', tell('document', language))}${
    discharged ? link('certificate-of-discharge', say('certificate', language)) : undefined
  }`
}

function linesOf({ guarantees }: MovementView, language: Language): Html {
  const rows = guarantees.map(({ grn, state, amount, currency }) => [
    grn === '' ? tell('noReference', language) : html`<span class="number">${grn}</span>`,
    lineWord(state, language),
    amountCell(amount, currency),
  ])
  const heads = [tell('grn', language), tell('state', language), tell('money', language)]
  return table(tell('securedBy', language), heads, rows)
}
