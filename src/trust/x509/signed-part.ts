import type { KeyObject } from 'node:crypto'
import { type DerReader, openDer, TAG } from '../der.ts'
import type { KeyKind } from '../oids.ts'
import { readSignatureAlgorithm, signatureHolds } from '../signature-algorithm.ts'

/** The `SEQUENCE { toBeSigned, algorithm, signature }` that certificates and revocation lists have in common. */
export interface SignedPart {
  readonly bytes: Buffer
  readonly algorithm: string
  readonly signature: Buffer
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
export function isSignedBy(
  signed: SignedPart,
  issuer: { readonly publicKey: KeyObject; readonly keyKind: KeyKind },
): boolean {
  const algorithm = readSignatureAlgorithm(openDer(Buffer.from(signed.algorithm, 'hex'), TAG.sequence))
  if (algorithm.digest === undefined || algorithm.kind !== issuer.keyKind) return false
  return signatureHolds(algorithm, algorithm.digest, signed.bytes, issuer.publicKey, signed.signature)
}
