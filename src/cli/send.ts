import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sniffContentType } from '../codec/index.ts'
import { certificatesOf, derOf } from '../trust/certificate.ts'
import { createSigner, signDetached } from '../trust/cms.ts'
import { messageDigest, verifyReceipt } from '../trust/receipt.ts'
import { createHubVerifier, type HubVerifier } from '../trust/seal.ts'
import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'

const NEEDED = ['--hub', '--token', '--key', '--certificate', '--hub-certificate'] as const

/**
 * `corridor send`: signs exactly the bytes of the file and posts them, as a national system would. Prints the receipt and
 * returns 0, or prints the problem and returns 1; the file is never changed. A receipt counts only when the hub's own
 * certificate made it and it names these bytes: any participant could make one that its authority vouches for.
 */
export async function send({ args, out, err }: CommandContext): Promise<number> {
  const values = new Map(NEEDED.map((name) => [name, args[args.indexOf(name) + 1]]))
  const missing = NEEDED.filter((name) => !args.includes(name) || values.get(name) === undefined)
  const file = args[0]
  if (file === undefined || file.startsWith('--') || missing.length > 0) {
    err(`corridor send: ${file === undefined || file.startsWith('--') ? 'a file' : missing.join(', ')} is missing`)
    return 2
  }
  const bytes = await readFile(file)
  const contentType = sniffContentType(bytes)
  if (contentType === undefined) {
    err(`${file} is neither JSON nor XML`)
    return 1
  }
  const [key, certificate, hubCertificate] = await Promise.all(
    (['--key', '--certificate', '--hub-certificate'] as const).map((name) => readFile(values.get(name) ?? '', 'utf8')),
  )
  const hub = createHubVerifier(certificatesOf(hubCertificate ?? ''))
  const signer = createSigner(createPrivateKey(key ?? ''), derOf(certificate ?? ''))
  const signature = signDetached(bytes, signer, { signingTime: new Date() }).toString('base64')
  const response = await fetch(`${values.get('--hub')}/v1/messages`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      authorization: `Bearer ${values.get('--token')}`,
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
