import type { Channel, CountryCode, PartyKey, Role } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** What a person may do in the hub's own app: report facts, decide, and confirm for a whole office (interface.md 6). */
export type Right = 'facts' | 'decisions' | 'chief'

/** Whether somebody with these rights may decide, and not only report. */
export const mayDecide = (rights: readonly Right[]): boolean => rights.includes('decisions') || rights.includes('chief')

export type { Channel, PartyKey, Role } from '../domain/values/party.ts'

/** Who is calling over HTTP, as registered. Nothing here comes from what callers say about themselves. */
export type Identity =
  | {
      kind: 'party'
      key: PartyKey
      country: CountryCode
      role: Role
      channel: Channel
      /** The pseudonym of a person of the party, who reads what it reads and does nothing in its name. */
      representative?: string
    }
  /** A person at a customs office: acts for the country's customs, within the offices named. */
  | {
      kind: 'officer'
      key: PartyKey
      /** The person's pseudonym, by which its acts are known for ever. */
      name: string
      offices: readonly OfficeCode[]
      rights: readonly Right[]
    }
  | { kind: 'operator'; name: string }
  | { kind: 'auditor'; name: string }

export type IdentityKind = Identity['kind']

/** How the edge identifies callers. A revocation takes effect within two seconds in both. */
export interface Identities {
  /** The holder of a bearer token, undefined when it is unknown, revoked or its party inactive. */
  byToken(token: string): Promise<Identity | undefined>
  /** The party a certificate is registered for as that of a client; `fingerprint` is the SHA-256 of its DER in lower-case hex. */
  byCertificate(fingerprint: string): Promise<Identity | undefined>
}
