import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { closedByOf } from '../../domain/office-app/follow-up.ts'
import { type Mrn, parseMrn } from '../../domain/values/identifiers.ts'
import type { DocumentSource } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pathMrn, pathNumber, queryText } from '../parameters.ts'
import { EdgeError, notFound, unknownMovement } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'
import { languageAsked } from './documents.ts'

/** `GET /v1/movements/{mrn}/certificate-of-discharge`, and the same for whoever has the code of the follow-up. */
export const dischargeCertificateRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const passes = createRateLimit(deps.limits.followUp)

    /** One page, drawn at once: it waits for nobody. */
    const certificate = async (
      reply: FastifyReply,
      source: DocumentSource | 'not-released',
      { mrn, language }: { mrn: Mrn; language: Language },
    ): Promise<FastifyReply> => {
      const closedBy = source === 'not-released' ? undefined : closedByOf(source.movement)
      if (source === 'not-released' || (closedBy !== 'discharge' && closedBy !== 'authority')) {
        throw new EdgeError('not-discharged', { words: { value: mrn } })
      }
      const pdf = await deps.drawCertificate(source, language)
      return reply
        .header('content-disposition', `inline; filename="${mrn}-discharge-${language}.pdf"`)
        .header('content-language', language)
        .type('application/pdf')
        .send(pdf)
    }

    app.get('/v1/movements/:mrn/certificate-of-discharge', async (request, reply) => {
      const mrn = pathMrn(request)
      const source = await deps.reads.document(viewerOf(request), mrn)
      if (source === undefined) throw unknownMovement(mrn)
      return certificate(reply, source, { mrn, language: languageAsked(request) })
    })

    app.get('/v1/follow-up/:mrn/certificate-of-discharge', async (request, reply) => {
      const wait = passes(request.ip, performance.now())
      if (wait > 0) throw new EdgeError('quota', { retryAfterSeconds: wait })
      const mrn = parseMrn(pathNumber(request, 'mrn'))
      const code = queryText(request, 'code') ?? ''
      const source = mrn === undefined ? undefined : await deps.reads.documentByCode(mrn, code)
      if (mrn === undefined || source === undefined) throw notFound()
      return certificate(reply, source, { mrn, language: languageAsked(request) })
    })
  }
