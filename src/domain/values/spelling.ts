/** What people put between the groups of a number and no number has: blanks of any width, dots, dashes. */
const BETWEEN = /[\s.\-\u00ad\u2010-\u2015\u2212_]/g

/** Longest text that is looked at: no number of ours has more, and a caller sends what it likes. */
const LONGEST = 100

/** What stands at each place of a number that has a form: `9` a digit, `A` a letter, `?` either. */
const PLACES = {
  mrn: ['99AA?????????????9'],
  grn: ['99AA????????????9', '99AA????????????9A999999'],
  container: ['AAAA9999999'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Numbers that have a form of their own; a follow-up code has neither O nor I nor L in it. */
export type NumberForm = keyof typeof PLACES | 'follow-up'

/**
 * A number or code as people type it, in the spelling it is kept in: upper case, without blanks, dots and dashes. Where
 * the form of the number has a digit, the letter O is the digit 0; anywhere else both may be meant and nothing is changed.
 * The one place that says which spellings are tolerated: paths, queries, follow-up, matching, and the advice of findings.
 * Texts longer than any number are cut.
 * @param form left out for what has none (a plate, an office): then O stays O
 */
export function respelled(text: string, form?: NumberForm): string {
  const plain = text.slice(0, LONGEST).toUpperCase().replaceAll(BETWEEN, '')
  if (form === undefined) return plain
  // Crockford's base 32, of which the code is made, says so.
  if (form === 'follow-up') return plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const places = PLACES[form].find((one) => one.length === plain.length) ?? ''
  return plain.replaceAll('O', (letter, at: number) => (places[at] === '9' ? '0' : letter))
}

/**
 * A number of a vehicle, container, seal, reference or anything else that people copy by hand, as it is compared, searched
 * and matched: upper case, letters and digits only, O as 0 and I as 1. Two numbers are the same when this is the same for
 * both. The one function for it in rules, matching, search and audit: two would call the same plate the same in one place
 * and another in the next. What is shown stays as written.
 * @returns an empty text for what has neither letter nor digit, which is like nothing: `alike` says so
 */
export function compared(text: string, series?: Series): string {
  // What is written as it is compared, as most numbers in messages are, is looked at once.
  const plain = text.length <= LONGEST && COMPARED.test(text) ? text : plainOf(text)
  return series === undefined ? plain : withoutSeries(plain, series)
}

/** Latin letters and digits that stay as they are. */
const COMPARED = /^[0-9A-HJ-NP-Z]*$/

const plainOf = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll('I', '1')

/**
 * How the numbers of a series may be shortened by whoever copies them: prefixes that may be left out, and whether zeros
 * before the digits may be. Nothing of it holds where nobody has said so: a seal that lost a figure would pass for another.
 */
export type Series = { readonly prefixes?: readonly string[]; readonly leadingZeros?: boolean }

/** The longest prefix goes, if a number is left; zeros go only from what are digits to the end. */
function withoutSeries(plain: string, { prefixes = [], leadingZeros }: Series): string {
  const fitting = prefixes.map((one) => compared(one)).filter((one) => plain.startsWith(one) && plain !== one)
  const longest = Math.max(0, ...fitting.map(({ length }) => length))
  const number = plain.slice(longest)
  return leadingZeros === true ? number.replace(/^0+(?=[0-9]+$)/, '') : number
}

/** Whether two numbers are the same as `compared`; what has neither letter nor digit is the same as nothing. */
export const alike = (one: string, other: string, series?: Series): boolean => isAmong([other], one, series)

/** Whether a number is one of these, as `alike` says. Most are written alike, and then none of the others is respelled. */
export function isAmong(numbers: readonly string[], number: string, series?: Series): boolean {
  const plain = compared(number, series)
  return plain !== '' && (numbers.includes(number) || numbers.some((one) => compared(one, series) === plain))
}
