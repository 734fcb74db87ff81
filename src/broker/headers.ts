import type { Message, Options } from 'amqplib'
import type { DeadLetter, Delivery } from '../ports/broker.ts'
import { parsePartyKey, type PartyKey } from '../domain/values/party.ts'
import type { OutboxMessage } from '../ports/outbox.ts'

/**
 * Properties and headers of a message to a receiver (interface.md 4). Type and content type stand in the headers too,
 * since a JMS consumer sees neither. Index and attempt are of fixed AMQP types (`long`, `int`), so that JMS's
 * getLongProperty and getIntProperty read them whatever their size.
 */
export function publishOptions(message: OutboxMessage): Options.Publish {
  return {
    persistent: true,
    mandatory: true,
    messageId: message.id,
    type: message.type,
    contentType: message.contentType,
    timestamp: Math.floor(message.createdAt.getTime() / 1000),
    ...(message.correlationId === undefined ? {} : { correlationId: message.correlationId }),
    headers: {
      corridor_type: message.type,
      corridor_content_type: message.contentType,
      corridor_sender: message.sender,
      corridor_log_index: { '!': 'long', value: Number(message.logIndex) },
      ...(message.mrn === undefined ? {} : { corridor_mrn: message.mrn }),
      corridor_attempt: { '!': 'int', value: message.attempts },
      ...(message.signature === undefined ? {} : { corridor_signature: message.signature.toString('base64') }),
      corridor_seal: message.seal.toString('base64'),
      // Of W3C Trace Context, by which whoever collects traces goes on with it.
      ...(message.trace === undefined ? {} : { traceparent: message.trace }),
    },
  }
}

/** A delivery of the hub's own queue. What is not a string where a string belongs counts as absent. */
export function deliveryOf(message: Message): Delivery {
  const { properties, fields } = message
  return {
    body: message.content,
    contentType: textIn(properties.contentType),
    messageId: textIn(properties.messageId),
    type: textIn(properties.type),
    correlationId: textIn(properties.correlationId),
    contentEncoding: textIn(properties.contentEncoding),
    userId: textIn(properties.userId),
    signature: textIn(properties.headers?.['corridor_signature']),
    traceparent: textIn(properties.headers?.['traceparent']),
    routingKey: fields.routingKey,
    redelivered: fields.redelivered,
  }
}

/** A letter of the dead queue; `receiverOf` knows whose queue a name is. */
export function deadLetterOf(message: Message, receiverOf: (queue: string) => PartyKey | undefined): DeadLetter {
  const headers = message.properties.headers ?? {}
  const last = headers['x-death']?.[0]
  const queue = last?.queue ?? textIn(headers['x-first-death-queue']) ?? 'unknown'
  return {
    queue,
    reason: last?.reason ?? textIn(headers['x-first-death-reason']) ?? 'unknown',
    receiver: receiverOf(queue),
    logIndex: indexIn(headers['corridor_log_index']),
    sender: partyIn(headers['corridor_sender']),
    messageId: textIn(message.properties.messageId),
  }
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const partyIn = (value: unknown): PartyKey | undefined => parsePartyKey(textIn(value) ?? '')

const indexIn = (value: unknown): bigint | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined
