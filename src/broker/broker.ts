import type { ChannelModel } from 'amqplib'
import type { PartyKey } from '../domain/values/party.ts'
import type {
  Broker,
  BrokerHealth,
  BrokerReady,
  DeadLetter,
  Delivery,
  DeliveryOutcome,
  PublishResult,
  QueueOwner,
  QueueStatus,
} from '../ports/broker.ts'
import type { OutboxMessage } from '../ports/outbox.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import type { Backoff } from '../domain/values/backoff.ts'
import { textOf } from '../amqp/bounded.ts'
import { type BrokerTls, Link, type LinkEvent } from '../amqp/link.ts'
import { Intake, type IntakeOptions } from './consume.ts'
import { declareTopology, passive, withChannel } from './declare.ts'
import { deadLetterOf, deliveryOf } from './headers.ts'
import { Logins } from './logins.ts'
import { createManagement, type Management, userOf } from './management.ts'
import { hidesQueues, probePublish, versionOf } from './probe.ts'
import { Publisher } from './publish.ts'
import { DEAD_QUEUE, GENERATION_QUEUE, INGRESS_QUEUE, queueNameOf, unqueueable } from './topology.ts'
import { Until } from './until.ts'

export type BrokerSettings = {
  /**
   * The client gives a connection up that was silent for two whole intervals, after two to three of them. What is longer than ten leaves a
   * hub on a node that is frozen or cut off for longer than anything may last (docs/reliability.md); RabbitMQ advises 5 to 20.
   */
  heartbeatSeconds: number
  timeoutMs: number
  backoff: Backoff
  /** Messages of the hub's own queue taken at once: more than some floods and their reports fill (pipeline/fair.ts). */
  prefetch: number
  /** Larger bodies are not offered, since a refusal closes the channel for everyone; a lower limit of the broker is learned. */
  maxMessageBytes: number
  /** How long a stop waits for deliveries under way. */
  settleMs: number
}

export const BROKER_DEFAULTS: BrokerSettings = {
  heartbeatSeconds: 6,
  timeoutMs: 20_000,
  backoff: { initialMs: 200, maxMs: 10_000 },
  prefetch: 1_024,
  maxMessageBytes: 16 * 1024 * 1024,
  settleMs: 15_000,
}

export type BrokerOptions = {
  /** `amqp:` or `amqps:`, with the virtual host as its path. */
  url: string
  /** Base of the management API; without it no users are made, and the parties' logins are the operator's to keep. */
  managementUrl?: string
  tls?: Pick<BrokerTls, 'ca'>
  log: Log
  timers: Timers
  settings?: Partial<BrokerSettings>
  random?: () => number
}

/** Whoever runs a hub knows them by these names. */
const SETTINGS = { address: 'AMQP_URL', authorities: 'CORRIDOR_AMQP_CA' } as const

/**
 * The Broker port over RabbitMQ: one connection that publishes and keeps the topology, another that consumes, since a
 * broker short of memory stops reading from connections that publish, and acknowledgements must still get through.
 */
export function createBroker(options: BrokerOptions): Broker & BrokerHealth {
  return new RabbitBroker(options)
}

class RabbitBroker implements Broker, BrokerHealth {
  readonly #options: BrokerOptions
  readonly #settings: BrokerSettings
  readonly #random: () => number
  readonly #owners: Owners
  readonly #management: Management | undefined
  readonly #logins: Logins
  readonly #queues: Until
  readonly #out: Link
  readonly #inward: Link
  readonly #publisher: Publisher
  readonly #intakes: Intake[] = []
  readonly #listeners: ((ready: BrokerReady) => void)[] = []
  #found: BrokerReady | undefined
  #declaring: Promise<unknown> = Promise.resolve()
  #warned = false
  /** Whose queues the broker of this connection has, by their keys: most changes of the registry are of something else. */
  #declared: string | undefined

