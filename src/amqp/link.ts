import type { SecureContext } from 'node:tls'
import { connect, type ChannelModel, type credentials } from 'amqplib'
import { type Backoff, backoffMs } from '../domain/values/backoff.ts'
import type { Timers } from '../ports/runtime.ts'
import { closeQuietly, deadline, textOf } from './bounded.ts'
import { corkModel, SOCKET_BUFFER_BYTES } from './cork.ts'
import { distrustOf, type SettingNames } from './distrust.ts'

/**
 * What a connection is made with beside its URL: TLS as PEM or as a context, and another way to log in than by the URL's
 * credentials.
 */
export type BrokerTls = {
  ca?: string
  secureContext?: SecureContext | undefined
  credentials?: ReturnType<(typeof credentials)['external']>
}

/** What becomes of a link, for whoever logs it. `setting` is the one to look at where the broker was not believed. */
export type LinkEvent =
  | { kind: 'up' }
  | { kind: 'unreachable'; error: string; setting?: string }
  | { kind: 'failed'; error: string }
  | { kind: 'lost'; error: string }
  | { kind: 'blocked'; reason: string }
  | { kind: 'unblocked' }
  | { kind: 'handler-threw'; error: unknown }

export type LinkOptions = {
  /** `amqp:` or `amqps:`, with credentials, and with the virtual host as its path. */
  url: string
  /** Shown in the broker's list of connections. */
  name: string
  /** Asked at each attempt: files may have been renewed. */
  tls?: (() => BrokerTls) | undefined
  settings: SettingNames
  /** Unless the URL says otherwise. */
  heartbeatSeconds: number
  /** For the connection to open, at most ten seconds, and for the setup. */
  timeoutMs: number
  backoff: Backoff
  timers: Timers
  random: () => number
  /**
   * Makes everything that lives on the connection; it counts as up only when this has resolved. `end` gives the connection
   * up, then or later, as if it had been lost: for what cannot do without a channel that the broker has closed.
   */
  setup: (model: ChannelModel, end: (error: Error) => void) => Promise<void>
  onUp: () => void
  report: (event: LinkEvent) => void
}

/**
 * RabbitMQ itself gives up who has not logged in within ten seconds (`handshake_timeout`): one that takes longer is frozen, and another
 * node behind the same address may not be.
 */
const CONNECT_WITHIN_MS = 10_000

/** One connection, from the first byte to its end. */
type Attempt = {
  /** Breaks it off at once, also one that the broker took and then says nothing on. */
  socket: AbortController
  model: ChannelModel | undefined
  /** Why the broker takes nothing on it at present. */
  blocked: string | undefined
  /** What went wrong on it: told before its channels and then itself are closed, by which it would be lost. */
  fault: Error | undefined
  /** Why it is over; undefined while it is not. */
  over: Error | undefined
}

/**
 * One connection to the broker that is made again for ever, with backoff and jitter, until it is stopped. Every wait has a
 * limit, and `stop` breaks off a connection that is only being made. docs/decisions/0063 tells why this is not the
 * client's own recovery.
 */
export class Link {
  readonly #options: LinkOptions
  readonly #stopping = new AbortController()
  #live: Attempt | undefined
  #failures = 0
  #cancelRetry = (): void => {}
  #working: Promise<void> = Promise.resolve()

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Resolves after the first attempt, whether it succeeded or not. */
  async start(): Promise<void> {
    this.#working = this.#tryOnce()
    await this.#working
  }

  /** Resolves when nothing of it is left, within some seconds whatever the broker does. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#cancelRetry()
    await this.#working
    const last = this.#live
    this.#live = undefined
    if (last !== undefined) await this.#close(last)
    // One that was lost just now is still being closed.
    await this.#working
  }

  /** The open connection, setup included. */
  get model(): ChannelModel | undefined {
    return this.#live?.model
  }

  /** Why the broker takes nothing from this connection at present (memory, disk); undefined when it does. */
  get blocked(): string | undefined {
    return this.#live?.blocked
  }

