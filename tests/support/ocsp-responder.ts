import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from '../../src/pki/authority.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createPrivateKey, X509Certificate } from 'node:crypto'

/** An authority made by OpenSSL, whose certificates name the responder that `openssl ocsp` is here. */
export type OcspAuthority = {
  folder: string
  ca: string
  caPem: string
  /** Address of the responder, as its certificates name it. */
  url: string
  /** A certificate that names the responder, with its key; `extensions` are lines of OpenSSL's configuration beside. */
  issue(name: string, extensions?: string): Promise<Identity>
  /** Puts a certificate on the responder's books as revoked since an instant. */
  revoke(identity: Identity, since: Date): Promise<void>
  /** Takes a certificate off its books. */
  forget(identity: Identity): Promise<void>
  /** Starts the responder with a certificate to answer by (`issue`d, or the authority's own where absent). */
  start(by?: Identity, ...options: string[]): Promise<void>
  stop(): Promise<void>
  remove(): Promise<void>
}

export const RESPONDER_USAGE = 'extendedKeyUsage=OCSPSigning'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** OpenSSL's own form of a time in the index of its authorities. */
const indexTime = (time: Date): string => time.toISOString().replace(/[-:T]/g, '').slice(2, 14) + 'Z'

export async function createOcspAuthority(): Promise<OcspAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-ocsp-'))
  const file = (name: string): string => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  const url = `http://127.0.0.1:${await freePort()}/ocsp`
  mkdirSync(file('made'))
  newKey('ca')
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'ca.key',
    '-subj',
    '/O=Finances/CN=Authority with a responder',
    '-days',
    '30',
    '-out',
    'ca.crt',
  )
  writeFileSync(file('index.txt'), '')
  let child: ChildProcess | undefined
  const others = ({ certificateDer }: Identity): string[] => {
    const { serialNumber } = new X509Certificate(certificateDer)
    return readFileSync(file('index.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.includes(`\t${serialNumber}\t`))
  }
  const stop = async (): Promise<void> => {
    const running = child
    child = undefined
    if (running === undefined || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await gone
  }
  let restart = async (): Promise<void> => {}
  /** The responder reads its books at its start alone, to rely on. */
  const write = async (lines: readonly string[]): Promise<void> => {
    writeFileSync(file('index.txt'), lines.map((line) => `${line}\n`).join(''))
    if (child === undefined) return
    await stop()
    await restart()
  }
  const note = async (identity: Identity, status: 'V' | 'R', since = ''): Promise<void> => {
    const { serialNumber, validTo } = new X509Certificate(identity.certificateDer)
    const row = [status, indexTime(new Date(validTo)), since, serialNumber, 'unknown', `/CN=${serialNumber}`]
    await write([...others(identity), row.join('\t')])
  }
  const start = async (by: Identity | undefined, options: readonly string[]): Promise<void> => {
    writeFileSync(file('by.crt'), by?.certificatePem ?? readFileSync(file('ca.crt')))
    writeFileSync(file('by.key'), by?.keyPem ?? readFileSync(file('ca.key')))
    const books = ['-index', 'index.txt', '-CA', 'ca.crt', '-rsigner', 'by.crt', '-rkey', 'by.key']
    const started = spawn('openssl', ['ocsp', '-port', new URL(url).port, ...books, ...options], { cwd: folder })
    child = started
    await new Promise<void>((resolve, reject) => {
      let said = ''
      const hear = (part: Buffer): void => {
        said += part.toString()
        // Written when its socket listens.
        if (/waiting for OCSP client connections|ACCEPT/i.test(said)) resolve()
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      started.once('exit', (code) => {
        reject(new Error(`openssl ocsp ended with ${code}: ${said}`))
      })
    })
  }
  return {
    folder,
    ca: file('ca.crt'),
    caPem: readFileSync(file('ca.crt'), 'utf8'),
    url,
    async issue(name, extensions = 'extendedKeyUsage=clientAuth,emailProtection') {
      newKey(name)
      const lines = ['basicConstraints=critical,CA:FALSE', 'keyUsage=digitalSignature', extensions]
      writeFileSync(file(`${name}.ext`), [...lines, `authorityInfoAccess=OCSP;URI:${url}`, ''].join('\n'))
      openssl('req', '-new', '-key', `${name}.key`, '-subj', `/O=Douanes/CN=${name}`, '-out', `${name}.csr`)
      const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20']
      openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-extfile', `${name}.ext`, '-out', `${name}.crt`)
      const [certificatePem, keyPem] = [
        readFileSync(file(`${name}.crt`), 'utf8'),
        readFileSync(file(`${name}.key`), 'utf8'),
      ]
      const identity = { certificateDer: derOf(certificatePem), certificatePem, keyPem, key: createPrivateKey(keyPem) }
      await note(identity, 'V')
      return identity
    },
    revoke: (identity, since) => note(identity, 'R', indexTime(since)),
    forget: (identity) => write(others(identity)),
    start: async (by, ...options) => {
      restart = () => start(by, options)
      await restart()
    },
    stop,
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
