import type { RuleId } from '../../generated/rules.ts'
import type { Declaration, Trader } from '../../generated/types.ts'
import {
  authorisationType,
  AUTHORISED_CONSIGNEE,
  type Scoped,
  isHolder,
  type Named,
  namedAuthorisations,
  outsideScope,
  standingOf,
} from '../reference/authorisations.ts'
import type { ActDay } from '../reference/act-day.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { partyKeyOf } from '../values/party.ts'
import type { Authorisation, Reference } from '../model/reference.ts'
import { officeOn } from '../reference/registry.ts'
import { actDay, type Checked, contentDay, findingsAt, oncePerCheck, type Rule, type RuleInput } from './rule.ts'
import { asOffice } from '../values/office.ts'

type Judged = Named & ReturnType<typeof standingOf>

const judged = ({ authorisations = [] }: Reference, { day }: ActDay, named: readonly Named[]): Judged[] =>
  named.map((one) => ({ ...one, ...standingOf(authorisations, one, day) }))

/**
 * Why authorisations are not valid on the day of the message; the rule each breaks and, for one that was granted, its
 * period or the day it is suspended from.
 */
export const standingFindings = (reference: Reference, on: ActDay, named: readonly Named[]): Finding[] =>
  judged(reference, on, named).flatMap(({ standing, row, pointer, type, reference }) => {
    if (standing === 'valid') return []
    if (row === undefined) return [ruleFinding('AUTHORISATION-UNKNOWN', pointer, `${type} ${reference}`)]
    if (standing === 'suspended') {
      return [ruleFinding('AUTHORISATION-SUSPENDED', pointer, reference, row.suspendedFrom ?? '')]
    }
    const period = `${row.validFrom} - ${row.validTo ?? ''}`.trim()
    return [ruleFinding('AUTHORISATION-VALIDITY', pointer, reference, period)]
  })

const standingsOf = oncePerCheck((input: Checked): Finding[] =>
  standingFindings(input.reference, actDay(input), namedAuthorisations(input.message)),
)

/**
 * A new act needs valid authorisations. Whether an amendment relies on more than its movement already does, only the
 * movement can tell (simplified.ts): running movements finish.
 */
const standingRule =
  (id: RuleId): Rule =>
  (input) =>
    input.amends === true ? [] : standingsOf(input).filter(({ rule }) => rule === id)

/** AUTHORISATION-UNKNOWN: what a message rests on has been granted. */
export const authorisationUnknown = standingRule('AUTHORISATION-UNKNOWN')
/** AUTHORISATION-VALIDITY: it is valid on the day. */
export const authorisationValidity = standingRule('AUTHORISATION-VALIDITY')
/** AUTHORISATION-SUSPENDED: and not suspended. */
export const authorisationSuspended = standingRule('AUTHORISATION-SUSPENDED')

/**
 * Those whose holder, office and scope are checked: for the others it is enough to know that they are not valid. Content
 * amended later is checked against its authorisations, whether or not they are still valid.
 */
const valid = oncePerCheck((input: Checked): (Named & { row: Authorisation })[] =>
  judged(input.reference, actDay(input), namedAuthorisations(input.message)).flatMap(
    ({ standing: how, row, ...named }) =>
      row !== undefined && (how === 'valid' || input.amends === true) ? [{ ...named, row }] : [],
  ),
)

/** AUTHORISATION-HOLDER: nobody acts on another's authorisation. */
export const authorisationHolder: Rule = (input) =>
  valid(input)
    .filter(({ type, row }) => !heldBy(input.message, type, row))
    .map(({ pointer, reference, row }) => {
      const { scheme, id } = row.holder
      return ruleFinding('AUTHORISATION-HOLDER', pointer, reference, `${scheme} ${id}`)
    })

function heldBy(message: RuleInput['message'], type: string, row: Authorisation): boolean {
  if (message.type === 'transit-declaration') {
    const holders = authorisationType(type)?.holders
    return (
      holders === undefined || holders.some((role) => traders(message.body, role).some((one) => isHolder(row, one)))
    )
  }
  if (message.type === 'guarantee-registration') return isHolder(row, message.body.holder)
  const { sender } = message
  // Customs acts for the consignee, whom only the movement knows (simplified.ts); a missing sender party is reported by
  // SENDER-PARTY.
  return sender.role !== 'consignee' || sender.party === undefined || row.holder.party === partyKeyOf(sender)
}

