import { fill } from '../../domain/values/fill.ts'
import { timeInWords } from '../../domain/values/time.ts'
import { texts } from '../../generated/texts.ts'
import type { AnswerReceipt } from '../../ports/answers.ts'
import type { FollowUpView } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import { html, type Html } from '../reference/html.ts'

/** What all pages of the follow-up are made of. */

export type TextId = keyof (typeof texts)['follow-up']

/** A text of the follow-up, its `{words}` filled in. */
export function say(id: TextId, language: Language, words: Readonly<Record<string, string>> = {}): string {
  return fill(texts['follow-up'][id][language], words)
}

/** A time as people read it: no line ends within its day, whose hyphens would let one (follow-up.css). */
export function shownAt(at: string): Html {
  const [day, ...time] = timeInWords(at).split(' ')
  return html`<time datetime="${at}"><span>${day}</span>${time.map((part) => ` ${part}`)}</time>`
}

/** A text with its `{words}` filled in, times among them as they are shown. */
export const sentence = (text: string, words: Readonly<Record<string, Html | string>>): Html =>
  html`${text.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : words[part]))}`

/** A movement that is shown, in which language and when. */
export type Seen = { view: FollowUpView; language: Language; now: Date }

/** What a page of one movement carries on: the code stays in the forms, since addresses end up in logs and histories. */
export type Opened = Seen & {
  code: string
  mail: boolean
  /** What has been answered already. */
  answers: readonly AnswerReceipt[]
  /** The id that the form gives the next answer. */
  nextId: string
}

/** What each form of a movement carries on. */
export const carried = (code: string, language: Language): Html =>
  html`<input type="hidden" name="code" value="${code}"><input type="hidden" name="language" value="${language}">`

/** The way back to the page of a movement. */
export const backTo = (mrn: string, code: string, language: Language): Html =>
  html`<form method="post" action="/v1/follow-up/${mrn}" class="again">${carried(code, language)}
<button>${say('back', language)}</button></form>`
