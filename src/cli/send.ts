import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sniffContentType } from '../codec/index.ts'
import { certificatesOf, derOf } from '../trust/x509/pem.ts'
import { createSigner, signDetached } from '../trust/cms.ts'
import { messageDigest, verifyReceipt } from '../trust/receipt.ts'
import { createHubVerifier, type HubVerifier } from '../trust/seal.ts'
import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

/**
 * `corridor send`: signs exactly the bytes of the file and posts them, as a national system would. Prints the receipt and
 * returns 0, or prints the problem and returns 1; the file is never changed. A receipt counts only if it is signed with the
 * hub's own certificate and names these bytes: any participant could sign one with a certificate of the same authority.
 */
export async function send({ out, err }: CommandContext, { named, values }: Call<'send'>): Promise<number> {
  const { file } = named
  const bytes = await readFile(file)
  const contentType = sniffContentType(bytes)
  if (contentType === undefined) {
    err(`${file} is neither JSON nor XML`)
    return 1
  }
  const [key, certificate, hubCertificate] = await Promise.all([
    readFile(values.key, 'utf8'),
    readFile(values.certificate, 'utf8'),
    readFile(values['hub-certificate'], 'utf8'),
  ])
  const hub = createHubVerifier(certificatesOf(hubCertificate))
  const signer = createSigner(createPrivateKey(key), derOf(certificate))
  const signature = signDetached(bytes, signer, { signingTime: new Date() }).toString('base64')
  const response = await fetch(`${values.hub}/v1/messages`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      authorization: `Bearer ${values.token}`,
      'corridor-signature': signature,
    },
    body: bytes,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  const answer = Buffer.from(await response.arrayBuffer())
  out(answer.toString())
  if (!response.ok) return 1
  const fault = faultOf(bytes, answer, response.headers.get('corridor-signature') ?? '', hub)
  if (fault !== undefined) err(`corridor send: this is no receipt of the hub: ${fault}`)
  return fault === undefined ? 0 : 1
}

function faultOf(message: Buffer, bytes: Buffer, signature: string, hub: HubVerifier): string | undefined {
  const verdict = verifyReceipt({ bytes, signature: Buffer.from(signature, 'base64') }, hub)
  if (!verdict.ok) return verdict.reason
  return verdict.receipt.digest === messageDigest(message) ? undefined : 'it is for other bytes'
}
