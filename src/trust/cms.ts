import { hash, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto'
import type { SigningKey } from '../ports/signing-key.ts'
import type { CertificateCache } from './x509/cache.ts'
import { type Certificate, parseCertificate } from './x509/certificate.ts'
import { checkForm } from './x509/form.ts'
import { parseSignedData, type SignedAttribute, type SignedData, type SignerIdentifier } from './cms-structure.ts'
import {
  DerError,
  encode,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTime,
  readElement,
  TAG,
} from './der.ts'
import { OID } from './oids.ts'
import { signatureHolds } from './signature-algorithm.ts'

/** A private key in memory. */
export const keyInMemory = (key: KeyObject): SigningKey => ({ sign: (bytes) => sign('sha256', bytes, key) })

/** A key with its certificate, and the parts of a signature that never change, encoded once. */
export interface Signer {
  readonly key: SigningKey
  readonly certificate: Certificate
  /** Everything of SignedData before the signer's own part: versions, algorithms, the certificate. */
  readonly head: Buffer
  /** The signer's part before and after the signed attributes. */
  readonly identifier: Buffer
  readonly algorithm: Buffer
}

/** A signed attribute of one's own: its object identifier and its one value, each as a whole DER element. */
export interface ExtraAttribute {
  readonly oid: Buffer
  readonly value: Buffer
}

export interface SignOptions {
  /** What the signer claims as the time of signing; whole seconds are kept. Absent: no such attribute. */
  readonly signingTime?: Date
  readonly extraSignedAttributes?: readonly ExtraAttribute[]
}

/** A signature that holds for the bytes. It says nothing yet about whether the certificate may be relied on. */
export interface VerifiedSignature {
  readonly ok: true
  readonly certificate: Certificate
  readonly fingerprint: string
  /** The signer's claim, never to be used as the time of acceptance. */
  readonly signingTime?: Date
  readonly attributes: readonly SignedAttribute[]
  /** SHA-256 of the bytes, where verifying them took it: nobody need hash them again. */
  readonly sha256?: Buffer
}

type Refused = { readonly ok: false; readonly reason: string }

export type DetachedVerdict = VerifiedSignature | Refused

/** Finds the certificate that a signature names, among those it carries (`embedded`) or wherever else. */
export type FindCertificate = (signer: SignerIdentifier, embedded: readonly Buffer[]) => Certificate | undefined

const SHA256 = encodeSequence(encodeOid(OID.sha256))
const CONTENT_TYPE = encodeSequence(encodeOid(OID.contentType), encodeSetOf([encodeOid(OID.data)]))
const MESSAGE_DIGEST = encodeOid(OID.messageDigest)
const SIGNING_TIME = encodeOid(OID.signingTime)
const SIGNED_DATA = encodeOid(OID.signedData)
const NULL = encode(TAG.null)

/**
 * Prepares a private key for signing.
 *
 * @param given EC (P-256 for the hub) or RSA private key, in memory or wherever it lies
 * @param certificateDer the certificate of that key
 * @throws {DerError} when the certificate cannot be read or belongs to another key.
 */
export function createSigner(given: KeyObject | SigningKey, certificateDer: Buffer): Signer {
  const key = 'sign' in given ? given : keyInMemory(given)
  const certificate = parseCertificate(certificateDer)
  const probe = Buffer.from('does this key belong to this certificate')
  if (!verify('sha256', probe, certificate.publicKey, key.sign(probe))) {
    throw new DerError('the certificate belongs to another key')
  }
  const algorithm =
    certificate.keyKind === 'ec'
      ? encodeSequence(encodeOid(OID.ecdsaWithSha256))
      : encodeSequence(encodeOid(OID.sha256WithRsa), NULL)
  const one = encodeInteger(1)
  const identifier = Buffer.concat([one, encodeSequence(certificate.issuer, certificate.serialNumber), SHA256])
  const head = Buffer.concat([
    one,
    encodeSetOf([SHA256]),
    encodeSequence(encodeOid(OID.data)),
    encode(0xa0, certificate.der),
  ])
  return { key, certificate, head, identifier, algorithm }
}

/**
 * Signs bytes: a detached CMS SignedData (RFC 5652) in DER with SHA-256, the certificate embedded and the attributes
 * content type and message digest always signed.
 *
 * Synchronous on purpose: a P-256 signature takes 40 microseconds, less than handing it to another thread.
 */
export function signDetached(bytes: Buffer, signer: Signer, options: SignOptions = {}): Buffer {
  return signDigest(hash('sha256', bytes, 'buffer'), signer, options)
}

/** As `signDetached`, over bytes of which only the SHA-256 is needed: the signature covers nothing else of them. */
export function signDigest(digest: Buffer, signer: Signer, options: SignOptions = {}): Buffer {
  if (digest.length !== 32) throw new RangeError('a SHA-256 has 32 bytes')
  const attributes = [CONTENT_TYPE, encodeSequence(MESSAGE_DIGEST, encode(TAG.set, encodeOctetString(digest)))]
  if (options.signingTime !== undefined) {
    attributes.push(encodeSequence(SIGNING_TIME, encode(TAG.set, encodeTime(options.signingTime))))
  }
  for (const { oid, value } of options.extraSignedAttributes ?? []) {
    attributes.push(encodeSequence(oid, encode(TAG.set, value)))
  }
  // RFC 5652 5.4: signed as SET OF, carried with the tag [0] in its place.
  const signedAttributes = encodeSetOf(attributes)
  const signature = signer.key.sign(signedAttributes)
  signedAttributes[0] = 0xa0
  const signerInfo = encodeSequence(signer.identifier, signedAttributes, signer.algorithm, encodeOctetString(signature))
  return encodeSequence(SIGNED_DATA, encode(0xa0, encodeSequence(signer.head, encode(TAG.set, signerInfo))))
}

/**
 * Verifies a detached signature over exactly `bytes`. Never throws for what a sender can write.
 *
 * Accepts what `openssl cms -sign -binary -outform DER` makes with P-256, P-384, P-521 or RSA keys and SHA-256, SHA-384
 * or SHA-512, RSA-PSS with SHA-256, with or without signed attributes (`-noattr`), certificate (`-nocerts`) or key identifier (`-keyid`).
 * What is refused: see `parseSignedData`.
 *
 * @param sha256 of the bytes, where the caller has made it of these very bytes itself
 */
export function verifyDetached(
  bytes: Buffer,
  cmsDer: Buffer,
  findCertificate: FindCertificate,
  sha256?: Buffer,
): DetachedVerdict {
  try {
    const signedData = parseSignedData(cmsDer)
    const certificate = findCertificate(signedData.signer, signedData.certificates)
    if (certificate === undefined)
      return { ok: false, reason: 'the signer’s certificate is neither embedded nor known' }
    const digest = digestOf(bytes, signedData, sha256)
    const reason = faultOf(bytes, digest, signedData, certificate)
    if (reason !== undefined) return { ok: false, reason }
    const { fingerprint } = certificate
    const { signingTime, all = [] } = signedData.signedAttributes ?? {}
    const made = digest !== undefined && signedData.digest === 'sha256' ? { sha256: digest } : {}
    const verdict = { ok: true, certificate, fingerprint, attributes: all, ...made } as const
    return signingTime === undefined ? verdict : { ...verdict, signingTime }
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: `not a signature that is accepted: ${error.message}` }
    throw error
  }
}

