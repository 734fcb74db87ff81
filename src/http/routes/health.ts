import type { FastifyPluginAsync } from 'fastify'
import { texts } from '../../generated/texts.ts'
import type { Language } from '../../ports/handle.ts'
import {
  type Consequence,
  type Dependency,
  doorsOf,
  type ResponderStatus,
  type RevocationState,
  type RevocationStatus,
} from '../../ports/health.ts'
import type { ServerDeps } from '../deps.ts'
import { languageOf } from '../pages/language.ts'

const RETRY_AFTER_SECONDS = '5'

/** One dependency as it is shown, its consequence in the reader's language. */
const shown = ({ name, state, since, consequence, offsetMs }: Dependency, language: Language) => ({
  name,
  state,
  since: since.toISOString(),
  consequence: texts.health[consequence][language],
  ...(offsetMs === undefined ? {} : { offsetSeconds: offsetMs / 1_000 }),
})

const CONSEQUENCES: Readonly<Record<RevocationState, Consequence>> = {
  current: 'none',
  overdue: 'revocation-list-overdue',
  undated: 'revocation-list-undated',
  none: 'revocation-list-none',
}

/** One authority as it is shown, with the seconds until its next list is due, or since then. */
const shownRevocation = (standing: RevocationStatus, language: Language) => {
  const { authority, uses, state, thisUpdate, nextUpdate, secondsLeft } = standing
  return {
    authority,
    uses,
    state,
    ...(thisUpdate === undefined ? {} : { thisUpdate: thisUpdate.toISOString() }),
    ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString(), secondsLeft }),
    consequence: texts.health[CONSEQUENCES[state]][language],
  }
}

const OF_RESPONDERS: Readonly<Record<ResponderStatus['state'], Consequence>> = {
  current: 'none',
  overdue: 'responder-overdue',
  none: 'responder-none',
  'not-asked': 'responder-not-asked',
}

/** One responder as it is shown, with the seconds until the first of its answers is stale, or since then. */
const shownResponder = ({ thisUpdate, nextUpdate, secondsLeft, ...standing }: ResponderStatus, language: Language) => ({
  ...standing,
  ...(thisUpdate === undefined ? {} : { thisUpdate: thisUpdate.toISOString() }),
  ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString(), secondsLeft }),
  consequence: texts.health[OF_RESPONDERS[standing.state]][language],
})

/** Liveness, readiness, every dependency, Prometheus metrics. The first three call no peer. */
export const healthRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'ok', version: deps.version }))

    app.get('/readyz', async (request, reply) => {
      const dependencies = deps.health.last()
      const doors = doorsOf(dependencies)
      if (!doors.http) reply.code(503).header('retry-after', RETRY_AFTER_SECONDS)
      const language = languageOf(request.headers['accept-language'])
      // Only what is known to be wrong: a clock that cannot be read is no reason.
      const amiss = dependencies.filter(({ state }) => state === 'down' || state === 'degraded')
      const restore = deps.restoreStanding()
      return {
        ...doors,
        reasons: amiss.map(({ consequence }) => texts.health[consequence][language]),
        ...(restore === undefined ? {} : { restore: { ...restore, since: restore.since.toISOString() } }),
      }
    })

    app.get('/v1/health', async (request) => {
      const language = languageOf(request.headers['accept-language'])
      return {
        dependencies: deps.health.last().map((each) => shown(each, language)),
        revocation: deps.revocation().map((each) => shownRevocation(each, language)),
        responders: deps.responders().map((each) => shownResponder(each, language)),
      }
    })

    app.get('/metrics', async (_request, reply) => {
      const [outbox, failing, dataKeysLeft, counts] = await Promise.all([
        deps.reads.outboxByState(),
        deps.reads.failing(),
        deps.reads.dataKeysLeft(),
        deps.countsOfAll(),
      ])
      const text = deps.metrics.text({ outbox, failing, dataKeysLeft }, deps.version, deps.health.last(), counts)
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(text)
    })
  }
