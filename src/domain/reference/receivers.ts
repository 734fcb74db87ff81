import type { Language } from '../values/texts.ts'
import { catalogue, type ReceiverWord } from '../../generated/catalogue.ts'
import type { Message, MessageType } from '../../generated/types.ts'
import type { Leg, Movement } from '../model/movement.ts'
import { diversionOf, enquiryOf } from '../model/open.ts'
import { asCountry, asParty, type CountryCode, isCountry, type PartyKey } from '../values/party.ts'
import type { Party, Reference } from '../model/reference.ts'
import { countryOfOffice } from '../values/office.ts'

/** What the words of the catalogue are resolved from. */
export type ReceiverContext = {
  movement: Movement
  sender: PartyKey
  /** Index of the leg the message is about; undefined when it is about none. */
  leg: number | undefined
  guarantors: readonly PartyKey[]
  /** The message itself, for words that mean someone it names. */
  message?: Message
  reference: Reference
  byOfficer?: boolean
}

/** Legs whose country is reached by messages; the others are passed in silence (engine.md 2, "Leg"). */
export const isConnected = ({ connection }: Pick<Leg, 'connection'>): boolean =>
  connection === 'full' || connection === 'office-app'

/** Countries the goods enter and that are told, in the order of the itinerary, each once, departure left out. */
export function enteredCountries({ legs, declared }: Pick<Movement, 'legs' | 'declared'>): CountryCode[] {
  const entered = legs.filter((leg) => leg.index > 0 && isConnected(leg)).map(({ country }) => country)
  return [...new Set(entered)].filter((country) => country !== declared?.departure.country)
}

/** On a leg behind the one spoken of, or on that one and not yet left. */
const isAhead = ({ legs }: Movement, country: CountryCode, leg = 0): boolean =>
  legs.some((own) => own.country === country && own.index >= leg && own.exited === undefined)

const words: Record<ReceiverWord, (context: ReceiverContext) => readonly (PartyKey | undefined)[]> = {
  departure: ({ movement }) => [movement.declared?.departure.country],
  destination: ({ movement }) => [movement.declared?.destination.country],
  enteredCountries: ({ movement }) => enteredCountries(movement),
  previousExit: ({ movement, leg = 0 }) => [
    movement.legs.findLast((other) => other.index < leg && isConnected(other))?.country,
  ],
  nextEntry: ({ movement, leg }) =>
    leg === undefined ? [] : [movement.legs.find((other) => other.index > leg && isConnected(other))?.country],
  // Departure holds the declaration itself: it is told whatever all holders of a record are told.
  withRecord: ({ movement }) => [movement.declared?.departure.country, ...movement.withRecord],
  // Before the arrival those who may see the goods next must know what departure has cleared up.
  resolved: ({ movement }) =>
    movement.arrival === undefined
      ? [movement.declared?.departure.country, ...movement.withRecord]
      : [movement.declared?.destination.country],
  // Countries still ahead of the goods must know what is coming; those behind need not.
  ahead: ({ movement, leg }) => movement.withRecord.filter((country) => isAhead(movement, country, leg)),
  actualOffice: ({ movement, message }) => {
    const diversion = diversionOf(movement)
    const office = diversion?.office ?? movement.arrival?.office
    const country = office === undefined ? undefined : countryOfOffice(office)
    if (diversion?.askedBy === undefined) return [country]
    // A country the goods do not come to after all must not learn that there are any.
    const accepts = message?.type === 'diversion-response' && message.body.outcome === 'accepted'
    return accepts ? [diversion.askedBy, country] : [diversion.askedBy]
  },
  asked: ({ message, movement }) => [
    message?.type === 'enquiry-request' ? asParty(message.body.asked) : enquiryOf(movement)?.asked,
  ],
  competent: ({ message, movement }) => [
    // That a claim is paid is for whoever claims; what guarantors give each other back is no matter of theirs.
    message?.type === 'payment-notice' && message.body.purpose === 'reimbursement'
      ? undefined
      : message?.type === 'recovery-transfer'
        ? asCountry(message.body.country)
        : (movement.recovery?.claimant ?? movement.recovery?.competent?.country),
  ],
  // The addressees of the claim; for a reimbursement the guarantor that paid and is reimbursed.
  debtGuarantor: ({ message, movement }) => {
    if (message?.type === 'payment-notice')
      return [message.body.payee === undefined ? undefined : asParty(message.body.payee)]
    const country = message?.type === 'recovery-notice' ? message.body.country : undefined
    const addressed = (movement.recovery?.guarantors ?? []).filter(
      (one) => country === undefined || one.country === country,
    )
    return addressed.map(({ guarantor }) => guarantor)
  },
  // Who would have to pay, wherever the debt arises: those the declaration names, and those a claim is addressed to.
  liableGuarantor: ({ movement }) =>
    [...(movement.declared?.debtGuarantors ?? []), ...(movement.recovery?.guarantors ?? [])].map(
      ({ guarantor }) => guarantor,
    ),
  // Who was asked to collect.
  collectingSystem: ({ movement }) => (movement.payments ?? []).map(({ system }) => system),
  consignee: ({ movement }) => [movement.declared?.consignee],
  participants: ({ reference }) => customsOf(reference),
  principal: ({ movement }) => [movement.declared?.principal.party],
  guarantor: ({ guarantors }) => guarantors,
  sender: ({ sender }) => [sender],
}

/**
 * Who receives a message of this type, each once, in the order of the catalogue's words (engine.md 3). The sender is left
 * out, unless one of its officers entered the message in the hub's app. Parties that are not registered or not active have
 * no row.
 */
export function receiversOf(type: MessageType, context: ReceiverContext): PartyKey[] {
  const keys = catalogue[type].receivers.flatMap((word) => words[word](context))
  const own = context.byOfficer === true ? [context.sender] : []
  return unique([...keys, ...own]).filter(
    (key) => activeParty(context.reference, key) !== undefined && (key !== context.sender || own.length > 0),
  )
}

/** All customs administrations that take part at the moment, by country. */
export const customsOf = (reference: Reference): PartyKey[] =>
  [...reference.parties.values()]
    .filter(({ active, role }) => active && role === 'customs')
    .map(({ key }) => key)
    .toSorted()

/** A registered party that takes part at the moment, by what may be its key. */
export function activeParty(reference: Reference, key: string): Party | undefined {
  const party = reference.parties.get(asParty(key))
  return party?.active === true ? party : undefined
}

/** The language a party is written to; that of the texts' source where nobody has registered it. */
export const languageOf = ({ parties }: Pick<Reference, 'parties'>, key: PartyKey): Language =>
  parties.get(key)?.language ?? 'en'

/** Whether a key is a customs administration on the hub. */
export const isCustoms = (reference: Reference, key: string): key is CountryCode =>
  isCountry(asParty(key)) && activeParty(reference, key)?.role === 'customs'

/** Each value once, undefined left out, first occurrence first. */
export const unique = (keys: readonly (PartyKey | undefined)[]): PartyKey[] => [
  ...new Set(keys.filter((key) => key !== undefined)),
]
