import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Browser } from '../ports/people.ts'

/** What a browser keeps for the hub. */
type Kind = 'session' | 'phone' | 'attempt'

const SUFFIX: Readonly<Record<Kind, string>> = { session: '', phone: '-phone', attempt: '-sign-in' }

/** Secrets are 32 random bytes, base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** As long as browsers keep a cookie at all: the phone of an officer who was away for a year is still his. */
const PHONE_SECONDS = 400 * 86_400

/**
 * The name of a cookie. With TLS it begins with `__Host-`, so that no other host of the domain and no page without TLS can
 * have set it; without TLS browsers would not take that name.
 */
const nameOf = (kind: Kind, tls: boolean): string => `${tls ? '__Host-' : ''}corridor${SUFFIX[kind]}`

/** Every cookie of this name that the request has; two of one name are a trick, and none of them counts. */
function valueOf(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=')
    return key.trim() === name ? [rest.join('=').trim()] : []
  })
  const [value] = values
  return values.length === 1 && value !== undefined && SECRET.test(value) ? value : undefined
}

/** What the browser shows of itself. @param tls whether this hub speaks HTTPS */
export function browserOf(request: FastifyRequest, tls: boolean): Browser {
  const read = (kind: Kind): string | undefined => valueOf(request.headers.cookie, nameOf(kind, tls))
  return { session: read('session'), phone: read('phone'), attempt: read('attempt') }
}

/**
 * Gives the browser a secret that no script sees. A session's ends with the browser, and at the server before that.
 * @param sent `Lax` only for what has to come along when another site sends the browser back here
 */
export function giveSecret(
  reply: FastifyReply,
  kind: Kind,
  secret: string,
  { tls, seconds, sent = 'Strict' }: { tls: boolean; seconds?: number; sent?: 'Strict' | 'Lax' },
): void {
  const life = seconds === undefined ? '' : `; Max-Age=${seconds}`
  const secure = tls ? '; Secure' : ''
  reply.header('set-cookie', `${nameOf(kind, tls)}=${secret}; Path=/${life}; HttpOnly${secure}; SameSite=${sent}`)
}

/** Takes a secret away from the browser. */
export const takeSecret = (reply: FastifyReply, kind: Kind, tls: boolean): void =>
  giveSecret(reply, kind, '', { tls, seconds: 0 })

/** The secret of a phone, kept for as long as a browser keeps any. */
export const givePhone = (reply: FastifyReply, secret: string, tls: boolean): void =>
  giveSecret(reply, 'phone', secret, { tls, seconds: PHONE_SECONDS })
