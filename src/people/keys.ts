import { createHmac, createPrivateKey, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const PURPOSE = 'corridor people 1'

/** What a secret is for: the hash of one is never that of another. */
export type SecretKind = 'invitation' | 'phone' | 'session' | 'csrf' | 'browser' | 'pin' | 'act'

/** Hashes of secrets, keyed with what the database does not hold. */
export type PeopleKeys = {
  hash(kind: SecretKind, ...parts: readonly string[]): Buffer
}

/**
 * Keys derived (RFC 5869) from a private key as those of access codes are (docs/decisions/0019): whoever has the database
 * alone can neither try PINs nor make a session. All hubs on one database need the same.
 * @param pem the private key. Throws when it is none.
 */
export function createPeopleKeys(pem: string): PeopleKeys {
  const { d } = createPrivateKey(pem).export({ format: 'jwk' })
  if (d === undefined) throw new Error('the key for hashes of secrets has no private value')
  const key = Buffer.from(hkdfSync('sha256', d, '', PURPOSE, 32))
  return {
    // JSON keeps the parts apart, whatever they hold.
    hash: (kind, ...parts) =>
      createHmac('sha256', key)
        .update(JSON.stringify([kind, ...parts]))
        .digest(),
  }
}

/** A new secret of 256 random bits, for a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Whether two hashes are the same, in a time that tells nothing of how much of them is. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
