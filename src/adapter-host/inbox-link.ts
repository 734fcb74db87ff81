import type { ContentType, Envelope, PartyKey } from '../adapter-api/index.ts'
import { asParty } from '../domain/values/party.ts'
import { textOf } from '../amqp/bounded.ts'
import type { Timers } from '../ports/runtime.ts'
import { createBackoff } from './backoff.ts'
import { type HubHttp, statusOf } from './hub-http.ts'

export type InboxLinkOptions = {
  http: HubHttp
  receiver: PartyKey
  /** Called in the hub's order. */
  onDelivery: (envelope: Envelope) => Promise<void>
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** A party's inbox. */
export type InboxLink = {
  /** Reads until the signal ends; rejects when a delivery could not be stored. */
  read(): Promise<void>
  /** Something was reported: there may be more to read at once. */
  wake(): void
}

/** For so long the hub may hold an answer back while there is nothing, and then some for the way. */
const WAIT_SECONDS = 30
const ANSWER_WITHIN_MS = 45_000

/**
 * Reads a party's inbox (interface.md 3) until the signal ends, one poll after the other. What is not reported yet is handed
 * out again by the hub: a poll that brings nothing else is followed by a pause, or a national system that is down would have
 * the hub asked without end.
 */
export function createInboxLink(options: InboxLinkOptions): InboxLink {
  let woken = Promise.withResolvers<void>()
  return {
    read: () => readInbox(options, () => woken.promise),
    wake: () => {
      woken.resolve()
      woken = Promise.withResolvers<void>()
    },
  }
}

async function readInbox(options: InboxLinkOptions, woken: () => Promise<void>): Promise<void> {
  const { signal, timers, log } = options
  const failures = createBackoff(200, 10_000, signal, timers)
  const repeats = createBackoff(50, 5_000, signal, timers)
  let before: ReadonlySet<string> = new Set()
  while (!signal.aborted) {
    let envelopes: readonly Envelope[]
    try {
      envelopes = await poll(options)
    } catch (error) {
      if (signal.aborted) return
      log('inbox-unreachable', { error: textOf(error) })
      await failures.wait()
      continue
    }
    failures.reset()
    for (const envelope of envelopes) await options.onDelivery(envelope)
    const now = new Set(envelopes.map(({ sender, id }) => `${sender} ${id}`))
    const isNothingNew = [...now].every((key) => before.has(key))
    before = now
    // What has been reported meanwhile may have set free what comes after it.
    if (isNothingNew) await Promise.race([repeats.wait(), woken().then(() => repeats.reset())])
    else repeats.reset()
  }
}

async function poll({ http, receiver, log }: InboxLinkOptions): Promise<readonly Envelope[]> {
  const reply = await http.ask(`/v1/inbox?wait=${WAIT_SECONDS}`, {
    headers: { accept: 'application/json' },
    withinMs: ANSWER_WITHIN_MS,
  })
  if (reply.status !== 200) throw new Error(statusOf(reply))
  const { messages } = JSON.parse(reply.body.toString('utf8')) as { messages?: unknown }
  if (!Array.isArray(messages)) throw new Error('no list of messages')
  return messages.flatMap((one: unknown) => {
    const envelope = envelopeOf((one ?? {}) as Record<string, unknown>, receiver)
    if (envelope === undefined) log('delivery-unreadable', { messageId: (one as { id?: unknown } | null)?.id })
    return envelope === undefined ? [] : [envelope]
  })
}

/** An entry of the inbox; undefined for what the hub cannot have made. */
function envelopeOf(entry: Record<string, unknown>, receiver: PartyKey): Envelope | undefined {
  const { id, sender, type, mrn, logIndex, contentType, body, signature, seal } = entry
  const texts = [id, sender, type, body, seal]
  if (!texts.every((one) => typeof one === 'string' && one !== '')) return undefined
  if (typeof logIndex !== 'number' || !Number.isSafeInteger(logIndex) || logIndex < 0) return undefined
  if (contentType !== 'application/json' && contentType !== 'application/xml') return undefined
  return {
    receiver,
    sender: asParty(String(sender)),
    id: String(id),
    type: String(type),
    ...(typeof mrn === 'string' ? { mrn } : {}),
    logIndex,
    contentType: contentType satisfies ContentType,
    body: Buffer.from(String(body), 'base64'),
    ...(typeof signature === 'string' ? { signature: Buffer.from(signature, 'base64') } : {}),
    seal: Buffer.from(String(seal), 'base64'),
  }
}
