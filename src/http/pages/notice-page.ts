import type { Language } from '../../ports/handle.ts'
import type { Notice } from '../../ports/mail.ts'
import { html, type Html } from '../reference/html.ts'
import { backTo, say } from './follow-up-words.ts'
import type { PlainPages } from './plain-page.ts'

/** What became of an address that is to be told. */
export type NoticeText = 'asked' | 'full' | 'wrong'

const SAID = { asked: 'noticeAsked', full: 'noticeFull', wrong: 'noticeWrong' } as const

/** The answer to whoever asked that an address be told, with the way back. */
export function toldPage(
  { page }: PlainPages,
  { said, mrn, code, language }: { said: NoticeText; mrn: string; code: string; language: Language },
): string {
  return page(language, {
    title: say('notices', language),
    languages: html``,
    content: html`<p class="number">${mrn}</p>
<p class="notice ${said === 'asked' ? 'ok' : 'bad'}" role="status">${say(SAID[said], language)}</p>
${backTo(mrn, code, language)}`,
  })
}

/** Where the link of a letter leads: to agree, or to end it; undefined when the address is told nothing (any more). */
export function noticePage({ page }: PlainPages, notice: Notice | undefined, language: Language): string {
  const act = (value: string, label: 'noticeAgree' | 'noticeEnd', kind = ''): Html =>
    html`<form method="post" action="/follow-up/notices/${notice?.id}"><input type="hidden" name="act" value="${value}">
<input type="hidden" name="language" value="${language}"><button class="${kind}">${say(label, language)}</button></form>
`
  const state = notice === undefined ? 'noticeNone' : notice.confirmed ? 'noticeOn' : 'noticeOffered'
  return page(language, {
    title: say('notices', language),
    languages: html``,
    content: html`${notice === undefined ? undefined : html`<p class="number">${notice.mrn}</p>\n`}
<p class="notice" role="status">${say(state, language, { email: notice?.email ?? '' })}</p>
${notice !== undefined && !notice.confirmed ? act('confirm', 'noticeAgree', 'main') : undefined}
${notice === undefined ? undefined : act('end', 'noticeEnd')}`,
  })
}
