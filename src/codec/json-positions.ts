import { closingQuote } from './json-scan.ts'
import { pointerStep } from './text.ts'

/**
 * Where each value of a JSON text stands: offset by pointer. Used only to explain a refusal. A broken text gives the
 * values before the break.
 * @param until stop at this offset
 */
export function jsonPositions(text: string, until = text.length): Map<string, number> {
  const positions = new Map<string, number>()
  // A string is only begun by the expression: one that read it whole could run out of stack on a long one.
  const tokens = /[ \t\r\n]*("|[[\]{},:]|[^ \t\r\n[\]{},:"]+)/gy
  const frames: Array<{ prefix: string; index: number; name: string | undefined }> = []
  let pointer = ''
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const offset = tokens.lastIndex - (match[1] ?? '').length
    if (match[1] === '"') tokens.lastIndex = closingQuote(text, offset) + 1 || text.length
    const token = text.slice(offset, tokens.lastIndex)
    if (offset > until) break
    const frame = frames.at(-1)
    if (token === '{' || token === '[') {
      positions.set(pointer, offset)
      frames.push({ prefix: pointer, index: 0, name: token === '{' ? '' : undefined })
      if (token === '[') pointer += pointerStep(0)
    } else if (token === '}' || token === ']') {
      frames.pop()
    } else if (token === ',' && frame !== undefined) {
      frame.index += 1
      pointer = frame.name === undefined ? frame.prefix + pointerStep(frame.index) : frame.prefix
      if (frame.name !== undefined) frame.name = ''
    } else if (token.startsWith('"') && frame?.name === '') {
      frame.name = nameOf(token)
      pointer = frame.prefix + pointerStep(frame.name)
      positions.set(pointer, offset)
    } else if (token !== ':') {
      positions.set(pointer, offset)
    }
  }
  return positions
}

/** The pointer of the value that stands at an offset, or of the last one before it. */
export function jsonPointerAt(text: string, offset: number): string {
  let found = ''
  let latest = -1
  for (const [pointer, start] of jsonPositions(text, offset)) {
    if (start < latest || start > offset) continue
    found = pointer
    latest = start
  }
  return found
}

/** The name a token says; never empty, since the empty name marks "no name yet" here and no message has it. */
function nameOf(token: string): string {
  try {
    return String(JSON.parse(token)) || ' '
  } catch {
    return token.slice(1, -1) || ' '
  }
}
