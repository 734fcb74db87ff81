import type { FastifyPluginAsync } from 'fastify'
import { dateTime, record } from '../../domain/values/checks.ts'
import type { MoveClock } from '../../ports/runtime.ts'
import type { ServerDeps } from '../deps.ts'
import { bodyOf } from '../operator-act.ts'
import { EdgeError } from '../problems.ts'

const MOVED_TO = record({ now: dateTime })

/**
 * `GET /v1/sandbox/clock`: the sandbox's time, for clients whose messages must not come from the future. `POST
 * /v1/sandbox/clock { now }` (interface.md 1): moves the clock of a sandbox forward and answers when everything due by then
 * has happened. There are no such routes on a hub with the machine's own clock.
 */
export const sandboxRoutes =
  (deps: ServerDeps, moveClock: MoveClock): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/sandbox/clock', async () => ({ mode: 'manual', now: deps.clock().toISOString() }))

    app.post('/v1/sandbox/clock', async (request) => {
      const { now: asked } = bodyOf<{ now: string }>(deps, request, MOVED_TO)
      const { moved, now } = await moveClock(new Date(asked))
      if (!moved) {
        throw new EdgeError('clock-backwards', {
          words: { pointer: '/now', value: asked, expected: now.toISOString() },
        })
      }
      return { mode: 'manual', now: now.toISOString() }
    })
  }
