import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { texts } from '../../generated/texts.ts'
import type { Language } from '../../ports/handle.ts'
import { html, type Html } from '../reference/html.ts'

/** Pages without script, for anybody: the front page and the follow-up. One request brings all of one: its style is in it. */

/** The languages people's pages are in, each by its own name. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', pt: 'Português' }

type Parts = {
  title: string
  languages: Html
  content: Html
  /** Where a browser goes on to by itself. */
  refresh?: string
}

/** A page with its own style and nothing else; it may only submit its own forms. */
export type PlainPages = {
  /** Answers with a page, under the policy that its style goes by. */
  readonly send: (reply: FastifyReply, text: string) => FastifyReply
  readonly page: (language: Language, parts: Parts) => string
}

/** Pages with this style sheet, named by its digest in the policy. @param more directives, for pages with more than text */
export function createPlainPages(style: string, more: readonly string[] = []): PlainPages {
  const digest = createHash('sha256').update(style).digest('base64')
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${digest}'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...more,
  ].join('; ')
  return {
    send: (reply, text) =>
      reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(Buffer.from(text)),
    page: (language, { title, languages, content, refresh }) =>
      html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${refresh === undefined ? undefined : html`<meta http-equiv="refresh" content="0; url=${refresh}">`}
<title>${title} · Corridor</title>
<style>${{ html: style }}</style>
</head>
<body>
<nav aria-label="${texts['follow-up'].language[language]}">${languages}</nav>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.html,
  }
}

/** Links to the same page in each language. @param query what else stands in its address */
export function languageLinks(language: Language, query: Readonly<Record<string, string | undefined>> = {}): Html {
  const rest = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'language' ? [] : [[name, value]],
  )
  return html`${Object.entries(LANGUAGES).map(
    ([other, name]) =>
      html`<a href="?${new URLSearchParams([['language', other], ...rest]).toString()}" lang="${other}"${
        other === language ? { html: ' aria-current="true"' } : ''
      }>${name}</a>\n`,
  )}`
}
