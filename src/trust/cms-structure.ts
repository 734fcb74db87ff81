import { checkDer, decodeOid, DerError, DerReader, openDer, TAG } from './der.ts'
import { definiteFrames } from './ber.ts'
import { DIGESTS, type DigestName, OID_HEX } from './oids.ts'
import { finishParameters, readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts'

/** The largest signature read. One certificate and a few attributes take 1 KiB; a chain of RSA-4096 some 8 KiB. */
export const MAX_CMS_BYTES = 64 * 1024

const MAX_CERTIFICATES = 16
const MAX_ATTRIBUTES = 32

/** How a signature names its certificate: by issuer and serial number (both whole DER), or by subject key identifier. */
export type SignerIdentifier =
  | { readonly issuer: Buffer; readonly serialNumber: Buffer }
  | { readonly subjectKeyId: Buffer }

/** One signed attribute; `type` is its object identifier as hex of the whole DER element, `value` its one value's DER. */
export interface SignedAttribute {
  readonly type: string
  readonly value: Buffer
}

/** A signature with exactly one signer, taken apart. Nothing in it has been verified yet. */
export interface SignedData {
  readonly digest: DigestName
  readonly signer: SignerIdentifier
  readonly certificates: readonly Buffer[]
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly signature: Buffer
  /** What is signed, where it comes along. */
  readonly content?: Buffer
  /** Absent where the signature is over the content itself. */
  readonly signedAttributes?: SignedAttributes
}

export interface SignedAttributes {
  /** What the signature covers: the attributes as DER SET OF (RFC 5652 5.4). */
  readonly signedBytes: Buffer
  readonly all: readonly SignedAttribute[]
  readonly messageDigest: Buffer
  readonly signingTime?: Date
}

/**
 * Takes a detached CMS SignedData (RFC 5652) apart, strictly.
 *
 * The structures around certificates, attributes and signature may have indefinite lengths, as BouncyCastle writes
 * them; what is signed or named by its digest must be DER. Refused: trailing bytes, more than 64 KiB, attached content
 * unless one type of it is asked for, several signers, revocation lists and unsigned attributes (bytes that nobody vouches
 * for), other digests than SHA-256, SHA-384, SHA-512, other algorithms than ECDSA, RSA PKCS#1 v1.5 and RSA-PSS with SHA-256, signed attributes out of
 * order, and content type, message digest or signing time absent where required, doubled or of several values.
 *
 * @param attached the type of content that must come along, as hex of its object identifier; absent: none may, and it is data
 * @throws {DerError} with the reason.
 */
export function parseSignedData(received: Buffer, attached?: string): SignedData {
  if (received.length > MAX_CMS_BYTES) throw new DerError('signature larger than 64 KiB')
  const der = definiteFrames(received)
  checkDer(der)
  const contentInfo = openDer(der, TAG.sequence)
  if (oidOf(contentInfo) !== OID_HEX.signedData) throw new DerError('not CMS SignedData')
  const explicit = contentInfo.enter(0xa0)
  contentInfo.finish()
  const signedData = explicit.enter(TAG.sequence)
  explicit.finish()

  const version = signedData.smallInteger()
  const digests = signedData.enter(TAG.set)
  const digest = readDigest(digests)
  digests.finish()
  const content = signedData.enter(TAG.sequence)
  const type = attached ?? OID_HEX.data
  if (oidOf(content) !== type) {
    throw new DerError(attached === undefined ? 'content type is not data' : 'content of another type')
  }
  if (attached === undefined && content.peek() !== undefined) throw new DerError('content must be detached')
  const inside = content.enterIf(0xa0)?.content(TAG.octetString)
  content.finish()
  const certificates = signedData.enterIf(0xa0)?.rest(TAG.sequence) ?? []
  if (certificates.length > MAX_CERTIFICATES) throw new DerError('too many certificates')
  if (signedData.peek() === 0xa1) throw new DerError('revocation lists are not accepted inside a signature')
  const signerInfos = signedData.enter(TAG.set)
  signedData.finish()
  const signerInfo = signerInfos.enter(TAG.sequence)
  if (signerInfos.peek() !== undefined) throw new DerError('more than one signer')
  const signer = readSignerInfo(signerInfo, { version, digest, type })
  return inside === undefined ? { certificates, ...signer } : { certificates, ...signer, content: inside }
}

type Around = { readonly version: number; readonly digest: DigestName; readonly type: string }

function readSignerInfo(
  reader: DerReader,
  { version: dataVersion, digest, type }: Around,
): Omit<SignedData, 'certificates' | 'content'> {
  const version = reader.smallInteger()
  const byKey = reader.peek() === 0x80
  // RFC 5652 5.1 and 5.3: 3 where the signer is named by key identifier, else 1; around it the same for data, 3 for the rest.
  const around = type === OID_HEX.data ? version : 3
  if (version !== (byKey ? 3 : 1) || dataVersion !== around) throw new DerError('version not known')
  const signer = byKey ? { subjectKeyId: reader.content(0x80) } : readIssuerAndSerial(reader.enter(TAG.sequence))
  if (readDigest(reader) !== digest) throw new DerError('two digest algorithms')
  const raw = reader.peek() === 0xa0 ? reader.whole(0xa0) : undefined
  const signatureAlgorithm = readSignatureAlgorithm(reader.enter(TAG.sequence))
  if (signatureAlgorithm.digest !== undefined && signatureAlgorithm.digest !== digest) {
    throw new DerError('two digest algorithms')
  }
  const signature = reader.content(TAG.octetString)
  if (reader.peek() === 0xa1) throw new DerError('unsigned attributes are not accepted')
  reader.finish()
  const common = { digest, signer, signatureAlgorithm, signature }
  return raw === undefined ? common : { ...common, signedAttributes: readAttributes(raw, type) }
}

function readIssuerAndSerial(reader: DerReader): SignerIdentifier {
  const issuer = reader.whole(TAG.sequence)
  const serialNumber = reader.whole(TAG.integer)
  reader.finish()
  return { issuer, serialNumber }
}

function readDigest(reader: DerReader): DigestName {
  const algorithm = reader.enter(TAG.sequence)
  const oid = algorithm.whole(TAG.oid)
  const digest = DIGESTS.get(oid.toString('hex'))
  if (digest === undefined) throw new DerError(`digest algorithm ${decodeOid(oid)} not accepted`)
  finishParameters(algorithm)
  return digest
}

function readAttributes(raw: Buffer, type: string): SignedAttributes {
  const reader = openDer(raw, 0xa0)
  const elements = reader.rest(TAG.sequence)
  if (elements.length > MAX_ATTRIBUTES) throw new DerError('too many signed attributes')
  elements.forEach((element, index) => {
    const previous = elements[index - 1]
    if (previous !== undefined && Buffer.compare(previous, element) >= 0) {
      throw new DerError('signed attributes not in DER order')
    }
  })
  const all = elements.map(readAttribute)
  const contentType = only(all, OID_HEX.contentType)
  if (contentType?.value.toString('hex') !== type) throw new DerError('content type attribute missing or wrong')
  const digest = only(all, OID_HEX.messageDigest)
  if (digest === undefined) throw new DerError('message digest attribute missing')
  const time = only(all, OID_HEX.signingTime)
  const signedBytes = Buffer.from(raw)
  signedBytes[0] = TAG.set
  return {
    signedBytes,
    all,
    messageDigest: new DerReader(digest.value).content(TAG.octetString),
    ...(time === undefined ? {} : { signingTime: new DerReader(time.value).time() }),
  }
}

function readAttribute(element: Buffer): SignedAttribute {
  const reader = openDer(element, TAG.sequence)
  const type = oidOf(reader)
  const values = reader.enter(TAG.set)
  reader.finish()
  const value = values.whole()
  // One value each: of the attributes we read none may have several, and a second value is a place to hide.
  values.finish()
  return { type, value }
}

function only(attributes: readonly SignedAttribute[], type: string): SignedAttribute | undefined {
  const found = attributes.filter((attribute) => attribute.type === type)
  if (found.length > 1) throw new DerError('signed attribute given twice')
  return found[0]
}

function oidOf(reader: DerReader): string {
  return reader.whole(TAG.oid).toString('hex')
}
