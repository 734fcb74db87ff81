import type { PartyKey } from '../domain/values/party.ts'
import type { Carrier, FailedRow, PublishFailure, PublishResult } from '../ports/broker.ts'
import type { Handle } from '../ports/handle.ts'
import type { OutboxMessage, SentRow } from '../ports/outbox.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import { type WebhookSecrets, webhookMac } from '../trust/webhook-proof.ts'
import { PrivateAddressError } from './address.ts'
import type { WebhookAnswer, WebhookPost } from './post.ts'

/** Calls of one receiver at a time: within a movement there is never more than one. */
const AT_ONCE = 4

/**
 * Answers by which a receiver says that it will never take this message: it waits for a person then. Every other refusal may be the
 * receiver's own trouble, a lost right or a wrong path as much as a fault, and costs nothing but time.
 */
const NEVER = new Set([400, 413, 415, 422])

type Target = WebhookSecrets & { url: string }

export type WebhookCourierDeps = {
  /** Where a party is called, by the current registry; undefined for whoever has no address. */
  targetOf: (party: PartyKey) => Target | undefined
  post: WebhookPost
  /** Takes the report that an answer brings, like any other message of that party. */
  handle: Handle
  clock: Clock
  log: Log
}

type Outcome = 'taken' | { cause: PublishFailure; error: string }

/**
 * The channel `webhook` (interface.md 6) as what a relay hands rows to: one call for each message, with an entry as the inbox gives
 * it. 2xx is the confirm. Store before send, order, repeats and takeovers are the relay's own, as with the broker.
 */
export function createWebhookCourier(deps: WebhookCourierDeps): Carrier & { stop(): void } {
  let stopped = false
  return {
    publish: (messages) => publishAll(deps, messages),
    connected: () => !stopped,
    onReady: (listener) => listener({ sameGeneration: true, created: [] }),
    // Nothing lies between the hub and a receiver that could be lost, rejected or made again.
    drainDead: async () => {},
    status: async () => [],
    repair: async () => [],
    leaveMarker: async () => {},
    stop() {
      stopped = true
      deps.post.close()
    },
  }
}

/** Several at once, begun in the order given. Where nobody answers, the rest is not tried: its turn comes after a rest. */
async function publishAll(deps: WebhookCourierDeps, messages: readonly OutboxMessage[]): Promise<PublishResult> {
  const confirmed: SentRow[] = []
  const failed: FailedRow[] = []
  const waiting = messages.values()
  let away: Exclude<Outcome, 'taken'> | undefined
  const work = async (): Promise<void> => {
    for (const message of waiting) {
      const { receiver, logIndex, epoch } = message
      const outcome = away ?? (await call(deps, message))
      if (outcome === 'taken') confirmed.push({ receiver, logIndex, epoch })
      else {
        failed.push({ receiver, logIndex, epoch, ...outcome })
        if (outcome.cause === 'not-connected') away = outcome
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { confirmed, failed }
}

async function call(deps: WebhookCourierDeps, message: OutboxMessage): Promise<Outcome> {
  const { receiver } = message
  const target = deps.targetOf(receiver)
  if (target === undefined) return { cause: 'not-connected', error: 'no address is registered' }
  const body = entryOf(message)
  let answer: WebhookAnswer
  try {
    answer = await deps.post.post(target.url, headersOf(target, message, { body, time: deps.clock.now() }), body)
  } catch (error) {
    // The text of an error may name the address, which may be no business of whoever reads what waits.
    const text =
      error instanceof PrivateAddressError ? 'the name leads into a private network' : reasonOf(error as Error)
    return { cause: 'not-connected', error: text }
  }
  const error = `answered ${answer.status}`
  if (NEVER.has(answer.status)) return { cause: 'rejected-by-receiver', error }
  if (answer.status < 200 || answer.status > 299) return { cause: 'refused', error }
  return isReport(answer) ? reported(deps, receiver, answer) : 'taken'
}

/** Whether it brings a report: without one it says that the message is stored, and the report comes by itself. */
const isReport = ({ contentType, signature, body }: WebhookAnswer): boolean =>
  signature !== undefined && body.length > 0 && /^application\/(json|xml)\b/i.test(contentType ?? '')

/** A report that cannot be taken now is asked for again with its message; one that is refused leaves the message unreported. */
async function reported(deps: WebhookCourierDeps, key: PartyKey, answer: WebhookAnswer): Promise<Outcome> {
  const { body: bytes, contentType, signature } = answer
  const told = await deps.handle({
    bytes,
    contentType,
    signature,
    caller: { kind: 'party', key },
    channel: 'http',
    language: 'en',
    answersXml: false,
    properties: {},
    isReport: true,
  })
  if (told.kind === 'accepted') return 'taken'
  if (told.httpStatus === 503 || told.httpStatus === 429) {
    return { cause: 'refused', error: 'its report could not be taken at that moment' }
  }
  deps.log.warn({ receiver: key, code: told.code }, 'the report in the answer of a webhook is refused')
  return 'taken'
}

/** The message as `GET /v1/inbox` gives it. */
function entryOf({ id, sender, type, mrn, logIndex, contentType, body, signature, seal }: OutboxMessage): Buffer {
  const entry = {
    id,
    sender,
    type,
    ...(mrn === undefined ? {} : { mrn }),
    logIndex: Number(logIndex),
    contentType,
    body: body.toString('base64'),
    ...(signature === undefined ? {} : { signature: signature.toString('base64') }),
    seal: seal.toString('base64'),
  }
  return Buffer.from(JSON.stringify(entry))
}

function headersOf(
  target: Target,
  message: OutboxMessage,
  called: { body: Buffer; time: Date },
): Record<string, string> {
  const { pathname, search } = new URL(target.url)
  const time = called.time.toISOString()
  return {
    'content-type': 'application/json',
    accept: 'application/json, application/xml',
    authorization: `Bearer ${target.token}`,
    // The pair by which repeats are dropped: an id is its sender's.
    'idempotency-key': `"${message.sender} ${message.id}"`,
    'corridor-attempt': String(message.attempts),
    'corridor-time': time,
    ...(message.trace === undefined ? {} : { traceparent: message.trace }),
    'corridor-hmac': webhookMac(target.secret, { time, path: pathname + search, body: called.body }),
  }
}

/** The code of what went wrong at the socket or in TLS. */
const reasonOf = (error: Error & { code?: string }): string => error.code ?? error.message.slice(0, 200)
