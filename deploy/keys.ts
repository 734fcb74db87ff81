import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { derOf } from '../src/trust/x509/pem.ts'
import {
  type Authority,
  type CertificatePurpose,
  createAuthority,
  type Identity,
  issueCertificate,
  loadAuthority,
  writeIdentity,
} from '../src/pki/authority.ts'

/** Time for which the demonstration's certificates hold. */
export type Validity = { readonly validFrom: Date; readonly validTo: Date }

export type KeyPurpose = { commonName: string; purpose: CertificatePurpose; hosts?: readonly string[] }

/** The file's text, undefined when there is none. Rejects for every other reason: a file that cannot be read is not a new one. */
export const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/**
 * The secret in this file; made (32 random bytes, base64url) and written for its owner alone when it is not there, so that
 * a second run changes nobody's password.
 */
export const keepSecret = async (path: string, mode = 0o600): Promise<string> => {
  const kept = (await readIfThere(path))?.trim()
  if (kept !== undefined && kept !== '') return kept
  const secret = randomBytes(32).toString('base64url')
  await rm(path, { force: true })
  await writeFile(path, secret, { mode, flag: 'wx' })
  return secret
}

/** The demonstration's authority: the one in the folder (`ca.crt`, `ca.key`), or a new one that is kept there. */
export const keepAuthority = async (folder: string, validity: Validity): Promise<Authority> => {
  const [certificate, key] = await Promise.all(['ca.crt', 'ca.key'].map((name) => readIfThere(join(folder, name))))
  if (certificate !== undefined && key !== undefined) return loadAuthority(certificate, createPrivateKey(key))
  const authority = await createAuthority({ commonName: 'Corridor demonstration authority', ...validity })
  await writeIdentity(folder, 'ca', authority)
  return authority
}

/** The identity in `<folder>/<name>.crt` and `.key`, or a new one issued by the authority and kept there. */
export const keepIdentity = async (
  authority: Authority,
  folder: string,
  name: string,
  options: KeyPurpose & Validity,
): Promise<Identity> => {
  const [certificatePem, keyPem] = await Promise.all(
    ['crt', 'key'].map((ending) => readIfThere(join(folder, `${name}.${ending}`))),
  )
  if (certificatePem !== undefined && keyPem !== undefined) {
    return { certificateDer: derOf(certificatePem), certificatePem, key: createPrivateKey(keyPem), keyPem }
  }
  const identity = await issueCertificate(authority, options)
  await writeIdentity(folder, name, identity)
  return identity
}

/** Writes files that are no secrets; a folder that is missing is made. */
export const writePublic = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text, { mode: 0o644 })))
}