  async #tryOnce(): Promise<void> {
    if (this.#stopped) return
    const socket = new AbortController()
    const attempt: Attempt = { socket, model: undefined, blocked: undefined, fault: undefined, over: undefined }
    const breakOff = (): void => attempt.socket.abort()
    this.#stopping.signal.addEventListener('abort', breakOff, { once: true })
    try {
      await this.#open(attempt)
      if (this.#stopped || attempt.over !== undefined) throw attempt.over ?? new Error('stopped')
      this.#live = attempt
      this.#failures = 0
    } catch (error) {
      await this.#close(attempt)
      if (this.#stopped) return
      const { reason = textOf(error), setting } = distrustOf(error, this.#options.settings) ?? {}
      this.#options.report({ kind: 'unreachable', error: reason, ...(setting === undefined ? {} : { setting }) })
      return this.#retryLater()
    } finally {
      this.#stopping.signal.removeEventListener('abort', breakOff)
    }
    this.#options.report({ kind: 'up' })
    try {
      this.#options.onUp()
    } catch (error) {
      this.#options.report({ kind: 'handler-threw', error })
    }
  }

  async #open(attempt: Attempt): Promise<void> {
    const { timeoutMs, timers, setup } = this.#options
    // Listeners in the same turn as the connection opens: an 'error' event that nobody hears ends the process.
    const opening = connect(withHeartbeat(this.#options), socketOptions(this.#options, attempt.socket.signal)).then(
      (model) => {
        attempt.model = model
        this.#listen(attempt, model)
        corkModel(model)
        return model
      },
    )
    const withinMs = Math.min(timeoutMs, CONNECT_WITHIN_MS)
    const model = await deadline(opening, withinMs, timers, 'connecting to the broker')
    if (this.#stopped) return
    const making = setup(model, (error) => this.#lose(attempt, error))
    await deadline(making, timeoutMs, timers, 'setup of the broker connection')
  }

  #listen(attempt: Attempt, model: ChannelModel): void {
    const { report } = this.#options
    model.on('error', (error: Error) => {
      // Our own end of it is no failure: a socket destroyed on purpose says so as an error.
      if (attempt.over !== undefined || this.#stopped) return
      attempt.fault = error
      report({ kind: 'failed', error: error.message })
    })
    model.on('handler-error', (error: Error) => report({ kind: 'handler-threw', error }))
    model.on('blocked', (reason: string) => {
      attempt.blocked = reason
      report({ kind: 'blocked', reason })
    })
    model.on('unblocked', () => {
      attempt.blocked = undefined
      report({ kind: 'unblocked' })
    })
    model.on('close', (reason?: Error) => this.#lose(attempt, reason ?? new Error('connection closed')))
  }

  /** The end of a connection, told once. While it is still being set up, whoever does that tells and goes on. */
  #lose(attempt: Attempt, error: Error): void {
    if (attempt.over !== undefined) return
    attempt.over = attempt.fault ?? error
    if (this.#live !== attempt) return
    this.#live = undefined
    this.#options.report({ kind: 'lost', error: attempt.over.message })
    this.#working = this.#close(attempt).then(() => this.#retryLater())
  }

  /** Takes leave, then destroys the socket of whoever does not answer. */
  async #close(attempt: Attempt): Promise<void> {
    attempt.over ??= new Error('closed')
    // Not in the midst of the client's own closing, of which the last channel told us: it would never end the second one.
    await Promise.resolve()
    if (attempt.model !== undefined) await closeQuietly(attempt.model, this.#options.timers)
    attempt.socket.abort()
  }

  #retryLater(): void {
    if (this.#stopped) return
    this.#failures += 1
    const { backoff, random, timers } = this.#options
    this.#cancelRetry = timers.after(backoffMs(this.#failures, backoff, random), () => {
      this.#working = this.#tryOnce()
    })
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }
}

function withHeartbeat(options: LinkOptions): string {
  const url = new URL(options.url)
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(options.heartbeatSeconds))
  return url.href
}

/**
 * noDelay: without it Nagle and delayed acknowledgements make every confirm take 44 ms. The client hands these to node:net
 * or node:tls as they are; its types leave out that the signal destroys the socket.
 */
function socketOptions({ name, tls }: LinkOptions, signal: AbortSignal): object {
  const socket = { noDelay: true, keepAlive: true, highWaterMark: SOCKET_BUFFER_BYTES, signal }
  return { ...socket, clientProperties: { connection_name: name }, ...tls?.() }
}
