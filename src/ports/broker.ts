import type { PartyKey } from '../domain/values/party.ts'
import type { OutboxMessage, SentRow } from './outbox.ts'

/** One message as the broker delivered it to the hub's own queue. */
export type Delivery = {
  body: Buffer
  contentType: string | undefined
  messageId: string | undefined
  type: string | undefined
  correlationId: string | undefined
  contentEncoding: string | undefined
  userId: string | undefined
  signature: string | undefined
  /** The trace that the sender goes on with (W3C Trace Context). */
  traceparent: string | undefined
  routingKey: string
  redelivered: boolean
}

/**
 * What to do with a delivery is a return value: done, or try again later. There is no third outcome: the hub answers, it
 * never drops.
 */
export type DeliveryOutcome = 'ack' | 'retry'

/**
 * Why a message was not confirmed. `too-large` cannot be cured by trying again, nor `rejected-by-receiver`, its own answer;
 * `unroutable` means that the queue is missing; `refused` is the broker's nack; with `not-connected` it is unknown whether the
 * broker has it; likewise with `interrupted`, where another message's size closed the channel: such a message is sent again at once.
 */
export type PublishFailure =
  | 'too-large'
  | 'rejected-by-receiver'
  | 'unroutable'
  | 'refused'
  | 'not-connected'
  | 'interrupted'

export type FailedRow = SentRow & { cause: PublishFailure; error: string }

export type PublishResult = { confirmed: SentRow[]; failed: FailedRow[] }

/** A login of a party at the broker. The hash is the broker's salted one, never the password; empty: no password opens it. */
export type BrokerLogin = { user: string; passwordHash: string }

/** A party with a queue, as the topology needs it, and with whom it may log in: of two the older one still works for a while. */
export type QueueOwner = { key: PartyKey; logins?: readonly BrokerLogin[] }

/** `messages` counts those handed to a consumer and not yet acknowledged only where the management API is known. */
export type QueueStatus = {
  receiver: PartyKey
  exists: boolean
  /** Those that a consumer has and has not acknowledged included; as of the broker's last sample, seconds ago. */
  messages: number
  /** Now, and without those. */
  ready: number
  consumers: number
}

/** A message that a party's consumer rejected, or that the broker gave up on. `receiver` is absent for the hub's own queue. */
export type DeadLetter = {
  queue: string
  reason: string
  receiver: PartyKey | undefined
  logIndex: bigint | undefined
  sender: PartyKey | undefined
  messageId: string | undefined
}

/** What a (re)connect found: another broker, a wiped one, or queues that were gone and are empty again. */
export type BrokerReady = { sameGeneration: boolean; created: readonly PartyKey[] }

/** What the core needs from RabbitMQ. The broker is a courier: what it loses is published again from the store. */
export interface Broker {
  /**
   * Connects, creates users, permissions, exchanges, queues and bindings, and does so again at each reconnect. Resolves
   * after the first attempt, also when it failed: an outage of the broker is a normal state, not a reason to stay down.
   */
  start(): Promise<void>
  /** Stops intake, lets work in progress settle, closes. */
  stop(): Promise<void>
  /**
   * All parties that have queues; `onReady` reports queues that had to be created. Resolves after one attempt to bring queues
   * and logins about, which goes on until they are. Never rejects.
   * @param former users that parties once had and are not to be let in with, also if this hub never knew them
   */
  setOwners(owners: readonly QueueOwner[], former?: readonly string[]): Promise<void>
  /** Publishes persistent and mandatory, each confirmed by the broker, in the order given. Never throws: failures are in the result. */
  publish(messages: readonly OutboxMessage[]): Promise<PublishResult>
  /**
   * Takes messages from `corridor.in.hub` (single active consumer). `handler` is started in delivery order.
   * Throws when there is a handler already.
   */
  consume(handler: (delivery: Delivery) => Promise<DeliveryOutcome>): Promise<void>
  /**
   * Drains the dead queue; a dead letter is acknowledged when `handler` has resolved. Throws when there is a handler
   * already.
   */
  drainDead(handler: (letter: DeadLetter) => Promise<void>): Promise<void>
  /** Depth and consumers of the parties' queues. Throws when the broker cannot be asked. */
  status(receivers: readonly PartyKey[]): Promise<QueueStatus[]>
  /** Declares everything again and returns the parties whose queue had to be created: its contents are lost. */
  repair(): Promise<PartyKey[]>
  /**
   * Leaves the marker by which the next connect recognises this broker. Only once the queues have existed for some seconds.
   */
  leaveMarker(): Promise<void>
  /** Called after each successful (re)connect, topology included, and at once when connected already. */
  onReady(listener: (ready: BrokerReady) => void): void
  connected(): boolean
}

/** What a relay needs of that which carries its rows: the broker, or the calls of webhooks. */
export type Carrier = Pick<
  Broker,
  'publish' | 'drainDead' | 'status' | 'repair' | 'leaveMarker' | 'onReady' | 'connected'
>

/** The state of the broker, for monitoring. */
export interface BrokerHealth {
  /**
   * Why the broker accepts nothing at present although it is connected (memory, disk); undefined when it is not blocked.
   */
  blocked(): string | undefined
  /**
   * Publishes a message to no queue; resolves with the broker's confirm. Rejects when not connected. Has no time limit of
   * its own.
   */
  probe(): Promise<void>
  /**
   * The time on the broker's machine, in whole seconds; undefined where it cannot be asked. Rejects when it does not
   * answer.
   */
  time(): Promise<Date | undefined>
}
