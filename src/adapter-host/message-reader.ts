import { type ContentType, type Envelope, type Message, partyKeyOf } from '../adapter-api/index.ts'
import type { Codec } from '../codec/index.ts'

/**
 * Reads the message of a delivery. The headers only served the hub's routing; what counts is in the bytes, and a difference
 * between the two is a reason to refuse, since something was then mistaken for something else.
 */
export const readMessage = (codec: Codec, envelope: Envelope): { message: Message } | { reason: string } => {
  const decoded = decodeMessage(codec, envelope.body, envelope.contentType)
  if ('reason' in decoded) return decoded
  const { message } = decoded
  const mrn = 'mrn' in message ? message.mrn : undefined
  const differing = [
    ...(message.id === envelope.id ? [] : ['id']),
    ...(message.type === envelope.type ? [] : ['type']),
    ...(partyKeyOf(message.sender) === envelope.sender ? [] : ['sender']),
    ...(mrn === undefined || mrn === envelope.mrn ? [] : ['mrn']),
  ]
  return differing.length === 0 ? { message } : { reason: `headers and body differ in ${differing.join(', ')}` }
}

/** The message of these bytes, or what of them is none, by the first finding. */
export function decodeMessage(
  codec: Codec,
  bytes: Uint8Array,
  contentType: ContentType,
): { message: Message } | { reason: string } {
  const decoded = codec.decode(bytes, contentType)
  if (decoded.ok) return { message: decoded.message }
  const [first] = decoded.findings
  return { reason: `${decoded.level}: ${first?.code ?? ''} at ${first?.pointer || '/'}` }
}
