import type { FastifyPluginAsync } from 'fastify'
import { identify } from '../authenticate.ts'
import { mayCall } from '../access.ts'
import type { ServerDeps } from '../deps.ts'
import type { Events } from '../events.ts'

/** `GET /v1/events`: Server-Sent Events for the console, read by fetch streaming, since EventSource sends no token. */
export const eventRoutes =
  (deps: ServerDeps, events: Events): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/events', async (request, reply) => {
      if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
      events.admit()
      const stillMay = async (): Promise<boolean> => {
        const identity = await identify(deps.identities, request, deps.tls?.trusts)
        return mayCall('GET /v1/events', identity)
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
      await events.open(reply.raw, stillMay).catch((error: unknown) => {
        // The head is out: the only honest answer left is the end of the stream; the page comes back.
        deps.log.warn({ reason: String(error) }, 'live page not opened')
        reply.raw.destroy()
      })
    })
  }
