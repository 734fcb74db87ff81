import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenSession, Refusal, SignedIn } from '../ports/people.ts'
import { givePhone, giveSecret, takeSecret } from './cookies.ts'
import type { ServerDeps } from './deps.ts'
import { EdgeError } from './problems.ts'
import { createRateLimit } from './rate-limit.ts'
import { refuseForeign, requireTls } from './sessions.ts'

/** Lets somebody try to sign in, by whatever page; throws where it may not. */
export type LetTry = (request: FastifyRequest) => void

/** Nobody needs to be known to sign in, so each address may try a few times, at all pages together. */
export function createLetTry(deps: ServerDeps): LetTry {
  const passes = createRateLimit(deps.limits.signIn)
  return (request) => {
    requireTls(deps, request)
    refuseForeign(deps, request)
    const waitSeconds = passes(request.ip, performance.now())
    if (waitSeconds > 0) throw new EdgeError('sign-in-wait', { retryAfterSeconds: waitSeconds })
  }
}

/** Gives the browser its session. Throws where it has ended between two statements: by somebody who takes the person's rights away. */
export async function beginSession(deps: ServerDeps, reply: FastifyReply, signedIn: SignedIn): Promise<OpenSession> {
  const tls = deps.tls !== undefined
  const open = await deps.people.session(signedIn.session, true)
  if (open === undefined) throw new EdgeError('sign-in-refused')
  giveSecret(reply, 'session', signedIn.session, { tls })
  if (signedIn.phone !== undefined) givePhone(reply, signedIn.phone, tls)
  takeSecret(reply, 'attempt', tls)
  return open
}

/** What was asked for, or the refusal as an answer. */
export function letIn<T extends object>(answer: T | Refusal): T {
  if (!('refused' in answer)) return answer
  const { refused, retryAfterSeconds } = answer as Refusal
  throw new EdgeError(refused, retryAfterSeconds === undefined ? {} : { retryAfterSeconds })
}
