import { catalogue } from '../generated/catalogue.ts'
import type { OutboxMessage } from '../ports/outbox.ts'

const XML_CORRELATION = /<(?:[A-Za-z_][\w.-]*:)?correlationId>\s*([0-9A-Fa-f-]{36})\s*<\//

/**
 * The id that goes into an answer's AMQP `correlation_id` (interface.md 4): the answered message's, from the header of
 * the answer. Only bytes the hub itself made are read, so no parser of record is needed; undefined for anything else.
 */
export function correlationOf(message: OutboxMessage): string | undefined {
  if (catalogue[message.type]?.kind !== 'answer') return undefined
  const text = message.body.toString('utf8')
  if (!message.contentType.includes('json')) return XML_CORRELATION.exec(text)?.[1]
  try {
    const { correlationId } = JSON.parse(text) as { correlationId?: unknown }
    return typeof correlationId === 'string' ? correlationId : undefined
  } catch {
    return undefined
  }
}
