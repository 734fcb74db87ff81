import { createHash } from 'node:crypto'
import type { Delivery, DeliveryOutcome } from '../ports/broker.ts'
import type { Caller, Handle, Inbound, Problem } from '../ports/handle.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Log } from '../ports/runtime.ts'
import type { UnansweredMessage } from '../ports/unanswered.ts'

export type IngressDeps = {
  handle: Handle
  /** The party of a broker user; undefined when it belongs to none. */
  partyOfUser: (amqpUser: string) => PartyKey | undefined
  /** Counts a message whose sender is unknown and so cannot be answered. */
  unanswered: (message: Omit<UnansweredMessage, 'at'>) => void
  /** Publishes a refusal that is not stored to this party's queue; false while that is impossible. */
  tell: (party: PartyKey, refused: ToldRefusal) => Promise<boolean>
  log: Log
}

/** A refusal as sent to the sender: what was wrong, the bytes it concerns, and the sender's name for the message. */
export type ToldRefusal = {
  problem: Problem
  digest: Buffer
  named: string | undefined
  retryAfterSeconds: number | undefined
}

/**
 * Turns a delivery of the hub's own queue into a call of `handle`. The outcome is 'ack' once the answer is durable: the
 * hub's acknowledgement or error to the sender is then in the outbox. Only a 503 (nothing stored) is tried again.
 */
export function createIngress(deps: IngressDeps): (delivery: Delivery) => Promise<DeliveryOutcome> {
  return async (delivery) => {
    const answer = await deps.handle(inboundOf(delivery, deps))
    if (answer.kind === 'refused' && answer.unknownCaller === true)
      deps.unanswered(unansweredOf(delivery, answer.problem))
    if (answer.kind === 'refused' && answer.tell !== undefined) {
      const { problem, retryAfterSeconds } = answer
      const refused = { problem, digest: digestOf(delivery), named: namedOf(delivery), retryAfterSeconds }
      return (await deps.tell(answer.tell, refused)) ? 'ack' : 'retry'
    }
    if (answer.kind !== 'refused' || answer.httpStatus !== 503) return 'ack'
    deps.log.warn({ messageId: delivery.messageId, code: answer.code }, 'a message over AMQP cannot be taken now')
    return 'retry'
  }
}

function unansweredOf({ userId, body, ...delivery }: Delivery, problem: Problem): Omit<UnansweredMessage, 'at'> {
  const digest = digestOf({ body })
  return { reason: problem.code, user: nameIn(userId), detail: problem.detail, named: namedOf(delivery), digest }
}

const digestOf = ({ body }: Pick<Delivery, 'body'>): Buffer => createHash('sha256').update(body).digest()

function inboundOf(delivery: Delivery, deps: IngressDeps): Inbound {
  const named = namedOf(delivery)
  return {
    bytes: delivery.body,
    contentType: delivery.contentType === 'application/octet-stream' ? undefined : delivery.contentType,
    signature: delivery.signature,
    caller: callerOf(delivery, deps),
    channel: 'amqp',
    language: 'en',
    answersXml: false,
    properties: propertiesOf(delivery),
    ...(named === undefined ? {} : { named }),
    isReport: delivery.routingKey === 'delivery-report',
    ...(delivery.traceparent === undefined ? {} : { traceparent: delivery.traceparent }),
  }
}

/**
 * The broker has checked `user_id` against the login. A user that belongs to no party proves nothing: then the signature
 * must.
 */
function callerOf(delivery: Delivery, deps: IngressDeps): Caller {
  if (delivery.userId === undefined) return { kind: 'by-signature' }
  const key = deps.partyOfUser(delivery.userId)
  if (key !== undefined) return { kind: 'party', key }
  deps.log.warn({ user: delivery.userId }, 'a message over AMQP by a user of no party: its signature decides')
  return { kind: 'by-signature' }
}

/** What the sender will correlate the answer by: JMS, for instance, sets its own `message_id`. */
const namedOf = ({ messageId, correlationId }: Pick<Delivery, 'messageId' | 'correlationId'>): string | undefined =>
  nameIn(messageId) ?? nameIn(correlationId)

/** AMQP's short strings have at most this many bytes. */
const NAME_BYTES = 255

/** A name that can be stored and returned: only valid text, no longer than an AMQP property may be. */
const nameIn = (value: string | undefined): string | undefined =>
  value !== undefined && !/\p{C}/u.test(value) && Buffer.byteLength(value) <= NAME_BYTES ? value : undefined

/** What JMS clients set `type` to on their own. */
const JMS_TYPES: readonly string[] = ['BytesMessage', 'TextMessage']

/** JMS clients set `message_id` to an id of their own, beginning with `ID:`; it counts as absent (interface.md 4). */
function propertiesOf({ messageId, type, contentEncoding }: Delivery): Inbound['properties'] {
  return {
    ...(messageId === undefined || messageId.startsWith('ID:') ? {} : { id: messageId }),
    ...(type === undefined || JMS_TYPES.includes(type) ? {} : { type }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
  }
}
