import type { JsonObject } from './openapi-json.ts'
import { enumerated } from './openapi-schemas.ts'
import { type HttpSource, loadHttp, type ParameterSource } from './openapi-source.ts'
import { banner, COMMON_ID, type Model, type OutputFile } from './schema.ts'

/** Of the interface and of the pages of an account. */
const DECLARED = / \/(?:v1\/|account|compte$|conta$)/

/**
 * src/generated/query-parameters.ts: what each operation under /v1 and each page of an account takes in its query, and by which pattern, as
 * schemas/http/operations.json declares it; the hub refuses everything else (interface.md 7 and 8).
 * @param root the project's directory
 */
export function emitQueryParameters(model: Model, root: string): OutputFile[] {
  const http = loadHttp(root)
  const rows = Object.keys(http.operations)
    .filter((route) => DECLARED.test(route))
    .map((route) => `  '${route}': ${declaredText(http, route, model)},\n`)
  const content = `${banner('ts', 'schemas/http/operations.json')}
/** By route: the query parameters it takes, each with the pattern of its value, null where any text will do. */
export const queryParameters: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
${rows.join('')}}
`
  return [{ path: 'src/generated/query-parameters.ts', content }]
}

function declaredText(http: HttpSource, route: string, model: Model): string {
  const declared = (http.operations[route]?.parameters ?? []).flatMap((key) => {
    const parameter = http.parameters[key]
    return parameter?.in === 'query' ? [[parameter.name ?? key, patternOf(parameter, model)] as const] : []
  })
  const members = declared.map(([name, pattern]) => `${name}: ${JSON.stringify(pattern)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** What a value must be by its own schema, or by the common part the schema names, as one pattern. */
function patternOf({ schema }: ParameterSource, model: Model): string | null {
  if (schema['type'] !== 'array') return patternOfOne(schema, model)
  const one = patternOfOne(schema['items'] as JsonObject, model)?.slice(1, -1)
  return one === undefined ? null : `^${one}(?:,${one})*$`
}

function patternOfOne(schema: JsonObject, model: Model): string | null {
  const { $ref: ref } = schema
  const named = typeof ref === 'string' ? model.common.$defs?.[ref.replace(`${COMMON_ID}#/$defs/`, '')] : undefined
  const { pattern, enum: values, type } = enumerated({ ...(named as JsonObject | undefined), ...schema }, model)
  if (Array.isArray(values)) return `^(?:${(values as string[]).map(escaped).join('|')})$`
  if (typeof pattern === 'string') return pattern
  if (type === 'boolean') return '^(?:true|false)$'
  return type === 'integer' ? WHOLE_NUMBER : null
}

/** Bounds are the handler's: some are known only then. */
const WHOLE_NUMBER = '^(?:0|[1-9][0-9]{0,14})$'

const escaped = (value: string): string => value.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
