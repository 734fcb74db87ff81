/** Who sends and receives. A party is an administration (`TG`) or another registered party of a country (`TG/soget`). */

/** `CC` for the customs of a country, `CC/party` for any other registered party (interface.md 3, "Wherever a sender is one string"). */
export type PartyKey = string

export type Role =
  | 'customs'
  | 'guarantor'
  | 'principal'
  | 'consignee'
  | 'carrier'
  | 'rail'
  | 'tracking'
  | 'payment'
  | 'hub'

/** How a party receives: exactly one way (interface.md 3, Inbox). */
export type Channel = 'amqp' | 'inbox' | 'webhook' | 'none'

/** The sender as it stands in a message's header. */
export type Sender = { country: string; role: Role; office?: string; party?: string }

/** The hub itself, `{ country: "ZZ", role: "hub" }`. */
export const HUB: PartyKey = 'ZZ'

/** A message is identified by its sender and the id the sender gave it, for ever. */
export type MessageKey = { sender: PartyKey; id: string }

/** The one string that names a sender: `CC`, or `CC/party` for anyone but customs and the hub. */
export const partyKeyOf = (sender: { country: string; party?: string | undefined }): PartyKey =>
  sender.party === undefined ? sender.country : `${sender.country}/${sender.party}`

/** The country part of a party key. */
export const countryOf = (key: PartyKey): string => key.slice(0, 2)
