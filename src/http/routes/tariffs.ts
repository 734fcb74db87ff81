import type { FastifyPluginAsync } from 'fastify'
import { planContributionTables, planRates } from '../../domain/imports/tariffs.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'

/** Exchange rates and contribution tables: everybody known reads them, operators maintain them, on record. */
export const tariffRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/rates', async () => ({ items: deps.reference().rates }))
    app.get('/v1/contribution-tables', async () => ({ items: deps.reference().contributionTables }))

    app.put('/v1/rates', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeRates(act, (current) => planRates(current, items)), act)
    })

    app.put('/v1/contribution-tables', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      const plan: Parameters<typeof deps.admin.changeContributionTables>[1] = (current) =>
        planContributionTables(current, items)
      return changeAnswer(await deps.admin.changeContributionTables(act, plan), act)
    })
  }
