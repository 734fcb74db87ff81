import type { FastifyRequest } from 'fastify'
import { day, optional, record, text } from '../domain/values/checks.ts'
import { isWithin } from '../domain/values/time.ts'
import type { OperatorAct } from '../ports/registry.ts'
import type { ServerDeps } from './deps.ts'
import { actFor, jsonOf, ofForm } from './operator-act.ts'
import { queryText } from './parameters.ts'

/** All versions, or those in force on the day asked for (`at`). */
export function onDay<T extends { validFrom?: string; validTo?: string }>(
  request: FastifyRequest,
  values: readonly T[],
): readonly T[] {
  const at = queryText(request, 'at')
  return at === undefined
    ? values
    : values.filter(({ validFrom = '', ...rest }) => isWithin(at, { ...rest, validFrom }))
}

/** The day by the hub's clock, UTC. */
export const today = (deps: ServerDeps): string => deps.clock().toISOString().slice(0, 10)

const SUSPENSION = record({ reason: text(500), from: optional(day) })

/** The body of a suspension: `{ reason, from? }`; `from` defaults to today. */
export function whySuspended(deps: ServerDeps, request: FastifyRequest): { act: OperatorAct; from: string } {
  const body = jsonOf(deps, request)
  const { reason, from } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const act = actFor(deps, request, reason)
  ofForm(SUSPENSION, body)
  return { act, from: typeof from === 'string' ? from : today(deps) }
}
