import type { Delivery, DeliveryOutcome } from '../ports/broker.ts'
import type { Caller, Handle, Inbound } from '../ports/handle.ts'
import type { PartyKey } from '../domain/party.ts'
import type { Log } from '../ports/runtime.ts'

export type IngressDeps = {
  handle: Handle
  /** The party of a broker user; undefined when he is nobody's. */
  partyOfUser: (amqpUser: string) => PartyKey | undefined
  log: Log
}

/**
 * Turns a delivery of the hub's own queue into a call of `handle`. The outcome is 'ack' once the answer is durable: the
 * hub's acknowledgement or error to the sender is then in the outbox. Only a 503 (nothing stored) is tried again.
 */
export function createIngress(deps: IngressDeps): (delivery: Delivery) => Promise<DeliveryOutcome> {
  return async (delivery) => {
    const answer = await deps.handle(inboundOf(delivery, deps))
    if (answer.kind !== 'refused' || answer.httpStatus !== 503) return 'ack'
    deps.log.warn({ messageId: delivery.messageId, code: answer.code }, 'a message over AMQP cannot be taken now')
    return 'retry'
  }
}

function inboundOf(delivery: Delivery, deps: IngressDeps): Inbound {
  return {
    bytes: delivery.body,
    contentType: delivery.contentType === 'application/octet-stream' ? undefined : delivery.contentType,
    signature: delivery.signature,
    caller: callerOf(delivery, deps),
    channel: 'amqp',
    language: 'en',
    answersXml: false,
    claimed: claimsOf(delivery),
  }
}

/** The broker has checked `user_id` against the login. A user of no party proves nothing: then the signature must. */
function callerOf(delivery: Delivery, deps: IngressDeps): Caller {
  if (delivery.userId === undefined) return { kind: 'by-signature' }
  const key = deps.partyOfUser(delivery.userId)
  if (key !== undefined) return { kind: 'party', key }
  deps.log.warn({ user: delivery.userId }, 'a message over AMQP by a user of no party: its signature decides')
  return { kind: 'by-signature' }
}

/** JMS clients set `message_id` to an id of their own, beginning with `ID:`; it counts as absent (interface.md 4). */
function claimsOf({ messageId, type }: Delivery): Inbound['claimed'] {
  return {
    ...(messageId === undefined || messageId.startsWith('ID:') ? {} : { id: messageId }),
    ...(type === undefined ? {} : { type }),
  }
}
