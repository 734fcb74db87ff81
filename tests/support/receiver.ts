import { randomUUID } from 'node:crypto'
import amqp from 'amqplib'
import { encodeJson } from '../../src/codec/index.ts'
import type { Message, MessageByType } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { queueNameOf } from '../../src/broker/topology.ts'
import type { TestHub } from './hub.ts'
import type { TestParty } from './parties.ts'
import { asParty } from './identifiers.ts'

/** One message as it came out of a party's queue. */
export type Received = {
  sender: string
  id: string
  type: string
  mrn: string | undefined
  logIndex: number
  contentType: string
  correlationId: string | undefined
  body: Buffer
  signature: Buffer | undefined
  seal: Buffer
  routingKey: string
  headers: Record<string, unknown>
  redelivered: boolean
}

export type Receiver = {
  /** Every delivery in the order in which it came, repeats included. */
  received: Received[]
  report(messages: readonly Received[], outcome?: 'accepted' | 'refused', reason?: string): Promise<void>
  close(): Promise<void>
}

/**
 * A national system's end of the queue: reads with the party's own broker user, acknowledges, and reports each delivery as
 * accepted unless told to wait.
 */
export async function startReceiver(hub: TestHub, key: string, options: { reports?: boolean } = {}): Promise<Receiver> {
  const party = hub.party(key)
  const connection = await connectAs(hub.config.amqpUrl, party)
  connection.on('error', () => undefined)
  const channel = await connection.createChannel()
  channel.on('error', () => undefined)
  const received: Received[] = []
  const report: Receiver['report'] = (messages, outcome = 'accepted', reason) =>
    publishReport(channel, party, messages, outcome, reason)
  await channel.consume(queueNameOf(asParty(key)), (delivery) => {
    if (delivery === null) return
    const one = readDelivery(delivery)
    received.push(one)
    channel.ack(delivery)
    const answers = ['acknowledgement', 'functional-error', 'technical-error']
    if (options.reports !== false && !answers.includes(one.type)) void report([one])
  })
  return { received, report, close: () => connection.close() }
}

/** A connection to the broker with the party's own user. */
export function connectAs(amqpUrl: string, { amqp: { user, password } }: TestParty): Promise<amqp.ChannelModel> {
  return amqp.connect(urlAs(amqpUrl, { user, password }), { noDelay: true })
}

/** The broker's URL with another login. */
export function urlAs(amqpUrl: string, { user, password }: TestParty['amqp']): string {
  const url = new URL(amqpUrl)
  url.username = user
  url.password = password
  return url.href
}

function readDelivery(delivery: amqp.ConsumeMessage): Received {
  const headers = delivery.properties.headers ?? {}
  const text = (name: string): string | undefined => (headers[name] === undefined ? undefined : String(headers[name]))
  const bytes = (name: string): Buffer | undefined => {
    const value = text(name)
    return value === undefined ? undefined : Buffer.from(value, 'base64')
  }
  return {
    sender: text('corridor_sender') ?? '',
    id: String(delivery.properties.messageId),
    type: text('corridor_type') ?? '',
    mrn: text('corridor_mrn'),
    logIndex: Number(text('corridor_log_index')),
    contentType: String(delivery.properties.contentType),
    correlationId: delivery.properties.correlationId as string | undefined,
    body: delivery.content,
    signature: bytes('corridor_signature'),
    seal: bytes('corridor_seal') ?? Buffer.alloc(0),
    routingKey: delivery.fields.routingKey,
    headers,
    redelivered: delivery.fields.redelivered,
  }
}

async function publishReport(
  channel: amqp.Channel,
  party: TestParty,
  messages: readonly Received[],
  outcome: 'accepted' | 'refused',
  reason: string | undefined,
): Promise<void> {
  const entries = messages.map(({ sender, id, logIndex }) => ({
    sender,
    id,
    logIndex,
    outcome,
    ...(reason === undefined ? {} : { reason }),
  }))
  publishSigned(channel, party, deliveryReport(party, entries))
}

/** A delivery report of a party. */
export function deliveryReport(
  { party }: TestParty,
  entries: MessageByType['delivery-report']['body']['entries'],
): Message {
  const at = new Date().toISOString()
  return {
    id: randomUUID(),
    type: 'delivery-report',
    version: '1',
    sender: { country: party.country, role: party.role, ...(party.party === undefined ? {} : { party: party.party }) },
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: { entries },
  } as Message
}

/** Publishes a message to the hub as any AMQP client would: bytes, signature header, nothing else needed. */
export function publishSigned(
  channel: amqp.Channel,
  party: TestParty,
  message: Message,
  options: amqp.Options.Publish = {},
): void {
  const bytes = encodeJson(message)
  const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
  channel.publish('corridor.in', message.type, bytes, {
    persistent: true,
    ...options,
    headers: { corridor_signature: signature, ...options.headers },
  })
}
