import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, withCursor } from '../parameters.ts'

/** `GET /v1/set-aside`: messages that the hub failed to deal with, newest first, each with what failed. */
export const setAsideRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/set-aside', (request) => withCursor(request, () => deps.reads.setAside(pageRequest(request))))
  }
