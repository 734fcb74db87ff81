import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { isMessageId } from '../../domain/values/identifiers.ts'
import { asParty, type MessageKey } from '../../domain/values/party.ts'
import { reasonIn } from '../act-reason.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { badParameter, EdgeError, notFound, there } from '../problems.ts'

/**
 * `POST /v1/messages/{id}/break-glass`: one operator asks for a message's bytes to be read, a second one agrees by the same call;
 * `POST …/break-glass/body` gives them, on record. `GET /v1/break-glass` tells every act to the message's owner, and to who watches.
 */
export const breakGlassRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/messages/:id/break-glass', async (request, reply) => {
      const operator = operatorOf(request)
      const reason = reasonIn(request.body)
      const answer = await deps.breakGlass({ key: keyOf(request), operator, reason })
      switch (answer.kind) {
        case 'not-found':
          throw notFound()
        case 'already-decided':
        case 'second-operator-required':
          throw new EdgeError(answer.kind)
        case 'asked':
        case 'rejected':
          return reply.code(202).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
        case 'opened':
          return { outcome: answer.kind, logIndex: Number(answer.logIndex), until: answer.until }
      }
    })

    app.post('/v1/messages/:id/break-glass/body', async (request, reply) => {
      const answer = await deps.readBroken({ key: keyOf(request), operator: operatorOf(request) })
      if (answer.kind === 'closed') throw new EdgeError('break-glass-required')
      if (answer.kind === 'not-found') throw notFound()
      const { body, contentType, signature } = there(answer.stored)
      if (signature !== undefined) reply.header('corridor-signature', signature.toString('base64'))
      return reply.type(contentType).send(body)
    })

    app.get('/v1/break-glass', (request) => {
      const caller = callerOf(request)
      return withCursor(request, () =>
        deps.listBreakGlass('key' in caller ? caller.key : undefined, pageRequest(request)),
      )
    })
  }

function operatorOf(request: FastifyRequest): string {
  const caller = callerOf(request)
  if (caller.kind !== 'operator') throw new EdgeError('forbidden')
  return caller.name
}

/** Operators have no messages of their own and must name the sender. */
function keyOf(request: FastifyRequest): MessageKey {
  const id = pathText(request, 'id').toLowerCase()
  const sender = queryText(request, 'sender')
  if (sender === undefined) throw badParameter('sender', '')
  if (!isMessageId(id)) throw notFound()
  return { sender: asParty(sender), id }
}
