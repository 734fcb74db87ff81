import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { ApiDocuments } from '../../ports/published.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import type { OpenApi } from '../reference/api-page.ts'
import { createReference } from '../reference/pages.ts'
import type { QueueDocument } from '../reference/queues-page.ts'
import { REFERENCE_CSS } from '../reference/style.ts'

/** Only our own style sheet: no script, no image, no frame, nothing sent anywhere. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `style-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** Paths that only a sandbox answers. */
const SANDBOX = '/v1/sandbox/'

/** The document as this hub serves it: outside a sandbox it must not promise sandbox routes. */
function documentOf(text: string, sandbox: boolean): OpenApi {
  const document = JSON.parse(text) as OpenApi
  if (sandbox) return document
  return {
    ...document,
    tags: document.tags.filter(({ name }) => name !== 'sandbox'),
    paths: Object.fromEntries(Object.entries(document.paths).filter(([path]) => !path.startsWith(SANDBOX))),
  }
}

/**
 * The contract as the hub keeps it: OpenAPI 3.1, AsyncAPI 3, and both as pages to read at `/docs`, with one page per
 * message. Needs no token and no host but this one (interface.md 3).
 */
export const docsRoutes =
  (published: ApiDocuments, options: { sandbox: boolean }): FastifyPluginAsync =>
  async (app) => {
    const document = documentOf(published.openApi, options.sandbox)
    const queues = JSON.parse(published.asyncApi) as QueueDocument
    const documents = { openApi: JSON.stringify(document), asyncApi: JSON.stringify(queues) }
    const reference = createReference(document, queues)
    const send = (reply: FastifyReply, type: string, text: string | undefined): FastifyReply => {
      if (text === undefined) throw notFound()
      return reply
        .headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' })
        .type(type)
        .send(Buffer.from(text))
    }
    const sendHtml = (reply: FastifyReply, text: string | undefined): FastifyReply =>
      send(reply, 'text/html; charset=utf-8', text)

    app.get('/openapi.json', async (_request, reply) => send(reply, 'application/json', documents.openApi))
    app.get('/asyncapi.json', async (_request, reply) => send(reply, 'application/json', documents.asyncApi))
    app.get('/docs', async (_request, reply) => sendHtml(reply, reference.api()))
    app.get('/docs/messages/:type', async (request, reply) =>
      sendHtml(reply, reference.message(pathText(request, 'type'))),
    )
    app.get('/docs/:page', async (request, reply) => {
      const page = pathText(request, 'page')
      if (page === 'reference.css') return send(reply, 'text/css; charset=utf-8', REFERENCE_CSS)
      if (page === 'queues') return sendHtml(reply, reference.queues())
      if (page === 'errors') return sendHtml(reply, reference.errors())
      throw notFound()
    })
  }
