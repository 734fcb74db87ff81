/** What people put between the groups of a number and no number has: blanks of any width, dots, dashes. */
const BETWEEN = /[\s.\-\u00ad\u2010-\u2015\u2212_]/g

/** Longest text that is looked at: no number of ours has more, and a caller sends what it likes. */
const LONGEST = 100

/**
 * The numbers that customs and carriers write by a fixed form, and what stands at each place: `9` a digit, `A` a letter,
 * `?` either.
 */
const PLACES = [
  { form: 'mrn', places: '99AA?????????????9' },
  { form: 'grn', places: '99AA????????????9' },
  { form: 'grn', places: '99AA????????????9A999999' },
  { form: 'container', places: 'AAAA9999999' },
] as const

export type NumberForm = (typeof PLACES)[number]['form']

/**
 * A number or code as people type it, in the spelling it is kept in: upper case, without blanks, dots and dashes. Where
 * the form of the number has a digit, the letter O is the digit 0; anywhere else both may be meant and nothing is changed.
 * The one place that says which spellings are tolerated: paths, queries, follow-up, matching, and the advice of findings.
 * Texts longer than any number are cut.
 */
export function respelled(text: string, form?: NumberForm): string {
  const plain = text.slice(0, LONGEST).toUpperCase().replaceAll(BETWEEN, '')
  const fits = PLACES.find((one) => (form === undefined || one.form === form) && isLike(plain, one.places))
  if (fits === undefined) return plain
  return [...plain].map((one, at) => (one === 'O' && fits.places[at] === '9' ? '0' : one)).join('')
}

/** Whether a number has the letters and digits of a form, the letter O taken for a digit where one must stand. */
function isLike(number: string, places: string): boolean {
  if (number.length !== places.length) return false
  return [...number].every((one, at) => {
    const place = places[at]
    if (place === '9') return /[0-9O]/.test(one)
    return place === 'A' ? /[A-Z]/.test(one) : /[A-Z0-9]/.test(one)
  })
}
