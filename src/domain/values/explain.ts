import { forms, type ReasonId, reasons } from '../../generated/errors.ts'
import { type NumberForm, respelled } from './spelling.ts'

/** Why a value is invalid, in more detail than its code; `value` and `expected` stand in for what the finding had. */
export type Explanation = { reason: ReasonId; value?: string; expected?: string }

/**
 * Characters that are not seen, or that turn the direction of what is: soft hyphen, zero width, marks, embeddings,
 * overrides and isolates of the two directions, interlinear marks, tags. A text that has one reads other than it is.
 */
export const HIDDEN =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e00ff}]/u

/** Ends of lines and tabs, those of Unicode included. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/
const CONTROL = /[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u

const named = (text: string, found: RegExp): string =>
  `U+${(text.codePointAt(text.search(found)) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** What is wrong with a text whatever it is to say: empty, blanks at its edges, characters that do not belong in one. */
export function explainText(text: string): Explanation | undefined {
  if (text === '') return { reason: 'empty-value' }
  if (HIDDEN.test(text)) return { reason: 'hidden-character', value: named(text, HIDDEN) }
  if (text !== text.trim()) return { reason: 'edge-blank' }
  if (LINE_BREAK.test(text)) return { reason: 'line-break' }
  if (CONTROL.test(text)) return { reason: 'control-in-text', value: named(text, CONTROL) }
  return undefined
}

/**
 * What is wrong with a text that breaks a pattern of the schemas, as a person would say it: first what is wrong with any
 * text, then what the kind of value tells (a day that does not exist, six decimals of a second), then that it is merely
 * spelled otherwise, and at last what the form is. Undefined for a pattern that schemas/errors.json has no words for.
 */
export function explainForm(text: string, pattern: string, example: string | undefined): Explanation | undefined {
  const form = Object.hasOwn(forms, pattern) ? forms[pattern] : undefined
  return explainText(text) ?? explainKind(text, form, pattern, example) ?? explainPlain(pattern)
}

function explainKind(text: string, form: ReasonId | undefined, pattern: string, example = ''): Explanation | undefined {
  if (form === 'form-time') return explainTime(text, pattern, example)
  if (form === 'form-date') return explainDate(text, example)
  if (form === 'form-decimal') return explainDecimal(text, pattern, example)
  const other = otherSpelling(text, form, pattern)
  if (other !== undefined) return { reason: 'spelling', expected: other }
  if (form === undefined) return undefined
  // A valid number in the answer would be copied from it: only where the words lead up to an example.
  return { reason: form, ...(reasons[form].texts.en.includes('{expected}') ? { expected: example } : {}) }
}

/** The same value as the pattern wants it written: never another value that happens to fit. */
function otherSpelling(text: string, form: ReasonId | undefined, pattern: string): string | undefined {
  const right = new RegExp(pattern, 'u')
  const closed = (form !== undefined && CLOSED.has(form)) || pattern.startsWith('^[0-9]{')
  const respelling = closed ? [respelled(text, form === undefined ? undefined : CLOSED.get(form))] : []
  return [text.toLowerCase(), text.toUpperCase(), ...respelling].find((one) => right.test(one))
}

/** Forms in which blanks and dashes say nothing; elsewhere, as in the id of a party, taking them out gives another value. */
const CLOSED: ReadonlyMap<ReasonId, NumberForm | undefined> = new Map([
  ['form-mrn', 'mrn'],
  ['form-grn', 'grn'],
  ['form-container', 'container'],
  ['form-office', undefined],
])

/** Date, then time, seconds, decimals of a second, offset, each as far as it is there. */
const TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?( ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?)?$/
/** Day or month first, or no hyphens between. */
const OTHER_ORDER =
  /^(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}|[0-9]{8})(?![0-9])/

