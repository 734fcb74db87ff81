import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Asset } from '../assets.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

type Pages = {
  /** Where they are, without a slash at the end. */
  at: '/console' | '/desk'
  files: readonly Asset[]
  /** Directives of its Content-Security-Policy beyond those of every page, or in their place. */
  policy: readonly string[]
  permissions: string
  cacheControl: (asset: Asset) => string
}

/** Only our own files, no inline script or style, no framing, nothing sent anywhere else. */
const POLICY = [
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
]

const nameOf = (directive: string): string | undefined => directive.split(' ', 1)[0]

const policyWith = (own: readonly string[]): string =>
  [...own, ...POLICY.filter((one) => !own.some((other) => nameOf(other) === nameOf(one)))].join('; ')

/** Serves the files of a page, itself at `<at>/`. They hold no data: those come from the API, to whoever may have them. */
export function servePages(app: FastifyInstance, { at, files, policy, permissions, cacheControl }: Pages): void {
  const byPath = new Map(files.map((asset) => [asset.path, asset]))
  const send = (reply: FastifyReply, asset: Asset | undefined): FastifyReply => {
    if (asset === undefined) throw notFound()
    return reply
      .headers({
        'content-security-policy': policyWith(policy),
        'permissions-policy': permissions,
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': cacheControl(asset),
      })
      .type(asset.contentType)
      .send(asset.content)
  }
  app.get(at, async (_request, reply) => reply.redirect(`${at}/`, 308))
  app.get(`${at}/`, async (_request, reply) => send(reply, byPath.get('')))
  app.get(`${at}/:file`, async (request, reply) => send(reply, byPath.get(pathText(request, 'file'))))
}
