import bidiFactory from 'bidi-js'

/**
 * Text as a line of print needs it. The fonts shape letters (Arabic and N'Ko join); what stands where on a line that holds
 * both directions is decided by the Unicode Bidirectional Algorithm, by a library.
 */
const bidi = bidiFactory()

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and what else is written from the right: without one of them nothing is reordered. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A piece of a line in one direction; pieces are in the order in which they stand on paper. */
export type Run = { text: string; rtl: boolean }

/** Whether a paragraph begins at the right: its first letter with a direction is written so (UAX 9, P2). */
export const isFromTheRight = (text: string): boolean => FROM_THE_RIGHT.test(text) && baseOf(text) === 1

const baseOf = (text: string): number => bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0

/**
 * The runs of a line, from left to right on paper. `rtl` is the direction of its paragraph, since a line broken out of it may
 * begin with a word of the other one.
 */
export function runsOf(text: string, rtl: boolean): Run[] {
  if (!rtl && !FROM_THE_RIGHT.test(text)) return [{ text, rtl: false }]
  const { levels } = bidi.getEmbeddingLevels(text, rtl ? 'rtl' : 'ltr')
  const runs: { text: string; level: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const level = levels[at] ?? 0
    const last = runs.at(-1)
    if (last !== undefined && last.level === level) last.text += text.charAt(at)
    else runs.push({ text: text.charAt(at), level })
  }
  return inOrder(runs).map(({ text: piece, level }) => {
    if (level % 2 === 0) return { text: piece, rtl: false }
    const turned = mirrored(piece)
    // The shaper turns a run round by its script; blanks and brackets alone have none.
    return FROM_THE_RIGHT.test(piece)
      ? { text: turned, rtl: true }
      : { text: [...turned].reverse().join(''), rtl: false }
  })
}

/** Rule L2: from the highest level down to the lowest odd one, what is of that level or higher is turned round. */
function inOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  let ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    const next: T[] = []
    for (let at = 0; at < ordered.length; ) {
      let end = at
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1
      if (end > at) next.push(...ordered.slice(at, end).reverse())
      else next.push(...ordered.slice(at, at + 1))
      at = Math.max(end, at + 1)
    }
    ordered = next
  }
  return ordered
}

/** Brackets open the other way. */
const mirrored = (text: string): string =>
  [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('')

/** Signs that are not printed themselves: joiners, marks of direction, variation selectors. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u

/**
 * The text with a word in the place of what no font here can print, and without signs that are only meant for machines: an
 * empty box would look like a misprint, and a gap like nothing at all.
 * @param prints whether the fonts have a code point
 */
export function printable(text: string, prints: (codePoint: number) => boolean, word: string): string {
  let result = ''
  let missing = false
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (prints(codePoint)) {
      result += character
      missing = false
    } else if (!UNSEEN.test(character)) {
      if (!missing) result += word
      missing = true
    }
  }
  return result
}
