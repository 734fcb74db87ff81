import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Asset } from '../assets.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

type Pages = {
  /** Where they are, without a slash at the end. */
  at: '/console' | '/desk'
  files: readonly Asset[]
  /** Directives of its Content-Security-Policy beyond those of every page. */
  policy: readonly string[]
  permissions: string
}

/** Names of built files have a digest in them, and never mean anything else. */
const HASHED = /-[A-Za-z0-9_-]{8}\.(?:js|css)$/

/** Only our own files, no inline script or style, no text that becomes a script, no framing, nothing sent anywhere else. */
const POLICY = [
  `default-src 'self'`,
  `object-src 'none'`,
  `require-trusted-types-for 'script'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
]

/** Serves the files of a page, itself at `<at>/`. They hold no data: those come from the API, to whoever may have them. */
export function servePages(app: FastifyInstance, { at, files, policy, permissions }: Pages): void {
  const byPath = new Map(files.map((asset) => [asset.path, asset]))
  const send = (reply: FastifyReply, asset: Asset | undefined): FastifyReply => {
    if (asset === undefined) throw notFound()
    return reply
      .headers({
        'content-security-policy': [...policy, ...POLICY].join('; '),
        'permissions-policy': permissions,
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': HASHED.test(asset.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      .type(asset.contentType)
      .send(asset.content)
  }
  app.get(at, async (_request, reply) => reply.redirect(`${at}/`, 308))
  app.get(`${at}/`, async (_request, reply) => send(reply, byPath.get('')))
  app.get(`${at}/:file`, async (request, reply) => send(reply, byPath.get(pathText(request, 'file'))))
}
