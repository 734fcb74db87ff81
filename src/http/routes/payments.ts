import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asParty, type PartyKey } from '../../domain/values/party.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { asksForCsv } from '../pages/language.ts'
import { reconciliationCsv, reconciliationJson } from '../pages/payment-reconciliation.ts'
import { queryText } from '../parameters.ts'
import { badParameter } from '../problems.ts'

/** `GET /v1/payments/reconciliation`: what a payment system was asked and has confirmed on a day (docs/decisions/0207). */
export const paymentRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/payments/reconciliation', async (request, reply) => {
      const [system, day] = [systemOf(deps, request), queryText(request, 'day') ?? '']
      if (day === '') throw badParameter('day', day)
      const lines = deps.reads.paymentLines(system, day)
      reply.header('vary', 'accept')
      if (!asksForCsv(request.headers.accept))
        return { system, day, ...(await reconciliationJson(lines)), asOf: utcDateTime(deps.clock().getTime()) }
      return reply
        .header('content-disposition', `attachment; filename="payments-${system.replace('/', '-')}-${day}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(reconciliationCsv(lines)))
    })
  }

/**
 * Whose day: a payment system's own, or that of the system an operator names. A system that names another is refused: it would
 * mistake its own lines for the other's.
 */
function systemOf(deps: ServerDeps, request: FastifyRequest): PartyKey {
  const viewer = viewerOf(request)
  const named = queryText(request, 'system')
  const own = viewer.kind === 'all' ? undefined : viewer.key
  const system = own ?? (named === undefined ? undefined : asParty(named))
  if (system === undefined || (named !== undefined && named !== system)) throw badParameter('system', named ?? '')
  if (deps.reference().roleOf(system) !== 'payment') throw badParameter('system', system)
  return system
}
