import type { FastifyRequest } from 'fastify'
import { type PartyKey, parsePartyKey } from '../domain/values/party.ts'
import { respelled } from '../domain/values/spelling.ts'
import type { PageRequest } from '../ports/page.ts'
import { badParameter, notFound, unknownMovement } from './problems.ts'
import { type Grn, type Mrn, parseGrn, parseMrn } from '../domain/values/identifiers.ts'

const PAGE_DEFAULT = 50
/** Entries of the longest page. */
export const PAGE_MAX = 200

/**
 * One query parameter as text; undefined when absent. Unknown, empty and repeated ones, and values that break their
 * pattern, were refused before (query-parameters.ts). Throws when the route does not declare it, since no caller could ever
 * pass it.
 */
export function queryText(request: FastifyRequest, name: string): string | undefined {
  const { config, url = '' } = request.routeOptions
  if (config.query?.has(name) !== true) throw new Error(`${url} reads ${name}, which it does not declare`)
  const value = (request.query as Record<string, unknown>)[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value.length > 500) throw badParameter(name, JSON.stringify(value))
  // PostgreSQL has no text with a zero byte; searching for one must not look like a database error.
  if (value.includes('\0')) throw badParameter(name, 'U+0000')
  return value
}

/** A query parameter that is a whole number within bounds. */
export function queryNumber(request: FastifyRequest, name: string, bounds: { min: number; max: number }) {
  const text = queryText(request, name)
  if (text === undefined) return undefined
  const number = Number(text)
  if (!(number >= bounds.min && number <= bounds.max)) throw badParameter(name, text)
  return number
}

/** The participant of the path: `CC` or `CC~party` (interface.md 6). Throws 404 for anything else. */
export function pathParty(request: FastifyRequest): PartyKey {
  const party = parsePartyKey(pathText(request, 'party').replace('~', '/'))
  if (party === undefined) throw notFound()
  return party
}

/** `limit` (at most 200; 50 unless the list says otherwise) and `cursor` of a list. */
export function pageRequest(request: FastifyRequest, otherwise: number = PAGE_DEFAULT): PageRequest {
  const limit = queryNumber(request, 'limit', { min: 1, max: PAGE_MAX }) ?? otherwise
  const cursor = queryText(request, 'cursor')
  return cursor === undefined ? { limit } : { limit, cursor }
}

/** A path parameter, empty when it cannot name anything we have. */
export function pathText(request: FastifyRequest, name: string): string {
  const value = (request.params as Record<string, unknown>)[name]
  return typeof value === 'string' && value.length <= 100 && !value.includes('\0') ? value : ''
}

/** A number in the path, in the spelling it is stored in however it was typed; otherwise as `pathText`. */
export const pathNumber = (request: FastifyRequest, name: 'mrn' | 'grn'): string =>
  respelled(pathText(request, name), name)

/** The MRN in the path, however it was typed. Throws 404 where the text is none: nobody can know of such a movement. */
export function pathMrn(request: FastifyRequest): Mrn {
  const text = pathNumber(request, 'mrn')
  const mrn = parseMrn(text)
  if (mrn === undefined) throw unknownMovement(text)
  return mrn
}

/** The GRN in the path, however it was typed. Throws 404 where the text is none: nothing can have it. */
export function pathGrn(request: FastifyRequest): Grn {
  const grn = parseGrn(pathNumber(request, 'grn'))
  if (grn === undefined) throw notFound()
  return grn
}

/** Turns a RangeError of the read models about a cursor into a 400; `name` is what the route calls it. */
export async function withCursor<T>(request: FastifyRequest, read: () => Promise<T>, name = 'cursor'): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RangeError && error.message === 'cursor') {
      throw badParameter(name, queryText(request, name) ?? '')
    }
    throw error
  }
}
