import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Tagging = {
  /** What is told besides and is no part of the tag: when this was so, where to go on from. */
  besides?: object
  cacheControl?: string
  vary?: string
}

/**
 * The answer with a digest of what it tells as its tag: who asks again with it is told 304. The tag is a weak one, since the same
 * is told in several encodings.
 */
export function sendUnlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  told: object,
  { besides = {}, cacheControl = 'private, no-cache', vary = 'authorization, accept-language' }: Tagging = {},
): FastifyReply {
  const etag = `"${createHash('sha256').update(JSON.stringify(told)).digest('base64url')}"`
  reply.headers({ etag: `W/${etag}`, 'cache-control': cacheControl, vary })
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return reply.code(304).send()
  return reply.send({ ...told, ...besides })
}