function traders(body: Declaration, role: 'principal' | 'consignor' | 'consignee' | 'carrier'): Partial<Trader>[] {
  const perItem = role === 'consignor' || role === 'consignee' ? body.items.map((item) => item[role]) : []
  return [body[role], ...perItem].filter((one) => one !== undefined)
}

/** AUTHORISATION-OFFICE: it holds at the office in charge. */
export const authorisationOffice: Rule = (input) =>
  valid(input).flatMap(({ type, reference, pointer, row }) => {
    const office = officeInCharge(input, type)
    if (office === undefined || row.offices.includes(asOffice(office))) return []
    return [ruleFinding('AUTHORISATION-OFFICE', pointer, reference, office)]
  })

/** The office at which an authorisation of this type must hold; undefined where other rules refuse the office itself. */
function officeInCharge(input: Checked, type: string): string | undefined {
  const { message, reference } = input
  const at = authorisationType(type)?.office
  if (message.type === 'transit-declaration') {
    return at === undefined ? undefined : message.body[`${at}Office`]
  }
  if (message.type !== 'arrival-notification') return undefined
  const { office } = message.body
  return officeOn(reference, office, contentDay(input))?.roles.includes('destination') === true ? office : undefined
}

/** AUTHORISATION-SCOPE: it covers this regime, this way and these goods. */
export const authorisationScope: Rule = (input) => {
  const { message } = input
  if (message.type !== 'transit-declaration') return []
  const covered = scopedIn(message.body)
  return findingsAt(valid(input), ({ reference, row }) =>
    outsideScope(row, covered).map(({ value, pointer }) =>
      ruleFinding('AUTHORISATION-SCOPE', pointer, value, reference),
    ),
  )
}

const scopedIn = ({ regime, itinerary, items }: Declaration): Scoped => ({
  regimes: [{ value: regime, pointer: '/body/regime' }],
  countries: itinerary.map(({ country }, at) => ({ value: country, pointer: `/body/itinerary/${at}/country` })),
  goods: items.flatMap(({ commodity: { hsCode } }, at) =>
    hsCode === undefined ? [] : [{ value: hsCode, pointer: `/body/items/${at}/commodity/hsCode` }],
  ),
})

/** AUTHORISATION-PLACE: an authorised place is that of an authorisation the message names. */
export const authorisationPlace: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration' && message.type !== 'arrival-notification') return []
  const place = message.body.locationOfGoods?.authorisation
  if (place === undefined || namedAuthorisations(message).some(({ reference }) => reference === place)) return []
  return [ruleFinding('AUTHORISATION-PLACE', '/body/locationOfGoods/authorisation', place)]
}

/** C0102-FORBIDDEN: goods that arrive at the office rest on no authorisation (NCTS C0102). */
export const c0102Forbidden: Rule = ({ message }) => {
  if (message.type !== 'arrival-notification' || message.sender.role === 'consignee') return []
  const { authorisation, simplified } = message.body
  return authorisation === undefined || simplified === true
    ? []
    : [ruleFinding('C0102-FORBIDDEN', '/body/authorisation', authorisation.reference)]
}

/** ARRIVAL-AUTHORISATION: goods arrive at a consignee's own premises only if it is an authorised one (NCTS IE007). */
export const arrivalAuthorisation: Rule = ({ message }) => {
  if (message.type !== 'arrival-notification') return []
  const { simplified, authorisation } = message.body
  if (authorisation === undefined) {
    const needed = simplified === true || message.sender.role === 'consignee'
    return needed ? [ruleFinding('ARRIVAL-AUTHORISATION', '/body/authorisation', undefined, AUTHORISED_CONSIGNEE)] : []
  }
  const { type } = authorisation
  if (type === AUTHORISED_CONSIGNEE) return []
  return [ruleFinding('ARRIVAL-AUTHORISATION', '/body/authorisation/type', type, AUTHORISED_CONSIGNEE)]
}
