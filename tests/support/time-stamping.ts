import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A time-stamping authority: `openssl ts -reply` behind HTTP. */
export type StampingAuthority = {
  url: string
  /** PEM file of who certified it. */
  ca: string
  /** The whole answer to a request, DER, as the server gives it. */
  reply(request: Buffer): Buffer
  /** How often it was asked. */
  asked(): number
  /** From now on every request is answered by this, or by OpenSSL again. */
  misbehave(answer: ((request: Buffer) => Buffer | number) | undefined): void
  remove(): Promise<void>
}

const CONFIG = `
[tsa]
default_tsa = one
[one]
serial = serial
crypto_device = builtin
signer_cert = tsa.crt
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`

export async function startStampingAuthority(usage = 'critical,timeStamping'): Promise<StampingAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-tsa-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  newKey('ca')
  newKey('tsa')
  openssl('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=Time authority', '-days', '30', '-out', 'ca.crt')
  openssl('req', '-new', '-key', 'tsa.key', '-subj', '/CN=Time-stamping unit', '-out', 'tsa.csr')
  writeFileSync(join(folder, 'tsa.ext'), `keyUsage=critical,digitalSignature\nextendedKeyUsage=${usage}\n`)
  const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'tsa.ext']
  openssl('x509', '-req', '-in', 'tsa.csr', ...signing, '-out', 'tsa.crt')
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG)
  writeFileSync(join(folder, 'serial'), '01\n')
  const reply = (request: Buffer): Buffer => {
    writeFileSync(join(folder, 'query'), request)
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-section', 'one', '-queryfile', 'query', '-out', 'answer')
    return readFileSync(join(folder, 'answer'))
  }
  let count = 0
  let instead: ((request: Buffer) => Buffer | number) | undefined
  const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray())
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      count += 1
      const answer = (instead ?? reply)(body)
      if (typeof answer === 'number') return response.writeHead(answer).end()
      return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/stamp`,
    ca: join(folder, 'ca.crt'),
    reply,
    asked: () => count,
    misbehave: (answer) => {
      instead = answer
    },
    async remove() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
