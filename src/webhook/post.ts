import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Timers } from '../ports/runtime.ts'
import { publicLookup, type Resolve, webhookFault } from './address.ts'

/** How long a receiver may take, in milliseconds, from the first byte to the last: a slow one holds up nobody but itself. */
const WITHIN_MS = 20_000
/** Bytes of an answer that are read: a report has some hundred. */
const ANSWER_MAX = 65_536
/** Calls of one receiver at a time. */
const SOCKETS = 4

export type WebhookAnswer = {
  status: number
  contentType: string | undefined
  signature: string | undefined
  /** Empty where the answer is longer than one that is read. */
  body: Buffer
}

export type WebhookPostOptions = {
  /** Origins that may lie in private networks. */
  allowed: readonly string[]
  /** Authorities of receivers' certificates beside those of the system, PEM. */
  authorities: readonly string[]
  /** What the hub shows where it is asked for a certificate. */
  own: { key: string; cert: string } | undefined
  timers: Timers
  withinMs?: number
  resolve?: Resolve
}

export type WebhookPost = {
  /** Posts once, follows nothing. Rejects when no whole answer came in time, or the address may not be called. */
  post(url: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<WebhookAnswer>
  /** Ends what is under way. */
  close(): void
}

/** Calls receivers over HTTP, with limits on where, how long and how much. */
export function createWebhookPost(options: WebhookPostOptions): WebhookPost {
  const { allowed, authorities, own, timers, withinMs = WITHIN_MS } = options
  const limits = { keepAlive: true, maxSockets: SOCKETS, minVersion: 'TLSv1.2' } as const
  const secure = { ...limits, ca: [...authorities], ...own }
  const outside = new HttpsAgent({ ...secure, lookup: publicLookup(options.resolve) })
  // What is allowed by name may lie anywhere; its sockets are never those of another address.
  const byName = new HttpsAgent(secure)
  const plain = new HttpAgent({ keepAlive: true, maxSockets: SOCKETS })
  return {
    post: (text, headers, body) =>
      new Promise((resolve, reject) => {
        // Allowed when it was registered is not allowed for ever.
        const fault = webhookFault(text, allowed)
        if (fault !== undefined) return reject(new Error(`the address may not be called: ${fault}`))
        const url = new URL(text)
        const agent = url.protocol === 'http:' ? plain : allowed.includes(url.origin) ? byName : outside
        const request = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, {
          method: 'POST',
          agent,
          headers: { ...headers, 'content-length': String(body.length) },
        })
        const cancel = timers.after(withinMs, () => request.destroy(new Error('no whole answer in time')))
        request.once('close', cancel)
        request.once('error', reject)
        request.once('response', (response) => {
          answerOf(response).then(resolve, reject)
        })
        request.end(body)
      }),
    close: () => {
      for (const agent of [outside, byName, plain]) agent.destroy()
    },
  }
}

async function answerOf(response: IncomingMessage): Promise<WebhookAnswer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > ANSWER_MAX) break
    parts.push(part)
  }
  const signature = response.headers['corridor-signature']
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'],
    signature: Array.isArray(signature) ? signature.join(',') : signature,
    body: size > ANSWER_MAX ? Buffer.alloc(0) : Buffer.concat(parts),
  }
}
