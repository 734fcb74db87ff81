import type { ChannelModel, ConfirmChannel, Message } from 'amqplib'
import type { FailedRow, PublishFailure, PublishResult } from '../ports/broker.ts'
import type { OutboxMessage, SentRow } from '../ports/outbox.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { closeQuietly, textOf } from '../amqp/bounded.ts'
import { openChannel } from '../amqp/channel.ts'
import { publishOptions } from './headers.ts'
import { OUT_EXCHANGE, routingKeyOf } from './topology.ts'

export type PublisherOptions = {
  model: () => ChannelModel | undefined
  log: Log
  timers: Timers
  /** Larger bodies are failed without being offered. */
  maxMessageBytes: number
}

type Open = {
  channel: ConfirmChannel
  /** Returned messages by routing key and log index: a return comes before the confirm of the same message. */
  returned: Map<string, string>
  closedBy: Error | undefined
}

type Failure = { cause: PublishFailure; error: string }
type Settle = (message: OutboxMessage, failure?: Failure) => void

/** Headers must fit one frame and the client's 64 KB scratch buffer; a signature with many certificates may not. */
const MAX_HEADER_BYTES = 60_000

/**
 * Publishes on one confirm channel, made when first needed and again after it was closed. Concurrent calls are written
 * one after the other and confirmed independently: a queue that does not confirm holds back nobody else's.
 */
export class Publisher {
  readonly #options: PublisherOptions
  #opening: { model: ChannelModel; open: Promise<Open> } | undefined
  #writing: Promise<void> = Promise.resolve()
  #maxBytes: number

  constructor(options: PublisherOptions) {
    this.#options = options
    this.#maxBytes = options.maxMessageBytes
  }

  /** Never rejects. Resolves when the broker has confirmed or failed every message; there is no time limit on it. */
  publish(messages: readonly OutboxMessage[]): Promise<PublishResult> {
    return new Promise((resolve) => {
      const confirmed: SentRow[] = []
      const failed: FailedRow[] = []
      let open = messages.length
      if (open === 0) resolve({ confirmed, failed })
      const settle: Settle = ({ receiver, logIndex, epoch }, failure) => {
        if (failure === undefined) confirmed.push({ receiver, logIndex, epoch })
        else failed.push({ receiver, logIndex, epoch, ...failure })
        open -= 1
        if (open === 0) resolve({ confirmed, failed })
      }
      this.#writing = this.#writing.then(() => this.#write(messages, settle))
    })
  }

  /** Ends the channel after what was given has been written; what is not confirmed by then has failed. */
  async close(): Promise<void> {
    await this.#writing
    const last = await this.#opening?.open.catch(() => undefined)
    if (last !== undefined) await closeQuietly(last.channel, this.#options.timers)
  }

  async #write(messages: readonly OutboxMessage[], settle: Settle): Promise<void> {
    for (const message of messages) {
      try {
        const target = await this.#open()
        if (target === undefined) settle(message, { cause: 'not-connected', error: 'no connection to the broker' })
        else if (!send(target, message, this.#maxBytes, settle)) await drained(target.channel)
      } catch (error) {
        settle(message, { cause: 'not-connected', error: textOf(error) })
      }
    }
  }

  #open(): Promise<Open> | undefined {
    const model = this.#options.model()
    if (model === undefined) return undefined
    if (this.#opening?.model !== model) this.#opening = { model, open: this.#openOn(model) }
    return this.#opening.open
  }

  async #openOn(model: ChannelModel): Promise<Open> {
    const forget = (): void => {
      if (this.#opening?.model === model) this.#opening = undefined
    }
    try {
      const channel = await openChannel(model.createConfirmChannel(), (error) => {
        this.#maxBytes = limitIn(error) ?? this.#maxBytes
        if (error !== undefined) this.#options.log.warn({ error: error.message }, 'publishing channel closed')
        forget()
      })
      const current: Open = { channel, returned: new Map(), closedBy: undefined }
      // Heard before the confirms of this channel fail, so that they can say why.
      channel.on('error', (error: Error) => {
        current.closedBy = error
      })
      channel.on('return', (message: Message) => {
        const key = `${message.fields.routingKey} ${message.properties.headers?.['corridor_log_index']}`
        current.returned.set(key, (message.fields as { replyText?: string }).replyText ?? 'returned')
      })
      return current
    } catch (error) {
      forget()
      throw error
    }
  }
}

/** Writes one message; `settle` is called once, sooner or later. False when the socket's buffer is full. */
function send(target: Open, message: OutboxMessage, maxBytes: number, settle: Settle): boolean {
  const headerBytes = message.seal.length + (message.signature?.length ?? 0)
  if (message.body.length > maxBytes || headerBytes * 1.34 > MAX_HEADER_BYTES) {
    const error = `the broker takes no body of ${message.body.length} bytes with a signature and seal of ${headerBytes}`
    settle(message, { cause: 'too-large', error })
    return true
  }
  const routingKey = routingKeyOf(message.receiver, message.type)
  const key = `${routingKey} ${message.logIndex}`
  return target.channel.publish(OUT_EXCHANGE, routingKey, message.body, publishOptions(message), (error: unknown) => {
    const returned = target.returned.get(key)
    target.returned.delete(key)
    if (error) settle(message, failureOf(target, error, message.body.length))
    else settle(message, returned === undefined ? undefined : { cause: 'unroutable', error: returned })
  })
}

/** A body above the broker's limit closes the channel for everyone on it: it alone has failed, the others only go again. */
function failureOf(target: Open, error: unknown, bytes: number): Failure {
  if (textOf(error) === 'message nacked') return { cause: 'refused', error: 'the broker refused the message' }
  const text = target.closedBy?.message ?? textOf(error)
  const limit = limitIn(target.closedBy)
  if (limit === undefined) return { cause: 'not-connected', error: text }
  return { cause: bytes > limit ? 'too-large' : 'interrupted', error: text }
}

/** Resolves when the channel takes more, or is closed: then the next publish tells. */
function drained(channel: ConfirmChannel): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      channel.off('drain', done)
      channel.off('close', done)
      resolve()
    }
    channel.on('drain', done)
    channel.on('close', done)
  })
}

/** The broker's own limit, from the error with which it closes the channel: the next try is parked instead of repeated. */
function limitIn(error: Error | undefined): number | undefined {
  const limit = /larger than (?:configured )?max size '?(\d+)/.exec(error?.message ?? '')?.[1]
  return limit === undefined ? undefined : Number(limit)
}
