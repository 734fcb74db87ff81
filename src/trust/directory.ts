import { asParty, HUB, type PartyKey } from '../domain/values/party.ts'
import type { CertificateUse } from '../ports/certificates.ts'
import type { HubVerifier } from './seal.ts'
import { fingerprintOf } from './x509/pem.ts'
import type { RegisteredCertificate } from './signature-verifier.ts'

/** The `format` of the hub's directory of certificates: the hub signs other things with the same key. */
export const DIRECTORY_FORMAT = 'corridor-certificates-1'

/** One certificate in the directory. Times are RFC 3339. */
export type DirectoryEntry = {
  /** `CC`, `CC/party`, or `ZZ` for the hub. */
  party: PartyKey
  use: CertificateUse
  fingerprint: string
  /** Its DER, base64. */
  certificate: string
  from: string
  to?: string
  distrustedFrom?: string
}

/** Participants' certificates as the hub has signed them. */
export type Directory = {
  /** Version of the registry; of two directories the higher one counts. */
  version: bigint
  /** When the hub signed it, by its clock. */
  signedAt: Date
  known: ReadonlyMap<string, RegisteredCertificate>
  /** The DER of each. */
  certificates: readonly Buffer[]
}

export type DirectoryVerdict = { ok: true; directory: Directory } | { ok: false; reason: string }

/**
 * Verifies and reads a directory as it came. What it says of the hub itself is left out: whose key is the hub's is pinned, and
 * a stolen one must not be able to name its successors.
 *
 * @param signature DER of the detached CMS over exactly these bytes
 */
export function readDirectory(
  bytes: Buffer,
  signature: Buffer,
  hub: Pick<HubVerifier, 'verifyStatement'>,
): DirectoryVerdict {
  const verdict = hub.verifyStatement(bytes, signature)
  if (!verdict.ok) return verdict
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { ok: false, reason: 'not JSON' }
  }
  const { format, version, items } = (value ?? {}) as Record<string, unknown>
  if (format !== DIRECTORY_FORMAT || typeof version !== 'string' || !Array.isArray(items)) {
    return { ok: false, reason: 'signed by the hub, but no directory of certificates' }
  }
  const known = new Map<string, RegisteredCertificate>()
  const certificates: Buffer[] = []
  for (const { party, use, certificate, from, to, distrustedFrom } of items as DirectoryEntry[]) {
    if (party === HUB) continue
    const der = Buffer.from(certificate, 'base64')
    // Taken from the bytes, not from what is said beside them.
    known.set(fingerprintOf(der), {
      partyKey: asParty(party),
      use,
      validFrom: new Date(from),
      ...(to === undefined ? {} : { validTo: new Date(to) }),
      ...(distrustedFrom === undefined ? {} : { distrustedFrom: new Date(distrustedFrom) }),
    })
    certificates.push(der)
  }
  return { ok: true, directory: { version: BigInt(version), signedAt: verdict.signingTime, known, certificates } }
}
