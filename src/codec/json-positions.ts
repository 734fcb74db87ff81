import { closingQuote } from './json-scan.ts'
import type { Places, Wanted } from './places.ts'
import { pointerStep } from './text.ts'

/** An open object or array, with the name or index of the entry being read. */
type Frame = { object: boolean; index: number; name: string | undefined; node: Wanted | undefined }

type Token = { start: number; end: number; isValue: boolean; node: Wanted | undefined }

/**
 * Finds the offsets of values in a JSON text, until all are found. Used only to explain a refusal; in a broken text it
 * finds the values before the break.
 */
export function findJsonPlaces(text: string, places: Places): void {
  walk(text, places.root, ({ start, isValue, node }) => {
    if (isValue) places.found(node, start)
    return !places.complete
  })
}

/** The pointer of the value at an offset, or of the last one before it. */
export function jsonPointerAt(text: string, offset: number): string {
  return jsonPointersAt(text, [offset])[0] ?? ''
}

/** The same for several offsets in rising order, in one walk. */
export function jsonPointersAt(text: string, offsets: readonly number[]): string[] {
  const pointers: string[] = []
  walk(text, undefined, ({ end }, frames) => {
    while (end > (offsets[pointers.length] ?? Number.POSITIVE_INFINITY)) pointers.push(pointerOf(frames))
    return pointers.length < offsets.length
  })
  return pointers
}

const pointerOf = (frames: readonly Frame[]): string =>
  frames.map(({ object, index, name }) => (object ? stepOf(name) : pointerStep(index))).join('')

const stepOf = (name: string | undefined): string => (name === undefined ? '' : pointerStep(name))

/** Visits token by token, ignoring grammar, until `visit` returns false. `frames` are those around the token. */
function walk(
  text: string,
  root: Wanted | undefined,
  visit: (token: Token, frames: readonly Frame[]) => boolean,
): void {
  // The expression matches only the beginning of a string: matching all of a long one could overflow the stack.
  const tokens = /[ \t\r\n]*("|[[\]{},:]|[^ \t\r\n[\]{},:"]+)/gy
  const frames: Frame[] = []
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const first = match[1] ?? ''
    const start = tokens.lastIndex - first.length
    if (first === '"') tokens.lastIndex = closingQuote(text, start) + 1 || text.length
    const end = tokens.lastIndex
    const frame = frames.at(-1)
    const isName = first === '"' && frame?.object === true && frame.name === undefined
    if (isName) frame.name = nameOf(text.slice(start, end))
    const isValue = !isName && !/^[\]},:]$/.test(first)
    const node = isValue ? nodeOf(frame, root) : undefined
    if (!visit({ start, end, isValue, node }, frames)) return
    if (first === '{' || first === '[') frames.push({ object: first === '{', index: 0, name: undefined, node })
    else if (first === '}' || first === ']') frames.pop()
    else if (first === ',' && frame !== undefined) {
      frame.index += 1
      frame.name = undefined
    }
  }
}

function nodeOf(frame: Frame | undefined, root: Wanted | undefined): Wanted | undefined {
  if (frame === undefined) return root
  return frame.node?.steps.get(frame.object ? (frame.name ?? '') : String(frame.index))
}

/** The property name in a token. */
function nameOf(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1)
  try {
    return String(JSON.parse(token))
  } catch {
    return token.slice(1, -1)
  }
}
