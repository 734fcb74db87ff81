import { createHash, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../domain/decision.ts'

/** Access codes are short: the GRN salts them, and comparing takes the same time whatever differs. */
export const secrets: Secrets = {
  digest: (text) => createHash('sha256').update(text).digest('base64url'),
  hashAccessCode: (grn, code) => createHash('sha256').update(`${grn}\n${code}`).digest('hex'),
  matchesAccessCode: (grn, code, hash) => {
    const given = Buffer.from(secrets.hashAccessCode(grn, code), 'hex')
    const stored = Buffer.from(hash, 'hex')
    return given.length === stored.length && timingSafeEqual(given, stored)
  },
}
