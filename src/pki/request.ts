import { createPublicKey } from 'node:crypto'
import { Pkcs10CertificateRequest } from '@peculiar/x509'
import { derOf } from '../trust/x509/pem.ts'
import { DerError } from '../trust/der.ts'

/** Larger than any request in use. */
const REQUEST_MAX = 16 * 1024
const RSA_BITS = { min: 3072, max: 8192 }

/** A request for a certificate (PKCS#10), judged. */
export interface JudgedRequest {
  readonly request: Pkcs10CertificateRequest
  /** SHA-256 of the SubjectPublicKeyInfo, hex: the same key is known by it, whatever it is asked for. */
  readonly keyDigest: string
}

/**
 * Reads a request (PEM or DER) and judges it: whoever asks holds the key (the request is signed with it), which is on P-256
 * or RSA of 3,072 bits or more; and it has a name.
 *
 * @throws {Error} with the reason, for people.
 */
export async function readRequest(pemOrDer: string | Buffer): Promise<JudgedRequest> {
  if (pemOrDer.length > REQUEST_MAX) throw new Error('the request is larger than 16 KiB')
  const request = parse(pemOrDer)
  const spki = Buffer.from(request.publicKey.rawData)
  const fault = keyFault(spki)
  if (fault !== undefined) throw new Error(fault)
  if (!(await request.verify().catch(() => false))) {
    throw new Error('the request is not signed with its own key: who asks has not shown to hold it')
  }
  if (!/(^|, )CN=[^,]+/.test(request.subject)) throw new Error('the request names nobody (common name)')
  const digest = await crypto.subtle.digest('SHA-256', spki)
  return { request, keyDigest: Buffer.from(digest).toString('hex') }
}

function parse(pemOrDer: string | Buffer): Pkcs10CertificateRequest {
  try {
    return new Pkcs10CertificateRequest(derOf(pemOrDer))
  } catch (error) {
    const reason = error instanceof DerError ? error.message : 'its structure is another'
    throw new Error(`not a request for a certificate (PKCS#10): ${reason}`, { cause: error })
  }
}

function keyFault(spki: Buffer): string | undefined {
  let key: ReturnType<typeof createPublicKey>
  try {
    key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    return 'the key of the request cannot be read'
  }
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ec') {
    return namedCurve === 'prime256v1'
      ? undefined
      : `keys are on P-256, this one is on ${namedCurve ?? 'no named curve'}`
  }
  if (key.asymmetricKeyType !== 'rsa') return `keys are on P-256 or RSA, this one is ${key.asymmetricKeyType}`
  if (modulusLength >= RSA_BITS.min && modulusLength <= RSA_BITS.max) return undefined
  return `RSA keys have ${RSA_BITS.min} bits or more, this one has ${modulusLength}`
}
