import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthority, issueCertificate, writeIdentity } from '../../src/pki/authority.ts'
import { exportPkcs12 } from '../../src/pki/pkcs12.ts'
import type { Member } from './members.ts'

/** What one party shows at the door with TLS; its fingerprint names the party, no token is needed. The paths are files. */
export type TlsIdentity = {
  certificateDer: Buffer
  certificate: string
  key: string
  /** PKCS#12 with both and the authority, as Java reads it. */
  keyStore: string
  keyStorePassword: string
}

/** Keys and certificates of a second door with mutual TLS, from an authority of its own: none of them signs messages. */
export type TlsDoor = {
  /** PEM file of the authority, of the hub's certificate and of the parties'. */
  ca: string
  server: { certificate: string; key: string }
  parties: ReadonlyMap<string, TlsIdentity>
}

const DAY_MS = 24 * 3600 * 1000

/** Makes everything in `folder`, good for `years`, new for every run. */
export async function createTlsDoor(folder: string, members: readonly Member[], years: number): Promise<TlsDoor> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + years * 365 * DAY_MS) }
  const authority = await createAuthority({ commonName: 'Corridor demonstration TLS authority', ...validity })
  const ca = join(folder, 'ca.crt')
  await writeFile(ca, authority.certificatePem)
  const server = await issueCertificate(authority, { commonName: 'localhost', purpose: 'tls-server', ...validity })
  const parties = await Promise.all(
    members.map(async ({ key: party }): Promise<[string, TlsIdentity]> => {
      const name = party.toLowerCase().replace('/', '-')
      const made = await issueCertificate(authority, { commonName: name, purpose: 'party', ...validity })
      const files = await writeIdentity(folder, name, made)
      const keyStorePassword = randomBytes(24).toString('base64url')
      const keyStore = join(folder, `${name}.p12`)
      const certificates = [made.certificateDer, authority.certificateDer] as const
      const content = { key: made.key, certificates, alias: name }
      await writeFile(keyStore, exportPkcs12(content, keyStorePassword), { mode: 0o600 })
      return [party, { ...files, certificateDer: made.certificateDer, keyStore, keyStorePassword }]
    }),
  )
  return { ca, server: await writeIdentity(folder, 'server', server), parties: new Map(parties) }
}
