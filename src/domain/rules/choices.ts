import type { Declaration, LocationOfGoods, Message, Safeguard } from '../../generated/types.ts'
import { officeRoleFindings } from '../reference/office-roles.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Rule } from './rule.ts'

/** What a code makes necessary: the schema offers all parts as optional, since XSD 1.0 has no conditions. */

/** The part of a place that each qualifier means (NCTS, LocationOfGoods/qualifierOfIdentification). */
const QUALIFIED: Readonly<Record<LocationOfGoods['qualifier'], keyof LocationOfGoods>> = {
  T: 'address',
  U: 'unlocode',
  V: 'office',
  W: 'position',
  X: 'operator',
  Y: 'authorisation',
  Z: 'address',
}

/** LOCATION-QUALIFIER: a place is given in the way its qualifier says (NCTS, LocationOfGoods). */
export const locationQualifier: Rule = ({ message }) => {
  const place = locationOf(message)
  const part = place === undefined ? undefined : QUALIFIED[place.qualifier]
  if (place === undefined || part === undefined || place[part] !== undefined) return []
  return [ruleFinding('LOCATION-QUALIFIER', `/body/locationOfGoods/${part}`, place.qualifier, part)]
}

/** The parts of a place of which one is meant. */
const PARTS = [...new Set(Object.values(QUALIFIED))]

/** C0394-FORBIDDEN: and in no other way beside it, nor with a person to ask at a customs office (NCTS C0394). */
export const c0394Forbidden: Rule = ({ message }) => {
  const place = locationOf(message)
  if (place === undefined) return []
  const meant = QUALIFIED[place.qualifier]
  const others = PARTS.filter((part) => part !== meant && place[part] !== undefined)
  const person = place.qualifier === AT_OFFICE && place.contactPerson !== undefined ? (['contactPerson'] as const) : []
  return [...others, ...person].map((part) =>
    ruleFinding('C0394-FORBIDDEN', `/body/locationOfGoods/${part}`, place.qualifier, meant),
  )
}

const AT_OFFICE = 'V'
const BY_POSTCODE = 'T'

/** C0394: a place given by its postcode has one (NCTS C0394; the address is the same element here). */
export const c0394: Rule = ({ message }) => {
  const place = locationOf(message)
  const without =
    place?.qualifier === BY_POSTCODE && place.address !== undefined && place.address.postcode === undefined
  return without ? [ruleFinding('C0394', '/body/locationOfGoods/address/postcode', BY_POSTCODE)] : []
}

/** C0387: a place of loading or unloading has its UN/LOCODE, or country and name (NCTS). */
export const c0387: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { body } = message
  return (['placeOfLoading', 'placeOfUnloading'] as const).flatMap((name) => {
    const place = body[name]
    if (place === undefined || place.unlocode !== undefined) return []
    return (['country', 'location'] as const)
      .filter((part) => place[part] === undefined)
      .map((part) => ruleFinding('C0387', `/body/${name}/${part}`, undefined, part))
  })
}

function locationOf(message: Message): LocationOfGoods | undefined {
  switch (message.type) {
    case 'transit-declaration':
    case 'arrival-advice':
    case 'arrival-notification':
      return message.body.locationOfGoods
    default:
      return undefined
  }
}

/** What names each kind of safeguard; one of them is enough. */
const NAMED_BY: Readonly<Record<Safeguard['kind'], readonly (keyof Safeguard)[]>> = {
  seal: ['reference'],
  escort: ['reference'],
  convoy: ['convoyId'],
  tracker: ['deviceId'],
  description: ['text', 'reference'],
}

/** SAFEGUARD-CONTENT: a safeguard that cannot be told apart from another safeguards nothing (engine.md 3). */
export const safeguardContent: Rule = ({ message }) => {
  const carries = message.type === 'transit-declaration' || message.type === 'release-for-transit'
  return (carries ? (message.body.safeguards ?? []) : []).flatMap((safeguard, at) => {
    const [first = 'reference', ...others] = NAMED_BY[safeguard.kind]
    const named = [first, ...others].some((part) => safeguard[part] !== undefined)
    return named ? [] : [ruleFinding('SAFEGUARD-CONTENT', `/body/safeguards/${at}/${first}`, safeguard.kind, first)]
  })
}

