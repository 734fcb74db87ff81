import type { Branded } from './brand.ts'

/** Who sends and receives. A party is an administration (`TG`) or another registered party of a country (`TG/soget`). */

/**
 * `CC` for the customs of a country, `CC/party` for any other registered party (interface.md 3, "Wherever a sender is one
 * string").
 */
export type PartyKey = Branded<'party'>

/** ISO 3166-1 alpha-2. It names the customs of the country too, so it may stand wherever a party is wanted, never the other way round. */
export type CountryCode = Branded<'party' | 'country'>

/** Whose messages there are: each has rows of its own in the catalogue. */
export const SENDER_ROLES = [
  'customs',
  'guarantor',
  'principal',
  'consignee',
  'carrier',
  'rail',
  'tracking',
  'payment',
] as const

/**
 * What a registered party can be. A partner (treasury, tax, a ministry, a bank) sends and receives nothing: it reads what an
 * agreement lets it (docs/decisions/0206).
 */
export const PARTY_ROLES = [...SENDER_ROLES, 'partner'] as const

export type Role = (typeof PARTY_ROLES)[number] | 'hub'

/** Who messages can be from. */
export type SenderRole = Exclude<Role, 'partner'>

/** How a party receives: exactly one way (interface.md 3, Inbox). */
export type Channel = 'amqp' | 'inbox' | 'webhook' | 'none'

/** The sender as it stands in a message's header. */
export type Sender = { country: string; role: SenderRole; office?: string; party?: string }

/** A message is identified by its sender and the id the sender gave it, for ever. */
export type MessageKey = { sender: PartyKey; id: string }

/** The code of a country in what schema and rules have judged already: looks at nothing. */
export const asCountry = (judged: string): CountryCode => judged as CountryCode

/** The key of a party in what schema and rules have judged already: looks at nothing. */
export const asParty = (judged: string): PartyKey => judged as PartyKey

const ID = '[A-Za-z0-9][A-Za-z0-9_-]{0,34}'
const PARTY_KEY = new RegExp(`^[A-Z]{2}(/${ID})?$`)

/** The form of the key of any party but the customs of a country. */
export const PARTY_WITH_ID = new RegExp(`^[A-Z]{2}/${ID}$`)

/** The key of a party in what comes from outside; undefined where the text has not the form of one. */
export const parsePartyKey = (text: string): PartyKey | undefined => (PARTY_KEY.test(text) ? asParty(text) : undefined)

/** The one string that names a sender: `CC`, or `CC/party` for anyone but customs and the hub. */
export const partyKeyOf = (sender: { country: string; party?: string | undefined }): PartyKey =>
  asParty(sender.party === undefined ? sender.country : `${sender.country}/${sender.party}`)

/** The hub itself, `{ country: "ZZ", role: "hub" }`. */
export const HUB = asCountry('ZZ')

/** Whether a party is the customs of a country (or the hub): its key is the bare code. */
export const isCountry = (key: PartyKey): key is CountryCode => !key.includes('/')

/** The country a party is of. */
export const countryOfParty = (key: PartyKey): CountryCode => asCountry(key.slice(0, 2))

/** One string for a message key, for maps and sets. */
export const keyText = (key: MessageKey): string => `${key.sender} ${key.id}`
