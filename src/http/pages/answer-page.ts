import {
  ANSWERERS,
  ANSWERS_MAX,
  asksForProof,
  HOLDER_ANSWERS,
  PROOF_BYTES,
  PROOFS_MAX,
} from '../../domain/office-app/proof.ts'
import { codelists } from '../../generated/codelists.ts'
import type { AnswerReceipt, AnswerView } from '../../ports/answers.ts'
import type { Language } from '../../ports/handle.ts'
import { html, type Html } from '../reference/html.ts'
import { backTo, carried, type Opened, say, shownAt, type TextId } from './follow-up-words.ts'
import type { PlainPages } from './plain-page.ts'

/** The fields of an answer, as the form names them, each with its label. */
const LABELS = {
  as: 'answerAs',
  name: 'answerName',
  answer: 'answerWhat',
  office: 'answerOffice',
  arrivedOn: 'answerDay',
  text: 'answerText',
  proof: 'answerProof',
} as const
export type AnswerField = keyof typeof LABELS

/** What was wrong with an answer: the field, and the sentence that says so. */
export type AnswerFault = { field: AnswerField; sentence: TextId }

/** What somebody has typed, kept for the form that says what was wrong. */
export type Typed = { fields: ReadonlyMap<string, string>; faults: readonly AnswerFault[] }

const NOTHING: Typed = { fields: new Map(), faults: [] }

/** A word of an answer that is a code, in the language of the page. */
const answerWord = (code: string, language: Language): string =>
  codelists['enquiry-answers'].find((one) => one.code === code)?.labels[language] ?? code

/** What is a code in an answer, in words; undefined where what was said has been destroyed. */
export const wordsOf = ({ as, answer }: AnswerView, language: Language): { as: string; answer: string } | undefined =>
  as === undefined || answer === undefined
    ? undefined
    : { as: say(`as-${as}`, language), answer: answerWord(answer, language) }

const MEGABYTE = 1_000_000

/** Numbers that the sentences about documents name. */
const LIMITS = { most: String(PROOFS_MAX), megabytes: String(PROOF_BYTES / MEGABYTE) }

/** What has been answered, and the form for an answer with proof where one is asked for (interface.md 7). */
export function answersOf(opened: Opened, typed: Typed = NOTHING): Html {
  const { view, language, answers, now } = opened
  const given = answers.map(
    ({ id, receivedAt, proofs }) =>
      html`<li>${shownAt(receivedAt)}: ${say('answerDocuments', language, { count: String(proofs.length) })}<br>
<span class="number muted">${id}</span></li>\n`,
  )
  const asked = asksForProof(view, now) && answers.length < ANSWERS_MAX
  if (!asked && given.length === 0) return html``
  return html`<section class="panel again" id="answer"><h2>${say('answerTitle', language)}</h2>
${given.length === 0 ? undefined : html`<p>${say('answersGiven', language)}</p>\n<ul>\n${given}</ul>\n`}${
  asked ? form(opened, typed) : undefined
}</section>`
}

function form({ view, code, language, nextId }: Opened, { fields, faults }: Typed): Html {
  const name = view.offices.find(({ office }) => office === view.contact.office)?.name ?? ''
  const value = (field: AnswerField): string => fields.get(field) ?? ''
  const faultOf = (field: AnswerField): Html | undefined => {
    const fault = faults.find((one) => one.field === field)
    if (fault === undefined) return undefined
    const sentence = say(fault.sentence, language, { ...LIMITS, field: say(LABELS[field], language) })
    return html`<strong class="notice bad" id="fault-${field}">${sentence}</strong>`
  }
  const marked = (field: AnswerField): Html =>
    faults.some((one) => one.field === field)
      ? { html: ` aria-invalid="true" aria-describedby="fault-${field}"` }
      : { html: '' }
  const choice = (field: 'as' | 'answer', options: readonly (readonly [string, string])[]): Html =>
    html`<label>${say(LABELS[field], language)} ${faultOf(field)}<select name="${field}" required${marked(field)}>
<option value=""></option>${options.map(
      ([code, word]) =>
        html`<option value="${code}"${code === value(field) ? { html: ' selected' } : ''}>${word}</option>`,
    )}</select></label>\n`
  const line = (field: AnswerField, attributes: string): Html =>
    html`<label>${say(LABELS[field], language)} ${faultOf(field)}<input name="${field}" value="${value(field)}"${{
      html: ` ${attributes}`,
    }}${marked(field)}></label>\n`
  const hint = say('answerHint', language, { office: `${name} ${view.contact.office}`.trim() })
  const some = html`<p class="notice bad" role="alert">${say('answerFaults', language)}</p>\n`
  return html`${faults.length === 0 ? undefined : some}<p>${hint}</p>
<form method="post" action="/v1/follow-up/${view.mrn}/answer" enctype="multipart/form-data">
${carried(code, language)}<input type="hidden" name="id" value="${nextId}">
${choice(
  'as',
  ANSWERERS.map((one) => [one, say(`as-${one}`, language)] as const),
)}${line('name', 'required maxlength="140" autocomplete="name"')}${choice(
  'answer',
  HOLDER_ANSWERS.map((one) => [one, answerWord(one, language)] as const),
)}${line('office', 'maxlength="80"')}${line('arrivedOn', 'type="date"')}<label>${say('answerText', language)} ${faultOf('text')}<textarea name="text"
 rows="4" maxlength="512"${marked('text')}>${value('text')}</textarea></label>
<label>${say('answerProof', language)} ${faultOf('proof')}<input name="proof" type="file" multiple
 accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"${marked('proof')}></label>
<p class="muted">${say('answerProofHint', language, LIMITS)}</p>
<button class="main">${say('answerSend', language)}</button></form>`
}

/** What the sender of an answer is told: when it came, under which number, and what of it the hub has, to be compared. */
export function answeredPage(
  { page }: PlainPages,
  { receipt, code, language }: { receipt: AnswerReceipt; code: string; language: Language },
): string {
  const { id, mrn, receivedAt, proofs } = receipt
  const rows = proofs.map(
    ({ number, kind, bytes, digest }) =>
      html`<li>${number}. ${kind.toUpperCase()}, ${say('answerBytes', language, { bytes: String(bytes) })}<br>
<span class="number muted">${digest}</span></li>\n`,
  )
  return page(language, {
    title: say('answerTitle', language),
    languages: html``,
    content: html`<p class="number">${mrn}</p>
<p class="notice ok" role="status">${say('answerReceived', language)}</p>
<dl><dt>${say('answerReceivedAt', language)}</dt><dd>${shownAt(receivedAt)}</dd>
<dt>${say('answerNumber', language)}</dt><dd class="number">${id}</dd></dl>
<ul>\n${rows}</ul>
<p>${say('answerNext', language)}</p>
${backTo(mrn, code, language)}`,
  })
}

/** Why something sent by a form was not taken, where the form itself can no more be shown. */
export const refusedPage = ({ page }: PlainPages, sentence: string, language: Language): string =>
  page(language, {
    title: say('title', language),
    languages: html``,
    content: html`<p class="notice bad" role="alert">${sentence}</p>
<p>${say('answerRefusedHint', language, LIMITS)}</p>
<p class="again"><a href="/follow-up?language=${language}">${say('other', language)}</a></p>`,
  })
