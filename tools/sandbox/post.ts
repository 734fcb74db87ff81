import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { certificatesOf } from '../../src/trust/x509/pem.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'

/** What a party proves itself with: its token, and the paths of its PEM files. */
export type Credentials = { token: string; certificate: string; key: string }

/** The hub's answer to one message; the body is the receipt or the problem. */
export type Answer = { status: number; body: Record<string, unknown> }

/** Encodes a message, signs the bytes as this party, and posts them, as a national system does (README). */
export const postAs = async (
  hubUrl: string,
  party: Credentials,
  message: Message,
  format: 'json' | 'xml' = 'json',
): Promise<Answer> =>
  postBytes(hubUrl, party, Buffer.from(format === 'xml' ? encodeXml(message) : encodeJson(message)), format)

/** The same for bytes that somebody else has made: exactly these are signed and posted. */
export const postBytes = async (
  hubUrl: string,
  party: Credentials,
  bytes: Buffer,
  format: 'json' | 'xml',
): Promise<Answer> => {
  const [key, certificate] = await Promise.all([readFile(party.key, 'utf8'), readFile(party.certificate, 'utf8')])
  const [der] = certificatesOf(certificate)
  if (der === undefined) throw new Error(`no certificate in ${party.certificate}`)
  const signature = signDetached(bytes, createSigner(createPrivateKey(key), der), { signingTime: new Date() })
  const response = await fetch(`${hubUrl}/v1/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${party.token}`,
      'content-type': `application/${format}`,
      accept: 'application/json',
      'corridor-signature': signature.toString('base64'),
    },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
