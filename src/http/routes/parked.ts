import type { FastifyPluginAsync } from 'fastify'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, withCursor } from '../parameters.ts'

/** `GET /v1/parked`: what was given up for now, why, and how much it holds back. A party sees what is parked for it. */
export const parkedRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/parked', (request) =>
      withCursor(request, () => deps.reads.parked(viewerOf(request), pageRequest(request))),
    )
  }
