import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

/** JSON Schemas (`<type>.json`) and XSDs (`<type>.xsd`) as published. */
export const referenceRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/schemas/:file', async (request, reply) => {
      const schema = deps.published.schemas.get(pathText(request, 'file'))
      if (schema === undefined) throw notFound()
      return reply.type(schema.contentType).send(schema.content)
    })
  }
