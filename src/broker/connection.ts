import { connect, type Channel, type ChannelModel } from 'amqplib'
import { type Backoff, backoffMs } from '../domain/values/backoff.ts'
import type { Log, Timers } from '../ports/runtime.ts'

/** TLS material of the hub's own connection, PEM. */
export type BrokerTls = { ca?: string; cert?: string; key?: string }

export type LinkOptions = {
  url: string
  /** Shown in the broker's list of connections. */
  name: string
  tls: BrokerTls | undefined
  heartbeatSeconds: number
  /** For the connection to open, and again for the setup. */
  timeoutMs: number
  backoff: Backoff
  log: Log
  timers: Timers
  random: () => number
  /** Makes everything that lives on the connection; it counts as connected only when this has resolved. */
  setup: (model: ChannelModel) => Promise<void>
  onUp: () => void
  onDown: () => void
}

/**
 * One connection to the broker that is made again for ever, with backoff and jitter, until it is stopped. amqplib does
 * not reconnect by itself, and says so only by events.
 */
export class Link {
  readonly #options: LinkOptions
  #model: ChannelModel | undefined
  #blocked: string | undefined
  #stopped = false
  #attempt = 0
  #cancelRetry = (): void => {}
  #attempting: Promise<void> = Promise.resolve()

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Resolves after the first attempt, whether it succeeded or not. */
  async start(): Promise<void> {
    this.#attempting = this.#tryOnce()
    await this.#attempting
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelRetry()
    await this.#attempting
    const last = this.#model
    this.#model = undefined
    if (last === undefined) return
    await closeQuietly(last, this.#options.timers)
    this.#options.onDown()
  }

  /** The open connection, setup included. */
  get model(): ChannelModel | undefined {
    return this.#model
  }

  /** Why the broker takes nothing from this connection at present (memory, disk); undefined when it does. */
  get blocked(): string | undefined {
    return this.#blocked
  }

  async #tryOnce(): Promise<void> {
    const { log, name, timers, timeoutMs } = this.#options
    const state: { opened?: ChannelModel; closed?: Error } = {}
    try {
      state.opened = await connect(withHeartbeat(this.#options), socketOptions(this.#options))
      this.#watch(state.opened, (error) => {
        state.closed = error
      })
      if (!this.#stopped) {
        await deadline(this.#options.setup(state.opened), timeoutMs, timers, 'setup of the broker connection')
      }
      if (this.#stopped || state.closed !== undefined) throw state.closed ?? new Error('stopped')
      this.#model = state.opened
      this.#attempt = 0
      log.info({ link: name }, 'connected to the broker')
      this.#options.onUp()
    } catch (error) {
      if (state.opened !== undefined && state.closed === undefined) await closeQuietly(state.opened, timers)
      if (!this.#stopped)
        log.warn({ link: name, error: distrustOf(error) ?? textOf(error) }, 'cannot connect to the broker')
      this.#retryLater()
    }
  }

  /** Listeners before anything else: an 'error' event that nobody hears ends the process. */
  #watch(opened: ChannelModel, onClosed: (error: Error) => void): void {
    const { log, name } = this.#options
    opened.on('error', (error: Error) => log.warn({ link: name, error: error.message }, 'broker connection failed'))
    opened.on('handler-error', (error: Error) => log.error({ link: name, error }, 'broker event handler threw'))
    opened.on('blocked', (reason: string) => {
      this.#blocked = reason
      log.warn({ link: name, reason }, 'broker is out of resources and takes nothing')
    })
    opened.on('unblocked', () => {
      this.#blocked = undefined
      log.info({ link: name }, 'broker takes messages again')
    })
    opened.on('close', (reason?: Error) => {
      const error = reason ?? new Error('connection closed')
      onClosed(error)
      this.#blocked = undefined
      if (this.#model !== opened) return
      this.#model = undefined
      this.#options.onDown()
      log.warn({ link: name, error: error.message }, 'broker connection lost')
      this.#retryLater()
    })
  }

  #retryLater(): void {
    if (this.#stopped) return
    this.#attempt += 1
    const { backoff, random, timers } = this.#options
    this.#cancelRetry = timers.after(backoffMs(this.#attempt, backoff, random), () => {
      this.#attempting = this.#tryOnce()
    })
  }
}

/** Closes a connection or channel that may be gone already, and does not wait for a peer that does not answer. */
export async function closeQuietly(closable: ChannelModel | Channel, timers: Timers): Promise<void> {
  try {
    await deadline(closable.close(), 3_000, timers, 'close')
  } catch {
    // gone already, or deaf: the heartbeat ends it
  }
}

/** Opens a channel whose errors are heard. `onClose` is called once, with the last error if there was one. */
export async function openChannel<T extends Channel>(
  opening: Promise<T>,
  onClose: (error: Error | undefined) => void,
): Promise<T> {
  const channel = await opening
  let last: Error | undefined
  channel.on('error', (error: Error) => {
    last = error
  })
  channel.on('close', () => onClose(last))
  return channel
}

/** Rejects when `promise` has not settled in `ms`. The promise itself goes on; its rejection is not left unheard. */
export async function deadline<T>(promise: Promise<T>, ms: number, timers: Timers, what: string): Promise<T> {
  let cancel = (): void => {}
  const expired = new Promise<never>((_, reject) => {
    cancel = timers.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms`)))
  })
  promise.catch(() => {})
  try {
    return await Promise.race([promise, expired])
  } finally {
    cancel()
  }
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** OpenSSL's codes for a certificate that no authority at hand has issued. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** Why the broker was not believed, with the setting that decides it; undefined for any other error. */
export function distrustOf(error: unknown): string | undefined {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `AMQP_URL names another host than the broker’s certificate: ${message}`
  if (code === undefined || !UNKNOWN_ISSUER.has(code)) return undefined
  return `the broker’s certificate comes from no authority that CORRIDOR_AMQP_CA names (without it, that the system trusts): ${message}`
}

function withHeartbeat(options: LinkOptions): string {
  const url = new URL(options.url)
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(options.heartbeatSeconds))
  return url.href
}

/** noDelay: without it Nagle and delayed acknowledgements make every confirm take 44 ms. */
function socketOptions(options: LinkOptions): object {
  return {
    noDelay: true,
    keepAlive: true,
    timeout: options.timeoutMs,
    clientProperties: { connection_name: options.name },
    ...options.tls,
  }
}
