import type { FastifyPluginAsync } from 'fastify'
import { planRetention } from '../../domain/imports/retention.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'

/** How long countries keep the bytes of their messages: everybody known reads it, operators maintain it, on record. */
export const retentionRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/retention', async () => ({ items: deps.reference().retention }))

    app.put('/v1/retention', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      return changeAnswer(await deps.admin.changeRetention(act, (current) => planRetention(current, items)), act)
    })
  }
