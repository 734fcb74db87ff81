import type { FastifyPluginAsync } from 'fastify'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { sendProblem } from '../error-handler.ts'
import { languageOf } from '../pages/language.ts'
import { EdgeError } from '../problems.ts'

const JSON_TYPE = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * `POST /v1/passages`: an officer confirms once for everything a vehicle carries, and the hub makes one notice per
 * movement.
 */
export const passageRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.post('/v1/passages', async (request, reply) => {
      const officer = callerOf(request)
      if (officer.kind !== 'officer') throw new EdgeError('forbidden')
      if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new EdgeError('content-type')
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const answer = await deps.confirmPassage(officer, body, languageOf(request.headers['accept-language']))
      if (answer.kind === 'refused') return sendProblem(deps, request, reply, answer.problem, answer.retryAfterSeconds)
      const items = answer.items.map(({ mrn, id, receipt, receiptSignature }) => ({
        mrn,
        id,
        receipt: receipt.toString('base64'),
        receiptSignature: receiptSignature.toString('base64'),
      }))
      return reply.code(answer.repeat ? 200 : 202).send({ items })
    })
  }
