import { type ChannelModel, type ConfirmChannel, type ConsumeMessage, credentials } from 'amqplib'
import { ackQuietly, openChannel } from '../amqp/channel.ts'
import { Link, type LinkEvent } from '../amqp/link.ts'
import type { Timers } from '../ports/runtime.ts'
import type { HubTls } from './hub-tls.ts'

/** One message to publish to `corridor.in` (interface.md 4). */
export type Publication = { id: string; type: string; contentType: string; body: Buffer; signature: string }

/** A delivery with the one way to acknowledge it. */
export type LinkDelivery = { message: ConsumeMessage; ack: () => void }

/** One party's connection to the broker: its own queue to read, `corridor.in` to write, both again after every loss. */
export type AmqpLink = {
  start(): void
  /**
   * Resolves with the broker's confirm, which is not yet the hub's acceptance. Rejects when the connection is down or
   * goes down.
   */
  publish(publication: Publication): Promise<void>
  connected(): boolean
  /** Stops taking deliveries, then closes. What was not acknowledged comes again. */
  stop(): Promise<void>
}

export type AmqpLinkOptions = {
  /** Without credentials. */
  url: string
  user: string
  /** Undefined where the client certificate alone logs in. */
  password: string | undefined
  tls: Pick<HubTls, 'context'>
  queue: string
  prefetch: number
  onDelivery: (delivery: LinkDelivery) => void
  /** After each successful connect: what awaits an answer is to be published again. */
  onUp: () => void
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** What whoever runs an adapter calls them in its configuration. */
const SETTINGS = { address: 'amqp', authorities: 'tlsCa' } as const

/** Noticed is a silent broker after two to three times this; over a long line a hub's own six seconds would be little. */
const HEARTBEAT_SECONDS = 10
const TIMEOUT_MS = 10_000
const BACKOFF = { initialMs: 200, maxMs: 10_000 }

type Session = {
  channel: ConfirmChannel
  /** Publications the broker has not confirmed yet, to be rejected when it returns them. */
  unconfirmed: Map<string, (error: Error) => void>
}

export const createAmqpLink = (options: AmqpLinkOptions): AmqpLink => {
  let session: Session | undefined
  const url = new URL(options.url)
  if (options.password !== undefined) {
    url.username = encodeURIComponent(options.user)
    url.password = encodeURIComponent(options.password)
  }
  const link = new Link({
    url: url.href,
    name: `corridor-adapter ${options.queue}`,
    settings: SETTINGS,
    tls: () => ({
      ...(options.password === undefined ? { credentials: credentials.external() } : {}),
      ...(url.protocol === 'amqps:' ? { secureContext: options.tls.context() } : {}),
    }),
    heartbeatSeconds: HEARTBEAT_SECONDS,
    timeoutMs: TIMEOUT_MS,
    backoff: BACKOFF,
    timers: options.timers,
    random: Math.random,
    setup: async (model, end) => {
      session = await openSession(options, model, end)
    },
    onUp: options.onUp,
    report: ({ kind, ...fields }) => options.log(EVENTS[kind], { queue: options.queue, ...fields }),
  })

  return {
    start: () => void link.start(),
    publish: (publication) => {
      if (link.model === undefined || session === undefined) {
        return Promise.reject(new Error('not connected to the broker'))
      }
      return publishOn(session, options.user, publication)
    },
    connected: () => link.model !== undefined,
    stop: () => link.stop(),
  }
}

/** The adapter host's log knows events, not sentences. */
const EVENTS: Readonly<Record<LinkEvent['kind'], string>> = {
  up: 'amqp-up',
  unreachable: 'amqp-unreachable',
  failed: 'amqp-failed',
  lost: 'amqp-down',
  blocked: 'amqp-blocked',
  unblocked: 'amqp-unblocked',
  'handler-threw': 'amqp-handler-threw',
}

/**
 * One channel to write and one to read, and starts reading. A channel that fails or closes alone (queue deleted, exchange
 * missing) ends the connection: both come again together.
 */
const openSession = async (
  options: AmqpLinkOptions,
  model: ChannelModel,
  end: (error: Error) => void,
): Promise<Session> => {
  const closed = (error: Error | undefined) => end(error ?? new Error('the broker closed a channel'))
  const channel = await openChannel(model.createConfirmChannel(), closed)
  const reading = await openChannel(model.createChannel(), closed)
  const unconfirmed = new Map<string, (error: Error) => void>()
  channel.on('return', (message) => {
    unconfirmed.get(String(message.properties.messageId))?.(new Error('the hub has no queue at the broker'))
  })
  await reading.prefetch(options.prefetch)
  await reading.consume(options.queue, (message) => {
    if (message === null) end(new Error('the broker cancelled the consumer'))
    else options.onDelivery({ message, ack: () => ackQuietly(() => reading.ack(message)) })
  })
  return { channel, unconfirmed }
}

const publishOn = (session: Session, userId: string, publication: Publication): Promise<void> => {
  const { channel, unconfirmed } = session
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  unconfirmed.set(publication.id, reject)
  const options = {
    persistent: true,
    mandatory: true,
    messageId: publication.id,
    userId,
    contentType: publication.contentType,
    headers: { corridor_signature: publication.signature },
  }
  try {
    channel.publish('corridor.in', publication.type, publication.body, options, (error: Error | null) => {
      if (error) reject(error)
      else resolve()
    })
  } catch (error) {
    reject(error)
  }
  return promise.finally(() => unconfirmed.delete(publication.id))
}
