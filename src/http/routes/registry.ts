import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { planAgreements, planCountries, planOffices, planSuspension } from '../../domain/imports/registry.ts'
import { withOfficeCodes } from '../../domain/imports/office-names.ts'
import type { Changed, OperatorAct } from '../../ports/registry.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { onDay, today, whySuspended } from '../registry-request.ts'
import { asCountry, type CountryCode } from '../../domain/values/party.ts'

/**
 * Offices, countries and agreements: everybody known reads them, operators maintain them. Every change is dated, is
 * refused whole if anything in it is wrong, and is on record with who, when and why (`GET /v1/registry/changes`).
 */
export const registryRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/offices', async (request) => ({ items: onDay(request, deps.reference().offices) }))
    app.get('/v1/countries', async (request) => ({ items: onDay(request, deps.reference().countries) }))
    app.get('/v1/agreements', async (request) => {
      const pair = pairOf(request)
      const between = deps
        .reference()
        .agreements.filter(({ countries }) => pair.every((one) => countries.includes(one)))
      return { items: onDay(request, between) }
    })

    app.put('/v1/offices', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(
        await deps.admin.changeOffices(act, (current) => planOffices(current, withOfficeCodes(items, current))),
        act,
      )
    })

    app.put('/v1/countries', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeCountries(act, (current) => planCountries(current, items)), act)
    })

    app.put('/v1/agreements', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(
        await deps.admin.changeAgreements(act, (current) =>
          planAgreements(current, withOfficeCodes(items, deps.reference().offices)),
        ),
        act,
      )
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

/** The two countries of `pair=TG-BF`; none when nobody asks for a pair. */
function pairOf(request: FastifyRequest): readonly CountryCode[] {
  return queryText(request, 'pair')?.split('-').map(asCountry) ?? []
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
