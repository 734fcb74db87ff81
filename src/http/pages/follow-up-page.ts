import { movementTable } from '../../generated/movement-table.ts'
import { texts } from '../../generated/texts.ts'
import type { FollowUpView } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import { html, type Html } from '../reference/html.ts'
import { answersOf, type Typed } from './answer-page.ts'
import { carried, type Opened, type Seen, say, sentence, shownAt, type TextId } from './follow-up-words.ts'
import { languageLinks, LANGUAGES, type PlainPages } from './plain-page.ts'

/** A button that goes to an address of this movement with its code. */
function goes(
  opened: Opened,
  to: string,
  { label, language, kind }: { label: string; language: Language; kind: string },
): Html {
  const address = `/v1/follow-up/${opened.view.mrn}${to}`
  return html`<form method="post" action="${address}" class="${kind}">
${carried(opened.code, language)}
<button lang="${language}">${label}</button></form>
`
}

const languagesOf = (opened: Opened): Html =>
  html`${Object.entries(LANGUAGES).map(([key, label]) => {
    const language = key as Language
    return language === opened.language
      ? html`<a aria-current="true" lang="${language}">${label}</a>`
      : goes(opened, '', { label, language, kind: 'language' })
  })}`

/**
 * The movement as a page, for anyone holding the document.
 * @param typed an answer that was not taken, to be corrected
 */
export function followUpPage({ page }: PlainPages, opened: Opened, typed?: Typed): string {
  const { view, language, now } = opened
  const state = movementTable.states.find(({ name }) => name === view.state)?.labels[language] ?? view.state
  const times = (['releasedAt', 'limitAt', 'arrivedAt', 'endedAt'] as const).flatMap((name) => {
    const at = view[name]
    return at === undefined ? [] : [html`<dt>${say(name, language)}</dt><dd>${shownAt(at)}</dd>\n`]
  })
  return page(language, {
    title: say('title', language),
    languages: languagesOf(opened),
    content: html`<p class="number">${view.mrn}</p>
${sentenceOf(opened)}
${openOf(opened)}${callOf(opened)}
${answersOf(opened, typed)}
${certificateOf(opened)}
<h2>${say('way', language)}</h2>
${wayOf(view, language)}
<dl>
${view.closedBy === undefined ? html`<dt>${say('state', language)}</dt><dd>${state}</dd>\n` : undefined}${times}</dl>
<p class="muted">${sentence(texts['follow-up'].asOf[language], { at: shownAt(now.toISOString()) })}</p>
${goes(opened, '', { label: say('again', language), language, kind: 'again' })}
${noticesOf(opened)}
<p class="again"><a href="/follow-up?language=${language}">${say('other', language)}</a></p>`,
  })
}

/** The one sentence that answers what people come for. */
export function sentenceOf({ view, language, now }: Seen): Html {
  const { closedBy, arrivedAt, limitAt, destinationOffice, offices } = view
  if (closedBy !== undefined) {
    const kind = closedBy === 'payment' ? 'notice warn said' : 'notice ok said'
    return html`<p class="${kind}">${say(`closed-${closedBy}`, language)}</p>`
  }
  const name = offices.find(({ office }) => office === destinationOffice)?.name ?? destinationOffice
  const words = { office: name, at: shownAt(limitAt) }
  const late = arrivedAt === undefined && Date.parse(limitAt) < now.getTime()
  const said = arrivedAt === undefined ? (late ? 'late' : 'underWay') : 'arrived'
  return html`<p class="${late ? 'notice warn said' : 'notice said'}">${sentence(texts['follow-up'][said][language], words)}</p>
<p>${say('liable', language)}</p>`
}

/** Asks for an address to be told; nothing where the hub sends no letters, or nothing more can happen. */
function noticesOf({ view, code, language, mail }: Opened): Html {
  if (!mail || view.closedBy !== undefined) return html``
  return html`<section class="panel again"><h2>${say('notices', language)}</h2>
<p>${say('noticesHint', language)}</p>
<form method="post" action="/v1/follow-up/${view.mrn}/notify">
${carried(code, language)}
<label>${say('email', language)} <input name="email" type="email" required autocomplete="email" maxlength="254"></label>
<button>${say('noticeAsk', language)}</button></form></section>`
}

