import { createPrivateKey, verify, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isTokenKey } from '../../config-groups.ts'
import { RENEW_WITHIN_MS } from '../../ports/certificate-needs.ts'
import type { CheckName } from '../../ports/doctor.ts'
import { openTokenKey } from '../../trust/pkcs11.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { dateFault, explainChain, nameOf } from './chain.ts'
import { errorText, type Findings } from './findings.ts'

/** A file and the setting that names it. */
export type NamedFile = { path: string; setting: string }

/** Reads a file that a setting names; notes why where it cannot be. */
export async function readNamed(
  findings: Findings,
  check: CheckName,
  { path, setting }: NamedFile,
): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    findings.fail(check, 'file-unreadable', { file: path, setting, error: errorText(error) })
    return undefined
  }
}

/** The certificates of a PEM file that a setting names; notes why where there are none. */
export async function readCertificates(
  findings: Findings,
  check: CheckName,
  file: NamedFile,
): Promise<Buffer[] | undefined> {
  const bytes = await readNamed(findings, check, file)
  if (bytes === undefined) return undefined
  const found = certificatesOf(bytes.toString('latin1'))
  if (found.length > 0) return found
  const words = { file: file.path, setting: file.setting, error: 'no certificate' }
  findings.fail(check, 'file-unusable', words)
  return undefined
}

/** Whether a private key, in a file or in a token, is that of a certificate; undefined, and noted why, where it cannot be used. */
async function readPrivateKey(
  findings: Findings,
  check: CheckName,
  key: NamedFile,
): Promise<((certificate: X509Certificate) => boolean) | undefined> {
  if (isTokenKey(key.path)) {
    try {
      const token = await openTokenKey(key.path, 'P-256')
      const bytes = Buffer.from('is this the key')
      const signature = token.sign(bytes)
      token.close()
      return ({ publicKey }) => verify('sha256', bytes, publicKey, signature)
    } catch (error) {
      findings.fail(check, 'token-unusable', { setting: key.setting, error: errorText(error) })
      return undefined
    }
  }
  const bytes = await readNamed(findings, check, key)
  if (bytes === undefined) return undefined
  try {
    const own = createPrivateKey(bytes)
    return (certificate) => certificate.checkPrivateKey(own)
  } catch (error) {
    findings.fail(check, 'file-unusable', { file: key.path, setting: key.setting, error: errorText(error) })
    return undefined
  }
}

/** When something ends, and in how many whole days. */
export const countdown = (end: Date, at: Date): { day: string; days: string } => ({
  day: end.toISOString(),
  days: String(Math.floor((end.getTime() - at.getTime()) / 86_400_000)),
})

/** A private key that belongs to the first certificate of its file, which is good now and for a while. */
export async function checkKeyPair(
  findings: Findings,
  check: CheckName,
  { key, certificate, at }: { key: NamedFile; certificate: NamedFile; at: Date },
): Promise<Buffer[] | undefined> {
  const certificates = await readCertificates(findings, check, certificate)
  const isKeyOf = certificates === undefined ? undefined : await readPrivateKey(findings, check, key)
  if (certificates === undefined || isKeyOf === undefined) return undefined
  let first: X509Certificate
  try {
    first = new X509Certificate(certificates[0] ?? Buffer.alloc(0))
  } catch (error) {
    const { path: file, setting } = certificate
    findings.fail(check, 'file-unusable', { file, setting, error: errorText(error) })
    return undefined
  }
  if (!isKeyOf(first)) {
    findings.fail(check, 'key-mismatch', { key: key.path, certificate: certificate.path })
    return undefined
  }
  const fault = dateFault(first, at)
  if (fault !== undefined) findings.fail(check, fault.cause, fault.words)
  else if (first.validToDate.getTime() - at.getTime() < RENEW_WITHIN_MS) {
    const words = { subject: nameOf(first.subject), ...countdown(first.validToDate, at) }
    findings.warn(check, 'certificate-expires', words)
  } else findings.ok(check, nameOf(first.subject))
  return certificates
}

/** That certificates lead up to an authority: the links are named where they do, the failing one where they do not. */
export function checkChain(
  findings: Findings,
  check: CheckName,
  presented: readonly Buffer[],
  { anchors, named, at }: { anchors: readonly Buffer[]; named: string; at: Date },
): boolean {
  const { links, fault } = explainChain(presented, anchors, { named, at })
  const about = links.join(' → ')
  return fault === undefined ? findings.ok(check, about) : findings.fail(check, fault.cause, fault.words, about)
}
