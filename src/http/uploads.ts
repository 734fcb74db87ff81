import type { FastifyReply, FastifyRequest } from 'fastify'
import { keepBodyAway } from './expectations.ts'
import { EdgeError } from './problems.ts'
import { networkOf } from './rate-limit.ts'

/** Large bodies read at once, of everybody: so much memory strangers may take. */
const AT_ONCE = 4

/**
 * Lets in large bodies of callers without an account: a few at once, one of each address, since a body is in memory as a whole
 * before anybody knows whether it is wanted.
 * @returns a hook; it throws 429 `quota`
 */
export function uploadGate(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const under = new Set<string>()
  return async (request, reply) => {
    const network = networkOf(request.ip)
    if (under.size >= AT_ONCE || under.has(network)) {
      keepBodyAway(request, reply)
      throw new EdgeError('quota', { retryAfterSeconds: 2 })
    }
    under.add(network)
    // Whatever becomes of it: also of a connection that breaks.
    reply.raw.once('close', () => under.delete(network))
  }
}
