import { fill } from '../../domain/values/fill.ts'
import { grouped } from '../../domain/values/money.ts'
import { texts } from '../../generated/texts.ts'
import type { Language } from '../../ports/handle.ts'
import type { IdentityKind, PartyKey, Role } from '../../ports/identity.ts'
import { html, type Html } from '../reference/html.ts'
import { languageLinks, type PlainPages } from './plain-page.ts'

/** What all pages of an account are made of (faces.md 3): without script, and small. */

export type AccountText = keyof (typeof texts)['account']

/** A text of the account, its `{words}` filled in. */
export const tell = (id: AccountText, language: Language, words: Readonly<Record<string, string>> = {}): string =>
  fill(texts.account[id][language], words)

/** Query parameters of a page, but its language; those that have no value are left out. */
export type Query = Readonly<Record<string, string | undefined>>

/** Who looks at its account, in which language, and on which page. */
export type Account = {
  key: PartyKey
  role: 'principal' | 'guarantor'
  name: string
  language: Language
  query: Query
  /** What the form that ends the session carries; nobody who came without a session has one to end. */
  csrf: string | undefined
  now: Date
  /** An office as people know it. */
  office: (code: string) => string
  /** A country as people know it; whoever else is named, by its own key. */
  country: (key: string) => string
}

/** The address of a page of the account, in the language of this one. */
export function address(path: string, language: Language, query: Query = {}): string {
  const parameters = new URLSearchParams({ language })
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value)
  return `${path}?${parameters.toString()}`
}

const PAGES = {
  principal: [
    ['/account', 'movements'],
    ['/account/guarantees', 'exposure'],
  ],
  guarantor: [
    ['/account', 'guarantees'],
    ['/account/claims', 'claims'],
    ['/account/statement', 'statement'],
  ],
} as const satisfies Record<Account['role'], readonly (readonly [string, AccountText])[]>

/** The button that ends the session; nobody who came without one has any to end. */
const signOutForm = (csrf: string | undefined, language: Language): Html =>
  csrf === undefined
    ? html``
    : html`<form method="post" action="/account/sign-out" class="again">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="language" value="${language}">
<button>${tell('signOut', language)}</button></form>`

/** A page of an account: whose it is, the ways to its other pages, and the way out. */
export function accountPage(
  { page }: PlainPages,
  { role, name, language, query, csrf }: Account,
  { path, title, content }: { path: string; title: string; content: Html },
): string {
  const links = PAGES[role].map(
    ([to, label]) =>
      html`<a href="${address(to, language)}"${to === path ? { html: ' aria-current="page"' } : ''}>${tell(label, language)}</a>\n`,
  )
  return page(language, {
    title,
    languages: languageLinks(language, query),
    content: html`<p><strong>${name}</strong>, ${tell(role, language)}</p>
<nav class="tabs" aria-label="${tell('pages', language)}">${links}</nav>
${content}
${signOutForm(csrf, language)}`,
  })
}

/** The way to the page of a list after this one, and back to the first. */
export function furtherPages(account: Account, path: string, next: string | undefined): Html {
  const { language, query } = account
  const links = [
    ...(query['cursor'] === undefined
      ? []
      : [html`<a href="${address(path, language, { ...query, cursor: undefined })}">${tell('first', language)}</a>\n`]),
    ...(next === undefined
      ? []
      : [
          html`<a href="${address(path, language, { ...query, cursor: next })}" rel="next">${tell('next', language)}</a>\n`,
        ]),
  ]
  return links.length === 0 ? html`` : html`<p class="further">${links}</p>`
}

/** What a list says that shows nothing: that there is nothing, or that there may be more further on. */
export const nothing = (account: Account, id: AccountText, next: string | undefined): Html =>
  html`<p>${tell(next === undefined && account.query['cursor'] === undefined ? id : 'noneHere', account.language)}</p>`

/** An amount in a column; with its currency where that stands in no heading. */
export const amountCell = (amount: string, currency?: string): Html =>
  html`<span class="amount">${grouped(amount)}${currency === undefined ? undefined : `\u00a0${currency}`}</span>`

