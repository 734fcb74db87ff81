import { type Certificate, type CertificateCache, createCertificateCache, derOf, isSignedBy } from './certificate.ts'
import { parseRevocationList, type RevocationList } from './crl.ts'
import { DerError } from './der.ts'

/** Why a certificate may not be relied on; the codes of `interface.md` 3, told to the caller as they are. */
export type CertificateCode =
  | 'certificate-expired'
  | 'certificate-revoked'
  | 'certificate-not-trusted'
  | 'certificate-wrong-usage'

export type CertificateVerdict =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly code: CertificateCode; readonly detail: string }

/** The authorities relied on, and what they have revoked. */
export interface TrustList {
  /** Certificates read once, shared by everything that verifies with this list. */
  readonly cache: CertificateCache
  readonly authorities: readonly Certificate[]
  /**
   * Whether a certificate may sign messages at an instant: issued by a trusted authority, allowed to sign, within its
   * validity, not revoked by then. The chain is verified once per certificate, time and revocation every time.
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
}

/** A chain from a certificate up to the last authority known, or why there is none. */
type Chain = { readonly ok: true; readonly path: readonly Certificate[] } | Extract<CertificateVerdict, { ok: false }>

const MAX_PATH = 8

/**
 * Builds a trust list.
 *
 * @throws {DerError} when an authority cannot be read or is none (no `cA`, no right to sign certificates), or a
 * revocation list is not signed by one of them.
 */
export function createTrustList({ authorities, revocationLists = [] }: TrustListOptions): TrustList {
  const cache = createCertificateCache()
  const trusted = authorities.map((source) => cache.parse(derOf(source)))
  for (const authority of trusted) {
    if (!mayIssue(authority)) throw new DerError(`${authority.subjectText} is not a certificate authority`)
  }
  const lists = new Map<string, RevocationList>()
  const chains = new WeakMap<Certificate, Chain>()
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
      let chain = chains.get(certificate)
      if (chain === undefined) {
        chain = buildChain(certificate, trusted)
        chains.set(certificate, chain)
      }
      return chain.ok ? checkPath(chain.path, lists, at) : chain
    },
  }
}

function mayIssue(certificate: Certificate): boolean {
  return certificate.isAuthority && (certificate.keyUsage?.certificateSigning ?? true)
}

function refuse(code: CertificateCode, detail: string): Extract<CertificateVerdict, { ok: false }> {
  return { ok: false, code, detail }
}

/** RFC 5280 section 6, reduced to what trusted issuing authorities leave to be checked; nothing here depends on time. */
function buildChain(certificate: Certificate, trusted: readonly Certificate[]): Chain {
  const path = [certificate]
  for (let current = certificate; path.length <= MAX_PATH; ) {
    if (current.unknownCritical !== undefined) {
      return refuse('certificate-not-trusted', `${current.subjectText} has a critical extension that is not processed`)
    }
    const below = path.length - 1
    const issuer = trusted.find((authority) => isIssuedBy(current, authority, below))
    if (issuer === undefined || issuer === current || path.includes(issuer)) break
    path.push(issuer)
    current = issuer
  }
  if (path.length === 1) {
    return refuse('certificate-not-trusted', `${certificate.subjectText} was not issued by a trusted authority`)
  }
  return usageFault(certificate) ?? { ok: true, path }
}

function isIssuedBy(certificate: Certificate, authority: Certificate, below: number): boolean {
  const { authorityKeyId } = certificate
  const sameKey = authorityKeyId === undefined || (authority.subjectKeyId?.equals(authorityKeyId) ?? true)
  return (
    authority.subject.equals(certificate.issuer) &&
    sameKey &&
    below <= (authority.pathLength ?? MAX_PATH) &&
    isSignedBy(certificate.signed, authority)
  )
}

function usageFault(certificate: Certificate): Extract<CertificateVerdict, { ok: false }> | undefined {
  const { subjectText, keyUsage } = certificate
  // An authority's key signs certificates: if it also signed messages, one theft would take both.
  if (certificate.isAuthority) return refuse('certificate-wrong-usage', `${subjectText} is an authority’s certificate`)
  // contentCommitment alone is what qualified seals carry (ETSI EN 319 412-2 4.3.2); it commits to content as well.
  if (keyUsage !== undefined && !keyUsage.digitalSignature && !keyUsage.contentCommitment) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for signatures (key usage)`)
  }
  if (!certificate.signingPurpose) {
    return refuse('certificate-wrong-usage', `${subjectText} is not for signing messages (extended key usage)`)
  }
  return undefined
}

function checkPath(
  path: readonly Certificate[],
  lists: ReadonlyMap<string, RevocationList>,
  at: Date,
): CertificateVerdict {
  const [certificate] = path
  if (certificate === undefined) return refuse('certificate-not-trusted', 'no certificate')
  for (const { subjectText, notBefore, notAfter } of path) {
    if (at < notBefore) {
      return refuse('certificate-expired', `${subjectText} is not valid before ${notBefore.toISOString()}`)
    }
    if (at > notAfter) return refuse('certificate-expired', `${subjectText} expired on ${notAfter.toISOString()}`)
  }
  for (const { subjectText, issuer, serialNumber } of path) {
    const revokedAt = lists.get(issuer.toString('hex'))?.revokedAt.get(serialNumber.toString('hex'))
    if (revokedAt !== undefined && revokedAt <= at) {
      return refuse('certificate-revoked', `${subjectText} was revoked on ${revokedAt.toISOString()}`)
    }
  }
  return { ok: true, certificate }
}
