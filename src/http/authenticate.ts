import type { SeenBy, Viewer } from '../ports/viewer.ts'
import { parseMrn } from '../domain/values/identifiers.ts'
import { respelled } from '../domain/values/spelling.ts'
import { pathNumber } from './parameters.ts'
import { TLSSocket } from 'node:tls'
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Identities, Identity } from '../ports/identity.ts'
import { EdgeError } from './problems.ts'

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]{1,512}=*) *$/i

/** The token of the `Authorization` header; undefined when it is missing or malformed. */
export const bearerToken = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : BEARER.exec(header)?.[1]

type Presented = { fingerprint: string } | 'refused' | undefined

/** Whether a client certificate (DER) is trusted now; signatures are judged by the same decision. */
export type TrustsClient = (der: Buffer) => boolean

/**
 * The fingerprint of the client certificate of this connection: undefined when none was presented, `refused` when one
 * was that no trusted authority issued. Only the connection itself is asked; headers such as X-Client-Cert prove
 * nothing.
 */
function certificateOf(request: FastifyRequest, trusts: TrustsClient | undefined): Presented {
  const socket = request.raw.socket
  if (!(socket instanceof TLSSocket)) return undefined
  const der = socket.getPeerX509Certificate()?.raw
  if (der === undefined) return undefined
  // The handshake has proved who holds the key. Its own check of the chain ignores revocation and is as old as the
  // connection.
  return trusts?.(der) === true ? { fingerprint: createHash('sha256').update(der).digest('hex') } : 'refused'
}

/**
 * Who is calling: the registered holder of the client certificate, or of the bearer token. A certificate that is presented
 * must be valid: with a certificate and a token, both must belong to the same party.
 * @throws {EdgeError} 401 `unauthenticated`
 */
export async function identify(
  identities: Identities,
  request: FastifyRequest,
  trusts?: TrustsClient,
): Promise<Identity> {
  const presented = certificateOf(request, trusts)
  const token = bearerToken(request.headers.authorization)
  if (presented === 'refused') throw new EdgeError('unauthenticated')
  const byCertificate = presented === undefined ? undefined : await identities.byCertificate(presented.fingerprint)
  if (presented !== undefined && byCertificate === undefined) throw new EdgeError('unauthenticated')
  if (request.headers.authorization === undefined) {
    if (byCertificate === undefined) throw new EdgeError('unauthenticated')
    return byCertificate
  }
  const byToken = token === undefined ? undefined : await identities.byToken(token)
  if (byToken === undefined) throw new EdgeError('unauthenticated')
  if (byCertificate !== undefined && !sameParty(byCertificate, byToken)) throw new EdgeError('unauthenticated')
  return byToken
}

const sameParty = (a: Identity, b: Identity): boolean => 'key' in a && 'key' in b && a.key === b.key

/** The identity a request was let in with. Throws on public routes, which have none. */
export function callerOf(request: FastifyRequest): Identity {
  if (request.identity === undefined) throw new EdgeError('unauthenticated')
  return request.identity
}

/** The calling party, on routes for parties only. */
export function partyOf(request: FastifyRequest): Extract<Identity, { kind: 'party' }> {
  const identity = callerOf(request)
  if (identity.kind !== 'party') throw new EdgeError('forbidden')
  return identity
}

/** The viewer by whom this request's statements are filtered. */
export function viewerOf(request: FastifyRequest): Viewer {
  const identity = callerOf(request)
  if (identity.kind === 'party') return { kind: 'party', key: identity.key, role: identity.role }
  if (identity.kind === 'officer') return { kind: 'officer', key: identity.key, offices: identity.offices }
  return { kind: 'all' }
}

/**
 * By whom the database lets rows of this request be seen: by who was let in, and on a public route by whoever knows the code of
 * the movement it names. It does not look at what the route's handler asks for, nor at `viewerOf`: where that errs, this must not.
 */
export function seenByOf(request: FastifyRequest): SeenBy {
  const route = request.routeOptions.config.route ?? ''
  if (request.identity === undefined) {
    const mrn = parseMrn(heldBy(request, route) ?? '')
    return mrn === undefined ? { kind: 'nobody' } : { kind: 'holder', mrn }
  }
  const { identity } = request
  if (identity.kind === 'party') return { kind: 'party', key: identity.key, role: identity.role }
  if (identity.kind === 'officer') return { kind: 'officer', key: identity.key, offices: identity.offices }
  return route === 'GET /v1/messages/:id/reading' ? { kind: 'all', purpose: 'reading' } : { kind: 'all' }
}

/** The movement whose paper somebody without an account holds, as named; undefined on routes that are about none. */
function heldBy(request: FastifyRequest, route: string): string | undefined {
  if (/^(?:GET|POST) \/v1\/follow-up\/:mrn/.test(route)) return pathNumber(request, 'mrn')
  if (route !== 'POST /follow-up' || !Buffer.isBuffer(request.body)) return undefined
  return respelled(new URLSearchParams(request.body.toString('utf8')).get('mrn') ?? '', 'mrn')
}

/** One name per caller, for quotas and logs. */
export function nameOf(identity: Identity): string {
  if (identity.kind !== 'party') return `${identity.kind} ${identity.name}`
  const { key, representative } = identity
  return representative === undefined ? `party ${key}` : `representative ${key}/${representative}`
}
