import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { PartyKey } from '../../ports/identity.ts'
import { viewerOf } from '../authenticate.ts'
import { statementCsv, statementJson } from '../pages/contribution-statement.ts'
import type { ServerDeps } from '../deps.ts'
import { asksForCsv, languageOf } from '../pages/language.ts'
import { caseShown, rowShown, statisticsCsv } from '../pages/statistics-page.ts'
import { pageRequest, queryText, withCursor } from '../parameters.ts'
import { badParameter, EdgeError, notFound } from '../problems.ts'
import { admitTo, byOf, filterOf, monthBefore, topicOf } from '../statistics-query.ts'
import { reportOf } from '../statistics-report.ts'
import { languageAsked } from './documents.ts'
import { sendUnlessKnown } from '../tagged.ts'
import type { Cases, Topic } from '../../ports/statistics.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import { asCountry, asParty } from '../../domain/values/party.ts'

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

/** The figures of one topic, as JSON or CSV by `format` (interface.md 7 and 8). */
async function figures(deps: ServerDeps, topic: Topic, request: FastifyRequest, reply: FastifyReply) {
  admitTo(topic, request)
  const now = deps.clock().getTime()
  const [by, filter] = [byOf(topic, request), filterOf(topic, request, now)]
  const table = await deps.reads.statistics(topic, by, filter, now)
  if (queryText(request, 'format') === 'csv') {
    const csv = statisticsCsv({ topic, by, filter }, table, languageOf(request.headers['accept-language']))
    return reply
      .header('vary', 'authorization, accept-language')
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `attachment; filename="${topic}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(Buffer.from(csv))
  }
  const { rows, leftOut, position } = table
  const items = rows.map((row) => rowShown(topic, by, filter, row))
  const told = { view: 'figures', topic, by, ...filter.period, items, leftOut }
  // How far the log is counted changes with every message, the figures do not.
  return sendUnlessKnown(request, reply, told, { besides: { position, asOf: utcDateTime(now) } })
}

/** The movements that one row counts, or has left out for a reason: exactly those, in pages. */
async function cases(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply) {
  const topic = topicOf(request)
  admitTo(topic, request)
  const now = deps.clock().getTime()
  if (topic === 'service') throw notFound()
  const which = (queryText(request, 'cases') ?? 'counted') as Cases
  const filter = filterOf(topic, request, now)
  const page = pageRequest(request)
  const { items, next } = await withCursor(request, () => deps.reads.statisticsCases(topic, which, filter, page, now))
  const told = { items: items.map(caseShown), ...(next === undefined ? {} : { next }) }
  return sendUnlessKnown(request, reply, told, { besides: { asOf: utcDateTime(now) } })
}

/** Reports that may be drawn at once; further requests are told to retry. */
const DRAWN_AT_ONCE = 4

/** `GET /v1/statistics/report`: the month's indicators as PDF; of the region, or for customs of their own country. */
function drawing(deps: ServerDeps): RouteHandlerMethod {
  let waiting = 0
  return async (request, reply) => {
    const [language, now] = [languageAsked(request), deps.clock().getTime()]
    const month = queryText(request, 'month') ?? monthBefore(now)
    const viewer = viewerOf(request)
    if (waiting >= DRAWN_AT_ONCE) throw new EdgeError('unavailable')
    waiting += 1
    try {
      const country = viewer.kind === 'all' ? undefined : asCountry(viewer.key)
      const pdf = await deps.drawReport(await reportOf(deps.reads, { month, country, now }), language)
      return await reply
        .header('content-disposition', `inline; filename="transit-${month}-${language}.pdf"`)
        .header('content-language', language)
        .type('application/pdf')
        .send(pdf)
    } finally {
      waiting -= 1
    }
  }
}

/**
 * `GET /v1/statistics/{topic}` and the movements behind each of its rows. `GET /v1/statistics/contributions` with a month is the
 * monthly statement between guarantors (engine.md 5), as JSON or CSV.
 */
export const statisticsRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/statistics/report', drawing(deps))
    app.get('/v1/statistics/:topic', (request, reply) => figures(deps, topicOf(request), request, reply))
    app.get('/v1/statistics/:topic/movements', (request, reply) => cases(deps, request, reply))

    app.get('/v1/statistics/contributions', async (request, reply) => {
      if (queryText(request, 'month') === undefined) {
        const guarantor = queryText(request, 'guarantor')
        if (guarantor !== undefined) throw badParameter('guarantor', guarantor)
        return figures(deps, 'contributions', request, reply)
      }
      const other = ['from', 'to', 'by', 'corridor', 'country', 'office', 'format'].find(
        (name) => queryText(request, name) !== undefined,
      )
      if (other !== undefined) throw badParameter(other, queryText(request, other) ?? '')
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
