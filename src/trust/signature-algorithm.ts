import { constants, type KeyObject, verify } from 'node:crypto'
import { decodeOid, DerError, type DerReader, TAG } from './der.ts'
import { DIGESTS, type DigestName, type KeyKind, OID_HEX, SIGNATURE_ALGORITHMS } from './oids.ts'

/** How a signature was made; `digest` is absent where the identifier leaves it to the digest algorithm beside it. */
export interface SignatureAlgorithm {
  readonly kind: KeyKind
  readonly digest?: DigestName
  /** RSASSA-PSS with a salt of this many bytes; absent: PKCS #1 v1.5, or ECDSA. */
  readonly saltLength?: number
}

/** RFC 4055 3.1 recommends a salt as long as the digest; longer ones are what OpenSSL makes by default. */
const MIN_SALT = 32
const MAX_SALT = 1024

/**
 * Reads the content of an AlgorithmIdentifier: ECDSA and RSA PKCS #1 v1.5 with SHA-256, SHA-384 or SHA-512, and
 * RSASSA-PSS with SHA-256 for both its digest and its mask (RFC 4055).
 *
 * @throws {DerError} that names what is not accepted.
 */
export function readSignatureAlgorithm(reader: DerReader): SignatureAlgorithm {
  const oid = reader.whole(TAG.oid)
  const name = oid.toString('hex')
  if (name === OID_HEX.rsassaPss) return readPss(reader)
  const algorithm = SIGNATURE_ALGORITHMS.get(name)
  if (algorithm === undefined) throw new DerError(`signature algorithm ${decodeOid(oid)} not accepted`)
  if (algorithm.kind === 'rsa') finishParameters(reader)
  else reader.finish()
  return algorithm
}

/** Parameters of digests and RSA: absent, or NULL (RFC 5754 2). */
export function finishParameters(reader: DerReader): void {
  if (reader.peek() !== undefined) reader.next(TAG.null)
  reader.finish()
}

function readPss(reader: DerReader): SignatureAlgorithm {
  // Whatever is left out has SHA-1 as its default.
  const parameters = reader.enterIf(TAG.sequence)
  reader.finish()
  requireSha256(parameters?.enterIf(0xa0)?.enter(TAG.sequence))
  const mask = parameters?.enterIf(0xa1)?.enter(TAG.sequence)
  if (mask?.whole(TAG.oid).toString('hex') !== OID_HEX.mgf1) throw new DerError('RSA-PSS without MGF1 of SHA-256')
  requireSha256(mask.enter(TAG.sequence))
  const saltLength = readSaltLength(parameters?.enterIf(0xa2)?.content(TAG.integer))
  parameters?.finish()
  return { kind: 'rsa', digest: 'sha256', saltLength }
}

function requireSha256(algorithm: DerReader | undefined): void {
  const digest = algorithm === undefined ? undefined : DIGESTS.get(algorithm.whole(TAG.oid).toString('hex'))
  if (algorithm === undefined || digest !== 'sha256') throw new DerError('RSA-PSS with another digest than SHA-256')
  finishParameters(algorithm)
}

function readSaltLength(content: Buffer | undefined): number {
  const length = content === undefined || content.length > 2 ? 0 : content.readUIntBE(0, content.length)
  if (length < MIN_SALT || length > MAX_SALT) throw new DerError('RSA-PSS with a salt shorter than its digest')
  return length
}

/** Whether `signature` holds over `bytes`. `digest` is that of the algorithm, or of the structure around it. */
export function signatureHolds(
  { saltLength }: SignatureAlgorithm,
  digest: DigestName,
  bytes: Buffer,
  key: KeyObject,
  signature: Buffer,
): boolean {
  if (saltLength === undefined) return verify(digest, bytes, key, signature)
  return verify(digest, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
}
