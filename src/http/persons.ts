import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Check, oneOf, record, text, wrong } from '../domain/values/checks.ts'
import { isMessageId } from '../domain/values/identifiers.ts'
import { PSEUDONYM, PSEUDONYM_MAX } from '../domain/values/pseudonym.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { PersonAct, PersonRefusal, Persons } from '../ports/persons.ts'
import type { ServerDeps } from './deps.ts'
import { actFor, bodyOf } from './operator-act.ts'
import { pageRequest, pathText, withCursor } from './parameters.ts'
import { EdgeError, foundWrong, notFound } from './problems.ts'

const httpsUrl: Check = (value, at) =>
  typeof value === 'string' && value.length <= 300 && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? []
    : [wrong('51', at, value, 'https://…')]

const orNull =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at)

const subject = record({ issuer: httpsUrl, subject: text(255) })

/** Parts of bodies about people. */
export const PERSON = {
  name: text(140),
  language: oneOf(['en', 'fr', 'pt']),
  pseudonym: text(PSEUDONYM_MAX, PSEUDONYM),
  openid: subject,
  openidOrNone: orNull(subject),
  reason: text(500),
} as const

/** The body of an act that says nothing but why. */
export const WHY = record({ reason: PERSON.reason })

type Seen<Whose> = {
  /** Where these people are, for instance `/v1/officers`. */
  path: string
  /** Whom a caller sees; throws where it sees nobody. */
  seenBy: (request: FastifyRequest) => Whose
  /** What an act on somebody whose part has ended is refused with. */
  ended: ErrorCode
}

type WaysIn<New, Change, View, Whose> = Seen<Whose> & {
  persons: Pick<Persons<New, Change, View, Whose>, 'find' | 'invite' | 'devices' | 'endDevice'>
  takingAway: (request: FastifyRequest, reason: string) => PersonAct
}

type Service<New, Change, View, Whose> = Seen<Whose> & {
  persons: Pick<Persons<New, Change, View, Whose>, 'list' | 'find' | 'add' | 'change' | 'end'>
  everybody: Whose
  newCheck: Check
  changeCheck: Check
  /** What was given, with what stands for what was not. */
  whole: (given: New) => New
  changed: (given: Change) => Change
}

/** The routes of people of one kind: registered, changed and ended by operators. */
export function addPersonRoutes<New extends object, Change extends object, View extends { id: string }, Whose>(
  app: FastifyInstance,
  deps: ServerDeps,
  { path, persons, seenBy, everybody, ...of }: Service<New, Change, View, Whose>,
): void {
  const done = <T extends { ok: true }>(answer: T | PersonRefusal): T => doneOr(answer, of.ended)
  const whyIn = (request: FastifyRequest): string => bodyOf<{ reason: string }>(deps, request, WHY).reason

  app.get(path, (request) => withCursor(request, () => persons.list(seenBy(request), pageRequest(request))))

  app.post(path, async (request, reply) => {
    const { reason, ...given } = bodyOf<New & { reason: string }>(deps, request, of.newCheck)
    const act = actFor(deps, request, reason)
    const { id, invitation } = done(await persons.add(act, of.whole(given as unknown as New)))
    const added = await persons.find(everybody, id)
    return reply.code(201).send({ ...added, ...(invitation === undefined ? {} : { invitation }) })
  })

  app.patch(`${path}/:id`, async (request) => {
    const { reason, ...change } = bodyOf<Change & { reason: string }>(deps, request, of.changeCheck)
    const id = idOf(request)
    done(await persons.change(actFor(deps, request, reason), id, of.changed(change as unknown as Change)))
    return persons.find(everybody, id)
  })

  app.delete(`${path}/:id`, async (request) => {
    const id = idOf(request)
    done(await persons.end(actFor(deps, request, whyIn(request)), id))
    return persons.find(everybody, id)
  })
}

/** Their invitations and devices. */
export function addWaysIn<New, Change, View extends { id: string }, Whose>(
  app: FastifyInstance,
  deps: ServerDeps,
  { path, persons, seenBy, ended, takingAway }: WaysIn<New, Change, View, Whose>,
): void {
  const done = <T extends { ok: true }>(answer: T | PersonRefusal): T => doneOr(answer, ended)
  const whyIn = (request: FastifyRequest): string => bodyOf<{ reason: string }>(deps, request, WHY).reason

  app.post(`${path}/:id/invitations`, async (request, reply) => {
    const { invitation } = done(await persons.invite(actFor(deps, request, whyIn(request)), idOf(request)))
    return reply.code(201).send(invitation)
  })

  app.get(`${path}/:id/devices`, async (request) => {
    const person = await persons.find(seenBy(request), idOf(request))
    if (person === undefined) throw notFound()
    return { items: await persons.devices(person.id) }
  })

  app.delete(`${path}/:id/devices/:device`, async (request) => {
    const person = await persons.find(seenBy(request), idOf(request))
    const device = pathText(request, 'device').toLowerCase()
    if (person === undefined || !isMessageId(device)) throw notFound()
    done(await persons.endDevice(takingAway(request, whyIn(request)), person.id, device))
    return { items: await persons.devices(person.id) }
  })
}

function idOf(request: FastifyRequest): string {
  const id = pathText(request, 'id').toLowerCase()
  if (!isMessageId(id)) throw notFound()
  return id
}

/** What an act on somebody came to, or its refusal as an answer. @param ended where the person's part has ended */
export function doneOr<T extends { ok: true }>(answer: T | PersonRefusal, ended: ErrorCode): T {
  if (answer.ok) return answer
  const value = answer.value === undefined ? {} : { value: answer.value }
  switch (answer.why) {
    case 'not-found':
      throw notFound()
    case 'ended':
      throw new EdgeError(ended)
    case 'pseudonym-taken':
      throw new EdgeError('already-exists')
    case 'subject-taken':
      throw new EdgeError('credential-taken')
    case 'same-person':
    case 'already-decided':
      throw new EdgeError(answer.why)
    case 'party-unknown':
      throw foundWrong([{ code: '12', pointer: '/party', ...value }])
    case 'offices-unknown':
      throw foundWrong([{ code: '12', pointer: '/offices', ...value }])
  }
}
