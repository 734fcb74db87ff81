/** What JSON can say; the documents are put together of it. */
export type Json = string | number | boolean | null | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

const WIDTH = 120

/**
 * JSON text as the project's formatter writes it, so that generated files pass it: objects always open, arrays of
 * scalars on one line where they fit.
 */
export const jsonText = (value: Json): string => `${write(value, 0, 0)}\n`

function write(value: Json, depth: number, column: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = '  '.repeat(depth + 1)
  const end = '  '.repeat(depth)
  if (!Array.isArray(value)) {
    const members = Object.entries(value).map(([key, member]) => {
      const name = `${inner}${JSON.stringify(key)}: `
      return `${name}${write(member, depth + 1, name.length)}`
    })
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${end}}`
  }
  if (value.length === 0) return '[]'
  if (value.every((entry) => entry === null || typeof entry !== 'object')) {
    const line = `[${value.map((entry) => JSON.stringify(entry)).join(', ')}]`
    // One column more for the comma that may follow.
    if (column + [...line].length + 1 <= WIDTH) return line
  }
  return `[\n${value.map((entry) => `${inner}${write(entry, depth + 1, inner.length)}`).join(',\n')}\n${end}]`
}

/** A copy with `change` applied to every object, the innermost first. */
export function mapObjects(value: Json, change: (object: JsonObject) => JsonObject): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((entry) => mapObjects(entry, change))
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapObjects(member, change)])))
}
