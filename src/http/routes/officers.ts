import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { listOf, oneOf, optional, record, text } from '../../domain/values/checks.ts'
import type { NewOfficer, OfficerChange, OfficersOf, PersonAct } from '../../ports/persons.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actBy, actFor } from '../operator-act.ts'
import { addPersonRoutes, addWaysIn, PERSON } from '../persons.ts'
import { EdgeError } from '../problems.ts'

const RIGHTS = ['facts', 'decisions', 'chief'] as const
/** Of one person: more offices than any country has. */
const OFFICES_MAX = 200

const offices = listOf(text(8, /^[A-Z]{2}[A-Z0-9]{6}$/), { min: 1, max: OFFICES_MAX })
const rights = listOf(oneOf(RIGHTS), { min: 1, max: RIGHTS.length })

const NEW = record({
  party: text(2, /^[A-Z]{2}$/),
  pseudonym: PERSON.pseudonym,
  name: PERSON.name,
  offices,
  language: optional(PERSON.language),
  rights: optional(rights),
  openid: optional(PERSON.openid),
  reason: PERSON.reason,
})

const CHANGE = record({
  name: optional(PERSON.name),
  offices: optional(offices),
  language: optional(PERSON.language),
  rights: optional(rights),
  openid: optional(PERSON.openidOrNone),
  reason: PERSON.reason,
})

/**
 * Officers as persons (interface.md 6): operators register, change, invite and end them. A chief sees the officers of its offices,
 * and may take a phone away: what is lost at night must not wait for an operator, and taking away lets nobody in.
 */
export const officerRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const officers = { path: '/v1/officers', persons: deps.officers, seenBy, ended: 'officer-ended' } as const
    addPersonRoutes(app, deps, {
      ...officers,
      everybody: {},
      newCheck: NEW,
      changeCheck: CHANGE,
      whole: (given: NewOfficer) =>
        unique({ ...given, language: given.language ?? 'en', rights: given.rights ?? ['facts'] }),
      changed: (change: OfficerChange) => unique(change),
    })
    addWaysIn(app, deps, { ...officers, takingAway: (request, reason) => takingAway(deps, request, reason) })
  }

/** Operators and auditors see all; an administration its own; an officer the officers of its offices, if it is their chief. */
function seenBy(request: FastifyRequest): OfficersOf {
  const caller = callerOf(request)
  if (caller.kind === 'operator' || caller.kind === 'auditor') return {}
  if (caller.kind === 'party') {
    if (caller.role !== 'customs') throw new EdgeError('forbidden')
    return { party: caller.key }
  }
  if (!caller.rights.includes('chief')) throw new EdgeError('forbidden')
  return { party: caller.key, offices: caller.offices }
}

/** An operator's act, or a chief's. */
function takingAway(deps: ServerDeps, request: FastifyRequest, reason: string): PersonAct {
  const caller = callerOf(request)
  if (caller.kind === 'operator') return actFor(deps, request, reason)
  if (caller.kind !== 'officer') throw new EdgeError('forbidden')
  return actBy(deps, request, `officer ${caller.key}/${caller.name}`, reason)
}

/** Each office and right once, in an order that does not depend on how they were given. */
const unique = <T extends OfficerChange>(given: T): T => ({
  ...given,
  ...(given.offices === undefined ? {} : { offices: [...new Set(given.offices)].sort() }),
  ...(given.rights === undefined ? {} : { rights: RIGHTS.filter((one) => given.rights?.includes(one)) }),
})
