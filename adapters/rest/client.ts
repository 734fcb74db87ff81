import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as requestHttp } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import * as oauth from 'openid-client'
import type { Auth, Profile } from './profile.ts'

export type Settings = Readonly<Record<string, string | undefined>>
export type Answer = { status: number; body: string }
export type Asked = { method: string; path: string; body?: string | Buffer; headers?: Readonly<Record<string, string>> }

/** Calls the web service as the profile says. Rejects when there is no whole answer in time; never follows to elsewhere. */
export type Client = (asked: Asked) => Promise<Answer>

const ANSWER_WITHIN_MS = 30_000
const MOST_BYTES = 10 * 1024 * 1024
/** A token is asked for anew so long before it ends. */
const EARLY_MS = 30_000

/** Throws where settings are missing that the kind of auth needs. */
export function createClient({ base, auth, headers }: Profile, settings: Settings, clock: () => Date): Client {
  const tls = tlsOf(auth, settings)
  const prove = proverOf(auth, settings, clock)
  return async (asked) => {
    const call = async () =>
      send(`${base}${asked.path}`, asked, { ...headers, ...asked.headers, ...(await prove.headers(asked)) }, tls)
    const answer = await call()
    // A token may be taken back before its time; one that is new says more than the old one did.
    return answer.status === 401 && prove.forget() ? call() : answer
  }
}

/** What a string is signed over: `time`, method, path with query and SHA-256 of the body, a line each. */
export const hmacOf = (key: string, time: string, { method, path, body = '' }: Asked): string =>
  createHmac('sha256', key)
    .update([time, method, path, createHash('sha256').update(body).digest('hex')].join('\n'))
    .digest('hex')

type Prover = {
  headers: (asked: Asked) => Promise<Record<string, string>>
  /** Whether there was something that may now be had anew. */
  forget: () => boolean
}

function proverOf(auth: Auth, settings: Settings, clock: () => Date): Prover {
  const need = (name: 'user' | 'secret'): string => {
    const found = settings[name]
    if (found === undefined || found === '') throw new Error(`auth ${auth.kind} needs the setting ${name}`)
    return found
  }
  const fixed = (headers: Record<string, string>): Prover => ({ headers: async () => headers, forget: () => false })
  switch (auth.kind) {
    case 'none':
    case 'mtls':
      return fixed({})
    case 'basic':
      return fixed({ authorization: `Basic ${Buffer.from(`${need('user')}:${need('secret')}`).toString('base64')}` })
    case 'api-key':
      return fixed({ [auth.header]: need('secret') })
    case 'oauth2':
      return tokens(auth, { user: need('user'), secret: need('secret') }, clock)
    case 'hmac': {
      const key = need('secret')
      return {
        forget: () => false,
        headers: async (asked) => {
          const time = clock().toISOString()
          return { [auth.timeHeader]: time, [auth.signatureHeader]: hmacOf(key, time, asked) }
        },
      }
    }
  }
}

/** Client credentials (RFC 6749 4.4), each token until shortly before it ends. */
function tokens(
  { tokenUrl, scope }: Extract<Auth, { kind: 'oauth2' }>,
  { user, secret }: { user: string; secret: string },
  clock: () => Date,
): Prover {
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }
  const configuration = new oauth.Configuration(server, user, {}, oauth.ClientSecretBasic(secret))
  const { hostname } = new URL(tokenUrl)
  // A secret goes over the network encrypted or not at all.
  if (hostname === '127.0.0.1' || hostname === 'localhost') oauth.allowInsecureRequests(configuration)
  let held: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined
  const ask = async (): Promise<string> => {
    const got = await oauth.clientCredentialsGrant(configuration, scope === undefined ? {} : { scope })
    held = { token: got.access_token, until: clock().getTime() + (got.expires_in ?? 0) * 1_000 - EARLY_MS }
    return got.access_token
  }
  return {
    headers: async () => {
      if (held !== undefined && clock().getTime() < held.until) return { authorization: `Bearer ${held.token}` }
      asking ??= ask().finally(() => (asking = undefined))
      return { authorization: `Bearer ${await asking}` }
    },
    forget: () => {
      const had = held !== undefined
      held = undefined
      return had
    },
  }
}

function tlsOf(auth: Auth, { certificate, key, ca }: Settings): RequestOptions {
  if (auth.kind === 'mtls' && (!certificate || !key))
    throw new Error('auth mtls needs the settings certificate and key')
  return {
    ...(certificate && key ? { cert: readFileSync(certificate), key: readFileSync(key) } : {}),
    ...(ca ? { ca: readFileSync(ca) } : {}),
  }
}

function send(
  url: string,
  { method, body }: Asked,
  headers: Readonly<Record<string, string>>,
  tls: RequestOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      ...tls,
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, options, (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size > MOST_BYTES) request.destroy(new Error(`an answer of more than ${MOST_BYTES} bytes`))
        else parts.push(part)
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
