import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sniffContentType } from '../codec/index.ts'
import { derOf } from '../trust/certificate.ts'
import { createSigner, signDetached } from '../trust/cms.ts'
import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'

const NEEDED = ['--hub', '--token', '--key', '--certificate'] as const

/**
 * `corridor send`: signs exactly the bytes of the file and posts them, as a national system would. Prints the receipt and
 * returns 0, or prints the problem and returns 1; the file is never changed.
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
  const [key, certificate] = await Promise.all(
    (['--key', '--certificate'] as const).map((name) => readFile(values.get(name) ?? '', 'utf8')),
  )
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
  out(await response.text())
  return response.ok ? 0 : 1
}
