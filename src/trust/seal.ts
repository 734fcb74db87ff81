import { hash, type KeyObject, verify } from 'node:crypto'
import type { SigningKey } from '../ports/signing-key.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'
import { createCertificateCache } from './x509/cache.ts'
import type { Certificate } from './x509/certificate.ts'
import {
  attributeValue,
  createSigner,
  type FindCertificate,
  findAmong,
  type Signer,
  signDigest,
  verifyDetached,
} from './cms.ts'
import { DerError, DerReader, encodeOid, encodeUtf8String, TAG } from './der.ts'

/**
 * The signed attribute that makes a signature of the hub a seal: a UTF8String of RFC 8785 JSON, `SealContent`.
 *
 * The arc is the UUID 5cd26157-8365-4063-ba7c-d383ff2cb473 under 2.25 (ITU-T X.667), chosen once and for ever.
 */
export const SEAL_CONTENT_OID = '2.25.123381332279751208927667843752799286387'

const SEAL_CONTENT = encodeOid(SEAL_CONTENT_OID)

/** What the hub says about a message when it seals it. */
export interface SealContent {
  /** Leaf of the message's effect in the log; rises per movement at every receiver. */
  readonly logIndex: number
  /** `CC` or `CC/party`. */
  readonly sender: string
  readonly id: string
  readonly mrn?: string
  /** Office and officer (a pseudonym) for a message that was entered in the hub's own app and carries no signature. */
  readonly attestedBy?: string
}

export type SealVerdict =
  | { readonly ok: true; readonly content: SealContent; readonly fingerprint: string; readonly signingTime: Date }
  | { readonly ok: false; readonly reason: string }

/** A statement of the hub that is no seal (receipt, checkpoint), verified. */
export type HubSignatureVerdict =
  | { readonly ok: true; readonly fingerprint: string; readonly signingTime: Date }
  | { readonly ok: false; readonly reason: string }

/** Verifies what the hub has signed, with certificates of the hub known beforehand. */
export interface HubVerifier {
  /** Verifies a seal over a message's bytes and returns what it says. */
  verifySeal(bytes: Buffer, seal: Buffer): SealVerdict
  /** Verifies the hub's signature over a receipt or checkpoint. A seal is refused here: it vouches for other things. */
  verifyStatement(bytes: Buffer, signature: Buffer): HubSignatureVerdict
  /**
   * Verifies a signature of the hub's key over bytes that are no CMS: ECDSA with SHA-256, in DER. Whoever has no strict
   * reader of CMS can tell every bit of it.
   */
  verifyBytes(bytes: Buffer, signature: Buffer, at: Date): boolean
}

/** Signs bytes with the hub's key, as `verifyBytes` verifies it. They must not look like the signed attributes of a CMS. */
export function signBytes(bytes: Buffer, { key }: Signer): Buffer {
  return key.sign(bytes)
}

/**
 * Seals a message: a detached CMS signature of the hub over its bytes, with `content` as a signed attribute.
 *
 * @param signingTime the hub's clock at sealing
 * @throws {TypeError} when the content has no canonical JSON.
 */
export function makeSeal(bytes: Buffer, content: SealContent, signer: Signer, signingTime: Date): Buffer {
  return sealDigest(hash('sha256', bytes, 'buffer'), content, signer, signingTime)
}

/** The same for bytes whose SHA-256 is made already. */
export function sealDigest(sha256: Buffer, content: SealContent, signer: Signer, signingTime: Date): Buffer {
  const value = encodeUtf8String(canonicalJson(content))
  return signDigest(sha256, signer, { signingTime, extraSignedAttributes: [{ oid: SEAL_CONTENT, value }] })
}

/**
 * Prepares the hub's key, which must be on P-256: every published text says so, and verifiers are built by it.
 *
 * @throws {DerError} when it is another kind of key, or as `createSigner`.
 */
