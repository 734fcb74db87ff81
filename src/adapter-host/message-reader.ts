import { type Envelope, type Message, partyKeyOf } from '../adapter-api/index.ts'
import type { Codec } from '../codec/index.ts'

/**
 * Reads the message of a delivery. The headers only served the hub's routing; what counts is in the bytes, and a difference
 * between the two is a reason to refuse, since something was then mistaken for something else.
 */
export const readMessage = (codec: Codec, envelope: Envelope): { message: Message } | { reason: string } => {
  const decoded = codec.decode(envelope.body, envelope.contentType)
  if (!decoded.ok) {
    const [first] = decoded.findings
    return { reason: `${decoded.level}: ${first?.code ?? ''} at ${first?.pointer || '/'}` }
  }
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
