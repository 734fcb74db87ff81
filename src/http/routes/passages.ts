import type { FastifyPluginAsync } from 'fastify'
import { callerOf } from '../authenticate.ts'
import type { PassageItem } from '../../ports/passages.ts'
import type { ServerDeps } from '../deps.ts'
import { sendProblem } from '../error-handler.ts'
import { languageOf } from '../pages/language.ts'
import { EdgeError } from '../problems.ts'

const JSON_TYPE = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * `POST /v1/passages`: an officer confirms once for everything a vehicle carries, and the hub makes one notice per
 * movement. The answer is a list of verdicts: one that cannot be taken does not undo the others.
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
      return { items: answer.items.map(itemView) }
    })
  }

/** One verdict as JSON; `status` is what the notice alone would have been answered with. */
function itemView(item: PassageItem): Record<string, unknown> {
  const { mrn, httpStatus: status } = item
  if ('problem' in item) return { mrn, status, problem: item.problem }
  const { id, receipt, receiptSignature } = item
  const [bytes, signature] = [receipt, receiptSignature].map((one) => one.toString('base64'))
  return { mrn, status, id, receipt: bytes, receiptSignature: signature }
}
