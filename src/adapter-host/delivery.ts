import type { ConsumeMessage } from 'amqplib'
import type { ContentType, Envelope, PartyKey } from '../adapter-api/index.ts'
import { asParty } from '../domain/values/party.ts'

/**
 * Reads a delivery by the headers of interface.md 4, which carry everything, since a JMS consumer sees neither the AMQP
 * properties nor the routing key. Undefined for what the hub cannot have sent: nothing in it could be reported on.
 */
export const readDelivery = (message: ConsumeMessage, receiver: PartyKey): Envelope | undefined => {
  const { headers = {}, messageId, correlationId } = message.properties
  const text = (name: string): string | undefined => {
    const value: unknown = headers[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const sender = text('corridor_sender')
  const type = text('corridor_type')
  const contentType = text('corridor_content_type')
  const seal = text('corridor_seal')
  const logIndex = Number(headers['corridor_log_index'])
  if (sender === undefined || type === undefined || seal === undefined || !isContentType(contentType)) return undefined
  if (typeof messageId !== 'string' || !Number.isSafeInteger(logIndex) || logIndex < 0) return undefined
  const mrn = text('corridor_mrn')
  const signature = text('corridor_signature')
  return {
    receiver,
    sender: asParty(sender),
    id: messageId,
    type,
    ...(mrn === undefined ? {} : { mrn }),
    logIndex,
    contentType,
    body: message.content,
    ...(signature === undefined ? {} : { signature: Buffer.from(signature, 'base64') }),
    seal: Buffer.from(seal, 'base64'),
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
  }
}

const isContentType = (value: string | undefined): value is ContentType =>
  value === 'application/json' || value === 'application/xml'
