import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { ActAnswer, ParkedAct } from '../../ports/acts.ts'
import { reasonIn } from '../act-reason.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, withCursor } from '../parameters.ts'
import { EdgeError, notFound } from '../problems.ts'
import { parsePartyKey } from '../../domain/values/party.ts'

const ID = /^([0-9]{1,18})-([A-Z]{2}(?:\.[^.\s]{1,70})?)$/

/**
 * `GET /v1/parked`: deliveries given up for now, why, and how much each holds back; a party sees those parked for it. Also
 * an operator's acts on them: replay sends the message once more; discard releases its followers and takes a second
 * operator.
 */
export const parkedRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/parked', (request) =>
      withCursor(request, () => deps.reads.parked(viewerOf(request), pageRequest(request))),
    )

    for (const act of ['replay', 'discard'] as const) {
      app.post(`/v1/parked/:id/${act}`, (request, reply) => decide(deps, act, request, reply))
    }
  }

async function decide(deps: ServerDeps, act: ParkedAct, request: FastifyRequest, reply: FastifyReply) {
  const operator = callerOf(request)
  if (operator.kind !== 'operator') throw new EdgeError('forbidden')
  const [, logIndex, receiver] = ID.exec(pathText(request, 'id')) ?? []
  const reason = reasonIn(request.body)
  const party = parsePartyKey(receiver?.replace('.', '/') ?? '')
  if (logIndex === undefined || party === undefined) throw notFound()
  const named = { receiver: party, logIndex: BigInt(logIndex) }
  const answer = await deps.actOnParked({ act, ...named, operator: operator.name, reason })
  return send(reply, answer)
}

function send(reply: FastifyReply, answer: ActAnswer): FastifyReply {
  switch (answer.kind) {
    case 'not-found':
      throw notFound()
    case 'already-decided':
      throw new EdgeError('already-decided')
    case 'second-operator-required':
      throw new EdgeError('second-operator-required')
    case 'replayed':
    case 'discarded':
    case 'discard-rejected':
      return reply.code(200).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
    case 'discard-asked':
      return reply.code(202).send({ outcome: answer.kind, logIndex: Number(answer.logIndex) })
  }
}
