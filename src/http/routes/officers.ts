import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Check, listOf, oneOf, optional, record, text, wrong } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { NewOfficer, OfficerAct, OfficerChange, OfficerRefusal, OfficersOf } from '../../ports/officers.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actBy, actFor, bodyOf } from '../operator-act.ts'
import { pageRequest, pathText, withCursor } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'

const RIGHTS = ['facts', 'decisions', 'chief'] as const
/** Of one person: more offices than any country has. */
const OFFICES_MAX = 200

const httpsUrl: Check = (value, at) =>
  typeof value === 'string' && value.length <= 300 && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? []
    : [wrong('51', at, value, 'https://…')]
const subject = record({ issuer: httpsUrl, subject: text(255) })
const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at)

const DETAILS = {
  name: text(140),
  offices: listOf(text(8, /^[A-Z]{2}[A-Z0-9]{6}$/), { min: 1, max: OFFICES_MAX }),
  language: oneOf(['en', 'fr', 'pt']),
  rights: listOf(oneOf(RIGHTS), { min: 1, max: RIGHTS.length }),
} as const

const NEW = record({
  ...DETAILS,
  party: text(2, /^[A-Z]{2}$/),
  // What other countries see: no line breaks, nothing that needs quoting.
  pseudonym: text(35, /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u),
  language: optional(DETAILS.language),
  rights: optional(DETAILS.rights),
  openid: optional(subject),
  reason: text(500),
})

const CHANGE = record({
  name: optional(DETAILS.name),
  offices: optional(DETAILS.offices),
  language: optional(DETAILS.language),
  rights: optional(DETAILS.rights),
  openid: optional(orNull(subject)),
  reason: text(500),
})

const WHY = record({ reason: text(500) })

/**
 * Officers as persons (interface.md 6): operators register, change, invite and end them. A chief sees the officers of its offices,
 * and may take a phone away: what is lost at night must not wait for an operator, and taking away lets nobody in.
 */
export const officerRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { officers } = deps

    app.get('/v1/officers', (request) =>
      withCursor(request, () => officers.list(seenBy(request), pageRequest(request))),
    )

    app.post('/v1/officers', async (request, reply) => {
      const { reason, ...given } = bodyOf<NewOfficer & { reason: string }>(deps, request, NEW)
      const officer: NewOfficer = { ...given, language: given.language ?? 'en', rights: given.rights ?? ['facts'] }
      const { id, invitation } = done(await officers.add(actFor(deps, request, reason), unique(officer)))
      const added = await officers.find({}, id)
      return reply.code(201).send({ ...added, ...(invitation === undefined ? {} : { invitation }) })
    })

    app.patch('/v1/officers/:id', async (request) => {
      const { reason, ...change } = bodyOf<OfficerChange & { reason: string }>(deps, request, CHANGE)
      const id = idOf(request)
      done(await officers.change(actFor(deps, request, reason), id, unique(change)))
      return officers.find({}, id)
    })

    app.delete('/v1/officers/:id', async (request) => {
      const id = idOf(request)
      done(await officers.end(actFor(deps, request, bodyOf<{ reason: string }>(deps, request, WHY).reason), id))
      return officers.find({}, id)
    })

    app.post('/v1/officers/:id/invitations', async (request, reply) => {
      const { reason } = bodyOf<{ reason: string }>(deps, request, WHY)
      const { invitation } = done(await officers.invite(actFor(deps, request, reason), idOf(request)))
      return reply.code(201).send(invitation)
    })

    app.get('/v1/officers/:id/devices', async (request) => {
      const officer = await officers.find(seenBy(request), idOf(request))
      if (officer === undefined) throw notFound()
      return { items: await officers.devices(officer.id) }
    })

    app.delete('/v1/officers/:id/devices/:device', async (request) => {
      const officer = await officers.find(seenBy(request), idOf(request))
      const device = pathText(request, 'device').toLowerCase()
      if (officer === undefined || !isMessageId(device)) throw notFound()
      done(await officers.endDevice(takingAway(deps, request), officer.id, device))
      return { items: await officers.devices(officer.id) }
    })
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
function takingAway(deps: ServerDeps, request: FastifyRequest): OfficerAct {
  const caller = callerOf(request)
  const { reason } = bodyOf<{ reason: string }>(deps, request, WHY)
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

function idOf(request: FastifyRequest): string {
  const id = pathText(request, 'id').toLowerCase()
  if (!isMessageId(id)) throw notFound()
  return id
}

/** What an act came to, or its refusal as an answer. */
function done<T extends { ok: true }>(answer: T | OfficerRefusal): T {
  if (answer.ok) return answer
  const value = answer.value === undefined ? {} : { value: answer.value }
  switch (answer.why) {
    case 'not-found':
      throw notFound()
    case 'ended':
      throw new EdgeError('officer-ended')
    case 'pseudonym-taken':
      throw new EdgeError('already-exists')
    case 'subject-taken':
      throw new EdgeError('credential-taken')
    case 'party-unknown':
      throw foundWrong([{ code: '12', pointer: '/party', ...value }])
    case 'offices-unknown':
      throw foundWrong([{ code: '12', pointer: '/offices', ...value }])
  }
}