/** Where the certificate of discharge is; nothing for a movement that was not discharged. */
function certificateOf(opened: Opened): Html {
  const { closedBy } = opened.view
  if (closedBy !== 'discharge' && closedBy !== 'authority') return html``
  const { language } = opened
  return goes(opened, '/certificate-of-discharge', {
    label: say('certificate', language),
    language,
    kind: 'certificate',
  })
}

/** Each office in the order of the way, and when the goods were there. */
export function wayOf({ offices }: FollowUpView, language: Language): Html {
  const stops = offices.map(
    ({ office, name, role, passedAt }) =>
      html`<li${passedAt === undefined ? '' : { html: ' class="passed"' }}><strong>${say(role, language)}</strong> ${name} ${office}<br>
<span class="muted">${passedAt === undefined ? say('notYet', language) : shownAt(passedAt)}</span></li>\n`,
  )
  return html`<ol class="way">\n${stops}</ol>`
}

/** The enquiry and the claim that are open. */
export function openOf({ view, language }: Seen): Html {
  const { enquiry, claim } = view
  const at = (id: TextId, time: string | undefined): Html[] =>
    time === undefined ? [] : [html`<dt>${say(id, language)}</dt><dd>${shownAt(time)}</dd>\n`]
  const asked = enquiry?.asked === 'office' ? 'askedOffice' : 'askedHolder'
  const open = [
    ...(enquiry === undefined
      ? []
      : [
          html`<section class="notice warn"><h2>${say('enquiry', language)}</h2>\n<p>${say(asked, language)}</p>\n<dl>
${[...at('since', enquiry.since), ...at('respondBy', enquiry.respondBy)]}</dl></section>\n`,
        ]),
    ...(claim === undefined
      ? []
      : [
          html`<section class="notice bad"><h2>${say('claim', language)}</h2>\n<dl>
${[...at('since', claim.since), ...at('payBy', claim.payBy)]}</dl></section>\n`,
        ]),
  ]
  return html`${open}`
}

/** The office to be called while the movement has not ended. */
export function callOf({ view, language }: Seen): Html {
  const { contact, closedBy, offices } = view
  if (closedBy !== undefined) return html``
  const name = offices.find(({ office }) => office === contact.office)?.name ?? ''
  const { phone, email } = contact
  const ways = [
    phone === undefined ? undefined : html`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a> `,
    email === undefined ? undefined : html`<a href="mailto:${email}">${email}</a>`,
  ]
  return html`<p><strong>${say('contact', language)}</strong> ${name} ${contact.office}<br>${ways}</p>`
}

/** The form for MRN and code, with what was wrong with the last try; the same whether the MRN or the code is wrong. */
export function askingPage(
  { page }: PlainPages,
  language: Language,
  { problem, mrn = '' }: { problem?: 'notFound' | 'tooMany'; mrn?: string } = {},
): string {
  return page(language, {
    title: say('title', language),
    languages: languageLinks(language),
    content: html`${problem === undefined ? undefined : html`<p class="notice bad" role="alert">${say(problem, language)}</p>\n`}
<p>${say('welcome', language)}</p>
<form method="post" action="/follow-up">
<input type="hidden" name="language" value="${language}">
<label>${say('mrn', language)} <input name="mrn" class="number" required autocomplete="off" autocapitalize="characters"
 spellcheck="false" maxlength="40" value="${mrn}"></label>
<label>${say('code', language)} <input name="code" class="number" required autocomplete="off" autocapitalize="characters"
 spellcheck="false" maxlength="40"></label>
<button class="main">${say('show', language)}</button>
</form>
<p><a href="/account?language=${language}">${texts.account.haveAccount[language]}</a></p>`,
  })
}
