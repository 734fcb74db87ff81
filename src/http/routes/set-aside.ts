import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { reasonIn } from '../act-reason.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, withCursor } from '../parameters.ts'
import { EdgeError, notFound } from '../problems.ts'

const TIMERS_MAX = 100

const ID = /^[0-9]{1,18}$/

/**
 * `GET /v1/set-aside`: messages that the hub failed to deal with, newest first, each with the failure; the first page also
 * lists timers that fail. Also an operator's act on one of the messages, named by its leaf: to try it once more.
 */
export const setAsideRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/set-aside', (request) =>
      withCursor(request, async () => {
        const page = pageRequest(request)
        const messages = await deps.reads.setAside(page)
        // Either they are few or they share one defect, which the first ones reveal.
        return page.cursor === undefined
          ? { ...messages, timers: await deps.reads.failingTimers(TIMERS_MAX) }
          : messages
      }),
    )
    app.post('/v1/set-aside/:id/retry', (request, reply) => retry(deps, request, reply))
  }

async function retry(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply) {
  const operator = callerOf(request)
  if (operator.kind !== 'operator') throw new EdgeError('forbidden')
  const id = pathText(request, 'id')
  const reason = reasonIn(request.body)
  if (!ID.test(id)) throw notFound()
  const answer = await deps.retrySetAside({ logIndex: BigInt(id), operator: operator.name, reason })
  switch (answer.kind) {
    case 'not-found':
      throw notFound()
    case 'already-decided':
      throw new EdgeError('already-retried')
    case 'not-kept':
      throw new EdgeError('not-kept')
    case 'not-now':
      throw new EdgeError('unavailable')
    case 'accepted':
    case 'set-aside':
      return reply.code(200).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
    case 'refused':
      return reply.code(200).send({ outcome: answer.kind, code: answer.code, logIndex: Number(answer.logIndex) })
  }
}
