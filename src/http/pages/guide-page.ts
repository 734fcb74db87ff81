import { texts } from '../../generated/texts.ts'
import type { Language } from '../../ports/handle.ts'
import { html } from '../reference/html.ts'
import { languageLinks, type PlainPages } from './plain-page.ts'

/** A guide as it was built from docs/guide: its text is ours, and HTML already. */
export type Guide = { readonly title: string; readonly html: string }

/** For whom there are guides, in the order in which goods meet them. */
export const GUIDES = ['office-officer', 'border-officer', 'operator', 'principal', 'guarantor'] as const

/** All guides of a language. */
export function guidesPage({ page }: PlainPages, guides: ReadonlyMap<string, Guide>, language: Language): string {
  const say = texts.front
  const links = GUIDES.flatMap((name) => {
    const guide = guides.get(`${name}.${language}`)
    return guide === undefined
      ? []
      : [html`<li><a href="/guide/${name}?language=${language}">${guide.title}</a></li>\n`]
  })
  return page(language, {
    title: say.guides[language],
    languages: languageLinks(language),
    content: html`<p>${say.guidesHint[language]}</p>\n<ul class="doors small">\n${links}</ul>`,
  })
}

/** One guide, with the way back to all. */
export function guidePage({ page }: PlainPages, guide: Guide, language: Language): string {
  return page(language, {
    title: guide.title,
    languages: languageLinks(language),
    content: html`${{ html: guide.html }}<p><a href="/guide?language=${language}">${texts.front.guides[language]}</a></p>`,
  })
}
