import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { oneOf, record, text } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { ApprovalAnswer } from '../../ports/approvals.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { sendProblem } from '../error-handler.ts'
import { bodyOf } from '../operator-act.ts'
import { languageOf } from '../pages/language.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { EdgeError, notFound } from '../problems.ts'

const ANSWER = record({ decision: oneOf(['approve', 'reject']), reason: text(500) })

/**
 * `GET /v1/approvals`: what officers of offices without a system have decided and a second person has to confirm; `POST
 * /v1/approvals/{id}`: that person's word.
 */
export const approvalRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/approvals', (request) =>
      withCursor(request, () =>
        deps.reads.approvals(
          viewerOf(request),
          { state: queryText(request, 'state') ?? 'asked', offices: confirmedBy(deps, request) },
          pageRequest(request),
        ),
      ),
    )

    app.post('/v1/approvals/:id', async (request, reply) => {
      const officer = callerOf(request)
      if (officer.kind !== 'officer') throw new EdgeError('forbidden')
      const id = pathText(request, 'id').toLowerCase()
      if (!isMessageId(id)) throw notFound()
      type Answered = { decision: 'approve' | 'reject'; reason: string }
      const { decision: verdict, reason } = bodyOf<Answered>(deps, request, ANSWER)
      const language = languageOf(request.headers['accept-language'])
      return send(deps, request, reply, await deps.answerApproval(officer, { id, verdict, reason, language }))
    })
  }

/** The offices of an officer, and those that they supervise. */
function confirmedBy(deps: ServerDeps, request: FastifyRequest) {
  const caller = callerOf(request)
  if (caller.kind !== 'officer') return []
  const supervised = deps
    .reference()
    .offices.filter(
      ({ supervisingOffice }) => supervisingOffice !== undefined && caller.offices.includes(supervisingOffice),
    )
  return [...caller.offices, ...supervised.map(({ code }) => code)]
}

function send(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply, answer: ApprovalAnswer): FastifyReply {
  switch (answer.kind) {
    case 'not-found':
      throw notFound()
    case 'forbidden':
    case 'same-person':
    case 'already-decided':
      throw new EdgeError(answer.kind)
    case 'not-now':
      throw new EdgeError('unavailable')
    case 'refused':
      return sendProblem(deps, request, reply, answer.problem)
    case 'approved':
      return reply.code(200).send({ outcome: answer.kind, status: answer.status })
    case 'rejected':
      return reply.code(200).send({ outcome: answer.kind })
  }
}
