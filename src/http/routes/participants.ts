import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'

/** `GET /v1/participants`: everybody registered, with channel and certificates; for operators. */
export const participantRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/participants', async () => ({ items: await deps.reads.participants() }))
  }
