import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { planAgreements, planCountries, planOffices, planSuspension } from '../../domain/registry-import.ts'
import { day, optional, record, text } from '../../domain/checks.ts'
import { isWithin } from '../../domain/time.ts'
import type { Changed, OperatorAct } from '../../ports/registry.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor, actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'
import { pageRequest, pathText, queryDay, withCursor } from '../parameters.ts'
import { foundWrong, notFound } from '../problems.ts'

/**
 * Offices, countries and agreements: everybody known reads them, operators maintain them. Every change is dated, is
 * refused whole if anything in it is wrong, and is on record with who, when and why (`GET /v1/registry/changes`).
 */
export const registryRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/offices', async (request) => ({ items: on(request, deps.reference().offices) }))
    app.get('/v1/countries', async (request) => ({ items: on(request, deps.reference().countries) }))
    app.get('/v1/agreements', async (request) => ({ items: on(request, deps.reference().agreements) }))

    app.put('/v1/offices', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeOffices(act, (current) => planOffices(current, items)), act)
    })

    app.put('/v1/countries', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeCountries(act, (current) => planCountries(current, items)), act)
    })

    app.put('/v1/agreements', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeAgreements(act, (current) => planAgreements(current, items)), act)
    })

    app.post('/v1/agreements/:id/suspend', async (request) => {
      const { act, from } = whySuspended(deps, request)
      return changeAnswer(await suspend(deps, request, act, from), act)
    })

    app.post('/v1/agreements/:id/resume', async (request) => {
      const { act } = whySuspended(deps, request)
      return changeAnswer(await suspend(deps, request, act, undefined), act)
    })

    app.get('/v1/registry/changes', (request) =>
      withCursor(request, () => deps.admin.registryChanges(pageRequest(request))),
    )
  }

/** All versions, or those in force on the day asked for. */
function on<T extends { validFrom?: string; validTo?: string }>(
  request: FastifyRequest,
  values: readonly T[],
): readonly T[] {
  const at = queryDay(request, 'at')
  return at === undefined
    ? values
    : values.filter(({ validFrom = '', ...rest }) => isWithin(at, { ...rest, validFrom }))
}

const today = (deps: ServerDeps): string => deps.clock().toISOString().slice(0, 10)

/** `{ reason, from? }`; from is today unless it says otherwise. */
function whySuspended(deps: ServerDeps, request: FastifyRequest): { act: OperatorAct; from: string } {
  const body = jsonOf(deps, request)
  const { reason, from } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const act = actFor(deps, request, reason)
  const findings = record({ reason: text(500), from: optional(day) })(body, { pointer: '' })
  if (findings.length > 0) throw foundWrong(findings)
  return { act, from: typeof from === 'string' ? from : today(deps) }
}

async function suspend(
  deps: ServerDeps,
  request: FastifyRequest,
  act: OperatorAct,
  from: string | undefined,
): Promise<Changed> {
  const id = pathText(request, 'id')
  return deps.admin.changeAgreements(act, (current) => {
    const plan = planSuspension(current, id, today(deps), from)
    if (plan === undefined) throw notFound()
    return plan
  })
}
