import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

/** Offices of the registry; code lists, JSON Schemas (`<type>.json`) and XSDs (`<type>.xsd`) as published. */
export const referenceRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/offices', async () => ({ items: await deps.reads.offices() }))

    app.get('/v1/codelists/:name', async (request, reply) => {
      const list = deps.published.codelists.get(pathText(request, 'name'))
      if (list === undefined) throw notFound()
      return reply.type(list.contentType).send(list.content)
    })

    app.get('/v1/schemas/:file', async (request, reply) => {
      const schema = deps.published.schemas.get(pathText(request, 'file'))
      if (schema === undefined) throw notFound()
      return reply.type(schema.contentType).send(schema.content)
    })
  }
