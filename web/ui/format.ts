import { type Language, LOCALES } from '../words/languages.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A span in the words of a language: minutes, hours up to three days, then days. */
export function spanOf(seconds: number, language: Language): string {
  const passed = Math.max(0, seconds)
  const [amount, unit] =
    passed < MINUTE
      ? [Math.floor(passed), 'second']
      : passed < 2 * HOUR
        ? [Math.floor(passed / MINUTE), 'minute']
        : passed < 72 * HOUR
          ? [Math.floor(passed / HOUR), 'hour']
          : [Math.floor(passed / DAY), 'day']
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}

/** Day and time with the zone's offset beside: who reads it elsewhere must not take it for his own. */
export const timeIn = (at: string | number, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).format(new Date(at))

/** The time of day to the second: of what is only just past. */
export const clockIn = (at: number, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).format(new Date(at))

/** A day of the calendar (`YYYY-MM-DD`), the same wherever it is read. */
export const dayOf = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** A whole number as the language groups it. */
export const countOf = (count: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(count)

/** An amount with its currency; decimals as the currency has them. The text is kept where it is too long for a number. */
export function amountOf(amount: string, currency: string, language: Language): string {
  const value = Number(amount)
  if (!Number.isSafeInteger(Math.round(value))) return `${amount} ${currency}`
  const options = { style: 'currency', currency, currencyDisplay: 'code' } as const
  return new Intl.NumberFormat(LOCALES[language], options).format(value)
}

/** A name in the language of a region of the world; the code where there is none. */
export const countryIn = (code: string, language: Language): string =>
  new Intl.DisplayNames([LOCALES[language]], { type: 'region', fallback: 'code' }).of(code) ?? code

/** A number in groups of four, for reading aloud. */
export const grouped = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** What a receiver is called: its country, and its own name where it is no customs. */
export const receiverIn = (receiver: string, language: Language): string =>
  receiver.length === 2
    ? countryIn(receiver, language)
    : `${receiver.slice(3)} (${countryIn(receiver.slice(0, 2), language)})`
