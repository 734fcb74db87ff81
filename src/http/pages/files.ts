import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asset } from '../assets.ts'
import { pathText } from '../parameters.ts'
import { weightOf } from './language.ts'
import { notFound } from '../problems.ts'

type Pages = {
  /** Where they are, without a slash at the end. */
  at: '/console' | '/desk'
  files: readonly Asset[]
  /** Directives of its Content-Security-Policy beyond those of every page, or in the place of one of them. */
  policy: readonly string[]
  permissions: string
}

/** Names of built files have a digest in them, and never mean anything else. */
const HASHED = /-[A-Za-z0-9_-]{8}\.(?:js|css|wasm)$/

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

const nameOf = (directive: string): string | undefined => directive.split(' ', 1)[0]

const policyWith = (own: readonly string[]): string =>
  [...own, ...POLICY.filter((one) => !own.some((other) => nameOf(other) === nameOf(one)))].join('; ')

/** Shorter files fit into a packet as they are. */
const WORTH_IT_BYTES = 1_024

const PACK = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const
type Encoding = keyof typeof PACK

/** How the caller takes a file, as small as may be: a first use at a border is paid for by the byte. */
function encodingFor({ headers }: FastifyRequest, { content }: Asset): Encoding | undefined {
  if (content.length < WORTH_IT_BYTES) return undefined
  const accepted = headers['accept-encoding']
  return (['br', 'gzip'] as const).find((one) => weightOf(accepted, one) > 0)
}

/** Files compressed as well as can be, once, when somebody first asks for them: they are the same for everybody. */
function createPacked(): (asset: Asset, encoding: Encoding) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>()
  return ({ path, content }, encoding) => {
    const key = `${encoding} ${path}`
    const known = made.get(key) ?? PACK[encoding](content)
    made.set(key, known)
    return known
  }
}

/** Serves the files of a page, itself at `<at>/`. They hold no data: those come from the API, to whoever may have them. */
export function servePages(app: FastifyInstance, { at, files, policy, permissions }: Pages): void {
  const byPath = new Map(files.map((asset) => [asset.path, asset]))
  const packed = createPacked()
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asset: Asset | undefined,
  ): Promise<FastifyReply> => {
    if (asset === undefined) throw notFound()
    const encoding = encodingFor(request, asset)
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    return reply
      .headers({
        'content-security-policy': policyWith(policy),
        'permissions-policy': permissions,
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': HASHED.test(asset.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
      })
      .type(asset.contentType)
      .send(encoding === undefined ? asset.content : await packed(asset, encoding))
  }
  app.get(at, async (_request, reply) => reply.redirect(`${at}/`, 308))
  app.get(`${at}/`, (request, reply) => send(request, reply, byPath.get('')))
  app.get(`${at}/:file`, (request, reply) => send(request, reply, byPath.get(pathText(request, 'file'))))
}
