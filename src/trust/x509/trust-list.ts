import type { CertificateUse } from '../../ports/certificates.ts'
import { DerError } from '../der.ts'
import { type CertificateCache, createCertificateCache } from './cache.ts'
import type { Certificate } from './certificate.ts'
import { derOf } from './pem.ts'
import { parseRevocationList, type RevocationList } from './revocation-list.ts'
import { isSignedBy } from './signed-part.ts'

/** Why a certificate may not be relied on; the codes of `interface.md` 3, told to the caller as they are. */
export type CertificateCode =
  | 'certificate-expired'
  | 'certificate-revoked'
  | 'certificate-not-trusted'
  | 'certificate-wrong-usage'

export type CertificateVerdict =
  /** `issuers`: the authorities above it, up to a root as far as they are trusted. */
  | { readonly ok: true; readonly certificate: Certificate; readonly issuers: readonly Certificate[] }
  | { readonly ok: false; readonly code: CertificateCode; readonly detail: string }

/** The authorities relied on, and what they have revoked. */
export interface TrustList {
  /** Certificates read once, shared by everything that verifies with this list. */
  readonly cache: CertificateCache
  readonly authorities: readonly Certificate[]
  /**
   * Whether a certificate may be used at an instant: issued by a trusted authority, allowed what it is used for, within
   * its validity, not revoked by then. Its paths are verified once, time and revocation every time.
   */
  check(certificate: Certificate, at: Date): CertificateVerdict
  /**
   * Takes a revocation list (PEM or DER) into use unless a newer one of the same issuer is there already.
   *
   * @throws {DerError} as `parseRevocationList`.
   */
  addRevocationList(list: Buffer | string): void
  /** The lists in use, for showing their age. */
  revocationLists(): readonly RevocationList[]
}

export interface TrustListOptions {
  /** Certificates of authorities, PEM or DER, issuing ones included: each of them is trusted to issue. */
  readonly authorities: readonly (Buffer | string)[]
  readonly revocationLists?: readonly (Buffer | string)[]
  /** Absent: signing. */
  readonly use?: TrustedUse
  /** Since when a certificate is revoked by the responder that its issuer named (OCSP), as far as that is known now. */
  readonly revokedByResponder?: RevokedByResponder
}

/** What certificates are relied on for: messages, connections, and time-stamps (RFC 3161). */
export type TrustedUse = CertificateUse | 'timestamp'

export type RevokedByResponder = (certificate: Certificate, issuer: Certificate) => Date | undefined

type Refusal = Extract<CertificateVerdict, { ok: false }>

/** From a certificate up to the last authority known, with what forbids this way at any time. */
type Path = { readonly certificates: readonly Certificate[]; readonly fault?: Refusal }

const MAX_PATH = 8
/** Cross-signed and renewed authorities give several ways up; more than this would be work without end. */
const MAX_PATHS = 16

/**
 * Builds a trust list.
 *
 * @throws {DerError} when an authority cannot be read or is none (no `cA`, no right to sign certificates), or a
 * revocation list is not signed by one of them.
 */
export function createTrustList({
  authorities,
  revocationLists = [],
  use = 'signing',
  revokedByResponder = () => undefined,
}: TrustListOptions): TrustList {
  const cache = createCertificateCache()
  const trusted = authorities.map((source) => cache.parse(derOf(source)))
  for (const authority of trusted) {
    if (!mayIssue(authority)) throw new DerError(`${authority.subjectText} is not a certificate authority`)
  }
  const lists = new Map<string, RevocationList>()
  const known = new WeakMap<Certificate, readonly Path[]>()
  const addRevocationList = (source: Buffer | string): void => {
    const list = parseRevocationList(derOf(source), trusted)
    const current = lists.get(list.issuer)
    if (current === undefined || current.thisUpdate <= list.thisUpdate) lists.set(list.issuer, list)
  }
  for (const list of revocationLists) addRevocationList(list)
  return {
    cache,
    authorities: trusted,
    addRevocationList,
    revocationLists: () => [...lists.values()],
    check(certificate, at) {
      const fault = usageFault(certificate, use)
      let paths = known.get(certificate)
      if (paths === undefined) {
        paths = pathsOf(certificate, trusted).map((path) => withPurpose(path, use))
        known.set(certificate, paths)
      }
      return judgePaths(certificate, paths, fault, { lists, revokedByResponder }, at)
    },
  }
}

/** The first path that may be relied on decides; where there is none, the first one says why. */
function judgePaths(
  certificate: Certificate,
  paths: readonly Path[],
  usage: Refusal | undefined,
  revocation: Revocation,
  at: Date,
): CertificateVerdict {
  let first: Refusal | undefined
  for (const { certificates, fault } of paths) {
    const refusal = fault ?? usage ?? faultAt(certificates, revocation, at)
    if (refusal === undefined) return { ok: true, certificate, issuers: certificates.slice(1) }
    first ??= refusal
  }
  return first ?? refuse('certificate-not-trusted', `${certificate.subjectText} was not issued by a trusted authority`)
}

function mayIssue(certificate: Certificate): boolean {
  return certificate.isAuthority && (certificate.keyUsage?.certificateSigning ?? true)
}

function refuse(code: CertificateCode, detail: string): Refusal {
  return { ok: false, code, detail }
}