/** An authorised consignor (NCTS CL605) departs from its own premises, so that no officer sets the limit. */
const AUTHORISED_CONSIGNOR = 'C521'

/** C0839: an authorised consignor declares the time limit itself, unless it lodges the declaration beforehand (NCTS). */
export const c0839: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { additionalDeclarationType, authorisations, limitAt } = message.body
  const authorised = (authorisations ?? []).some(({ type }) => type === AUTHORISED_CONSIGNOR)
  const needed = authorised && additionalDeclarationType === 'A'
  return needed && limitAt === undefined ? [ruleFinding('C0839', '/body/limitAt', AUTHORISED_CONSIGNOR)] : []
}

/** TIR-CARNET: what travels under a TIR carnet names it (NCTS, TIRCarnetNumber). */
export const tirCarnet: Rule = ({ message }) =>
  message.type === 'transit-declaration' && message.body.declarationType === 'TIR' && message.body.carnet === undefined
    ? [ruleFinding('TIR-CARNET', '/body/carnet')]
    : []

/** The only other type with a carnet: the logbook of inter-State road transit (domain.md 1.5). */
const LOGBOOK = 'TRIE'

/** C0411-FORBIDDEN: what does not travel under a carnet has none (NCTS C0411); the logbook of TRIE is the region's own. */
export const c0411Forbidden: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { carnet, declarationType } = message.body
  const may = declarationType === 'TIR' || declarationType === LOGBOOK
  return carnet === undefined || may ? [] : [ruleFinding('C0411-FORBIDDEN', '/body/carnet', declarationType)]
}

/** R0990: the number of a TIR carnet has 10 or 11 letters and digits (NCTS). Its check letters are the IRU's and not public. */
export const r0990: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration' || message.body.declarationType !== 'TIR') return []
  const { carnet } = message.body
  return carnet === undefined || /^[A-Z0-9]{10,11}$/.test(carnet.number)
    ? []
    : [ruleFinding('R0990', '/body/carnet/number', carnet.number)]
}

/** C0298: a unit is that of a quantity (NCTS). */
export const c0298: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { items, previousDocuments } = message.body
  return [
    ...unitsAlone(previousDocuments, '/body/previousDocuments'),
    ...items.flatMap((item, at) => unitsAlone(item.previousDocuments, `/body/items/${at}/previousDocuments`)),
  ]
}

const unitsAlone = (documents: Declaration['previousDocuments'], pointer: string): Finding[] =>
  (documents ?? []).flatMap(({ quantity, unit }, at) =>
    unit !== undefined && quantity === undefined ? [ruleFinding('C0298', `${pointer}/${at}/unit`, unit)] : [],
  )

/** REGIME-TIR: regime and type of declaration say the same of a TIR operation (engine.md 3). */
export const regimeTir: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { declarationType, regime } = message.body
  return (declarationType === 'TIR') === (regime === 'tir')
    ? []
    : [ruleFinding('REGIME-TIR', '/body/regime', regime, declarationType)]
}

/** ENQUIRY-OFFICE: who asks an office says which (engine.md 3, `enquiry-request`). */
export const enquiryOffice: Rule = ({ message }) =>
  message.type === 'enquiry-request' && message.body.stage === 'office' && message.body.office === undefined
    ? [ruleFinding('ENQUIRY-OFFICE', '/body/office', message.body.asked)]
    : []

/** TRACKING-POSITION: a report of where something is says where. */
export const trackingPosition: Rule = ({ message }) =>
  message.type === 'tracking-event' && message.body.event === 'position' && message.body.position === undefined
    ? [ruleFinding('TRACKING-POSITION', '/body/position')]
    : []

/**
 * SENDER-COMPETENCE: a declaration comes from an office that may take it (catalogue, `officeRoles` of the sender); of goods
 * from outside the hub the entry office is the departure (engine.md 2). All other decisions are judged with their movement
 * (src/domain/engine/guards.ts), which says at what office it departed.
 */
export const senderCompetence: Rule = ({ message, reference, now }) => {
  if (message.type !== 'transit-declaration') return []
  const { departureOffice, itinerary } = message.body
  const fromOutside = itinerary[0]?.entryOffice === departureOffice && message.sender.office === departureOffice
  return fromOutside ? [] : officeRoleFindings({ message, reference, now })
}
