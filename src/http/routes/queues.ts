import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { PartyKey } from '../../ports/identity.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { readQueues } from '../queues.ts'
import { parsePartyKey } from '../../domain/values/party.ts'

/** The only queue a party may look at is its own; undefined for those who watch all. */
function ownQueue(request: FastifyRequest): PartyKey | undefined {
  const caller = callerOf(request)
  return 'key' in caller ? caller.key : undefined
}

/** `GET /v1/queues` and one of them, `/v1/queues/TG` or `/v1/queues/TG%2Fguarantor`. */
export const queueRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/queues', async (request) => {
      const own = ownQueue(request)
      return { items: await readQueues(deps, own === undefined ? undefined : [own]) }
    })

    app.get('/v1/queues/:receiver', async (request) => {
      const receiver = parsePartyKey(pathText(request, 'receiver'))
      if (receiver === undefined) throw notFound()
      const own = ownQueue(request)
      if (own !== undefined && own !== receiver) throw notFound()
      const [queue] = await readQueues(deps, [receiver])
      if (queue === undefined) throw notFound()
      return queue
    })
  }
