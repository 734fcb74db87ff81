import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asOffice } from '../../domain/values/office.ts'
import type { MovementView } from '../../ports/reads.ts'
import { mayCall } from '../access.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { TOPICS, type Watching } from '../event-streams.ts'
import type { Events } from '../events.ts'
import { queryText } from '../parameters.ts'
import { EdgeError } from '../problems.ts'
import { stillLetIn } from '../sessions.ts'

/** Ids of events are sizes of the log. */
const EVENT_ID = /^[0-9]{1,15}$/

/** `GET /v1/events`: Server-Sent Events; with a session's cookie by EventSource, else read by fetch streaming. */
export const eventRoutes =
  (deps: ServerDeps, events: Events): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/events', async (request, reply) => {
      if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
      const watched = watchedBy(request)
      const last = request.headers['last-event-id']
      events.admit()
      const stillMay = async (): Promise<boolean> => {
        const identity = await stillLetIn(deps, request)
        return identity !== undefined && mayCall('GET /v1/events', identity)
      }
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'close',
        'x-content-type-options': 'nosniff',
        // Buffering proxies would hold the events back.
        'x-accel-buffering': 'no',
      })
      await events.open(reply.raw, { ...watched, stillMay }, idOf(last)).catch((error: unknown) => {
        // The head is out: the only honest answer left is the end of the stream; the page comes back.
        deps.log.warn({ reason: String(error) }, 'live page not opened')
        reply.raw.destroy()
      })
    })
  }

const idOf = (last: string | string[] | undefined): bigint | undefined =>
  typeof last === 'string' && EVENT_ID.test(last) ? BigInt(last) : undefined

/** What the caller asked for, as far as it is his: customs and officers are told of their own movements. */
function watchedBy(request: FastifyRequest): Pick<Watching, 'topics' | 'sees'> {
  const caller = callerOf(request)
  const named = queryText(request, 'topics')?.split(',') ?? TOPICS
  const topics = new Set(TOPICS.filter((topic) => named.includes(topic)))
  const office = queryText(request, 'office')
  if (office !== undefined) {
    const foreign = caller.kind === 'party' && (caller.role !== 'customs' || !office.startsWith(caller.country))
    if (foreign || (caller.kind === 'officer' && !caller.offices.includes(asOffice(office))))
      throw new EdgeError('forbidden')
    return { topics, sees: (movement) => officesOf(movement).includes(office) }
  }
  if (caller.kind === 'officer')
    return { topics, sees: (movement) => caller.offices.some((one) => officesOf(movement).includes(one)) }
  if (caller.kind !== 'party') return { topics, sees: undefined }
  if (caller.role !== 'customs') throw new EdgeError('forbidden')
  return { topics, sees: (movement) => officesOf(movement).some((one) => one.startsWith(caller.country)) }
}

/** Every office of the way. */
const officesOf = ({ legs, departure, destination, arrivedOffice }: MovementView): string[] =>
  [
    departure?.office,
    destination?.office,
    arrivedOffice,
    ...legs.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice]),
  ].filter((office) => office !== undefined)
