import type { Declaration, Trader } from '../../generated/types.ts'
import {
  AUTHORISED_CONSIGNEE,
  type Authorisation,
  authorisationType,
  authorisationDay,
  isHolder,
  namedAuthorisations,
  type Named,
  standingOf,
} from '../authorisations.ts'
import { partyKeyOf } from '../party.ts'
import { officeOn } from '../registry.ts'
import { dayOf } from './day.ts'
import { type Rule, type RuleInput, ruleFinding } from './rule.ts'

type Judged = Named & ReturnType<typeof standingOf>

const judged = (input: RuleInput): Judged[] => {
  const { authorisations = [] } = input.reference
  const day = authorisationDay(input.message, input.now)
  return namedAuthorisations(input.message).map((named) => ({ ...named, ...standingOf(authorisations, named, day) }))
}

/** Those whose holder, office and scope are worth looking at: of the others it is enough to know that they do not hold. */
const valid = (input: RuleInput): (Named & { row: Authorisation })[] =>
  judged(input).flatMap(({ standing, row, ...named }) =>
    standing === 'valid' && row !== undefined ? [{ ...named, row }] : [],
  )

/** AUTHORISATION-UNKNOWN: what a message rests on has been granted. */
export const authorisationUnknown: Rule = (input) =>
  judged(input)
    .filter(({ standing }) => standing === 'unknown')
    .map(({ pointer, type, reference }) => ruleFinding('AUTHORISATION-UNKNOWN', pointer, `${type} ${reference}`))

/** AUTHORISATION-VALIDITY: it is valid on the day. */
export const authorisationValidity: Rule = (input) =>
  judged(input).flatMap(({ standing, row, pointer, reference }) => {
    if (standing !== 'not-valid' || row === undefined) return []
    const period = `${row.validFrom} - ${row.validTo ?? ''}`.trim()
    return [ruleFinding('AUTHORISATION-VALIDITY', pointer, reference, period)]
  })

/** AUTHORISATION-SUSPENDED: and not suspended. */
export const authorisationSuspended: Rule = (input) =>
  judged(input)
    .filter(({ standing }) => standing === 'suspended')
    .map(({ pointer, reference, row }) =>
      ruleFinding('AUTHORISATION-SUSPENDED', pointer, reference, row?.suspendedFrom ?? ''),
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
  const { sender } = message
  // Customs speaks for the consignee, whom only the movement knows (simplified.ts); who he is missing is SENDER-PARTY's.
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
    if (office === undefined || row.offices.includes(office)) return []
    return [ruleFinding('AUTHORISATION-OFFICE', pointer, reference, office)]
  })

/** The office at which an authorisation of this type must hold; undefined where other rules refuse the office itself. */
function officeInCharge({ message, reference }: RuleInput, type: string): string | undefined {
  const at = authorisationType(type)?.office
  if (message.type === 'transit-declaration') {
    return at === undefined ? undefined : message.body[`${at}Office`]
  }
  if (message.type !== 'arrival-notification') return undefined
  const { office } = message.body
  return officeOn(reference, office, dayOf(message))?.roles.includes('destination') === true ? office : undefined
}

/** AUTHORISATION-SCOPE: it covers this regime, this way and these goods. */
export const authorisationScope: Rule = (input) => {
  const { message } = input
  if (message.type !== 'transit-declaration') return []
  return valid(input).flatMap(({ reference, row }) => outsideScope(message.body, reference, row.scope ?? {}))
}

function outsideScope(
  body: Declaration,
  reference: string,
  { countries, regimes, hs }: NonNullable<Authorisation['scope']>,
): ReturnType<Rule> {
  const finding = (pointer: string, value: string) => ruleFinding('AUTHORISATION-SCOPE', pointer, value, reference)
  return [
    ...(regimes === undefined || regimes.includes(body.regime) ? [] : [finding('/body/regime', body.regime)]),
    ...body.itinerary.flatMap(({ country }, at) =>
      countries === undefined || countries.includes(country) ? [] : [finding(`/body/itinerary/${at}/country`, country)],
    ),
    ...body.items.flatMap(({ commodity: { hsCode } }, at) =>
      hs === undefined || hs.some((prefix) => hsCode.startsWith(prefix))
        ? []
        : [finding(`/body/items/${at}/commodity/hsCode`, hsCode)],
    ),
  ]
}

/** AUTHORISATION-PLACE: an authorised place is that of an authorisation the message names. */
export const authorisationPlace: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration' && message.type !== 'arrival-notification') return []
  const place = message.body.locationOfGoods?.authorisation
  if (place === undefined || namedAuthorisations(message).some(({ reference }) => reference === place)) return []
  return [ruleFinding('AUTHORISATION-PLACE', '/body/locationOfGoods/authorisation', place)]
}

/** ARRIVAL-AUTHORISATION: goods arrive at a consignee's own premises only if he is an authorised one (NCTS IE007). */
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
