import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../ports/handle.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { FOLLOW_UP_POLICY, followUpPage, noFollowUpPage } from '../pages/follow-up-page.ts'
import { languageOf, weightOf } from '../pages/language.ts'
import { pathMrn, pathNumber, queryText } from '../parameters.ts'
import { EdgeError, notFound, unknownMovement } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'
import { parseMrn } from '../../domain/values/identifiers.ts'

/** Documents that may wait to be drawn, one after the other; further requests are told to retry. */
const WAITING_MAX = 16

/** `?language=`, else the best of `Accept-Language`, else English. */
export function languageAsked(request: FastifyRequest): Language {
  return languageOf(queryText(request, 'language') ?? request.headers['accept-language'])
}

/** A browser asks for HTML by name; a program that takes anything gets JSON. */
function asksForHtml(accept: string | undefined): boolean {
  const html = weightOf(accept, 'text/html')
  return html > 0 && html >= weightOf(accept, 'application/json')
}

/** `GET /v1/movements/{mrn}/accompanying-document` and `GET /v1/follow-up/{mrn}?code=` (interface.md 3). */
export const documentRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const passes = createRateLimit(deps.limits.followUp)
    let waiting = 0

    app.get('/v1/movements/:mrn/accompanying-document', async (request, reply) => {
      const mrn = pathMrn(request)
      const language = languageAsked(request)
      const source = await deps.reads.document(viewerOf(request), mrn)
      if (source === undefined) throw unknownMovement(mrn)
      if (source === 'not-released') throw new EdgeError('not-released', { words: { value: mrn } })
      if (waiting >= WAITING_MAX) throw new EdgeError('unavailable')
      waiting += 1
      try {
        const pdf = await deps.drawDocument(source, language)
        const name = `${mrn}-v${source.movement.version}-${language}.pdf`
        return await reply
          .header('content-disposition', `inline; filename="${name}"`)
          .header('content-language', language)
          .type('application/pdf')
          .send(pdf)
      } finally {
        waiting -= 1
      }
    })

    app.get('/v1/follow-up/:mrn', async (request, reply) => {
      const language = languageAsked(request)
      const page = asksForHtml(request.headers.accept)
      reply.header('vary', 'accept, accept-language')
      const wait = passes(request.ip, performance.now())
      if (wait > 0) {
        if (!page) throw new EdgeError('quota', { retryAfterSeconds: wait })
        reply.header('retry-after', String(wait))
        return sendPage(reply.code(429), noFollowUpPage('tooMany', language))
      }
      const code = queryText(request, 'code') ?? ''
      const mrn = parseMrn(pathNumber(request, 'mrn'))
      const view = mrn === undefined ? undefined : await deps.reads.followUp(mrn, code)
      if (view !== undefined) return page ? sendPage(reply, followUpPage(view, language, code)) : view
      if (!page) throw notFound()
      return sendPage(reply.code(404), noFollowUpPage('notFound', language))
    })
  }

const sendPage = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('content-security-policy', FOLLOW_UP_POLICY).type('text/html; charset=utf-8').send(Buffer.from(text))
