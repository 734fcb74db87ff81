import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json, JsonObject } from './openapi-json.ts'
import { readJson } from './read-json.ts'

/** One answer of an operation as schemas/http/operations.json has it. */
export type AnswerSource = {
  description: string
  /** Name of the body's schema in schemas/http/bodies.schema.json. */
  schema?: string
  /** Names of examples in schemas/http/examples.json, where they are not the schema's own. */
  examples?: string[]
  contentTypes?: string[]
  /** The body is one message of the catalogue. */
  content?: 'message'
  headers?: string[]
}

export type OperationSource = {
  id: string
  tag: string
  summary: string
  description: string
  parameters: string[]
  /** The body is any message that may be sent to the hub, or one type. */
  request?: string
  /** The body is no message: its schema in bodies.schema.json, with the example of that name, and what else it may be. */
  body?: { schema: string; description: string; contentTypes?: string[]; required?: boolean }
  responses: Record<string, AnswerSource>
  /** Codes of errors.json, with `:<status>` where the route answers another status than the row says. */
  errors: string[]
}

export type ParameterSource = {
  name?: string
  in: 'path' | 'query' | 'header'
  description: string
  style?: string
  explode?: boolean
  schema: JsonObject
  example?: Json
}

export type HttpSource = {
  tags: { name: string; description: string }[]
  parameters: Record<string, ParameterSource>
  headers: Record<string, JsonObject>
  /** By method and route as the access table of the HTTP edge writes them. */
  operations: Record<string, OperationSource>
  bodies: Record<string, JsonObject>
  examples: Record<string, Json>
  /** What the placeholders of an error's text stand for in its example. */
  words: Record<string, Record<string, string | number>>
}

/** Reads schemas/http. Throws when a file is missing or is no JSON. */
export function loadHttp(root: string): HttpSource {
  const read = <T>(name: string): T => readJson<T>(join(root, 'schemas/http', name))
  const { examples, words } = read<Pick<HttpSource, 'examples' | 'words'>>('examples.json')
  const { $defs } = read<{ $defs: Record<string, JsonObject> }>('bodies.schema.json')
  return {
    ...read<Omit<HttpSource, 'bodies' | 'examples' | 'words'>>('operations.json'),
    bodies: $defs,
    examples,
    words,
  }
}

export type MessageExample = { json: JsonObject; xml: string }

/**
 * The shortest valid example of a type that is written in lines, in both formats: what a reader takes in at a glance.
 */
export function messageExample(root: string, type: string): MessageExample | undefined {
  const folder = join(root, 'schemas/examples', type)
  if (!existsSync(folder)) return undefined
  const [shortest] = readdirSync(folder)
    .filter((name) => /^valid-.*\.json$/.test(name))
    .map((name) => exampleIn(folder, name))
    .sort((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1))
  return shortest === undefined ? undefined : { json: shortest.json, xml: shortest.xml }
}

/** Some examples stand in one line on purpose, to test that layout does not matter; readers get them last. */
function exampleIn(folder: string, name: string): MessageExample & { name: string; cost: number } {
  const text = readFileSync(join(folder, name), 'utf8')
  const xml = readFileSync(join(folder, name.replace(/json$/, 'xml')), 'utf8')
  const inLines = Math.min(text.split('\n').length, xml.split('\n').length) > 5
  return { name, json: JSON.parse(text) as JsonObject, xml, cost: text.length + (inLines ? 0 : 1_000_000) }
}
