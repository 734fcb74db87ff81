import { createPublicKey, hash, type KeyObject, X509Certificate } from 'node:crypto'
import { checkDer, decodeOid, DerError, DerReader, openDer, TAG } from './der.ts'
import { CLIENT_PURPOSES, type KeyKind, OID_HEX, SIGNING_PURPOSES } from './oids.ts'
import { readSignatureAlgorithm, signatureHolds } from './signature-algorithm.ts'

/** What Corridor reads of an X.509 certificate (RFC 5280), each part taken from one strict reading of its DER. */
export interface Certificate {
  readonly der: Buffer
  /** SHA-256 of the DER, lower-case hex: the name under which a party registers it. */
  readonly fingerprint: string
  readonly publicKey: KeyObject
  readonly keyKind: KeyKind
  /** Distinguished names and serial number as whole DER elements; compared byte by byte. */
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly serialNumber: Buffer
  /** For people: `CN=TG customs, O=...`. */
  readonly subjectText: string
  readonly subjectKeyId?: Buffer
  readonly authorityKeyId?: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  readonly isAuthority: boolean
  readonly pathLength?: number
  /** Key usage bits named in the certificate; undefined where it names none, which RFC 5280 reads as unrestricted. */
  readonly keyUsage?: KeyUsage
  /** Whether its extended key usages, if any, allow signing messages. */
  readonly signingPurpose: boolean
  /** Whether its extended key usages, if any, allow opening a connection as a client. */
  readonly clientPurpose: boolean
  /**
   * What keeps it from being relied on, in words: a critical extension we do not process (RFC 5280 4.2), or name
   * constraints, critical or not, since an authority that was held to some names would count for all.
   */
  readonly unprocessed?: string
  readonly signed: SignedPart
}

export interface KeyUsage {
  readonly digitalSignature: boolean
  readonly contentCommitment: boolean
  readonly certificateSigning: boolean
  readonly revocationListSigning: boolean
}

/** The `SEQUENCE { toBeSigned, algorithm, signature }` that certificates and revocation lists have in common. */
export interface SignedPart {
  readonly bytes: Buffer
  readonly algorithm: string
  readonly signature: Buffer
}

interface Extensions {
  isAuthority: boolean
  signingPurpose: boolean
  clientPurpose: boolean
  subjectNamedCritically: boolean
  pathLength?: number
  keyUsage?: KeyUsage
  subjectKeyId?: Buffer
  authorityKeyId?: Buffer
  unprocessed?: string
}

/** Lower-case hex SHA-256 of a certificate's DER. */
export function fingerprintOf(der: Buffer): string {
  return hash('sha256', der, 'hex')
}

/** The DER of the first certificate, key or list in a PEM text; DER is returned as it came. */
export function derOf(pemOrDer: Buffer | string): Buffer {
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === TAG.sequence) return pemOrDer
  const text = pemOrDer.toString()
  const body = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]+-----/.exec(text)?.[1]
  if (body === undefined) throw new DerError('neither PEM nor DER')
  return Buffer.from(body, 'base64')
}

/** The DER of every certificate in a PEM text, in its order. */
export function certificatesOf(pem: string): Buffer[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => derOf(block))
}

/** Larger than any certificate in use; together with the cache's capacity it bounds what senders make us remember. */
const MAX_CERTIFICATE_BYTES = 8 * 1024

/**
 * Reads a certificate.
 *
 * @throws {DerError} when it is not DER, not X.509, larger than 8 KiB, has an empty name where RFC 5280 wants one, or
 * its key is neither EC on P-256, P-384 or P-521, named, nor RSA of 2048 to 8192 bits (a huge key would let one sender
 * buy much verification time with little).
 */
