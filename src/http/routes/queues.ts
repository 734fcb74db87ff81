import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { PartyKey } from '../../ports/identity.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { readQueues } from '../queues.ts'
import { parsePartyKey } from '../../domain/values/party.ts'

/** The only queue a party may look at is its own; undefined for those who watch all. */
function ownQueue(request: FastifyRequest): PartyKey | undefined {
  const caller = callerOf(request)
  return 'key' in caller ? caller.key : undefined
}

/** Whose queue the address names. Throws 404 where the caller may not look at it, as for one that there is not. */
function namedQueue(request: FastifyRequest): PartyKey {
  const receiver = parsePartyKey(pathText(request, 'receiver'))
  const own = ownQueue(request)
  if (receiver === undefined || (own !== undefined && own !== receiver)) throw notFound()
  return receiver
}

const STATES = ['ready', 'in-flight', 'waiting', 'parked'] as const

/** `GET /v1/queues` and one of them, `/v1/queues/TG` or `/v1/queues/TG%2Fguarantor`, and what waits in it, in order. */
export const queueRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/queues', async (request) => {
      const own = ownQueue(request)
      return { items: await readQueues(deps, own === undefined ? undefined : [own]) }
    })

    app.get('/v1/queues/:receiver', async (request) => {
      const [queue] = await readQueues(deps, [namedQueue(request)])
      if (queue === undefined) throw notFound()
      return queue
    })

    app.get('/v1/queues/:receiver/messages', (request) => {
      const receiver = namedQueue(request)
      const wanted = queryText(request, 'state')
      const state = STATES.find((one) => one === wanted)
      return withCursor(request, () => deps.reads.waitingFor(receiver, pageRequest(request), state))
    })
  }
