import { texts } from '../../generated/texts.ts'
import type { Language } from '../../ports/handle.ts'
import { html } from '../reference/html.ts'
import { languageLinks, type PlainPages } from './plain-page.ts'

const DOORS = [
  { to: '/desk/', door: 'desk', hint: 'deskHint' },
  { to: '/console/', door: 'console', hint: 'consoleHint' },
  { to: '/follow-up', door: 'followUp', hint: 'followUpHint' },
] as const

/** The three doors of the hub, for whoever comes to its address. */
export function frontPage({ page }: PlainPages, language: Language): string {
  const say = texts.front
  const doors = DOORS.map(
    ({ to, door, hint }) =>
      html`<li><a href="${to}">${say[door][language]} <small>${say[hint][language]}</small></a></li>\n`,
  )
  return page(language, {
    title: say.title[language],
    languages: languageLinks(language),
    content: html`<ul class="doors">\n${doors}</ul>\n<p><a href="/guide?language=${language}">${say.guides[language]}</a></p>`,
  })
}
