import type { FastifyRequest } from 'fastify'
import type { ServerDeps } from './deps.ts'
import { bytesOf, jsonOf, mediaTypeOf } from './operator-act.ts'

/** More than any field of ours; a longer one is cut, which makes it wrong, not dangerous. */
const FIELD_MAX = 2_000

/**
 * The fields of a form as browsers send it without script, or the members of a JSON object that are texts; the first of a
 * name counts. Throws 415 for anything else, 400 for what is no JSON.
 */
export function fieldsOf(deps: ServerDeps, request: FastifyRequest): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of pairsOf(deps, request)) {
    if (typeof value === 'string' && !fields.has(name)) fields.set(name, value.slice(0, FIELD_MAX).replaceAll('\0', ''))
  }
  return fields
}

function pairsOf(deps: ServerDeps, request: FastifyRequest): Iterable<[string, unknown]> {
  if (mediaTypeOf(request) === 'application/x-www-form-urlencoded') {
    return new URLSearchParams(bytesOf(request).toString('utf8'))
  }
  const body = jsonOf(deps, request)
  return typeof body === 'object' && body !== null ? Object.entries(body) : []
}
