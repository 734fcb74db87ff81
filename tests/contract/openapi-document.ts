import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** What the tests read of the OpenAPI document. */
export type Media = { schema: object; examples?: Record<string, { $ref: string }> }
export type Answer = {
  $ref?: string
  description: string
  'x-error-codes'?: string[]
  content?: Record<string, Media>
  headers?: Record<string, { $ref: string }>
}
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  'x-callers': string[]
  parameters?: { $ref: string }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
}
export type Parameter = {
  name: string
  in: string
  required?: boolean
  description: string
  schema: object
  example?: unknown
}
export type Document = {
  openapi: string
  info: Record<string, unknown>
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    parameters: Record<string, Parameter>
    headers: Record<string, object>
    responses: Record<string, Answer>
    examples: Record<string, { value: unknown }>
    schemas: Record<string, object>
    securitySchemes: Record<string, { type: string }>
  }
}

/** As the hub reads it at its start. */
export const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/api/openapi.json'), 'utf8'),
) as Document

export type Call = { method: string; path: string; operation: Operation }

export const calls: Call[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
)

const escaped = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1')

/** What a JSON pointer (RFC 6901, with a leading #) leads to in a document; undefined when nowhere. */
export const at = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], root)

/** Every object of a document with its pointer. */
export function walk(
  node: unknown,
  visit: (object: Record<string, unknown>, pointer: string) => void,
  pointer = '#',
): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, pointer)
  for (const [key, child] of Object.entries(node)) walk(child, visit, `${pointer}/${escaped(key)}`)
}

/** Ajv for draft 2020-12 over the whole document: a validator of the schema at a pointer. */
export function schemaAt(): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addSchema(document, 'openapi')
  return (pointer) => ajv.compile({ $ref: `openapi${pointer}` })
}

/** Where the schema of an answer stands; undefined when the operation documents no such answer. */
export function answerPointer(method: string, path: string, status: number, contentType: string): string | undefined {
  const operation = document.paths[path]?.[method]
  const answer = operation?.responses[String(status)]
  const base = answer?.$ref ?? `#/paths/${escaped(path)}/${method}/responses/${status}`
  const pointer = `${base}/content/${escaped(contentType)}/schema`
  return at(document, pointer) === undefined ? undefined : pointer
}
