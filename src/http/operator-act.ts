import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Check } from '../domain/values/checks.ts'
import type { Finding } from '../domain/values/finding.ts'
import { hasUnseen } from '../domain/values/legible.ts'
import type { Changed, OperatorAct } from '../ports/registry.ts'
import { callerOf } from './authenticate.ts'
import type { ServerDeps } from './deps.ts'
import { queryText } from './parameters.ts'
import { badParameter, EdgeError, foundWrong } from './problems.ts'

const REASON_MAX = 500

/** What an operator is about to change, and why; the reason stands in the query, since the body is the data. */
export function actOf(deps: ServerDeps, request: FastifyRequest): OperatorAct {
  return act(deps, request, operatorIn(request), queryText(request, 'reason'), dryRunOf(request))
}

/** As `actFor`, of somebody who is no operator and may do this all the same. */
export const actBy = (deps: ServerDeps, request: FastifyRequest, who: string, reason: string): OperatorAct =>
  act(deps, request, who, reason, false)

/** As `actOf`, for acts whose body says why. */
export const actFor = (deps: ServerDeps, request: FastifyRequest, reason: unknown): OperatorAct =>
  act(deps, request, operatorIn(request), typeof reason === 'string' ? reason : undefined, false)

function operatorIn(request: FastifyRequest): string {
  const caller = callerOf(request)
  if (caller.kind !== 'operator') throw new EdgeError('forbidden')
  return caller.name
}

function act(
  deps: ServerDeps,
  request: FastifyRequest,
  operator: string,
  given: string | undefined,
  dryRun: boolean,
): OperatorAct {
  const reason = (given ?? '').trim()
  // A dry run leaves no trace and needs no reason.
  if (reason === '' && !dryRun) throw new EdgeError('reason-required')
  if (reason.length > REASON_MAX || hasUnseen(reason)) throw badParameter('reason', reason)
  const digest = createHash('sha256').update(bytesOf(request)).digest()
  return { operator, reason, digest, at: deps.clock(), dryRun }
}

const dryRunOf = (request: FastifyRequest): boolean => queryText(request, 'dryRun') === 'true'

/** The body as it came, empty when there is none. */
export const bytesOf = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)

/** The media type of the body, in lower case, without parameters; empty when there is none. */
export const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Whether the body is CSV. Throws 415 when it is neither CSV nor JSON. */
export function isCsv(request: FastifyRequest): boolean {
  const type = mediaTypeOf(request)
  if (type !== 'application/json' && type !== 'text/csv') throw new EdgeError('import-type')
  return type === 'text/csv'
}

/** The body parsed as strict JSON. Throws 415 or 400 with the location. */
export function jsonOf(deps: ServerDeps, request: FastifyRequest): unknown {
  if (mediaTypeOf(request) !== 'application/json') throw new EdgeError('import-type')
  const document = deps.readJson(bytesOf(request))
  if (!document.ok) throw foundWrong([document.finding], 400)
  return document.value
}

/** The body, of this form. Throws 415 or 400 as `jsonOf`, or 422 with everything that is wrong with it. */
export const bodyOf = <T>(deps: ServerDeps, request: FastifyRequest, check: Check): T =>
  ofForm<T>(check, jsonOf(deps, request))

/** What a body holds, of this form. Throws 422 with everything that is wrong with it. */
export function ofForm<T>(check: Check, value: unknown): T {
  const findings = check(value, { pointer: '' })
  if (findings.length > 0) throw foundWrong(findings)
  return value as T
}

/** `items` of a body that has no other members than a published list has. Throws 422. */
export function itemsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null && 'items' in value) return value.items
  throw foundWrong([{ code: '13', pointer: '/items' } satisfies Finding])
}

/** The answer to a change: what it changed, or everything that was wrong with it (422). */
export function changeAnswer(changed: Changed, { dryRun }: OperatorAct) {
  if (!changed.ok) throw foundWrong(changed.findings)
  return { version: changed.version, dryRun, changes: changed.changes }
}
