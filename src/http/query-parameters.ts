import { queryParameters } from '../generated/query-parameters.ts'
import { cutText } from '../domain/values/legible.ts'
import { badParameter, EdgeError } from './problems.ts'

/** The query parameters an operation takes, each with the pattern of its value, null where any text will do. */
export type DeclaredQuery = ReadonlyMap<string, RegExp | null>

/** Longer than any of our names; an unknown name is echoed up to this length. */
const NAME_SHOWN = 100

/** The addresses of which the declared parameters hold: the interface and the pages of an account. */
const DECLARED = /^\/(?:v1\/|account|compte$|conta$)/

/**
 * What a route takes in its query, as schemas/http/operations.json declares it; undefined of other pages, where nothing but the
 * language is read from a query. Throws when a route is not declared that has to be: it would take anything.
 */
export function queryOf(method: string, url: string): DeclaredQuery | undefined {
  if (!DECLARED.test(url)) return undefined
  const declared = queryParameters[`${method} ${url}`]
  if (declared === undefined) throw new Error(`route ${method} ${url} has no operation in schemas/http/operations.json`)
  const compiled = Object.entries(declared).map(
    ([name, pattern]) => [name, pattern === null ? null : new RegExp(pattern, 'u')] as const,
  )
  return new Map(compiled)
}

/**
 * The one place where a query is checked against its operation's declaration (interface.md 7 and 8). Ignoring an unknown
 * filter would return everything, which is worse than a refusal: a misspelt `seal` would clear every vehicle. Throws 400
 * `parameter` with the name of a parameter that is unknown, empty, repeated or does not match its pattern. The value of an
 * unknown one is not echoed: nobody knows what it holds.
 * @param query as the HTTP library parsed it: text by name, a list where a name was given more than once
 */
export function checkQuery(declared: DeclaredQuery | undefined, query: unknown): void {
  if (declared === undefined) return
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    const pattern = declared.get(name)
    const pointer = cutText(name, NAME_SHOWN)
    if (pattern === undefined) {
      const expected = [...declared.keys()].join(', ')
      throw new EdgeError('parameter', { words: { pointer, expected, reason: 'parameter-unknown' } })
    }
    if (typeof value !== 'string')
      throw new EdgeError('parameter', { words: { pointer, reason: 'parameter-repeated' } })
    if (value === '') throw new EdgeError('parameter', { words: { pointer, reason: 'parameter-empty' } })
    if (pattern?.test(value) === false) throw badParameter(pointer, value)
  }
}
