import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { oneOf, record, text } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { ApprovalAnswer } from '../../ports/approvals.ts'
import type { PageRequest } from '../../ports/page.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { sendProblem } from '../error-handler.ts'
import { bodyOf } from '../operator-act.ts'
import { languageOf } from '../pages/language.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { answerAsk, asksBefore } from '../operator-asks.ts'
import { EdgeError, notFound } from '../problems.ts'

const ANSWER = record({ decision: oneOf(['approve', 'reject']), reason: text(500) })

/**
 * `GET /v1/approvals`: what officers of offices without a system have decided and a second person has to confirm, and for those
 * who run the hub what operators have asked for and a second one has to answer; `POST /v1/approvals/{id}`: that person's word.
 */
export const approvalRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/approvals', (request) =>
      withCursor(request, async () => {
        const [viewer, state] = [viewerOf(request), queryText(request, 'state') ?? 'asked']
        const filter = { state, offices: confirmedBy(deps, request) }
        const messages = (page: PageRequest) => deps.reads.approvals(viewer, filter, page)
        const page = pageRequest(request)
        if (viewer.kind === 'all' && state === 'asked') return asksBefore(deps, page, messages)
        const { items, ...rest } = await messages(page)
        return { items: items.map((one) => ({ ...one, kind: 'message' })), ...rest }
      }),
    )

    app.post('/v1/approvals/:id', async (request, reply) => {
      const caller = callerOf(request)
      if (caller.kind !== 'officer' && caller.kind !== 'operator') throw new EdgeError('forbidden')
      const named = pathText(request, 'id')
      type Answered = { decision: 'approve' | 'reject'; reason: string }
      const { decision: verdict, reason } = bodyOf<Answered>(deps, request, ANSWER)
      if (caller.kind === 'operator') {
        return answerAsk(deps, request, named, { operator: caller.name, verdict, reason })
      }
      const id = named.toLowerCase()
      if (!isMessageId(id)) throw notFound()
      const language = languageOf(request.headers['accept-language'])
      return send(deps, request, reply, await deps.answerApproval(caller, { id, verdict, reason, language }))
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
