import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { PartyKey } from '../../ports/identity.ts'
import { viewerOf } from '../authenticate.ts'
import { statementCsv, statementJson } from '../pages/contribution-statement.ts'
import type { ServerDeps } from '../deps.ts'
import { weightOf } from '../pages/language.ts'
import { queryText } from '../parameters.ts'
import { badParameter } from '../problems.ts'
import { asParty } from '../../domain/values/party.ts'

const MONTH = /^20[0-9]{2}-(0[1-9]|1[0-2])$/

/**
 * Whose lines: a party gets its own, and only guarantors have any; operators get all, or those of the guarantor they name.
 * A party that names another one is refused: it would mistake its own lines for the other's.
 */
function keyOf(request: FastifyRequest): PartyKey | undefined {
  const viewer = viewerOf(request)
  const named = queryText(request, 'guarantor')
  if (viewer.kind === 'all') return named === undefined ? undefined : asParty(named)
  if (named !== undefined && named !== viewer.key) throw badParameter('guarantor', named)
  return viewer.key
}

function monthOf(request: FastifyRequest): string {
  const month = queryText(request, 'month') ?? ''
  if (!MONTH.test(month)) throw badParameter('month', month)
  return month
}

const asksForCsv = (accept: string | undefined): boolean =>
  weightOf(accept, 'text/csv') > weightOf(accept, 'application/json')

/** `GET /v1/statistics/contributions`: the monthly statement between guarantors (engine.md 5), as JSON or CSV. */
export const statisticsRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/statistics/contributions', async (request, reply) => {
      const [key, month] = [keyOf(request), monthOf(request)]
      const lines = deps.reads.contributionStatement(month, key)
      reply.header('vary', 'accept')
      if (!asksForCsv(request.headers.accept)) return statementJson(month, lines)
      const name = `contributions-${month}.csv`
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(statementCsv(month, lines)))
    })
  }
