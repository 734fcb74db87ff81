import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Asset } from '../assets.ts'
import type { ServerDeps } from '../deps.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

/** Only our own files; no inline script or style, no text that becomes a script, no framing, nothing sent anywhere else. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'self'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types corridor`,
].join('; ')

/** Names of built files have a digest in them, and never mean anything else. */
const HASHED = /-[A-Za-z0-9_-]{8}\.(?:js|css)$/

/** `/desk`, the officers' page. Its files hold no data: those come from the API, within a session. */
export const deskRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const files = new Map(deps.deskFiles.map((asset) => [asset.path, asset]))
    const send = (reply: FastifyReply, asset: Asset | undefined): FastifyReply => {
      if (asset === undefined) throw notFound()
      return reply
        .headers({
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': HASHED.test(asset.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        })
        .type(asset.contentType)
        .send(asset.content)
    }
    app.get('/desk', async (_request, reply) => reply.redirect('/desk/', 308))
    app.get('/desk/', async (_request, reply) => send(reply, files.get('')))
    app.get('/desk/:file', async (request, reply) => send(reply, files.get(pathText(request, 'file'))))
  }
