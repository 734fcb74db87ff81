import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { closedByOf } from '../../domain/office-app/follow-up.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { DocumentSource } from '../../ports/document.ts'
import type { Language } from '../../ports/handle.ts'
import type { Erased } from '../../ports/erased.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pathMrn } from '../parameters.ts'
import { EdgeError, unknownMovement, unlessErased } from '../problems.ts'
import { languageAsked } from './documents.ts'

/** `GET /v1/movements/{mrn}/certificate-of-discharge`. */
export const dischargeCertificateRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/movements/:mrn/certificate-of-discharge', async (request, reply) => {
      const mrn = pathMrn(request)
      const found = await deps.reads.document(viewerOf(request), mrn)
      if (found === undefined) throw unknownMovement(mrn)
      return sendCertificate(deps, reply, { found, mrn, language: languageAsked(request) })
    })
  }

/** One page, drawn at once: it waits for nobody. Throws 409 `not-discharged`, 410 `body-destroyed`. */
export async function sendCertificate(
  deps: ServerDeps,
  reply: FastifyReply,
  { found, mrn, language }: { found: DocumentSource | 'not-released' | Erased; mrn: Mrn; language: Language },
): Promise<FastifyReply> {
  const source = unlessErased(found)
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
