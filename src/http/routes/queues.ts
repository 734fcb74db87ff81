import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { PartyKey } from '../../ports/identity.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { pageRequest, pathText, queryText, withCursor } from '../parameters.ts'
import { badParameter, notFound } from '../problems.ts'
import { readQueues } from '../queues.ts'
import { sendUnlessKnown } from '../tagged.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import type { HistorySpan } from '../../ports/queue-history.ts'
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

/** Steps of a history, in seconds. */
const STEPS: Readonly<Record<string, number>> = { PT1M: 60, PT5M: 300, PT15M: 900, PT1H: 3_600 }
const POINTS_MOST = 1_500
const DAY_MS = 86_400_000
/** Nothing older is kept. */
const HISTORY_MOST_MS = 8 * DAY_MS

/**
 * What is asked for: the last day in steps of five minutes unless told. It begins and ends at whole steps, so that an answer stays
 * the same until there is a new one. Throws 400 for what ends before it begins, or has too many points.
 */
function spanOf(request: FastifyRequest, now: Date): HistorySpan {
  const stepSeconds = STEPS[queryText(request, 'step') ?? 'PT5M'] ?? 300
  const [from, to] = [queryText(request, 'from'), queryText(request, 'to')]
  const step = stepSeconds * 1_000
  const end = Math.ceil((to === undefined ? now.getTime() : Date.parse(to)) / step) * step
  const start = Math.floor((from === undefined ? end - DAY_MS : Date.parse(from)) / step) * step
  const points = (end - start) / step
  if (!(points > 0 && points <= POINTS_MOST && end - start <= HISTORY_MOST_MS)) {
    throw to === undefined && from !== undefined ? badParameter('from', from) : badParameter('to', to ?? '')
  }
  return { from: new Date(start), to: new Date(end), stepSeconds }
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

    app.get('/v1/queues/:receiver/history', async (request, reply) => {
      const receiver = namedQueue(request)
      const now = deps.clock()
      const points = await deps.reads.queueHistory(receiver, spanOf(request, now))
      return sendUnlessKnown(request, reply, { receiver, points }, { besides: { asOf: utcDateTime(now.getTime()) } })
    })

    app.get('/v1/queues/:receiver/messages', (request) => {
      const receiver = namedQueue(request)
      const wanted = queryText(request, 'state')
      const state = STATES.find((one) => one === wanted)
      return withCursor(request, () => deps.reads.waitingFor(receiver, pageRequest(request), state))
    })
  }