/** RFC 5280 section 6, reduced to what trusted issuing authorities leave to be checked; nothing here depends on time. */
function pathsOf(certificate: Certificate, trusted: readonly Certificate[]): readonly Path[] {
  const found: Path[] = []
  const climb = (path: readonly Certificate[], current: Certificate): void => {
    if (found.length >= MAX_PATHS) return
    // A self-signed certificate ends the path: a renewed root does not depend on the old one of the same name and key.
    const ended = nameIssuer(current, current) && linkFault(path, current, current) === undefined
    const issuers = ended ? [] : trusted.filter((one) => !path.includes(one) && nameIssuer(current, one))
    const above = issuers.map((issuer) => [issuer, linkFault(path, current, issuer)] as const)
    const sound = above.filter(([, fault]) => fault !== 'unsigned')
    if (sound.length === 0 && path.length > 1) found.push(withFault(path))
    for (const [issuer, fault] of sound) {
      if (fault !== undefined && fault !== 'unsigned') found.push({ certificates: [...path, issuer], fault })
      else if (path.length < MAX_PATH) climb([...path, issuer], issuer)
    }
  }
  climb([certificate], certificate)
  return found
}

function withFault(certificates: readonly Certificate[]): Path {
  const strange = certificates.find((one) => one.unprocessed !== undefined)
  if (strange === undefined) return { certificates }
  const fault = refuse('certificate-not-trusted', `${strange.subjectText} has ${strange.unprocessed}`)
  return { certificates, fault }
}

/**
 * An authority that names what its certificates are for issues for nothing else. RFC 5280 leaves that open; OpenSSL, browsers
 * and the CA/Browser Forum (7.1.2.10.6) read it so, and who was given an authority for web servers is no one's clerk.
 */
function withPurpose(path: Path, use: TrustedUse): Path {
  // Of who stamps, the purpose is its alone: authorities for that name none, or several.
  if (path.fault !== undefined || use === 'timestamp') return path
  const other = path.certificates.slice(1).find((one) => !(use === 'tls' ? one.clientPurpose : one.signingPurpose))
  if (other === undefined) return path
  const what = use === 'tls' ? 'clients of TLS' : 'signing messages'
  const fault = refuse(
    'certificate-wrong-usage',
    `${other.subjectText} issues no certificates for ${what} (extended key usage)`,
  )
  return { ...path, fault }
}

function nameIssuer(certificate: Certificate, authority: Certificate): boolean {
  const { authorityKeyId } = certificate
  const sameKey = authorityKeyId === undefined || (authority.subjectKeyId?.equals(authorityKeyId) ?? true)
  return authority.subject.equals(certificate.issuer) && sameKey
}

/** What forbids that `authority` has issued the last of `path`; `unsigned` where its key did not. */
function linkFault(
  path: readonly Certificate[],
  certificate: Certificate,
  authority: Certificate,
): Refusal | 'unsigned' | undefined {
  try {
    if (!isSignedBy(certificate.signed, authority)) return 'unsigned'
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    return refuse('certificate-not-trusted', `${certificate.subjectText}: ${error.message}`)
  }
  // RFC 5280 4.2.1.9: the certificate at the end does not count, nor does one that an authority issued to itself.
  const between = path.slice(1).filter((one) => !one.subject.equals(one.issuer)).length
  if (between <= (authority.pathLength ?? MAX_PATH)) return undefined
  return refuse(
    'certificate-not-trusted',
    `${authority.subjectText} allows ${authority.pathLength} authorities below it (path length), there are ${between}`,
  )
}

function usageFault(certificate: Certificate, use: TrustedUse): Refusal | undefined {
  const { subjectText, keyUsage } = certificate
  // An authority's key signs certificates: if it also signed messages, one theft would take both.
  if (certificate.isAuthority) return refuse('certificate-wrong-usage', `${subjectText} is an authority’s certificate`)
  // contentCommitment alone is what qualified seals carry (ETSI EN 319 412-2 4.3.2); it commits to content as well.
  const commits = use !== 'tls' && (keyUsage?.contentCommitment ?? false)
  if (keyUsage !== undefined && !keyUsage.digitalSignature && !commits) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for signatures (key usage)`)
  }
  if (use === 'signing' && !certificate.signingPurpose) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for signing messages (extended key usage)`)
  }
  if (use === 'timestamp' && !certificate.timestampPurpose) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for time-stamps alone (extended key usage)`)
  }
  if (use === 'tls' && !certificate.clientPurpose) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for clients of TLS (extended key usage)`)
  }
  return undefined
}

/** What says that a certificate is revoked: of lists and answers the stricter one counts. */
type Revocation = {
  readonly lists: ReadonlyMap<string, RevocationList>
  readonly revokedByResponder: RevokedByResponder
}

function faultAt(
  path: readonly Certificate[],
  { lists, revokedByResponder }: Revocation,
  at: Date,
): Refusal | undefined {
  for (const { subjectText, notBefore, notAfter } of path) {
    if (at < notBefore) {
      return refuse('certificate-expired', `${subjectText} is not valid before ${notBefore.toISOString()}`)
    }
    if (at > notAfter) return refuse('certificate-expired', `${subjectText} expired on ${notAfter.toISOString()}`)
  }
  for (const [index, certificate] of path.entries()) {
    const { subjectText, issuer, serialNumber } = certificate
    const above = path[index + 1]
    const known = [
      lists.get(issuer.toString('hex'))?.revokedAt.get(serialNumber.toString('hex')),
      above === undefined ? undefined : revokedByResponder(certificate, above),
    ]
    const revokedAt = known.find((since) => since !== undefined && since <= at)
    if (revokedAt !== undefined) {
      return refuse('certificate-revoked', `${subjectText} was revoked on ${revokedAt.toISOString()}`)
    }
  }
  return undefined
}
