import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Asset } from '../assets.ts'
import type { ServerDeps } from '../deps.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

/** Only our own files, no inline script or style, no framing, nothing sent anywhere else. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** The console's files. They hold no data: those come from the API, with the operator's token. */
export const consoleRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const files = new Map(deps.console.map((asset) => [asset.path, asset]))
    const send = (reply: FastifyReply, asset: Asset | undefined): FastifyReply => {
      if (asset === undefined) throw notFound()
      return reply
        .headers({
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'permissions-policy': 'camera=(), geolocation=(), microphone=()',
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': 'no-cache',
        })
        .type(asset.contentType)
        .send(asset.content)
    }
    app.get('/console', async (_request, reply) => reply.redirect('/console/', 308))
    app.get('/console/', async (_request, reply) => send(reply, files.get('')))
    app.get('/console/:file', async (request, reply) => send(reply, files.get(pathText(request, 'file'))))
  }
