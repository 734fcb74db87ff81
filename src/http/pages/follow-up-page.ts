import { createHash } from 'node:crypto'
import { movementTable } from '../../generated/movement-table.ts'
import { texts } from '../../generated/texts.ts'
import type { FollowUpView } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import { html, type Html } from '../reference/html.ts'

/** Readable on an old phone, in the sun, and without colours. */
const STYLE = `:root{color-scheme:light dark}
body{font:1.05rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1.15rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top}
nav a{margin-right:1rem}input,button{font:inherit;padding:.4rem}input{width:100%;box-sizing:border-box}
label{display:block;margin:.5rem 0}.note{border:2px solid;padding:.6rem}`

/** The page loads only its own style sheet, named by its digest, and submits only its own form. */
export const FOLLOW_UP_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', pt: 'Português' }

type TextId = keyof (typeof texts)['follow-up']

const say = (id: TextId, language: Language): string => texts['follow-up'][id][language]

/** An instant for people, with its offset: the offices of one road lie in different zones. */
const shownAt = (at: string): Html =>
  html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} ${at.endsWith('Z') ? 'UTC' : at.slice(-6)}</time>`

/** `code` is the one given in the address, so that the links to the other languages keep it; undefined when it is wrong. */
function frame(language: Language, code: string | undefined, content: Html): string {
  const query = code === undefined ? '' : `&code=${encodeURIComponent(code)}`
  const links = Object.entries(LANGUAGES).map(([other, name]) =>
    other === language
      ? html`<a href="?language=${other}${query}" lang="${other}" aria-current="true">${name}</a>`
      : html`<a href="?language=${other}${query}" lang="${other}">${name}</a>`,
  )
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('title', language)} · Corridor</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<nav aria-label="${say('language', language)}">${links}</nav>
<main>
<h1>${say('title', language)}</h1>
${content}
</main>
</body>
</html>
`.html
}

/** The movement as a page, for anyone holding the document. */
export function followUpPage(view: FollowUpView, language: Language, code: string): string {
  const { closedBy } = view
  const state =
    closedBy === undefined
      ? (movementTable.states.find(({ name }) => name === view.state)?.labels[language] ?? view.state)
      : say(`closed-${closedBy}`, language)
  const times = (['releasedAt', 'limitAt', 'arrivedAt', 'endedAt'] as const).flatMap((name) => {
    const at = view[name]
    return at === undefined ? [] : [html`<dt>${say(name, language)}</dt><dd>${shownAt(at)}</dd>\n`]
  })
  const rows = view.offices.map(
    ({ office, name, role, passedAt }) =>
      html`<tr><td>${name} ${office}</td><td>${say(role, language)}</td>
<td>${passedAt === undefined ? say('notYet', language) : shownAt(passedAt)}</td></tr>\n`,
  )
  return frame(
    language,
    code,
    html`<dl>
<dt>${say('mrn', language)}</dt><dd>${view.mrn}</dd>
<dt>${say('state', language)}</dt><dd><strong>${state}</strong></dd>
${times}</dl>
${openOf(view, language)}
${certificateOf(view, language, code)}
<h2>${say('offices', language)}</h2>
<table>
<thead><tr><th scope="col">${say('office', language)}</th><th scope="col">${say('role', language)}</th>
<th scope="col">${say('passedAt', language)}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`,
  )
}

/** Where the certificate of discharge is; nothing for a movement that was not discharged. */
function certificateOf({ mrn, closedBy }: FollowUpView, language: Language, code: string): Html {
  if (closedBy !== 'discharge' && closedBy !== 'authority') return html``
  const query = `language=${language}&code=${encodeURIComponent(code)}`
  return html`<p><a href="${mrn}/certificate-of-discharge?${query}">${say('certificate', language)}</a></p>`
}

/** The enquiry, the claim and the office to be called. */
function openOf({ enquiry, claim, contact, closedBy, offices }: FollowUpView, language: Language): Html {
  const at = (id: TextId, time: string | undefined): Html[] =>
    time === undefined ? [] : [html`<dt>${say(id, language)}</dt><dd>${time.length > 10 ? shownAt(time) : time}</dd>\n`]
  const asked = enquiry?.asked === 'office' ? 'askedOffice' : 'askedHolder'
  const open = [
    ...(enquiry === undefined
      ? []
      : [
          html`<h2>${say('enquiry', language)}</h2>\n<p>${say(asked, language)}</p>\n<dl>
${[...at('since', enquiry.since), ...at('respondBy', enquiry.respondBy)]}</dl>\n`,
        ]),
    ...(claim === undefined
      ? []
      : [
          html`<h2>${say('claim', language)}</h2>\n<dl>
${[...at('since', claim.since), ...at('payBy', claim.payBy)]}</dl>\n`,
        ]),
  ]
  const name = offices.find(({ office }) => office === contact.office)?.name ?? ''
  const ways = [contact.phone, contact.email].filter((way) => way !== undefined).join(', ')
  const call =
    closedBy === undefined
      ? [html`<p><strong>${say('contact', language)}</strong> ${name} ${contact.office} ${ways}</p>`]
      : []
  return html`${open}${call}`
}

/** The same page whether the MRN or the code is wrong; it reveals neither. */
export function noFollowUpPage(problem: 'notFound' | 'tooMany', language: Language): string {
  return frame(
    language,
    undefined,
    html`<p class="note" role="alert">${say(problem, language)}</p>
<form method="get">
<input type="hidden" name="language" value="${language}">
<label>${say('code', language)} <input name="code" required autocomplete="off" autocapitalize="characters"
 spellcheck="false" maxlength="40"></label>
<button>${say('show', language)}</button>
</form>`,
  )
}