function explainTime(text: string, pattern: string, example: string): Explanation {
  const match = TIME.exec(text)
  if (match === null) return { reason: OTHER_ORDER.test(text) ? 'date-order' : 'form-time', expected: example }
  const [, , , , hours, minutes, seconds, fraction, offset] = match
  const wrongDay = explainDay(match)
  if (wrongDay !== undefined) return wrongDay
  if (hours === undefined) return { reason: 'time-missing', expected: example }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return { reason: 'no-such-time' }
  if (seconds === undefined) return { reason: 'time-seconds', expected: example }
  if (offset === undefined) return { reason: 'time-zone' }
  const written = respelledTime(text)
  if (!new RegExp(pattern, 'u').test(written)) return { reason: 'time-offset' }
  return { reason: fraction !== undefined && fraction.length > 3 ? 'time-fraction' : 'spelling', expected: written }
}

/** The same moment, to the millisecond, as messages write it. */
const respelledTime = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^(.{10}) /, '$1T')
    .replace(' ', '')
    .replace(/,/, '.')
    .replace(/(\.[0-9]{3})[0-9]+/, '$1')
    .replace(/([+-][0-9]{2})([0-9]{2})$/, '$1:$2')
    .replace(/([+-][0-9]{2})$/, '$1:00')

function explainDate(text: string, example: string): Explanation {
  const match = TIME.exec(text)
  if (match === null) return { reason: OTHER_ORDER.test(text) ? 'date-order' : 'form-date', expected: example }
  return explainDay(match) ?? { reason: 'date-with-time', expected: text.slice(0, 10) }
}

function explainDay([, year, month, day]: RegExpExecArray): Explanation | undefined {
  if (Number(year) < 1900 || Number(year) > 2099) return { reason: 'year-range' }
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last
  return exists ? undefined : { reason: 'no-such-day' }
}

/** Digits after the first before the point, and decimals, of the patterns of amounts, masses, quantities and rates. */
const DECIMAL_BOUNDS = /\{0,([0-9]+)\}.*\{1,([0-9]+)\}/

function explainDecimal(text: string, pattern: string, example: string): Explanation {
  const [, more = '0', places = '0'] = DECIMAL_BOUNDS.exec(pattern) ?? []
  if (/^[+-]/.test(text)) return { reason: 'decimal-sign' }
  if (/^[0-9]+(?:[ '.,\u00a0\u202f\u2019][0-9]+)*[.,]?[0-9]*$/.test(text) && !/^[0-9]+(?:\.[0-9]+)?$/.test(text)) {
    return { reason: 'decimal-separator', expected: example }
  }
  const [, units, decimals = ''] = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? []
  if (units === undefined) return { reason: 'form-decimal', expected: example }
  if (/^0[0-9]/.test(units)) return { reason: 'decimal-zeros' }
  if (units.length > Number(more) + 1) return { reason: 'decimal-digits', expected: String(Number(more) + 1) }
  if (decimals.length > Number(places)) return { reason: 'decimal-places', expected: places }
  return { reason: 'form-decimal', expected: example }
}

/** Patterns that are one class of characters so many times: the words for the class, and how many. */
const PLAIN = /^\^\[([^\]]+)\](?:\{([0-9]+)(?:,([0-9]+))?\})?\$$/
const CLASSES: Readonly<Record<string, ReasonId>> = {
  'A-Z': 'form-capitals',
  'a-z': 'form-small-letters',
  '0-9': 'form-digits',
  'A-Z0-9': 'form-capitals-digits',
  '0-9A-Z': 'form-capitals-digits',
  'A-Za-z0-9': 'form-letters-digits',
}

function explainPlain(pattern: string): Explanation | undefined {
  const [, characters = '', least = '1', most] = PLAIN.exec(pattern) ?? []
  const reason = Object.hasOwn(CLASSES, characters) ? CLASSES[characters] : undefined
  if (reason === undefined) return undefined
  return { reason, expected: most === undefined ? least : `${least}-${most}` }
}
