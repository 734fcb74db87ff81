import { constants } from 'node:buffer'
import { Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { distrustOf } from '../amqp/distrust.ts'
import type { HubTls } from './hub-tls.ts'

export type HubRequest = {
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: Buffer
  /** Milliseconds for the whole of it, the answer's last byte included. */
  withinMs: number
}

export type HubReply = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** The hub's HTTP API, as one party asks it. */
export type HubHttp = {
  /**
   * Asks once. The hub is sent the party's token, and shown its certificate where it has one. Asking twice must do no harm. Rejects,
   * with a reason for people, when no whole answer comes in time or the signal ends.
   */
  ask(path: string, request: HubRequest): Promise<HubReply>
}

export type HubHttpOptions = {
  /** Base URL. */
  hub: string
  /** Undefined where the client certificate alone says who asks. */
  token: string | undefined
  tls: HubTls
  signal: AbortSignal
}

/** What whoever runs an adapter calls them in its configuration. */
const SETTINGS = { address: 'hub', authorities: 'tlsCa', server: 'hub' } as const

/** The one place from which an adapter asks the hub: `fetch` can neither show a certificate nor be told whom to believe. */
export function createHubHttp({ hub, token, tls, signal }: HubHttpOptions): HubHttp {
  const isSecure = hub.startsWith('https:')
  const plain = new HttpAgent({ keepAlive: true })
  signal.addEventListener('abort', () => plain.destroy(), { once: true })
  const ask = (path: string, asked: HubRequest): Promise<HubReply> =>
    new Promise((resolve, reject) => {
      const { method = 'GET', headers, body, withinMs } = asked
      const options = {
        method,
        agent: isSecure ? tls.agent() : plain,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(method === 'GET' ? { 'accept-encoding': 'br, gzip' } : { 'content-length': body?.length ?? 0 }),
          ...headers,
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
      }
      const request = (isSecure ? requestHttps : requestHttp)(`${hub}${path}`, options, (response) => {
        replyOf(response).then(resolve, reject)
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A connection kept from an earlier request, which the hub has closed meanwhile: it did not hear this one.
        if (request.reusedSocket && error.code === 'ECONNRESET') ask(path, asked).then(resolve, reject)
        else reject(new Error(reasonOf(error, isSecure), { cause: error }))
      })
      request.end(body)
    })
  return { ask }
}

/** Bytes of an answer, also of one that was compressed: what a text can hold. */
const MOST_BYTES = constants.MAX_STRING_LENGTH
const MOST = { maxOutputLength: MOST_BYTES }
const brotli = promisify(brotliDecompress)
const unzipped = promisify(gunzip)

async function replyOf(response: IncomingMessage): Promise<HubReply> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) throw new Error(`an answer of more than ${MOST_BYTES} bytes`)
    parts.push(part)
  }
  const { statusCode: status = 0, headers } = response
  return { status, headers, body: await decoded(Buffer.concat(parts), headers['content-encoding']) }
}

async function decoded(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined) return bytes
  if (encoding === 'br') return brotli(bytes, MOST)
  if (encoding === 'gzip') return unzipped(bytes, MOST)
  throw new Error(`an answer in an encoding that was not asked for: ${encoding}`)
}

/** Alerts (RFC 8446 6.2) by which the hub, or whoever stands before it, says that it will not go on with this certificate or without one. */
const REFUSED_CERTIFICATE = new RegExp(
  [
    'ALERT_CERTIFICATE_(?:REQUIRED|UNKNOWN|EXPIRED|REVOKED)',
    'ALERT_(?:HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)',
  ].join('|'),
)

/** With TLS 1.3 the alert may be lost with a connection that is closed at once: this is all that is left of it then. */
const CUT_OFF: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])
const CERTIFICATE_SETTINGS = 'tlsCertificate and tlsKey, or tlsKeyStore'

/** Why no answer came, with the setting to look at where one decides it. */
function reasonOf(error: NodeJS.ErrnoException, isSecure: boolean): string {
  const { code = '', cause } = error
  const text = cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
  if (REFUSED_CERTIFICATE.test(code))
    return `the hub takes no connection without a client certificate that it knows (${CERTIFICATE_SETTINGS}): ${text}`
  if (isSecure && CUT_OFF.has(code))
    return `the hub ended the connection without an answer, as where it knows no such client certificate (${CERTIFICATE_SETTINGS}): ${text}`
  return distrustOf(error, SETTINGS)?.reason ?? text
}

/** Status and, where the hub has said why, that: for logs. */
export function statusOf({ status, body }: HubReply): string {
  try {
    const { code, detail, title } = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>
    const said = [code, detail ?? title].filter((one) => typeof one === 'string')
    return said.length === 0 ? `status ${status}` : `status ${status} (${said.join(': ')})`
  } catch {
    return `status ${status}`
  }
}
