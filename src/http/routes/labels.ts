import type { FastifyPluginAsync } from 'fastify'
import { labelsIn } from '../../domain/office-app/labels.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { sendUnlessKnown } from '../tagged.ts'

const LANGUAGES = ['en', 'fr', 'pt'] as const

/** `GET /v1/labels/{language}`: what people read for types, fields, states and codes; public, and the same until the next release. */
export const labelRoutes = (): FastifyPluginAsync => async (app) => {
  const all = new Map<string, object>(LANGUAGES.map((language) => [language, labelsIn(language)]))
  app.get('/v1/labels/:language', async (request, reply) => {
    const labels = all.get(pathText(request, 'language'))
    if (labels === undefined) throw notFound()
    return sendUnlessKnown(request, reply, labels, { cacheControl: 'public, max-age=3600', vary: 'accept-encoding' })
  })
}
