import { createPublicKey } from 'node:crypto'
import { Pkcs10CertificateRequest } from '@peculiar/x509'
import { derOf } from '../trust/x509/pem.ts'
import { DerError } from '../trust/der.ts'

/** Larger than any request in use. */
const REQUEST_MAX = 16 * 1024
const RSA_BITS = { min: 3072, max: 8192 }

/** Why a request is refused, besides the words for people. */
export type RefusedBecause =
  | 'csr-unreadable'
  | 'csr-key'
  | 'csr-proof'
  | 'csr-name'
  | 'key-other-use'
  | 'key-given-up'
  | 'authority-ends'

/** A request for a certificate that is not answered with one. */
export class RequestRefused extends Error {
  readonly because: RefusedBecause
  /** What was found. */
  readonly value: string | undefined

  constructor(because: RefusedBecause, message: string, options: { value?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.because = because
    this.value = options.value
  }
}

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
 * @throws {RequestRefused} with the reason, for people.
 */
export async function readRequest(pemOrDer: string | Buffer): Promise<JudgedRequest> {
  if (pemOrDer.length > REQUEST_MAX) throw new RequestRefused('csr-unreadable', 'the request is larger than 16 KiB')
  const request = parse(pemOrDer)
  const spki = Buffer.from(request.publicKey.rawData)
  const fault = keyFault(spki)
  if (fault !== undefined) throw new RequestRefused('csr-key', fault.words, { value: fault.found })
  if (!(await request.verify().catch(() => false))) {
    throw new RequestRefused(
      'csr-proof',
      'the request is not signed with its own key: who asks has not shown to hold it',
    )
  }
  if (!/(^|, )CN=[^,]+/.test(request.subject)) {
    throw new RequestRefused('csr-name', 'the request names nobody (common name)')
  }
  const digest = await crypto.subtle.digest('SHA-256', spki)
  return { request, keyDigest: Buffer.from(digest).toString('hex') }
}

function parse(pemOrDer: string | Buffer): Pkcs10CertificateRequest {
  try {
    return new Pkcs10CertificateRequest(derOf(pemOrDer))
  } catch (error) {
    const reason = error instanceof DerError ? error.message : 'its structure is another'
    throw new RequestRefused('csr-unreadable', `not a request for a certificate (PKCS#10): ${reason}`, { cause: error })
  }
}

function keyFault(spki: Buffer): { words: string; found: string } | undefined {
  let key: ReturnType<typeof createPublicKey>
  try {
    key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    return { words: 'the key of the request cannot be read', found: '?' }
  }
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ec') {
    const found = namedCurve ?? 'no named curve'
    return found === 'prime256v1' ? undefined : { words: `keys are on P-256, this one is on ${found}`, found }
  }
  if (key.asymmetricKeyType !== 'rsa') {
    const found = key.asymmetricKeyType ?? '?'
    return { words: `keys are on P-256 or RSA, this one is ${found}`, found }
  }
  if (modulusLength >= RSA_BITS.min && modulusLength <= RSA_BITS.max) return undefined
  return {
    words: `RSA keys have ${RSA_BITS.min} bits or more, this one has ${modulusLength}`,
    found: `RSA ${modulusLength}`,
  }
}
