import { setTimeout as after } from 'node:timers/promises'
import { type ConfirmChannel, type ConsumeMessage, connect } from 'amqplib'
import { createBackoff } from './backoff.ts'

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
  password: string
  queue: string
  prefetch: number
  onDelivery: (delivery: LinkDelivery) => void
  /** After each successful connect: what awaits an answer is to be published again. */
  onUp: () => void
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

type Session = {
  channel: ConfirmChannel
  /** Publications the broker has not confirmed yet, to be rejected when it returns them. */
  unconfirmed: Map<string, (error: Error) => void>
  close: () => Promise<void>
  ended: Promise<Error | undefined>
}

export const createAmqpLink = (options: AmqpLinkOptions): AmqpLink => {
  const abort = new AbortController()
  let session: Session | undefined
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    const backoff = createBackoff(200, 10_000, abort.signal)
    while (!abort.signal.aborted) {
      try {
        session = await openSession(options, abort.signal)
        backoff.reset()
        options.log('amqp-up', { queue: options.queue })
        options.onUp()
        const error = await Promise.race([session.ended, aborted(abort.signal)])
        if (!abort.signal.aborted) options.log('amqp-down', { queue: options.queue, error: error?.message })
      } catch (error) {
        options.log('amqp-unreachable', { queue: options.queue, error: String(error), ...settingFor(error) })
      }
      const last = session
      session = undefined
      await last?.close()
      if (!abort.signal.aborted) await backoff.wait()
    }
  }

  return {
    start: () => {
      running ??= run()
    },
    publish: (publication) => {
      if (!session) return Promise.reject(new Error('not connected to the broker'))
      return publishOn(session, options.user, publication)
    },
    connected: () => session !== undefined,
    stop: async () => {
      abort.abort()
      await running
    },
  }
}

/** Which setting to look at where the broker was reached and not believed: those codes are OpenSSL's and Node's own. */
const settingFor = (error: unknown): { setting?: string } => {
  const { code } = error as { code?: unknown }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return { setting: 'amqp' }
  return /CERT|ISSUER|LEAF_SIGNATURE/.test(String(code)) ? { setting: 'tlsCa' } : {}
}

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })

/** How long the broker may take to take leave. The client's own close waits for ever for one that says nothing. */
const CLOSE_WITHIN_MS = 3_000

/**
 * Connects, opens one channel to write and one to read, and starts reading. Until that is done `stopping` breaks it off,
 * also where the broker took the connection and then says nothing.
 */
const openSession = async (options: AmqpLinkOptions, stopping: AbortSignal): Promise<Session> => {
  const url = new URL(options.url)
  url.username = encodeURIComponent(options.user)
  url.password = encodeURIComponent(options.password)
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', '20')
  const socket = new AbortController()
  const breakOff = () => socket.abort()
  stopping.addEventListener('abort', breakOff, { once: true })
  try {
    return await openOn(options, url, socket)
  } catch (error) {
    socket.abort()
    throw error
  } finally {
    stopping.removeEventListener('abort', breakOff)
  }
}

const openOn = async (options: AmqpLinkOptions, url: URL, socket: AbortController): Promise<Session> => {
  // The client hands these to node:net or node:tls as they are; its types leave out that the signal destroys the socket.
  const socketOptions = { noDelay: true, timeout: 10_000, signal: socket.signal }
  const connection = await connect(url.href, socketOptions)
  const ended = Promise.withResolvers<Error | undefined>()
  let open = true
  connection.on('error', (error) => ended.resolve(error))
  connection.on('close', () => {
    open = false
    ended.resolve(undefined)
  })
  const close = async () => {
    if (!open) return
    const enough = new AbortController()
    const late = after(CLOSE_WITHIN_MS, undefined, { signal: enough.signal }).catch(() => undefined)
    await Promise.race([connection.close().catch(() => undefined), late])
    enough.abort()
    socket.abort()
  }
  const channel = await connection.createConfirmChannel()
  const reading = await connection.createChannel()
  const unconfirmed = new Map<string, (error: Error) => void>()
  channel.on('return', (message) => {
    unconfirmed.get(String(message.properties.messageId))?.(new Error('the hub has no queue at the broker'))
  })
  for (const one of [channel, reading]) {
    // A channel that fails or closes alone (queue deleted, exchange missing) ends the session: both come again
    // together.
    one.on('error', (error) => ended.resolve(error))
    one.on('close', () => ended.resolve(undefined))
  }
  await reading.prefetch(options.prefetch)
  await reading.consume(options.queue, (message) => {
    if (message === null) ended.resolve(new Error('the broker cancelled the consumer'))
    else options.onDelivery({ message, ack: () => ackQuietly(() => reading.ack(message)) })
  })
  return { channel, unconfirmed, close, ended: ended.promise }
}

/**
 * On a channel that died meanwhile the acknowledgement is void; the message comes again and is recognised as a repeat.
 */
const ackQuietly = (ack: () => void): void => {
  try {
    ack()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IllegalOperationError') throw error
  }
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
