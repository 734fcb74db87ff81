import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'

/** `GET /v1/unanswered`: messages over AMQP whose sender is unknown and so cannot be answered; for operators. */
export const unansweredRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/unanswered', async () => {
      const { rows, leftOut } = await deps.unanswered.list()
      const items = rows.map(({ reason, user, count, firstAt, lastAt, detail, named, digest }) => ({
        reason,
        ...(user === undefined ? {} : { user }),
        count,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
        detail,
        ...(named === undefined ? {} : { messageId: named }),
        digest: `sha256:${digest.toString('hex')}`,
      }))
      return { items, ...(leftOut === 0 ? {} : { leftOut }), asOf: deps.clock().toISOString() }
    })
  }
