import { createHash } from 'node:crypto'
import type { AgainDeps } from '../../src/audit/again.ts'
import { type ContentType, createCodec, encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import type { AskedWork } from '../../src/pipeline/work.ts'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import { createSigner } from '../../src/trust/cms.ts'
import { createAuthority, issueCertificate } from '../../src/pki/authority.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { auditSecrets as secrets } from '../../src/audit/secrets.ts'
import { references } from '../property/sequences.ts'

/** What a commit needs of its surroundings, real but for the reference data, without a service. */
export const reference = references[0]!

const validity = { validFrom: new Date('2026-01-01T00:00:00Z'), validTo: new Date('2036-01-01T00:00:00Z') }
const authority = await createAuthority({ commonName: 'Simulated authority', ...validity })
const identity = await issueCertificate(authority, { commonName: 'hub', purpose: 'hub-seal', ...validity })
const codec = createCodec()

export const verifier = createHubVerifier([identity.certificateDer])

const decode = (body: Buffer, contentType: string): Message | undefined => {
  const decoded = codec.decode(body, contentType as ContentType)
  return decoded.ok ? decoded.message : undefined
}

export const batch = {
  signer: createSigner(identity.key, identity.certificateDer),
  secrets,
  encode: (message: Message, contentType: string) =>
    contentType === 'application/xml' ? encodeXml(message) : encodeJson(message),
  sha256: (text: string) => createHash('sha256').update(text).digest(),
  decodeStored: (body: Buffer, contentType: string): Message => {
    const message = decode(body, contentType)
    if (message === undefined) throw new Error('a stored message no longer decodes')
    return message
  },
}

export const again: AgainDeps = {
  reference,
  secrets,
  decode,
  // The simulation begins where signature, schema and rules have been looked at.
  judge: () => ({ code: undefined }),
  openMax: 1_000,
}

/** A message as it comes to the committer; with `replies` as one that came over AMQP. */
export function workOf(message: Message, bytes: Buffer, now: number, replies = false): AskedWork {
  const sender = partyKeyOf(message.sender)
  return {
    kind: 'message',
    key: { sender, id: message.id },
    message,
    received: {
      sender,
      bytes,
      digest: createHash('sha256').update(bytes).digest(),
      signature: undefined,
      contentType: 'application/json',
      language: 'en',
      channel: replies ? 'amqp' : 'http',
      replies,
      answersXml: false,
      receivedAt: now,
    },
  }
}

/** A connection that ended, as the driver tells it. */
export const connectionLost = (): Error => Object.assign(new Error('the connection was lost'), { code: 'ECONNRESET' })