export function parseCertificate(der: Buffer): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new DerError('certificate larger than 8 KiB')
  checkDer(der)
  const { reader, signed } = openSigned(der)
  const versionReader = reader.enterIf(0xa0)
  const version = versionReader?.smallInteger() ?? 0
  versionReader?.finish()
  const serialNumber = reader.whole(TAG.integer)
  if (reader.whole(TAG.sequence).toString('hex') !== signed.algorithm) throw new DerError('two signature algorithms')
  const issuer = reader.whole(TAG.sequence)
  const validity = reader.enter(TAG.sequence)
  const notBefore = validity.time()
  const notAfter = validity.time()
  validity.finish()
  const subject = reader.whole(TAG.sequence)
  const { publicKey, keyKind } = readPublicKey(reader.whole(TAG.sequence))
  if (reader.peek() === 0x81) reader.next()
  if (reader.peek() === 0x82) reader.next()
  const wrapper = reader.enterIf(0xa3)
  if (wrapper !== undefined && version !== 2) throw new DerError('extensions in an old version')
  const { subjectNamedCritically, ...extensions } = readExtensions(wrapper?.enter(TAG.sequence))
  wrapper?.finish()
  reader.finish()
  if (isEmptyName(issuer)) throw new DerError('issuer without a name')
  if (isEmptyName(subject)) {
    if (extensions.isAuthority) throw new DerError('authority without a name')
    // RFC 5280 4.1.2.6: then the names are in the alternative ones, which nobody may step over.
    if (!subjectNamedCritically) throw new DerError('empty subject without a critical subjectAltName')
  }
  return {
    der,
    fingerprint: fingerprintOf(der),
    publicKey,
    keyKind,
    issuer,
    subject,
    serialNumber,
    subjectText: subjectTextOf(der),
    notBefore,
    notAfter,
    ...extensions,
    signed,
  }
}

const isEmptyName = (name: Buffer): boolean => name.length === 2

function subjectTextOf(der: Buffer): string {
  const { subject, subjectAltName } = readByOpenssl(der)
  // Typed as text, yet undefined where the subject is empty.
  const text = (subject as string | undefined) ?? ''
  return text === '' ? (subjectAltName ?? '') : text.split('\n').toReversed().join(', ')
}