/**
 * Verifies a signature that carries what it signs, of one type of content (hex of its object identifier); it must have signed
 * attributes. Never throws for what a sender can write.
 */
export function verifyAttached(
  cmsDer: Buffer,
  type: string,
  findCertificate: FindCertificate,
): { readonly ok: true; readonly content: Buffer; readonly certificate: Certificate } | Refused {
  try {
    const signedData = parseSignedData(cmsDer, type)
    const { content, signedAttributes, signer, certificates } = signedData
    if (content === undefined || signedAttributes === undefined) return { ok: false, reason: 'nothing is signed by it' }
    const certificate = findCertificate(signer, certificates)
    if (certificate === undefined) return { ok: false, reason: 'the signer’s certificate is not embedded' }
    const reason = faultOf(content, digestOf(content, signedData), signedData, certificate)
    return reason === undefined ? { ok: true, content, certificate } : { ok: false, reason }
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: `not a signature that is accepted: ${error.message}` }
    throw error
  }
}

/** The digest that signed attributes must name; none where the signature is over the bytes themselves. */
function digestOf(bytes: Buffer, { digest, signedAttributes }: SignedData, sha256?: Buffer): Buffer | undefined {
  if (signedAttributes === undefined) return undefined
  return digest === 'sha256' && sha256 !== undefined ? sha256 : hash(digest, bytes, 'buffer')
}

