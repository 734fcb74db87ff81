import type { FastifyPluginAsync, RouteOptions } from 'fastify'
import { type Check, optional, record, text } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { Identity } from '../../ports/identity.ts'
import type { OpenSession, SignIn } from '../../ports/people.ts'
import { callerOf } from '../authenticate.ts'
import { browserOf, giveSecret, takeSecret } from '../cookies.ts'
import type { ServerDeps } from '../deps.ts'
import { createErrorHandler, retryAfterText, sendProblem } from '../error-handler.ts'
import { bodyOf, jsonOf } from '../operator-act.ts'
import { notSignedInPage, tell } from '../pages/account-page.ts'
import { languageOf } from '../pages/language.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { queryText } from '../parameters.ts'
import { EdgeError, foundWrong } from '../problems.ts'
import { requireTls } from '../sessions.ts'
import { beginSession, letIn, type LetTry } from '../sign-in.ts'
import { asksForHtml } from './follow-up.ts'

/** Longer than any answer of an authenticator. */
const BODY_MAX = 32_768

/** Seconds that a browser keeps what a sign-in under way needs; the hub forgets it earlier. */
const ATTEMPT_SECONDS = 900

/** Pages to which a provider's answer leads. */
const PAGES: Readonly<Record<string, string>> = { desk: '/desk', console: '/console', account: '/account/signed-in' }

const anything: Check = () => []
const secret = text(600)
const CHALLENGED = record({ code: optional(text(100)) })

/** What may be sent: each way in has a form of its own (interface.md 8). */
const FORMS = [
  { way: 'new-passkey', form: { code: text(100), credential: anything } },
  { way: 'invitation', form: { code: text(100), pin: text(20) } },
  { way: 'pin', form: { officer: text(36), pin: text(20) } },
  { way: 'pin', form: { operator: text(36), pin: text(20) } },
  { way: 'passkey', form: { credential: anything } },
  { way: 'token', form: { token: secret } },
] as const

/** Sign-in and sign-out of people (docs/people.md). */
export const sessionRoutes =
  (deps: ServerDeps, letTry: LetTry): FastifyPluginAsync =>
  async (app) => {
    const { people } = deps
    const tls = deps.tls !== undefined
    const errorHandler = refusalsAsPages(deps)
    app.post('/v1/session', { bodyLimit: BODY_MAX }, async (request, reply) => {
      letTry(request)
      const signedIn = letIn(await people.signIn(signInOf(jsonOf(deps, request)), browserOf(request, tls)))
      const open = await beginSession(deps, reply, signedIn)
      return reply
        .code(201)
        .send({ ...sessionView(deps, open), ...actKeyOf(deps, open), csrf: people.csrf(signedIn.session) })
    })

    app.get('/v1/session', async (request) => {
      const { session } = request
      if (session === undefined) return callerView(deps, callerOf(request))
      return { ...sessionView(deps, session.open), csrf: people.csrf(session.secret) }
    })

    app.delete('/v1/session', async (request, reply) => {
      const { session } = request
      if (session === undefined) return {}
      takeSecret(reply, 'session', tls)
      return people.signOut(session.secret)
    })

    app.get('/v1/session/ways', async () => ({ passkey: people.passkeys, openid: people.openid !== undefined }))

    app.post('/v1/session/challenge', { bodyLimit: BODY_MAX }, async (request, reply) => {
      letTry(request)
      const { code } = bodyOf<{ code?: string }>(deps, request, CHALLENGED)
      const { attempt, options } = letIn(await people.challenge(code))
      giveSecret(reply, 'attempt', attempt, { tls, seconds: ATTEMPT_SECONDS })
      return { options }
    })

    // Both are opened as pages, and whoever is not let in reads one.
    app.get('/v1/session/openid', { errorHandler }, async (request, reply) => {
      const openid = openIdOf(deps)
      letTry(request)
      const { attempt, url } = letIn(await openid.begin(queryText(request, 'page') ?? 'desk'))
      giveSecret(reply, 'attempt', attempt, { tls, seconds: ATTEMPT_SECONDS, sent: 'Lax' })
      return reply.redirect(url, 302)
    })

    app.get('/openid/callback', { errorHandler }, async (request, reply) => {
      const openid = openIdOf(deps)
      requireTls(deps, request)
      const { url = '' } = request.raw
      const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
      const { page, ...signedIn } = letIn(await openid.finish(query, browserOf(request, tls)))
      await beginSession(deps, reply, signedIn)
      return reply.redirect(PAGES[page] ?? '/', 303)
    })
  }

