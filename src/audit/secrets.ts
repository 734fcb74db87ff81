import { createHash } from 'node:crypto'
import type { Secrets } from '../domain/model/decision.ts'
import { nameUuid } from '../trust/name-uuid.ts'

/**
 * What deciding again needs of hashing. An access code is compared with the one of the registration that was itself decided
 * again a moment before, so the audit needs no key of the hub's: its hashes live in memory only and never meet stored ones,
 * which the log does not hold.
 */
export const auditSecrets: Secrets = {
  digest: (text) => createHash('sha256').update(text).digest('base64url'),
  hashAccessCode: (grn, code) => createHash('sha256').update(`${grn}\n${code}`).digest('hex'),
  matchesAccessCode: (grn, code, hash) => auditSecrets.hashAccessCode(grn, code) === hash,
  nameUuid,
}
