import type { Declaration, Message, MessageType, TransitDeclaration } from '../../generated/types.ts'
import { catalogue } from '../../generated/catalogue.ts'
import { carnetNumber, referenceOf } from '../reference/guarantee-types.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import { countryOfOffice, type OfficeCode } from '../values/office.ts'
import type { CountryCode, MessageKey, PartyKey } from '../values/party.ts'
import { asGrn, type Grn, type Mrn } from '../values/identifiers.ts'

/** The content a message declares or amends; undefined in all others. */
export function declarationIn(message: Message): Declaration | undefined {
  if (message.type === 'transit-declaration') return message.body
  return message.type === 'declaration-amendment' ? message.body.declaration : undefined
}

/** Guarantees the message itself names; those of the movement's lines are added (`DecideInput.guarantees`). */
export function grnsOf(message: Message): Grn[] {
  if (message.type === 'guarantee-registration') return [asGrn(message.body.grn)]
  const declaration = declarationIn(message)
  if (declaration === undefined) return []
  return [...new Set(declaration.guarantees.flatMap((use) => referenceOf(use, declaration) ?? []))]
}

/** Those this message may be the first to name: guarantees being registered, and carnets, which are never registered. */
export const newGrnsOf = (message: Message): Grn[] =>
  message.type === 'guarantee-registration'
    ? [asGrn(message.body.grn)]
    : grnsOf(message).filter((grn) => carnetNumber(grn) !== undefined)

/** Guarantees with a reference that a movement's lines rest on, or should rest on, each once. */
export const grnsOfLines = (movement: Movement | undefined): Grn[] => [
  ...new Set([...(movement?.lines ?? []), ...(movement?.wanting?.lines ?? [])].flatMap(({ grn }) => grn ?? [])),
]

/** Whether this declaration asks the hub for an MRN (engine.md 2). */
export const asksForMrn = (message: Message): message is TransitDeclaration =>
  message.type === 'transit-declaration' && message.mrn === undefined

/** Whether someone is a party to a movement. To all others it looks unknown (invariant I7). */
export const isParty = (movement: Movement | undefined, key: PartyKey): boolean =>
  movement !== undefined && movement.state !== 'none' && movement.parties.includes(key)

/** Whether a message still waits for its predecessor: only then may its effect be decided. */
export const isHeld = (movement: Movement | undefined, key: MessageKey): boolean =>
  movement?.held.some((held) => sameKey(held.key, key)) === true

/** What the relay keeps in order per receiver: the movement, or the sender for messages without one (interface.md 4). */
export function outboxOrderKey(type: MessageType, mrn: Mrn | undefined, sender: PartyKey): string {
  return catalogue[type].needsMrn === 'absent' || mrn === undefined ? sender : mrn
}

/** Whether two keys name the same message. */
export const sameKey = (one: MessageKey, other: MessageKey): boolean =>
  one.sender === other.sender && one.id === other.id

/** The country the goods have arrived in; undefined before. */
export const arrivedIn = ({ arrival }: Movement): CountryCode | undefined =>
  arrival === undefined ? undefined : countryOfOffice(arrival.office)

/** The country the goods have come to, or are bound for while they are on the way. */
export const countryReached = (movement: Movement): CountryCode =>
  arrivedIn(movement) ?? declaredOf(movement).destination.country

/** The office the goods have come to, or are bound for while they are on the way. */
export const officeReached = (movement: Movement): OfficeCode =>
  movement.arrival?.office ?? declaredOf(movement).destination.office
