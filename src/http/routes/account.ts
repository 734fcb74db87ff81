import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../ports/handle.ts'
import { browserOf, takeSecret } from '../cookies.ts'
import type { ServerDeps } from '../deps.ts'
import { createErrorHandler, retryAfterText, sendProblem } from '../error-handler.ts'
import { fieldsOf } from '../form.ts'
import { mediaTypeOf } from '../operator-act.ts'
import {
  address,
  failedPage,
  otherPlacePage,
  signedInPage,
  signedOutPage,
  signInPage,
  tell,
} from '../pages/account-page.ts'
import { languageOf } from '../pages/language.ts'
import { createPlainPages, type PlainPages } from '../pages/plain-page.ts'
import { queryText } from '../parameters.ts'
import { EdgeError } from '../problems.ts'
import { isCsrf, refuseForeign, requireTls } from '../sessions.ts'
import { beginSession, letIn, type LetTry } from '../sign-in.ts'
import { addAccountPages, ofAccount } from './account-pages.ts'
import { asksForHtml, languageOfPage } from './follow-up.ts'

/** Longer than any token with its form. */
const BODY_MAX = 8_192

const SIGN_IN = '/account/sign-in'

/**
 * The account of a principal or guarantor, without script (faces.md 3): sign-in by token or OpenID Connect, sign-out, and its
 * pages. The token is in no address and in no page; each form that changes anything carries the session's own token instead.
 */
export const accountRoutes =
  (deps: ServerDeps, letTry: LetTry): FastifyPluginAsync =>
  async (app) => {
    const { people } = deps
    const tls = deps.tls !== undefined
    const pages = createPlainPages(deps.plainStyle)
    const openid = people.openid !== undefined
    const send = (reply: FastifyReply, text: string): FastifyReply => pages.send(ofAccount(reply), text)
    app.setErrorHandler(createErrorHandler(deps, problemsAsPages(deps, pages)))

    app.get(SIGN_IN, async (request, reply) => {
      const language = languageOfPage(request)
      const said = queryText(request, 'said')
      const text = said === 'ended' || said === 'signedOut' ? tell(said, language) : undefined
      return send(reply, signInPage(pages, language, { openid, said: text }))
    })

    app.post(SIGN_IN, { bodyLimit: BODY_MAX }, async (request, reply) => {
      letTry(request)
      const fields = fieldsOf(deps, request)
      // Copied from a letter it may have a blank or a line's end around it.
      const token = (fields.get('token') ?? '').trim()
      await beginSession(deps, reply, letIn(await people.signIn({ way: 'token', token }, browserOf(request, tls))))
      return reply.redirect(address('/account', typedLanguage(request, fields)), 303)
    })

    app.get('/account/signed-in', async (request, reply) => send(reply, signedInPage(pages, languageOfPage(request))))

    app.post('/account/sign-out', { bodyLimit: BODY_MAX }, async (request, reply) => {
      const fields = fieldsOf(deps, request)
      const language = typedLanguage(request, fields)
      const { session } = browserOf(request, tls)
      if (session !== undefined) {
        requireTls(deps, request)
        refuseForeign(deps, request)
        if (!isCsrf(deps, session, fields.get('csrf'))) throw new EdgeError('csrf')
        takeSecret(reply, 'session', tls)
        const { logout } = await people.signOut(session)
        if (logout !== undefined) return send(reply, signedOutPage(pages, language, logout))
      }
      return reply.redirect(address(SIGN_IN, language, { said: 'signedOut' }), 303)
    })

    addAccountPages(app, deps, pages)
  }

const typedLanguage = (request: FastifyRequest, fields: ReadonlyMap<string, string>): Language =>
  languageOf(fields.get('language') ?? request.headers['accept-language'])

/** The language of a request that may have got no further than its headers. */
function languageAskedIn(deps: ServerDeps, request: FastifyRequest): Language {
  const isForm = mediaTypeOf(request) === 'application/x-www-form-urlencoded' && Buffer.isBuffer(request.body)
  return isForm ? typedLanguage(request, fieldsOf(deps, request)) : languageOfPage(request)
}

/**
 * Whoever reads a page reads one, whatever goes wrong: without a session the form to sign in, where somebody else's page is asked for
 * the way to his own, else a sentence.
 */
const problemsAsPages =
  (deps: ServerDeps, pages: PlainPages): typeof sendProblem =>
  (_deps, request, reply, problem, retry) => {
    if (!asksForHtml(request.headers.accept)) return sendProblem(deps, request, reply, problem, retry)
    const language = languageAskedIn(deps, request)
    const { code, status, detail } = problem
    ofAccount(reply)
    if (code === 'unauthenticated') {
      const { session } = browserOf(request, deps.tls !== undefined)
      return reply.redirect(address(SIGN_IN, language, { said: session === undefined ? undefined : 'ended' }), 303)
    }
    if (retry !== undefined) reply.header('retry-after', retryAfterText(retry))
    if (request.routeOptions.url === SIGN_IN) {
      const said = code === 'sign-in-refused' ? tell('wrongToken', language) : detail
      const page = signInPage(pages, language, { openid: deps.people.openid !== undefined, said, bad: true })
      // 401 has browsers ask for a password of their own kind, and some of text show nothing else.
      return pages.send(reply.code(status === 401 ? 403 : status), page)
    }
    reply.code(status)
    const { identity, session } = request
    if (code !== 'forbidden' || identity === undefined) return pages.send(reply, failedPage(pages, language, detail))
    const role = identity.kind === 'party' ? identity.role : undefined
    const csrf = session === undefined ? undefined : deps.people.csrf(session.secret)
    return pages.send(reply, otherPlacePage(pages, language, { kind: identity.kind, role, csrf }))
  }
