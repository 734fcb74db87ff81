import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { versionsOnOffer } from '../../domain/rules/versions.ts'
import { catalogue } from '../../generated/catalogue.ts'
import { type PartyKey, parsePartyKey } from '../../domain/values/party.ts'
import { causeAndCure, nameOfCheck } from '../../domain/values/told.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { languageOf } from '../pages/language.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'

/**
 * `GET /v1/participants/{party}/readiness`: the steps of a participant to go live, each `done`, `to-do` or `failed`, with cause
 * and cure, and the types of message this hub takes. `POST …/checks` gives the same, and is never answered from a cache. For
 * operators, and for the participant itself.
 */
export const readinessRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const answer = async (request: FastifyRequest) => {
      const party = partyOfPath(request)
      const steps = await deps.readiness.steps(party)
      if (steps === undefined) throw notFound()
      const language = languageOf(request.headers['accept-language'])
      const now = deps.clock()
      return {
        party,
        ready: steps.every(({ state }) => state === 'done'),
        steps: steps.map(({ check, state, about, ...finding }) => ({
          step: check,
          title: nameOfCheck(check, language),
          state,
          ...(about === undefined ? {} : { about }),
          ...causeAndCure({ check, ...finding }, language),
        })),
        messages: Object.values(catalogue).map(({ type }) => {
          return { type, versions: versionsOnOffer(type, deps.reference().openVersions, now.getTime()) }
        }),
        asOf: now.toISOString(),
      }
    }
    app.get('/v1/participants/:party/readiness', answer)
    app.post('/v1/participants/:party/checks', answer)
  }

/** The party of the path; another party's path does not exist for a party (invariant I7). */
function partyOfPath(request: FastifyRequest): PartyKey {
  const party = parsePartyKey(pathText(request, 'party').replace('~', '/'))
  const caller = callerOf(request)
  if (party === undefined || (caller.kind === 'party' && caller.key !== party)) throw notFound()
  return party
}
