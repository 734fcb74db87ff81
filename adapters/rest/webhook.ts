import { hash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { hmacOf } from './client.ts'
import type { Profile } from './profile.ts'

const MOST_BYTES = 1024 * 1024
/** A signature is good for so long: one that was overheard is worth nothing later. */
const GOOD_FOR_MS = 300_000
const WITHIN_MS = 30_000

type Webhook = NonNullable<Profile['webhook']>

/** What was posted is no document. */
export class NotADocument extends Error {}

/** The document of a body that is to be JSON. Throws NotADocument. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new NotADocument('not JSON')
  }
}

export type WebhookDeps = {
  secret: string | undefined
  clock: () => Date
  /** Resolves when it is on disk; with what was said of it, where it was answered before. Rejects with NotADocument. */
  take: (body: Buffer) => Promise<object | undefined>
  /** How answers are written; JSON when absent. */
  write?: (status: number, answer: object) => { type: string; text: string }
}

/**
 * Takes documents over HTTP: 202 once the document is on disk, 200 with what became of it for one that was answered. Rejects
 * when the port cannot be had.
 */
export async function openWebhook(
  webhook: Webhook,
  { secret, take, clock, write = inJson }: WebhookDeps,
): Promise<Server> {
  if (secret === undefined || secret === '') throw new Error('a webhook needs the setting webhookSecret')
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    if (request.url !== webhook.path) return [404, { error: 'not-found' }]
    if (request.method !== 'POST') return [405, { error: 'method' }]
    const body = await bodyOf(request)
    if (body === undefined) return [413, { error: 'too-large' }]
    if (!isProven(webhook, request, body, { secret, now: clock() })) return [401, { error: 'unauthenticated' }]
    try {
      const told = await take(body)
      return told === undefined ? [202, { status: 'stored' }] : [200, told]
    } catch (error) {
      if (error instanceof NotADocument) return [400, { error: 'no-document', reason: error.message }]
      throw error
    }
  }
  const server = createServer({ requestTimeout: WITHIN_MS, headersTimeout: WITHIN_MS }, (request, response) => {
    answer(request)
      .catch((): [number, object] => [503, { error: 'unavailable' }])
      .then(([status, body]) => {
        const close = status === 413 ? { connection: 'close' } : {}
        const { type, text } = write(status, body)
        response.writeHead(status, { 'content-type': type, ...close }).end(text)
      })
      .catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(webhook.port, webhook.host, resolve)
  })
  return server
}

const inJson = (_: number, answer: object) => ({ type: 'application/json', text: JSON.stringify(answer) })

function isProven(
  { auth, path }: Webhook,
  { headers }: IncomingMessage,
  body: Buffer,
  { secret, now }: { secret: string; now: Date },
): boolean {
  if (auth === 'bearer') return isSame(headers.authorization ?? '', `Bearer ${secret}`)
  const time = String(headers['corridor-time'] ?? '')
  if (!(Math.abs(Date.parse(time) - now.getTime()) <= GOOD_FOR_MS)) return false
  return isSame(String(headers['corridor-hmac'] ?? ''), hmacOf(secret, time, { method: 'POST', path, body }))
}

/** In constant time, of texts of any length. */
const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))

/** Undefined for more than is taken. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
