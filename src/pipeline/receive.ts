import { hash } from 'node:crypto'
import { type ContentType, sniffContentType } from '../codec/index.ts'
import { cutText } from '../domain/values/legible.ts'
import type { Inbound } from '../ports/handle.ts'
import type { Received, Refusal } from './work.ts'
import type { PartyKey } from '../domain/values/party.ts'

const CONTENT_TYPE = /^\s*application\/(json|xml)\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * The format of a message: what the sender says, or, when AMQP says nothing, what the first byte says. A refusal with
 * 415 when neither gives one of the two.
 */
export function contentTypeOf(inbound: Inbound): ContentType | Refusal {
  const { contentType, bytes, channel, properties } = inbound
  const { contentEncoding } = properties
  // Some clients name the character set here; any other parameter would mean that the body is not what it seems.
  if (contentEncoding !== undefined && !/^(identity|utf-?8)$/i.test(contentEncoding)) return refuse(contentEncoding)
  if (contentType === undefined && channel === 'amqp') {
    return sniffContentType(bytes) ?? refuse(contentType)
  }
  const match = contentType === undefined ? null : CONTENT_TYPE.exec(contentType)
  return match === null ? refuse(contentType) : (`application/${match[1]?.toLowerCase()}` as ContentType)
}

const refuse = (contentType: string | undefined): Refusal => ({
  httpStatus: 415,
  code: 'content-type',
  findings: [{ code: 'content-type', pointer: '', value: cutText(contentType ?? '', 100) }],
})

/**
 * The received bytes with their digest: from here on nothing reads any other bytes, and nothing hashes them alone again.
 * @param sha256 of these bytes, where verifying them took it
 */
export function receive(
  inbound: Inbound,
  sender: PartyKey,
  contentType: ContentType,
  receivedAt: number,
  sha256: Buffer = hash('sha256', inbound.bytes, 'buffer'),
): Received {
  return {
    sender,
    bytes: inbound.bytes,
    digest: sha256,
    signature: undefined,
    contentType,
    language: inbound.language,
    channel: inbound.channel,
    ...(inbound.named === undefined ? {} : { named: inbound.named }),
    ...(inbound.together === undefined ? {} : { together: inbound.together }),
    replies: inbound.channel === 'amqp',
    answersXml: inbound.answersXml && contentType === 'application/xml',
    receivedAt,
    ...(inbound.trace === undefined ? {} : { trace: inbound.trace }),
  }
}
