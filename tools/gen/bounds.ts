import { banner, flatten, type JsonSchema, type MessageSchema, type Model, type OutputFile, resolve } from './schema.ts'

type Bounds = { lists: Map<string, number>; texts: Map<string, number>; numbers: Map<string, number> }

/**
 * src/generated/bounds.ts: how much every list, text and number of a message may hold. Code that keeps or makes as much as a
 * schema allows reads it here: a number of its own beside the schema's goes stale in silence, and what is beyond it is lost.
 */
export function emitBounds(model: Model): OutputFile[] {
  const bounds: Bounds = { lists: new Map(), texts: new Map(), numbers: new Map() }
  for (const message of model.messages)
    collect(message.schema, message.root, { model, message, bounds, known: new Set() })
  const content = `${banner('ts', 'schemas/messages/')}
/** How many entries a list of a message holds at most, by the object it stands in and its name. */
export const mostOf = ${recordOf(bounds.lists)} as const

/** How many characters a text holds at most; only those whose schema says so by a length. */
export const longestOf = ${recordOf(bounds.texts)} as const

/** How large a whole number is at most. */
export const largestOf = ${recordOf(bounds.numbers)} as const
`
  return [{ path: 'src/generated/bounds.ts', content }]
}

type Place = { model: Model; message: MessageSchema | undefined; bounds: Bounds; known: Set<string> }

function collect({ properties = {} }: JsonSchema, name: string, place: Place): void {
  const { model, message, bounds } = place
  for (const [field, child] of Object.entries(properties)) {
    const key = `${name}.${field}`
    if (child.maxItems !== undefined) bounds.lists.set(key, child.maxItems)
    const node = child.type === 'array' ? (child.items ?? {}) : child
    const flat = flatten(node, model, message)
    if (flat.maxLength !== undefined) bounds.texts.set(key, flat.maxLength)
    if (flat.maximum !== undefined) bounds.numbers.set(key, flat.maximum)
    if (flat.type === 'object') collectObject(node, flat, key, place)
  }
}

/** A shared object has one name, wherever it is used. */
function collectObject(node: JsonSchema, flat: JsonSchema, key: string, place: Place): void {
  if (node.$ref === undefined) return collect(flat, key, place)
  const { name, shared } = resolve(node.$ref, place.model, place.message)
  if (place.known.has(name)) return
  place.known.add(name)
  collect(flat, name, shared ? { ...place, message: undefined } : place)
}

function recordOf(bounds: ReadonlyMap<string, number>): string {
  const rows = [...bounds].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{\n${rows.map(([key, bound]) => `  '${key}': ${bound},\n`).join('')}}`
}