export function createHubSigner(key: KeyObject | SigningKey, certificateDer: Buffer): Signer {
  const signer = createSigner(key, certificateDer)
  const { asymmetricKeyDetails, asymmetricKeyType } = signer.certificate.publicKey
  if (asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    const kind = asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType
    throw new DerError(`CORRIDOR_HUB_KEY must be a key on P-256, this one is ${kind}`)
  }
  return signer
}

/**
 * A verifier for one hub.
 *
 * The certificates are pinned, present and past ones: being issued by the same authority makes nobody a hub, since every
 * participant has such a certificate. The signing time must lie within the certificate's validity; it is the hub's own
 * word, which a thief of the key could choose, and therefore a stolen certificate must be taken off this list.
 *
 * @param hubCertificates DER
 * @throws {DerError} when one of them cannot be read.
 */
export function createHubVerifier(hubCertificates: readonly Buffer[]): HubVerifier {
  const cache = createCertificateCache()
  const pinned = new Set(hubCertificates.map((der) => cache.parse(der).fingerprint))
  const find = findAmong(cache, () => hubCertificates)
  return {
    verifySeal(bytes, seal) {
      const verified = verifyHub(bytes, seal, find, pinned)
      if (!verified.ok) return verified
      if (verified.sealContent === undefined) return { ok: false, reason: 'a signature of the hub, but no seal' }
      const content = readSealContent(verified.sealContent)
      if (content === undefined) return { ok: false, reason: 'the seal’s content is not readable' }
      return { ok: true, content, fingerprint: verified.fingerprint, signingTime: verified.signingTime }
    },
    verifyStatement(bytes, signature) {
      const verified = verifyHub(bytes, signature, find, pinned)
      if (!verified.ok) return verified
      if (verified.sealContent !== undefined) return { ok: false, reason: 'a seal, not a statement of the hub' }
      return { ok: true, fingerprint: verified.fingerprint, signingTime: verified.signingTime }
    },
    verifyBytes: (bytes, signature, at) =>
      hubCertificates
        .map((der) => cache.parse(der))
        .some((certificate) => isValidAt(certificate, at) && verify('sha256', bytes, certificate.publicKey, signature)),
  }
}

function verifyHub(bytes: Buffer, signature: Buffer, find: FindCertificate, pinned: ReadonlySet<string>) {
  const verdict = verifyDetached(bytes, signature, find)
  if (!verdict.ok) return verdict
  const { certificate, fingerprint, signingTime, attributes } = verdict
  if (!pinned.has(fingerprint)) return { ok: false, reason: 'not signed by the hub' } as const
  if (signingTime === undefined) return { ok: false, reason: 'no signing time' } as const
  if (!isValidAt(certificate, signingTime)) {
    return { ok: false, reason: 'signed outside the validity of the hub’s certificate' } as const
  }
  return { ok: true, fingerprint, signingTime, sealContent: attributeValue(attributes, SEAL_CONTENT) } as const
}

function isValidAt({ notBefore, notAfter }: Certificate, at: Date): boolean {
  return notBefore <= at && at <= notAfter
}

function readSealContent(value: Buffer): SealContent | undefined {
  try {
    const content = parseCanonicalJson(new DerReader(value).content(TAG.utf8String))
    return isSealContent(content) ? content : undefined
  } catch (error) {
    if (error instanceof DerError || error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function isSealContent(value: unknown): value is SealContent {
  if (typeof value !== 'object' || value === null) return false
  const { logIndex, sender, id, mrn, attestedBy, ...others } = value as Record<string, unknown>
  const isText = (part: unknown): boolean => typeof part === 'string' && part !== ''
  return (
    typeof logIndex === 'number' &&
    logIndex >= 0 &&
    isText(sender) &&
    isText(id) &&
    (mrn === undefined || isText(mrn)) &&
    (attestedBy === undefined || isText(attestedBy)) &&
    Object.keys(others).length === 0
  )
}
