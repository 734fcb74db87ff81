import type { ContentType, Message, Sender } from '../adapter-api/index.ts'
import { encodeJson, encodeXml } from '../codec/index.ts'
import { type Signer, signDetached } from '../trust/cms.ts'
import type { OutRecord } from './records.ts'

/** Who a connection is in the headers of its messages. */
export type SenderIdentity = Sender

/** Makes the bytes of a message and signs exactly those, once. */
export type MessageWriter = {
  /** `order`: messages of one order are sent one after the other. */
  write(message: Message, order: string): OutRecord
}

export const createMessageWriter = (options: {
  format: 'json' | 'xml'
  signer: Signer
  clock: () => Date
}): MessageWriter => {
  const contentType: ContentType = options.format === 'json' ? 'application/json' : 'application/xml'
  const encode = options.format === 'json' ? encodeJson : encodeXml
  return {
    write: (message, order) => {
      const bytes = encode(message)
      return {
        k: 'out',
        id: message.id,
        type: message.type,
        order,
        contentType,
        body: bytes.toString('base64'),
        signature: signDetached(bytes, options.signer, { signingTime: options.clock() }).toString('base64'),
      }
    },
  }
}