function faultOf(
  bytes: Buffer,
  actual: Buffer | undefined,
  signedData: SignedData,
  certificate: Certificate,
): string | undefined {
  const { digest, signatureAlgorithm, signature, signedAttributes } = signedData
  if (signatureAlgorithm.kind !== certificate.keyKind) return 'the signature’s algorithm is not that of the key'
  if (signedAttributes === undefined || actual === undefined) {
    if (isAttributeSet(bytes)) return 'the bytes are the signed attributes of another signature'
    return signatureHolds(signatureAlgorithm, digest, bytes, certificate.publicKey, signature)
      ? undefined
      : 'the signature does not hold'
  }
  const { messageDigest, signedBytes } = signedAttributes
  if (messageDigest.length !== actual.length || !timingSafeEqual(messageDigest, actual)) {
    return 'the bytes are not those that were signed'
  }
  return signatureHolds(signatureAlgorithm, digest, signedBytes, certificate.publicKey, signature)
    ? undefined
    : 'the signature does not hold'
}

/**
 * Whether bytes are one DER SET. A signature made with attributes is a signature over such a set; shown again as one
 * without attributes, it would make the set itself look like a signed message.
 */
function isAttributeSet(bytes: Buffer): boolean {
  if (bytes[0] !== TAG.set) return false
  try {
    return readElement(bytes, 0, bytes.length).end === bytes.length
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}

/**
 * A finder that takes the embedded certificate a signature names; one of `registered` where none at all is embedded.
 *
 * Other embedded certificates are ignored: what a signature brings along is never a reason to trust it. But where some
 * are embedded and none is the signer's, nothing is found: no byte of a signature that is accepted may be exchangeable,
 * the embedded certificate's included.
 */
export function findAmong(cache: CertificateCache, registered: () => Iterable<Buffer> = () => []): FindCertificate {
  const match = (signer: SignerIdentifier, candidates: Iterable<Buffer>, pass: (der: Buffer) => void) => {
    for (const der of candidates) {
      // Reading one takes as long as some ten signatures: not each of sixteen that a sender embeds, nor of all registered.
      if (!mayBeNamed(signer, der)) {
        pass(der)
        continue
      }
      const certificate = cache.parse(der)
      if (names(signer, certificate)) return certificate
    }
    return undefined
  }
  // What stands before the signer's own must be a certificate; those registered were one when they were.
  return (signer, embedded) =>
    embedded.length > 0 ? match(signer, embedded, checkForm) : match(signer, registered(), () => undefined)
}

/** Whether a certificate has the bytes in it by which the signer is named; if not, it is another one. */
function mayBeNamed(signer: SignerIdentifier, der: Buffer): boolean {
  if ('subjectKeyId' in signer) return der.includes(signer.subjectKeyId)
  return der.includes(signer.serialNumber) && der.includes(signer.issuer)
}

function names(signer: SignerIdentifier, certificate: Certificate): boolean {
  if ('subjectKeyId' in signer) return certificate.subjectKeyId?.equals(signer.subjectKeyId) ?? false
  return certificate.serialNumber.equals(signer.serialNumber) && certificate.issuer.equals(signer.issuer)
}

/** The one value (DER) of the signed attribute with this object identifier (whole DER); undefined if absent. */
export function attributeValue(attributes: readonly SignedAttribute[], oid: Buffer): Buffer | undefined {
  const type = oid.toString('hex')
  const found = attributes.filter((attribute) => attribute.type === type)
  return found.length === 1 ? found[0]?.value : undefined
}
