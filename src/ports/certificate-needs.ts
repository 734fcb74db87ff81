import type { CertificateUse } from './certificates.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** Why a certificate counts no more. */
export type EndedBecause = 'expired' | 'revoked' | 'not-trusted'

/** How a party, or the hub where there is none, stands with its certificates for one use, where somebody has to do something. */
export type CertificateStanding = {
  party?: PartyKey
  use: CertificateUse
} & (
  | { state: 'ends'; at: Date }
  /** None counts, since then. */
  | { state: 'none'; at: Date; because: EndedBecause }
)

/** A certificate that ends sooner is to be renewed now: an authority and two administrations may be asked for it. */
export const RENEW_WITHIN_MS = 30 * 86_400_000
