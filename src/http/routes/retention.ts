import type { FastifyPluginAsync } from 'fastify'
import { planRetention } from '../../domain/imports/retention.ts'
import { planLegalHolds } from '../../domain/imports/legal-holds.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, queryText, withCursor } from '../parameters.ts'
import { actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'

/**
 * How long countries keep the bytes of their messages: everybody known reads it, operators maintain it, on record. Which movements a court
 * or an authority has ordered to be kept beyond that is for those alone who watch the hub.
 */
export const retentionRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/retention', async () => ({ items: deps.reference().retention }))

    app.put('/v1/retention', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeRetention(act, (current) => planRetention(current, items)), act)
    })

    app.get('/v1/legal-holds', (request) =>
      withCursor(request, () => deps.admin.legalHolds(pageRequest(request), queryText(request, 'mrn'))),
    )

    app.put('/v1/legal-holds', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      const today = act.at.toISOString().slice(0, 10)
      return changeAnswer(await deps.admin.changeLegalHolds(act, (now) => planLegalHolds(now, items, today)), act)
    })
  }
