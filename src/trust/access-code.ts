import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Grn } from '../domain/values/identifiers.ts'
import { secretOf } from './key-material.ts'

const SCHEME = 'hmac-sha256'
const PURPOSE = 'corridor access codes 1'

/** Hashes access codes of guarantees and compares them (docs/decisions/0019). */
export type AccessCodes = {
  /** What is stored of a code: no two guarantees with the same code have the same hash. */
  hash: (grn: Grn, code: string) => string
  /** Whether this is the code, in a time that tells nothing of how much of it is right. */
  matches: (grn: Grn, code: string, hash: string) => boolean
}

/**
 * Access codes have four characters: any hash that everybody can compute is undone by trying all of them, however slow it
 * is. So it is keyed with a secret the database does not hold, derived from a private key (RFC 5869); the GRN is the salt.
 * @param pem the private key, as a rule the hub's own; all hubs on one database need the same. Throws when it is none.
 */
export function createAccessCodes(pem: string): AccessCodes {
  const secret = createSecretKey(secretOf(pem, PURPOSE))
  const hash: AccessCodes['hash'] = (grn, code) =>
    `${SCHEME}:${createHmac('sha256', secret).update(`${grn}\n${code}`).digest('base64url')}`
  return {
    hash,
    matches: (grn, code, stored) => {
      const given = Buffer.from(hash(grn, code))
      const kept = Buffer.from(stored)
      return given.length === kept.length && timingSafeEqual(given, kept)
    },
  }
}
