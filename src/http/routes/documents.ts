import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Language } from '../../ports/handle.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { languageOf } from '../pages/language.ts'
import { pathMrn, queryText } from '../parameters.ts'
import { EdgeError, unknownMovement, unlessErased } from '../problems.ts'

/** Documents that may wait to be drawn, one after the other; further requests are told to retry. */
const WAITING_MAX = 16

/** `?language=`, else the best of `Accept-Language`, else English. */
export function languageAsked(request: FastifyRequest): Language {
  return languageOf(queryText(request, 'language') ?? request.headers['accept-language'])
}

/** `GET /v1/movements/{mrn}/accompanying-document` (interface.md 3). */
export const documentRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    let waiting = 0

    app.get('/v1/movements/:mrn/accompanying-document', async (request, reply) => {
      const mrn = pathMrn(request)
      const language = languageAsked(request)
      const found = await deps.reads.document(viewerOf(request), mrn)
      if (found === undefined) throw unknownMovement(mrn)
      const source = unlessErased(found)
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
  }
