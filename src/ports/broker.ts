import type { PartyKey } from '../domain/party.ts'
import type { OutboxMessage, SentRow } from './outbox.ts'

/** One message as the broker delivered it to the hub's own queue. */
export type Delivery = {
  body: Buffer
  contentType: string | undefined
  messageId: string | undefined
  type: string | undefined
  userId: string | undefined
  signature: string | undefined
  routingKey: string
  redelivered: boolean
}

/** What to do with a delivery is a return value: done, or try again later. There is no third: the hub answers, it never drops. */
export type DeliveryOutcome = 'ack' | 'retry'

export type PublishResult = { confirmed: SentRow[]; failed: (SentRow & { error: string })[] }

/** A party with a queue, as the topology needs it. */
export type QueueOwner = { key: PartyKey; amqpUser?: string; amqpPasswordHash?: string }

export type QueueStatus = { receiver: PartyKey; exists: boolean; messages: number; consumers: number }

/** What the core needs of RabbitMQ. The broker is a courier: what it loses is published again from the store. */
export interface Broker {
  /** Connects, creates users, permissions, exchanges, queues and bindings, and does so again at each reconnect. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Declares the queues of these parties (all of them, idempotently); called at start, reconnect and onboarding. */
  setOwners(owners: readonly QueueOwner[]): Promise<void>
  /** Publishes persistent and mandatory, each confirmed by the broker, in the order given per receiver. Never throws: failures are in the result. */
  publish(messages: readonly OutboxMessage[]): Promise<PublishResult>
  /** Starts taking messages from `corridor.in.hub` (single active consumer). `handler` is started in delivery order. */
  consume(handler: (delivery: Delivery) => Promise<DeliveryOutcome>): Promise<void>
  /** Depth and consumers of the parties' queues, from passive declares. */
  status(receivers: readonly PartyKey[]): Promise<QueueStatus[]>
  /** Whether the broker still is the one the marker was left in. False after its data were wiped. */
  sameGeneration(): Promise<boolean>
  markGeneration(): Promise<void>
  /** Called after each successful (re)connect, topology included. */
  onReady(listener: () => void): void
  connected(): boolean
}