/** A label of a table as a sentence begins. */
export const begun = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The form for a token, and the button for OpenID Connect where the hub has it. */
export function signInPage(
  { page }: PlainPages,
  language: Language,
  { openid, said, bad = false }: { openid: boolean; said?: string | undefined; bad?: boolean },
): string {
  const notice = html`<p class="notice ${bad ? 'bad' : ''}" role="${bad ? 'alert' : 'status'}">${said}</p>\n`
  const button = html`<p><a class="button" href="/v1/session/openid?page=account">${tell('openid', language)}</a></p>\n`
  return page(language, {
    title: tell('signIn', language),
    languages: languageLinks(language),
    content: html`${said === undefined ? undefined : notice}<p>${tell('signInHint', language)}</p>
<form method="post" action="/account/sign-in">
<input type="hidden" name="language" value="${language}">
<label>${tell('token', language)} <input name="token" type="password" class="number" required autocomplete="off" maxlength="600"></label>
<button class="main">${tell('enter', language)}</button>
</form>
${openid ? button : undefined}<p><a href="/follow-up?language=${language}">${tell('noAccount', language)}</a></p>`,
  })
}

/**
 * After the provider's redirect: the browser does not send the session along with what another site has begun, so the next page is
 * asked for by this one.
 */
export const signedInPage = ({ page }: PlainPages, language: Language): string =>
  page(language, {
    title: tell('signedIn', language),
    languages: html``,
    refresh: address('/account', language),
    content: html`<p><a class="button" href="${address('/account', language)}">${tell('goOn', language)}</a></p>`,
  })

/** The session is over; where the provider has one of its own, how to end that. */
export const signedOutPage = ({ page }: PlainPages, language: Language, logout: string): string =>
  page(language, {
    title: tell('signedOut', language),
    languages: html``,
    content: html`<p><a class="button" href="${logout}">${tell('signOutThere', language)}</a></p>
<p><a href="${address('/account/sign-in', language)}">${tell('signIn', language)}</a></p>`,
  })

type Visitor = { kind: IdentityKind; role?: Role | undefined; csrf: string | undefined }

/** Where somebody's own pages are, who came to one that is not for him. */
function ownPlace({ kind, role }: Visitor): readonly [string, AccountText] {
  if (kind === 'operator' || kind === 'auditor') return ['/console/', 'toConsole']
  if (kind === 'officer' || role === 'customs') return ['/desk/', 'toDesk']
  return role === 'principal' || role === 'guarantor' ? ['/account', 'toAccount'] : ['/follow-up', 'toFollowUp']
}

/** For whoever is signed in and has no such page: whom it is for, and where to go. */
export function otherPlacePage({ page }: PlainPages, language: Language, visitor: Visitor): string {
  const [to, label] = ownPlace(visitor)
  return page(language, {
    title: tell('title', language),
    languages: languageLinks(language),
    content: html`<p class="notice" role="status">${tell('otherPlace', language)}</p>
<p><a class="button" href="${address(to, language)}">${tell(label, language)}</a></p>
${signOutForm(visitor.csrf, language)}`,
  })
}

/** Whoever came from a provider and was not let in; where it wanted to go the hub knows no more. */
export const notSignedInPage = ({ page }: PlainPages, language: Language, sentence: string): string =>
  page(language, {
    title: tell('signIn', language),
    languages: html``,
    content: html`<p class="notice bad" role="alert">${sentence}</p>
<p><a href="${address('/', language)}">${texts.front.title[language]}</a></p>`,
  })

/** What went wrong, in a sentence, with the way back. */
export const failedPage = ({ page }: PlainPages, language: Language, sentence: string): string =>
  page(language, {
    title: tell('failed', language),
    languages: html``,
    content: html`<p class="notice bad" role="alert">${sentence}</p>
<p><a href="${address('/account', language)}">${tell('toAccount', language)}</a></p>`,
  })
