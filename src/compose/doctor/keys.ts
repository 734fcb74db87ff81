import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CheckName } from '../../ports/doctor.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { dateFault, explainChain, nameOf } from './chain.ts'
import { errorText, type Findings } from './findings.ts'

const DAY_MS = 86_400_000

/** A certificate that ends sooner is to be renewed now: an authority and two administrations may be asked for it. */
const RENEW_WITHIN_MS = 30 * DAY_MS

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

/** A private key that belongs to the first certificate of its file, which is good now and for a while. */
export async function checkKeyPair(
  findings: Findings,
  check: CheckName,
  { key, certificate, at }: { key: NamedFile; certificate: NamedFile; at: Date },
): Promise<Buffer[] | undefined> {
  const certificates = await readCertificates(findings, check, certificate)
  const bytes = certificates === undefined ? undefined : await readNamed(findings, check, key)
  if (certificates === undefined || bytes === undefined) return undefined
  let read: { own: KeyObject; first: X509Certificate }
  try {
    read = { own: createPrivateKey(bytes), first: new X509Certificate(certificates[0] ?? Buffer.alloc(0)) }
  } catch (error) {
    findings.fail(check, 'file-unusable', { file: key.path, setting: key.setting, error: errorText(error) })
    return undefined
  }
  const { own, first } = read
  if (!first.checkPrivateKey(own)) {
    findings.fail(check, 'key-mismatch', { key: key.path, certificate: certificate.path })
    return undefined
  }
  const fault = dateFault(first, at)
  if (fault !== undefined) findings.fail(check, fault.cause, fault.words)
  else if (first.validToDate.getTime() - at.getTime() < RENEW_WITHIN_MS) {
    const words = { subject: nameOf(first.subject), day: first.validToDate.toISOString() }
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
