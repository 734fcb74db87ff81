import { isIPv4 } from 'node:net'
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Identity } from '../ports/identity.ts'
import type { OpenSession } from '../ports/people.ts'
import { identify } from './authenticate.ts'
import { browserOf } from './cookies.ts'
import type { ServerDeps } from './deps.ts'
import { EdgeError } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The session that the request was let in with. */
    session: { secret: string; open: OpenSession } | undefined
  }
}

type Deps = Pick<ServerDeps, 'identities' | 'people' | 'tls' | 'publicUrl'>

/** Requests that change nothing, and therefore need no proof that one of our pages made them. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Reads of pages that look again by themselves: they are no sign that somebody is there. */
const BY_ITSELF: ReadonlySet<string> = new Set(['/v1/events', '/v1/offices/:code/expected'])

/**
 * Who is calling: by the `Authorization` header, or by the session of a browser, or by client certificate. A browser sends its
 * cookie along whoever made the page, so what changes anything must come from one of our pages and say the session's token.
 * @throws {EdgeError} 401 `unauthenticated`, 403 `tls-required`, `foreign-origin`, `csrf`
 */
export async function callerIn(deps: Deps, request: FastifyRequest): Promise<Identity> {
  const { session: secret } = browserOf(request, deps.tls !== undefined)
  if (secret === undefined || request.headers.authorization !== undefined) {
    return identify(deps.identities, request, deps.tls?.trusts)
  }
  requireTls(deps, request)
  const active = !BY_ITSELF.has(request.routeOptions.url ?? '')
  const open = await deps.people.session(secret, active)
  if (open === undefined) throw new EdgeError('unauthenticated')
  if (!SAFE.has(request.method)) {
    refuseForeign(deps, request)
    if (!isCsrf(deps, secret, request.headers['corridor-csrf'])) throw new EdgeError('csrf')
  }
  request.session = { secret, open }
  return open.identity
}

/** Whoever was let in may go on: asked again of what stays open. Never counts as a sign of life. */
export async function stillLetIn(deps: Deps, request: FastifyRequest): Promise<Identity | undefined> {
  const { session } = request
  if (session === undefined) return identify(deps.identities, request, deps.tls?.trusts)
  return (await deps.people.session(session.secret, false))?.identity
}

/** Whether what a page has sent is the session's own token. */
export function isCsrf(
  { people }: Pick<Deps, 'people'>,
  secret: string,
  given: string | string[] | undefined,
): boolean {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(people.csrf(secret))]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Without TLS anybody on the way could read a session: then there are some on this machine only (interface.md 8). */
export function requireTls({ tls }: Pick<ServerDeps, 'tls'>, request: FastifyRequest): void {
  if (tls === undefined && !isLoopback(request.socket.remoteAddress ?? '')) throw new EdgeError('tls-required')
}

function isLoopback(address: string): boolean {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'))
}

/**
 * Refuses what a browser says another site's page has made. Where it says nothing the caller is no browser, or an old one: then
 * the session's token alone stands for the page.
 */
export function refuseForeign({ publicUrl }: Pick<ServerDeps, 'publicUrl'>, { headers }: FastifyRequest): void {
  const { origin } = headers
  const own = origin === undefined || origin === new URL(publicUrl()).origin || hostOf(origin) === headers.host
  if (!own) throw new EdgeError('foreign-origin')
  refuseOtherSite(headers)
}

/** The half of it that only browsers say: that no page of another site has made the request. */
export function refuseOtherSite(headers: FastifyRequest['headers']): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new EdgeError('foreign-origin')
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
