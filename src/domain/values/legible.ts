/**
 * What is not seen, turns the direction of what is, ends a line, drives a terminal, or is no character: controls, lone
 * surrogates, noncharacters, ends of lines, directions, whatever fonts leave out. A text that has one reads other than it
 * is; I-JSON (RFC 7493 2.1), XML 1.0 and the text types of messages each forbid some of them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/u
const EACH_UNSEEN = new RegExp(UNSEEN, 'gu')

/** Whether a text has characters that `legible` would write as escapes. */
export const hasUnseen = (text: string): boolean => UNSEEN.test(text)

/**
 * Foreign text as it may be reported, logged and shown: each character that is not seen stands there as the escape JSON has
 * for it, in visible characters, `\u202e` (docs/decisions/0057). Everything else stays, a backslash too: it is to be read,
 * not to be read back.
 */
export const legible = (text: string): string => text.replaceAll(EACH_UNSEEN, escaped)

/** The lines of a text, ends of lines and tabs kept, for a log or a terminal: in JSON it says the same as before. */
export const legibleLines = (text: string): string =>
  hasUnseen(text) ? text.replaceAll(EACH_UNSEEN, (one) => (one === '\n' || one === '\t' ? one : escaped(one))) : text

/** A character by its UTF-16 units, as JSON and Java write it. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/**
 * The same for a text that stands alone: blanks at its edges are escaped too, and it has at most `most` characters, never
 * half an escape; what is left out shows as an ellipsis. What has been through it once comes out as it is.
 */
export function legibleText(text: string, most: number): string {
  if (text.length <= most && !UNSEEN.test(text) && text === text.trim()) return text
  // No character has more than two units: what lies beyond is left out anyway.
  const characters = Array.from(text.slice(0, 2 * most + 2))
  const isWhole = text.length <= 2 * most + 2
  const first = characters.findIndex((one) => !BLANK.test(one))
  const last = isWhole ? characters.findLastIndex((one) => !BLANK.test(one)) : characters.length
  const pieces = characters.map((one, at) =>
    UNSEEN.test(one) || (BLANK.test(one) && (first < 0 || at < first || at > last)) ? escaped(one) : one,
  )
  return withinLength(pieces, most)
}

const BLANK = /^\s$/u

function withinLength(pieces: readonly string[], most: number): string {
  const lengths = pieces.map((piece) => (piece.startsWith('\\u') ? piece.length : 1))
  if (lengths.reduce((sum, length) => sum + length, 0) <= most) return pieces.join('')
  let taken = 0
  let length = 1
  while (length + (lengths[taken] ?? most) <= most) {
    length += lengths[taken] ?? 0
    taken += 1
  }
  return `${pieces.slice(0, taken).join('')}…`
}

/** The beginning of a text that is longer, with an ellipsis; never half a character. */
export const cutText = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
