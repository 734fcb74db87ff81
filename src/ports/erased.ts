import type { CountryCode } from '../domain/values/party.ts'

/** Why bytes cannot be read: when they were destroyed (RFC 3339), and by the retention period of which country. */
export type Erased = { destroyedAt: string; country: CountryCode }
