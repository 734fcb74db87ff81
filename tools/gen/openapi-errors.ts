import type { Json, JsonObject } from './openapi-json.ts'
import type { HttpSource } from './openapi-source.ts'
import { schemaRef } from './openapi-parts.ts'
import type { ErrorRow, Model } from './schema.ts'

/** A code as one operation answers it. */
export type ErrorUse = { row: ErrorRow; status: number }

/** Sets of codes up to this size are the same in many operations and get one component. */
const SHARED_MAX = 2

/** Statuses that always say when to come back (RFC 9110 10.2.3); a request cut off at 408 is told nothing more. */
const COMES_BACK: ReadonlySet<number> = new Set([429, 503])

/** Levels whose findings have a place in the message. */
const LOCATED: ReadonlySet<string> = new Set(['well-formed', 'schema', 'rule', 'sequence'])

/** `90:404` is code 90 answered with 404. Throws on a code that errors.json does not have. */
export function errorUse(text: string, model: Model): ErrorUse {
  const [code, status] = text.split(':')
  const row = model.errors.find((one) => one.code === code)
  if (row === undefined) throw new Error(`schemas/http/operations.json: no error ${text}`)
  return { row, status: status === undefined ? row.status : Number(status) }
}

const exampleName = ({ row, status }: ErrorUse): string =>
  status === row.status ? `problem-${row.code}` : `problem-${row.code}-${status}`

/** The error's text with words in its placeholders; what has none keeps its braces, so that the test sees it. */
const filled = (text: string, words: Record<string, string | number>): string =>
  text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => String(words[name] ?? whole))

/** An answer with this code as RFC 9457 problem, in English. */
function problemExample({ row, status }: ErrorUse, http: HttpSource, model: Model): JsonObject {
  const words = http.words[row.code] ?? {}
  const { reason, pointer = '', ...more } = words
  const text = model.reasons.find(({ id }) => id === reason)?.texts ?? row.texts
  const message = filled(text.en, words)
  const level = row.category === 'schema' && words['rule'] !== undefined ? 'rule' : row.category
  const findings =
    LOCATED.has(row.category) && status === row.status ? [{ code: row.code, pointer, ...more, message }] : []
  return {
    type: `urn:corridor:error:${row.code}`,
    title: model.categories.find(({ id }) => id === level)?.texts.en ?? '',
    status,
    detail: message,
    code: row.code,
    errors: findings,
  }
}

/** The examples of all errors the operations answer, by component name. */
export function problemExamples(uses: readonly ErrorUse[], http: HttpSource, model: Model): JsonObject {
  const named = uses.map((use): [string, Json] => [
    exampleName(use),
    { summary: use.row.texts.en, value: problemExample(use, http, model) },
  ])
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Collects the error answers of operations; those that many share become components. */
export class ErrorAnswers {
  readonly shared: JsonObject = {}
  readonly uses: ErrorUse[] = []

  /** Responses by status. `xml` says that the answer may be an error message in XML instead. */
  of(uses: readonly ErrorUse[], xml: boolean): JsonObject {
    this.uses.push(...uses)
    const byStatus = Map.groupBy(uses, ({ status }) => status)
    const answers = [...byStatus].sort(([a], [b]) => a - b)
    return Object.fromEntries(answers.map(([status, some]) => [String(status), this.#answer(status, some, xml)]))
  }

  #answer(status: number, uses: readonly ErrorUse[], xml: boolean): JsonObject {
    const answer = errorAnswer(status, uses, xml)
    if (uses.length > SHARED_MAX || xml) return answer
    const name = [status, ...uses.map(({ row }) => row.code)].join('.')
    this.shared[name] = answer
    return { $ref: `#/components/responses/${name}` }
  }
}

function errorAnswer(status: number, uses: readonly ErrorUse[], xml: boolean): JsonObject {
  const codes = uses.map(({ row }) => row.code)
  const headers = [...(COMES_BACK.has(status) ? ['Retry-After'] : []), ...(status === 401 ? ['WWW-Authenticate'] : [])]
  const problem = {
    schema: schemaRef('Problem'),
    examples: Object.fromEntries(
      uses.map((use) => [use.row.code, { $ref: `#/components/examples/${exampleName(use)}` }]),
    ),
  }
  const message = status === 422 ? 'functional-error' : 'technical-error'
  return {
    description: uses.map(({ row }) => `\`${row.code}\`: ${row.texts.en}`).join('\n\n'),
    'x-error-codes': codes,
    ...(headers.length === 0 ? {} : { headers: headerRefs(headers) }),
    content: {
      'application/problem+json': problem,
      ...(xml
        ? {
            'application/xml': {
              schema: { type: 'string', description: `A ${message} message, for who wrote XML and asks for XML.` },
              examples: { [message]: { $ref: `#/components/examples/message-${message}-xml` } },
            },
          }
        : {}),
    },
  }
}

export const headerRefs = (names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