/** OpenSSL reads every field, also those we only step over. */
function readByOpenssl(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der)
  } catch (error) {
    throw new DerError(`not a certificate (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** Opens a signed structure: a reader of what is signed, and what is needed to check the signature. */
export function openSigned(der: Buffer): { reader: DerReader; signed: SignedPart } {
  const outer = openDer(der, TAG.sequence)
  const bytes = outer.whole(TAG.sequence)
  const algorithm = outer.whole(TAG.sequence).toString('hex')
  const signature = outer.bits()
  outer.finish()
  return { reader: openDer(bytes, TAG.sequence), signed: { bytes, algorithm, signature } }
}

/**
 * Whether `issuer`'s key made the signature of a certificate or revocation list.
 *
 * @throws {DerError} that names the algorithm when it is not accepted: SHA-1 and MD5 never are.
 */
export function isSignedBy(signed: SignedPart, issuer: Certificate): boolean {
  const algorithm = readSignatureAlgorithm(openDer(Buffer.from(signed.algorithm, 'hex'), TAG.sequence))
  if (algorithm.digest === undefined || algorithm.kind !== issuer.keyKind) return false
  return signatureHolds(algorithm, algorithm.digest, signed.bytes, issuer.publicKey, signed.signature)
}

function readPublicKey(spki: Buffer): { publicKey: KeyObject; keyKind: KeyKind } {
  const algorithm = openDer(spki, TAG.sequence).enter(TAG.sequence)
  const kind = algorithm.whole(TAG.oid)
  if (kind.toString('hex') === OID_HEX.ecPublicKey) {
    // RFC 5480 2.1.1: named curves only. Parameters spelled out can describe a curve on which signatures are forged.
    if (algorithm.peek() !== TAG.oid) throw new DerError('public key with explicit EC parameters')
    const curve = algorithm.whole(TAG.oid)
    if (!CURVES.has(curve.toString('hex'))) throw new DerError(`public key on curve ${decodeOid(curve)} not accepted`)
  } else if (kind.toString('hex') !== OID_HEX.rsaEncryption) {
    throw new DerError(`public key of kind ${decodeOid(kind)} not accepted`)
  }
  let publicKey: KeyObject
  try {
    publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    throw new DerError('public key not readable')
  }
  if (publicKey.asymmetricKeyType === 'ec') return { publicKey, keyKind: 'ec' }
  const { modulusLength = 0 } = publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength >= 2048 && modulusLength <= 8192) return { publicKey, keyKind: 'rsa' }
  throw new DerError(`RSA key of ${modulusLength} bits not accepted`)
}

const CURVES: ReadonlySet<string> = new Set([OID_HEX.prime256v1, OID_HEX.secp384r1, OID_HEX.secp521r1])

function readExtensions(list: DerReader | undefined): Extensions {
  const found: Extensions = {
    isAuthority: false,
    signingPurpose: true,
    clientPurpose: true,
    subjectNamedCritically: false,
  }
  const seen = new Set<string>()
  while (list?.peek() !== undefined) {
    const extension = list.enter(TAG.sequence)
    const name = extension.whole(TAG.oid)
    const oid = name.toString('hex')
    const critical = extension.peek() === TAG.boolean && extension.content(TAG.boolean)[0] === 0xff
    const value = extension.content(TAG.octetString)
    extension.finish()
    // RFC 5280 4.2: never twice. Two readers might each believe a different one.
    if (seen.has(oid)) throw new DerError('extension given twice')
    seen.add(oid)
    if (oid === OID_HEX.nameConstraints) found.unprocessed ??= 'name constraints, which are not processed'
    else if (!readExtension(oid, value, found) && critical) {
      found.unprocessed ??= `a critical extension that is not processed (${decodeOid(name)})`
    }
    if (oid === OID_HEX.subjectAltName && critical) found.subjectNamedCritically = true
  }
  return found
}

/** Reads one extension into `into`; false if it is one we do not know. */
function readExtension(oid: string, value: Buffer, into: Extensions): boolean {
  switch (oid) {
    case OID_HEX.basicConstraints: {
      const reader = openDer(value, TAG.sequence)
      into.isAuthority = reader.peek() === TAG.boolean && reader.content(TAG.boolean)[0] === 0xff
      if (reader.peek() !== undefined) into.pathLength = reader.smallInteger()
      reader.finish()
      return true
    }
    case OID_HEX.keyUsage:
      into.keyUsage = readKeyUsage(value)
      return true
    case OID_HEX.extendedKeyUsage: {
      const purposes = openDer(value, TAG.sequence).rest(TAG.oid)
      into.signingPurpose = purposes.some((purpose) => SIGNING_PURPOSES.has(purpose.toString('hex')))
      into.clientPurpose = purposes.some((purpose) => CLIENT_PURPOSES.has(purpose.toString('hex')))
      return true
    }
    case OID_HEX.subjectKeyIdentifier:
      into.subjectKeyId = new DerReader(value).content(TAG.octetString)
      return true
    case OID_HEX.authorityKeyIdentifier: {
      const reader = openDer(value, TAG.sequence)
      if (reader.peek() === 0x80) into.authorityKeyId = reader.content(0x80)
      return true
    }
    case OID_HEX.subjectAltName:
    case OID_HEX.certificatePolicies:
    case OID_HEX.crlDistributionPoints:
      return true
    default:
      return false
  }
}

function readKeyUsage(value: Buffer): KeyUsage {
  checkDer(value)
  const bits = new DerReader(value).content(TAG.bitString)[1] ?? 0
  return {
    digitalSignature: (bits & 0x80) !== 0,
    contentCommitment: (bits & 0x40) !== 0,
    certificateSigning: (bits & 0x04) !== 0,
    revocationListSigning: (bits & 0x02) !== 0,
  }
}

/** Reads certificates once: returns the same object for the same DER, and forgets the least recently used. */
export interface CertificateCache {
  /** @throws {DerError} as `parseCertificate`. */
  parse(der: Buffer): Certificate
}

/**
 * A cache of read certificates, bounded because senders choose what they embed.
 *
 * @param capacity how many certificates are kept
 */
export function createCertificateCache(capacity = 1024): CertificateCache {
  const known = new Map<string, Certificate>()
  return {
    parse(der) {
      const fingerprint = fingerprintOf(der)
      const hit = known.get(fingerprint)
      if (hit !== undefined) {
        known.delete(fingerprint)
        known.set(fingerprint, hit)
        return hit
      }
      // Copied: `der` may be a view that would keep a whole received message in memory.
      const certificate = parseCertificate(Buffer.from(der))
      if (known.size >= capacity) known.delete(known.keys().next().value ?? '')
      known.set(fingerprint, certificate)
      return certificate
    },
  }
}
