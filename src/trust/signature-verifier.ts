import type { CertificateCache } from './x509/cache.ts'
import type { CertificateCode, TrustList } from './x509/trust-list.ts'
import { type FindCertificate, findAmong, verifyDetached } from './cms.ts'
import { MAX_CMS_BYTES } from './cms-structure.ts'
import type { CertificateUse } from '../ports/certificates.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** A certificate that the operator registered for a party, with the interval in which it counts. */
export interface RegisteredCertificate {
  /** `CC` or `CC/party`: who signs with it. */
  readonly partyKey: PartyKey
  /** One registered for TLS signs nothing, whatever usages its authority gave it. */
  readonly use: CertificateUse
  readonly validFrom: Date
  readonly validTo?: Date
  /** From this instant on the operator distrusts the key, whatever its authority says. */
  readonly distrustedFrom?: Date
}

/** What the registry answers; both are asked on the hot path and must come from memory. */
export interface CertificateRegistry {
  /** @param fingerprint SHA-256 of the certificate's DER, lower-case hex */
  lookup(fingerprint: string): RegisteredCertificate | undefined
  /** The DER of every registered certificate, for signatures that carry none (`-nocerts`). */
  certificates(): Iterable<Buffer>
}

export type SignatureCode = 'signature-missing' | 'signature-invalid' | 'signature-wrong-signer' | CertificateCode

export type SignatureVerdict =
  | {
      readonly ok: true
      readonly partyKey: PartyKey
      readonly fingerprint: string
      readonly signatureDer: Buffer
      /** SHA-256 of the bytes, where judging them took it. */
      readonly sha256?: Buffer
    }
  | {
      readonly ok: false
      readonly code: SignatureCode
      readonly detail: string
      /** Whose registered certificate it was, where the signature itself holds: for the record of refusals. */
      readonly partyKey?: PartyKey
    }

export interface SignatureInput {
  /** The received bytes, untouched. */
  readonly bytes: Buffer
  /** Base64 as it travels in headers, or DER; undefined or empty where there is none. */
  readonly signature: Buffer | string | undefined
  /** SHA-256 of the bytes, where it is made already. */
  readonly sha256?: Buffer
  /** The time of acceptance: certificates are judged at it. */
  readonly now: Date
  /** The caller already known by certificate or token. Given, another party's signature is `signature-wrong-signer`. */
  readonly expectedParty?: PartyKey
}

export type SignatureVerifier = (input: SignatureInput) => SignatureVerdict

/**
 * Makes the function that judges a message's signature: does it hold over the received bytes, whose registered
 * certificate made it, and may that certificate be relied on now. The order of the answers is that of `interface.md` 3.
 *
 * A signature by a certificate of a trusted authority that no party has registered is `certificate-not-trusted`: the
 * registered fingerprint decides who someone is, never the text in a certificate.
 */
export function createSignatureVerifier(options: {
  readonly trustList: Pick<TrustList, 'check'> & { readonly cache: CertificateCache }
  readonly registry: CertificateRegistry
}): SignatureVerifier {
  const { trustList, registry } = options
  // Asked anew each time: the cache of trust that was read again is another one.
  const find: FindCertificate = (signer, embedded) =>
    findAmong(trustList.cache, () => registry.certificates())(signer, embedded)
  return (input) => judge(input, trustList, registry, find)
}

function judge(
  { bytes, signature, sha256, now, expectedParty }: SignatureInput,
  trustList: Pick<TrustList, 'check'>,
  registry: CertificateRegistry,
  find: FindCertificate,
): SignatureVerdict {
  if (signature === undefined || signature.length === 0) return refuse('signature-missing', 'no signature was sent')
  const signatureDer = typeof signature === 'string' ? decodeBase64(signature) : signature
  if (signatureDer === undefined) return refuse('signature-invalid', 'the signature is not base64')
  const verdict = verifyDetached(bytes, signatureDer, find, sha256)
  if (!verdict.ok) return refuse('signature-invalid', verdict.reason)
  const { certificate, fingerprint } = verdict
  const made = verdict.sha256 === undefined ? {} : { sha256: verdict.sha256 }
  const registered = registry.lookup(fingerprint)
  if (registered === undefined) {
    return refuse('certificate-not-trusted', `no party has registered the certificate ${fingerprint}`)
  }
  const { partyKey } = registered
  if (expectedParty !== undefined && partyKey !== expectedParty) {
    return refuse('signature-wrong-signer', `signed by ${partyKey}, sent by ${expectedParty}`, partyKey)
  }
  const trust = trustList.check(certificate, now)
  if (!trust.ok) return refuse(trust.code, trust.detail, partyKey)
  return registrationFault(registered, now) ?? { ok: true, partyKey, fingerprint, signatureDer, ...made }
}

/** What the registration says against a certificate at an instant; undefined if nothing. */
export function registrationFault(registered: RegisteredCertificate, now: Date): SignatureVerdict | undefined {
  const { partyKey, use, validFrom, validTo, distrustedFrom } = registered
  if (use !== 'signing') {
    return refuse('certificate-wrong-usage', 'registered for TLS connections, not for signing', partyKey)
  }
  if (distrustedFrom !== undefined && distrustedFrom <= now) {
    return refuse('certificate-revoked', `distrusted since ${distrustedFrom.toISOString()}`, partyKey)
  }
  if (now < validFrom) {
    return refuse('certificate-not-trusted', `registered from ${validFrom.toISOString()} only`, partyKey)
  }
  if (validTo !== undefined && now >= validTo) {
    return refuse('certificate-expired', `registered until ${validTo.toISOString()} only`, partyKey)
  }
  return undefined
}

function refuse(code: SignatureCode, detail: string, partyKey?: PartyKey): SignatureVerdict {
  return partyKey === undefined ? { ok: false, code, detail } : { ok: false, code, detail, partyKey }
}

/**
 * Canonical base64 with padding, no spaces, as headers carry it; undefined for anything else. Node's own decoder skips
 * what it does not know, which would let many texts stand for one signature.
 */
export function decodeBase64(text: string): Buffer | undefined {
  if (text.length > Math.ceil(MAX_CMS_BYTES / 3) * 4) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