  constructor(options: BrokerOptions) {
    const { url, tls, managementUrl, log, timers } = options
    this.#options = options
    this.#settings = { ...BROKER_DEFAULTS, ...options.settings }
    this.#random = options.random ?? Math.random
    this.#owners = new Owners(log)
    const { heartbeatSeconds, timeoutMs, backoff, maxMessageBytes } = this.#settings
    const random = this.#random
    this.#management =
      managementUrl === undefined ? undefined : createManagement(managementUrl, url, timeoutMs, tls?.ca)
    this.#logins = new Logins({ management: this.#management, reserved: userOf(url), backoff, log, timers, random })
    this.#queues = new Until({ attempt: () => this.#declareOwners(), backoff, timers, random })
    const shown = tls === undefined ? undefined : () => tls
    const common = { url, tls: shown, settings: SETTINGS, heartbeatSeconds, timeoutMs, backoff, timers, random }
    this.#out = new Link({
      ...common,
      ...named('corridor-out', log),
      setup: async (model) => {
        this.#found = await this.#declare(model, 'new')
      },
      onUp: () => {
        this.#tell(this.#found)
        // Not before: a management API that does not answer must not keep the messages from travelling.
        void this.#logins.settleAnew()
        // Owners may have changed since the queues were declared, when there was no connection yet to do it on.
        void this.#queues.ask()
      },
    })
    this.#inward = new Link({
      ...common,
      ...named('corridor-in', log),
      setup: async (model) => {
        for (const intake of this.#intakes) await intake.attach(model)
      },
      onUp: () => undefined,
    })
    this.#publisher = new Publisher({ model: () => this.#out.model, log, timers, maxMessageBytes })
  }

  async start(): Promise<void> {
    // Concurrently: each waits for a silent broker up to its limit, and so does the start of the hub.
    await Promise.all([this.#out.start(), this.#inward.start()])
    await this.#logins.settle()
  }

  async stop(): Promise<void> {
    await Promise.all([this.#logins.stop(), this.#queues.stop()])
    await Promise.all(this.#intakes.map((intake) => intake.stop()))
    await this.#publisher.close()
    await this.#inward.stop()
    await this.#out.stop()
  }

  async setOwners(list: readonly QueueOwner[], former: readonly string[] = []): Promise<void> {
    this.#owners.set(list)
    this.#logins.want(this.#owners.list(), former)
    // Logins do not wait for queues: whoever is to be let in no longer must be out, whatever the connection does.
    await Promise.all([this.#logins.settle(), this.#queues.ask()])
  }

  publish(messages: readonly OutboxMessage[]): Promise<PublishResult> {
    return this.#publisher.publish(messages)
  }

  consume(handler: (delivery: Delivery) => Promise<DeliveryOutcome>): Promise<void> {
    return this.#take(INGRESS_QUEUE, (message) => handler(deliveryOf(message)))
  }

  drainDead(handler: (letter: DeadLetter) => Promise<void>): Promise<void> {
    return this.#take(DEAD_QUEUE, async (message) => {
      await handler(deadLetterOf(message, (queue) => this.#owners.ofQueue(queue)))
      return 'ack'
    })
  }

  async status(receivers: readonly PartyKey[]): Promise<QueueStatus[]> {
    const context = this.#context()
    const sampled = await this.#management?.queues().catch(() => undefined)
    const rows: QueueStatus[] = []
    for (const receiver of receivers) {
      const queue = queueNameOf(receiver)
      const now = await passive(context, queue)
      const { messages, consumers } = now ?? { messages: 0, consumers: 0 }
      const withUnacknowledged = Math.max(messages, sampled?.get(queue)?.messages ?? 0)
      rows.push({ receiver, exists: now !== undefined, messages: withUnacknowledged, ready: messages, consumers })
    }
    return rows
  }

  async repair(): Promise<PartyKey[]> {
    return [...(await this.#redeclare(this.#context().model))]
  }

  async leaveMarker(): Promise<void> {
    await withChannel(this.#context(), (channel) =>
      channel.assertQueue(GENERATION_QUEUE, { durable: true, arguments: { 'x-queue-type': 'quorum' } }),
    )
  }

  onReady(listener: (ready: BrokerReady) => void): void {
    this.#listeners.push(listener)
    if (this.connected() && this.#found !== undefined) listener(this.#found)
  }

  connected(): boolean {
    return this.#out.model !== undefined
  }

  blocked(): string | undefined {
    return this.#out.blocked ?? this.#inward.blocked
  }

  async probe(): Promise<void> {
    const { model, timers } = this.#context()
    if (this.#inward.model === undefined) throw new Error('no connection to take messages from the broker')
    await probePublish(model, timers)
  }

  async time(): Promise<Date | undefined> {
    return this.#management?.time()
  }

  #context(): { model: ChannelModel; log: Log; timers: Timers } {
    const { model } = this.#out
    if (model === undefined) throw new Error('no connection to the broker')
    return { model, log: this.#options.log, timers: this.#options.timers }
  }

  #tell(ready: BrokerReady | undefined): void {
    if (ready !== undefined) for (const listener of this.#listeners) listener(ready)
  }

  /** One declaration at a time: two would each find the other's new queues "there already". */
  #declare(model: ChannelModel, connection: 'new' | 'used'): Promise<BrokerReady> {
    const { log, timers } = this.#options
    const version = versionOf(model)
    if (!hidesQueues(version) && !this.#warned) {
      this.#warned = true
      log.warn({ version }, 'this broker tells every party how much waits for the others; from 4.2.6 on it does not')
    }
    const work = this.#declaring.then(async () => {
      const keys = this.#owners.keys()
      this.#declared = undefined
      const ready = await declareTopology({ model, log, timers }, keys, connection)
      this.#declared = keys.join()
      return ready
    })
    this.#declaring = work.catch(() => undefined)
    return work
  }

  /** Returns whether every owner has its queue; without a connection that is the next one's to do. */
  async #declareOwners(): Promise<boolean> {
    const { model } = this.#out
    if (model === undefined) return true
    if (this.#declared === this.#owners.keys().join()) return true
    try {
      await this.#redeclare(model)
      return true
    } catch (error) {
      this.#options.log.warn({ error: textOf(error) }, 'queues cannot be declared; tried again')
      return false
    }
  }

  async #redeclare(model: ChannelModel): Promise<readonly PartyKey[]> {
    const { sameGeneration, created } = await this.#declare(model, 'used')
    // Also called while the marker is still missing: new queues must survive their first seconds before it is left.
    if (created.length > 0 || !sameGeneration) this.#tell({ sameGeneration: true, created })
    return created
  }

  async #take(queue: string, handler: IntakeOptions['handler']): Promise<void> {
    // Both queues have a single active consumer: a second handler would wait for ever, or take the first one's messages.
    if (this.#intakes.some((intake) => intake.queue === queue)) throw new Error(`${queue} has its handler already`)
    const { prefetch, backoff, settleMs } = this.#settings
    const { log, timers } = this.#options
    const intake = new Intake({ queue, prefetch, handler, backoff, settleMs, log, timers, random: this.#random })
    this.#intakes.push(intake)
    const { model } = this.#inward
    if (model !== undefined) await intake.attach(model)
  }
}

/** A link's name at the broker, and in the log what becomes of it. */
function named(name: string, log: Log): { name: string; report: (event: LinkEvent) => void } {
  const report = (event: LinkEvent): void => {
    const { kind, ...rest } = event
    const fields = { link: name, ...rest }
    if (kind === 'up') log.info(fields, 'connected to the broker')
    else if (kind === 'unblocked') log.info(fields, 'broker takes messages again')
    else if (kind === 'handler-threw') log.error(fields, 'broker event handler threw')
    else log.warn(fields, TROUBLE[kind])
  }
  return { name, report }
}

const TROUBLE = {
  unreachable: 'cannot connect to the broker',
  failed: 'broker connection failed',
  lost: 'broker connection lost',
  blocked: 'broker is out of resources and takes nothing',
} as const satisfies Partial<Record<LinkEvent['kind'], string>>

/** Parties with a queue, without those whose queue name is taken. */
class Owners {
  readonly #log: Log
  #current: readonly QueueOwner[] = []

  constructor(log: Log) {
    this.#log = log
  }

  /** Replaces them all. */
  set(list: readonly QueueOwner[]): void {
    const refused = unqueueable(list.map(({ key }) => key))
    for (const [key, reason] of refused) this.#log.error({ receiver: key, reason }, 'this party cannot have a queue')
    this.#current = list.filter(({ key }) => !refused.has(key))
  }

  list(): readonly QueueOwner[] {
    return this.#current
  }

  keys(): PartyKey[] {
    return this.#current.map(({ key }) => key)
  }

  ofQueue(queue: string): PartyKey | undefined {
    return this.#current.find(({ key }) => queueNameOf(key) === queue)?.key
  }
}
