import type { Declaration, Message } from '../../generated/types.ts'
import type { Office, OfficeRole } from '../model/reference.ts'
import { countryOn, officeOn } from '../reference/registry.ts'
import { ruleFinding } from '../values/finding.ts'
import { type Checked, contentDay, type Rule } from './rule.ts'
import { asOffice, countryOfOffice } from '../values/office.ts'

type Named = {
  code: string
  pointer: string
  /** What the office must be able to do. */
  role?: OfficeRole
  /** The country it must lie in. */
  country?: string
  /** It must belong to whoever sends the message. */
  own?: boolean
}

/** OFFICE-UNKNOWN: every office named is in the registry on that day; of countries off the hub the registry knows none. */
export const officeUnknown: Rule = (input) =>
  namedOffices(input.message)
    .filter(({ code }) => officeFor(input, code) === undefined)
    .filter(
      ({ code }) =>
        countryOn(input.reference, countryOfOffice(asOffice(code)), contentDay(input))?.connection !== 'none',
    )
    .map(({ code, pointer }) => ruleFinding('OFFICE-UNKNOWN', pointer, code))

/** OFFICE-ROLE: departure, transit and destination are done where they may be done. */
export const officeRole: Rule = (input) =>
  namedOffices(input.message).flatMap(({ code, pointer, role }) => {
    const office = officeFor(input, code)
    if (office === undefined || role === undefined || office.roles.includes(role)) return []
    return [ruleFinding('OFFICE-ROLE', pointer, code, role)]
  })

/** OFFICE-COUNTRY: an office of a leg lies in the leg's country. */
export const officeCountry: Rule = (input) =>
  namedOffices(input.message).flatMap(({ code, pointer, country }) => {
    const office = officeFor(input, code)
    if (office === undefined || country === undefined || office.country === country) return []
    return [ruleFinding('OFFICE-COUNTRY', pointer, code, country)]
  })

/** SENDER-OFFICE: nobody reports or decides for an office of another country. */
export const senderOffice: Rule = (input) =>
  namedOffices(input.message).flatMap(({ code, pointer, own }) => {
    const office = officeFor(input, code)
    const { caller } = input
    if (own !== true || office === undefined || caller.role === 'hub' || office.country === caller.country) return []
    return [ruleFinding('SENDER-OFFICE', pointer, code, caller.country)]
  })

/** SENDER-PARTY: every sender but customs and the hub names its registered party (engine.md 2, "Sender"). */
export const senderParty: Rule = ({ message: { sender } }) =>
  sender.role === 'customs' || sender.role === 'hub' || sender.party !== undefined
    ? []
    : [ruleFinding('SENDER-PARTY', '/sender/party', sender.role)]

const officeFor = (input: Checked, code: string): Office | undefined =>
  officeOn(input.reference, code, contentDay(input))

function namedOffices(message: Message): Named[] {
  const sender = message.sender.office
  const header: Named[] = sender === undefined ? [] : [{ code: sender, pointer: '/sender/office', own: true }]
  return [...header, ...bodyOffices(message)]
}

function bodyOffices(message: Message): Named[] {
  switch (message.type) {
    case 'transit-declaration':
      return declaredOffices(message.body)
    case 'border-exit-notice':
    case 'border-entry-notice':
      return [{ code: message.body.office, pointer: '/body/office', own: true }]
    case 'arrival-advice':
      return [{ code: message.body.office, pointer: '/body/office', own: true }]
    case 'release-for-transit':
      return safeguardOffices(message.body.safeguards)
    case 'alert':
    case 'incident-notice':
    case 'control-decision':
    case 'time-limit-extension':
    case 'recovery-notice':
      return optional(message.body.office, '/body/office', { own: true })
    case 'availability-notice':
      return [
        ...optional(message.body.office, '/body/office', { own: true }),
        ...optional(message.body.alternativeOffice, '/body/alternativeOffice', {}),
      ]
    case 'border-entry-refusal':
      return [
        { code: message.body.office, pointer: '/body/office', own: true },
        ...optional(message.body.backTo, '/body/backTo', {}),
      ]
    case 'seal-change':
    case 'en-route-end':
    case 'transhipment':
      return [{ code: message.body.office, pointer: '/body/office', own: true }]
    case 'unloading-permission':
      return [{ code: message.body.office, pointer: '/body/office', role: 'destination', own: true }]
    case 'arrival-notification':
      return [{ code: message.body.office, pointer: '/body/office', role: 'destination', own: isCustoms(message) }]
    case 'diversion-request':
      return [
        { code: message.body.office, pointer: '/body/office', role: message.body.purpose, own: true },
        ...optional(message.body.instead, '/body/instead', {}),
      ]
    case 'diversion-response':
      return [{ code: message.body.office, pointer: '/body/office' }]
    case 'train-manifest':
      return [{ code: message.body.office, pointer: '/body/office', own: isCustoms(message) }]
    case 'enquiry-request':
    case 'enquiry-response':
      return optional(message.body.office, '/body/office', {})
    case 'guarantee-registration':
      return optional(message.body.guaranteeOffice, '/body/guaranteeOffice', { role: 'guarantee' })
    default:
      return []
  }
}

function declaredOffices(body: Extract<Message, { type: 'transit-declaration' }>['body']): Named[] {
  const legs = body.itinerary.flatMap(({ country, entryOffice, exitOffice, modeChangeOffice }, at) => [
    ...optional(entryOffice, `/body/itinerary/${at}/entryOffice`, { country, role: 'transit' }),
    ...optional(exitOffice, `/body/itinerary/${at}/exitOffice`, { country, role: 'transit' }),
    ...optional(modeChangeOffice, `/body/itinerary/${at}/modeChangeOffice`, { country }),
  ])
  const border = (body.activeBorderMeans ?? []).map(({ office }, at) => ({
    code: office,
    pointer: `/body/activeBorderMeans/${at}/office`,
  }))
  return [
    { code: body.departureOffice, pointer: '/body/departureOffice', role: departureRole(body), own: true },
    { code: body.destinationOffice, pointer: '/body/destinationOffice', role: 'destination' },
    ...legs,
    ...border,
    ...safeguardOffices(body.safeguards),
    ...optional(body.locationOfGoods?.office, '/body/locationOfGoods/office', {}),
  ]
}

/** Goods from outside the hub depart, for the hub, where they enter the first country on it. */
const departureRole = ({ departureOffice, itinerary: [first] }: Declaration): OfficeRole =>
  first?.entryOffice === departureOffice ? 'transit' : 'departure'

/** A customs administration reports for its own offices; a trader or a railway names the office in charge. */
const isCustoms = ({ sender }: Message): boolean => sender.role === 'customs'

const safeguardOffices = (safeguards: { office?: string }[] | undefined): Named[] =>
  (safeguards ?? []).flatMap(({ office }, at) => optional(office, `/body/safeguards/${at}/office`, {}))

const optional = (code: string | undefined, pointer: string, more: Omit<Named, 'code' | 'pointer'>): Named[] =>
  code === undefined ? [] : [{ code, pointer, ...more }]
