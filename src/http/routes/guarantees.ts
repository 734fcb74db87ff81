import type { FastifyPluginAsync } from 'fastify'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathGrn, queryText, withCursor } from '../parameters.ts'
import { notFound } from '../problems.ts'

/** `GET /v1/guarantees`, one by GRN with its lines in pages, and its entries in log order. */
export const guaranteeRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/guarantees', (request) =>
      withCursor(request, () => deps.reads.guarantees(viewerOf(request), pageRequest(request))),
    )

    app.get('/v1/guarantees/:grn', async (request) => {
      const states = queryText(request, 'state')?.split(',')
      const page = { ...pageRequest(request), ...(states === undefined ? {} : { states }) }
      const guarantee = await withCursor(request, () => deps.reads.guarantee(viewerOf(request), pathGrn(request), page))
      if (guarantee === undefined) throw notFound()
      return guarantee
    })

    app.get('/v1/guarantees/:grn/entries', async (request) => {
      const entries = await withCursor(request, () =>
        deps.reads.guaranteeEntries(viewerOf(request), pathGrn(request), pageRequest(request)),
      )
      if (entries === undefined) throw notFound()
      return entries
    })
  }
