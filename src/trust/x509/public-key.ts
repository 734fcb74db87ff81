import { createPublicKey, type KeyObject } from 'node:crypto'
import { decodeOid, DerError, openDer, TAG } from '../der.ts'
import { type KeyKind, OID_HEX } from '../oids.ts'

const CURVES: ReadonlySet<string> = new Set([OID_HEX.prime256v1, OID_HEX.secp384r1, OID_HEX.secp521r1])

/**
 * The public key of a certificate, given as its SubjectPublicKeyInfo.
 *
 * @throws {DerError} for a key that is neither EC on P-256, P-384 or P-521, named, nor RSA of 2048 to 8192 bits.
 */
export function readPublicKey(spki: Buffer): { publicKey: KeyObject; keyKind: KeyKind } {
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
