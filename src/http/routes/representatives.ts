import type { FastifyPluginAsync } from 'fastify'
import { optional, record, text } from '../../domain/values/checks.ts'
import type { NewRepresentative, RepresentativeChange } from '../../ports/persons.ts'
import type { ServerDeps } from '../deps.ts'
import { addPersonRoutes, PERSON } from '../persons.ts'

const NEW = record({
  party: text(38, /^[A-Z]{2}\/[a-z0-9-]+$/),
  pseudonym: PERSON.pseudonym,
  name: PERSON.name,
  language: optional(PERSON.language),
  openid: PERSON.openid,
  reason: PERSON.reason,
})

const CHANGE = record({
  name: optional(PERSON.name),
  language: optional(PERSON.language),
  openid: optional(PERSON.openid),
  reason: PERSON.reason,
})

/**
 * People of principals and guarantors, who read their party's account after signing in by OpenID Connect: operators register, change
 * and end them (docs/decisions/0218).
 */
export const representativeRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) =>
    addPersonRoutes(app, deps, {
      path: '/v1/representatives',
      persons: deps.representatives,
      seenBy: () => ({}),
      everybody: {},
      ended: 'representative-ended',
      newCheck: NEW,
      changeCheck: CHANGE,
      whole: (given: NewRepresentative) => ({ ...given, language: given.language ?? 'en' }),
      changed: (change: RepresentativeChange) => change,
    })
