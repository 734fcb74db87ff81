import { createPrivateKey, hkdfSync } from 'node:crypto'

/**
 * A secret derived from a private key for one purpose (RFC 5869): 32 bytes from which neither the key nor what is derived for
 * another purpose can be found.
 * @param pem the private key. Throws when it is none.
 */
export function secretOf(pem: string, purpose: string): Buffer {
  // The private value itself and not a file's bytes: those differ from one encoding of the same key to another.
  const { d } = createPrivateKey(pem).export({ format: 'jwk' })
  if (d === undefined) throw new Error('the key has no private value')
  return derived(d, purpose)
}

/** The same from material that is secret already. */
export const derived = (material: string | Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', material, '', purpose, 32))
