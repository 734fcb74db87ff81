import { readFileSync } from 'node:fs'
import type { AdapterContext } from '#adapter-api'
import { connectAmqp } from './amqp.ts'
import type { Broker } from './broker.ts'
import type { Connection, Consumption, Login, Outgoing } from './connection.ts'
import { connectStomp } from './stomp.ts'

/** A broker that is away is tried again after pauses that double up to this. */
const LONGEST_PAUSE_MS = 60_000

/** As many acknowledgements of sends as may be outstanding: more are refused, and the host tries again. */
const MOST_UNCONFIRMED = 256

/**
 * The way to one broker, over connections that come and go. `look` connects where there is none; whoever owns it lets it be
 * called again and again.
 */
export class Link {
  readonly #of: { broker: Broker; settings: Settings; consume: Consumption | undefined; context: Context }
  #connection: Connection | undefined
  #pause = 0
  #notBefore = 0
  #unconfirmed = 0
  #isClosed = false

  constructor(of: { broker: Broker; settings: Settings; consume: Consumption | undefined; context: Context }) {
    this.#of = of
  }

  /** Rejects when the broker cannot be reached or lets us not in. */
  async look(): Promise<void> {
    const { broker, settings, consume, context } = this.#of
    const now = context.clock().getTime()
    if (this.#isClosed || this.#connection !== undefined || now < this.#notBefore) return
    this.#pause = Math.min(this.#pause === 0 ? broker.pauseMs : this.#pause * 2, LONGEST_PAUSE_MS)
    this.#notBefore = now + this.#pause
    const connect = broker.protocol === 'amqp' ? connectAmqp : connectStomp
    let isGone = false
    const gone = (why: Error): void => {
      isGone = true
      this.#connection = undefined
      if (!this.#isClosed) context.log('broker-lost', { error: why.message })
    }
    const connection = await connect({ broker, login: loginOf(settings), consume, gone })
    if (isGone) return
    this.#connection = connection
    this.#pause = 0
    context.log('broker-reached', { host: broker.host, port: broker.port })
    if (this.#isClosed) await connection.close()
  }

  get isUp(): boolean {
    return this.#connection !== undefined
  }

  /** As `Connection.send`; rejects at once while there is no connection. */
  async send(message: Outgoing): Promise<void> {
    if (this.#connection === undefined) throw new Error('there is no connection to the broker')
    if (this.#unconfirmed >= MOST_UNCONFIRMED) throw new Error('too many messages wait for the broker')
    this.#unconfirmed += 1
    try {
      await this.#connection.send(message)
    } finally {
      this.#unconfirmed -= 1
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#connection?.close()
  }
}

type Settings = Readonly<Record<string, string | undefined>>
type Context = Pick<AdapterContext, 'clock' | 'log'>

/** Read at each connection, so that a password or certificate that was exchanged counts from the next one on. */
function loginOf({ user, passwordFile, certificate, key, ca }: Settings): Login {
  return {
    ...(user ? { user } : {}),
    ...(passwordFile ? { password: readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '') } : {}),
    ...(certificate && key ? { cert: readFileSync(certificate), key: readFileSync(key) } : {}),
    ...(ca ? { ca: readFileSync(ca) } : {}),
  }
}