/** Why somebody who came from a provider was not let in, as a page for whoever reads pages. */
function refusalsAsPages(deps: ServerDeps): NonNullable<RouteOptions['errorHandler']> {
  const pages = createPlainPages(deps.plainStyle)
  const handle = createErrorHandler(deps, (_deps, request, reply, problem, retry) => {
    const { code, status, detail } = problem
    if (!asksForHtml(request.headers.accept)) return sendProblem(deps, request, reply, problem, retry)
    if (retry !== undefined) reply.header('retry-after', retryAfterText(retry))
    const language = languageOf(request.headers['accept-language'])
    const said = code === 'sign-in-refused' ? tell('refused', language) : detail
    return pages.send(reply.code(status === 401 ? 403 : status), notSignedInPage(pages, language, said))
  })
  return (error, request, reply) => void handle(error, request, reply)
}

function openIdOf({ people }: ServerDeps): NonNullable<ServerDeps['people']['openid']> {
  if (people.openid === undefined) throw new EdgeError('not-found')
  return people.openid
}

/** The way in that a body names by its members. Throws 422 with what is wrong with it. */
function signInOf(body: unknown): SignIn {
  const given = typeof body === 'object' && body !== null ? Object.keys(body) : []
  const fitting = FORMS.find(({ form }) => Object.keys(form).every((name) => given.includes(name)))
  if (fitting === undefined) throw foundWrong([{ code: '13', pointer: '/pin' }])
  const findings = record(fitting.form)(body, { pointer: '' })
  // What was given may be a PIN or a token: an answer never repeats it.
  if (findings.length > 0) throw foundWrong(findings.map((finding) => ({ ...finding, value: '…' })))
  const values = body as Record<string, string>
  if (fitting.way === 'pin') {
    const person = values['officer'] ?? values['operator'] ?? ''
    if (!isMessageId(person)) throw new EdgeError('sign-in-refused')
    return { way: 'pin', person, pin: values['pin'] ?? '' }
  }
  return { way: fitting.way, ...values } as SignIn
}

/** What a page shows of who is signed in (interface.md 8). */
function sessionView(deps: ServerDeps, { identity, name, language, person, device, endsAt }: OpenSession) {
  return {
    ...callerView(deps, identity),
    name,
    language,
    ...(person === undefined || identity.kind === 'party' ? {} : personView(identity, person)),
    ...(device === undefined ? {} : { device: device.id, leaseUntil: device.leaseUntil.toISOString() }),
    endsAt: endsAt.toISOString(),
  }
}

/** Who runs the hub is shown as an officer is: by what its acts are known by, and the id that a PIN goes with. */
const personView = ({ kind, name: pseudonym }: Exclude<Identity, { kind: 'party' }>, person: string) =>
  kind === 'officer' ? { officer: person } : { operator: person, pseudonym }

/** Said to who has just proved to be that officer, and never again: whoever has it can mark acts as theirs. */
const actKeyOf = ({ people }: ServerDeps, { identity, device }: OpenSession): object =>
  identity.kind === 'officer' && device !== undefined ? { actKey: people.actKey(device.id) } : {}

function callerView(deps: ServerDeps, identity: Identity) {
  const party = 'key' in identity ? identity.key : undefined
  const offices = identity.kind === 'officer' ? identity.offices : []
  return {
    name: 'name' in identity ? identity.name : identity.key,
    role: identity.kind === 'party' ? identity.role : identity.kind,
    offices,
    ...(identity.kind === 'officer' ? { pseudonym: identity.name, rights: identity.rights } : {}),
    ...(party === undefined ? {} : { party }),
    language: 'en',
    zone: zoneOf(deps, offices, party),
  }
}

/** The time zone of the person's first office, or of its country; people who belong to none are shown UTC. */
function zoneOf(deps: ServerDeps, offices: readonly OfficeCode[], party: string | undefined): string {
  const reference = deps.reference()
  const office = reference.offices.findLast(({ code }) => code === offices[0])
  const country = reference.countries.findLast(({ code }) => code === party?.slice(0, 2))
  return office?.timeZone ?? country?.timeZone ?? 'UTC'
}
