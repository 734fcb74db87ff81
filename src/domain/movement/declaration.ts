import type { ActDay } from '../reference/act-day.ts'
import type { Declaration, VehicleSet } from '../../generated/types.ts'
import { agreedWayOf, dischargeModeOf } from '../reference/agreements.ts'
import { carryReceipts, contributionsDue } from '../reference/contribution.ts'
import { connectionsOf } from '../reference/connection.ts'
import { admit, change, type Draft, guaranteeOf } from '../draft/draft.ts'
import { type Declared, declaredOf } from '../model/declared.ts'
import type { Held, Leg, Movement } from '../model/movement.ts'
import { asCountry, asParty, type CountryCode, HUB, type PartyKey } from '../values/party.ts'
import { type Declaring, lineChecks } from '../guarantee/ledger.ts'
import { askContributions } from '../guarantee/payment-orders.ts'
import { activeParty, isCustoms } from '../reference/receivers.ts'
import type { Agreement, Reference } from '../model/reference.ts'
import { matchedBy } from '../values/provisional.ts'
import { legOf, type Sighting } from '../draft/sighting.ts'
import { asOffice, countryOfOffice } from '../values/office.ts'

/**
 * Opens the movement a declaration describes. Messages reported for its MRN before are no longer unmatched but held, and
 * take effect when the movement is released (engine.md 4).
 */
export function open(draft: Draft<'transit-declaration'>): void {
  const { message, movement } = draft
  const legs = legsOf(message.body, draft.input.reference, draft.on)
  const at = { country: asCountry(message.sender.country), declaredAt: message.occurredAt }
  change(draft, { ...contentOf(draft, at, message.body), legs, version: 1, itineraryVersion: 1 })
  const { doubles } = draft.input
  if (doubles !== undefined) change(draft, { doubles })
  admit(draft, partiesOf(draft, message.body))
  const provisional = matchedBy(message)
  if (provisional !== undefined) change(draft, { provisional })
  const waiting = [...movement.held, ...(draft.input.adopts ?? [])]
  change(draft, { held: waiting.map((held) => matched(held, legs, draft.movement.parties)) })
  draft.declaration = withoutAccessCodes(message.body)
  askContributions(draft)
}

/** Where and when a movement was declared. */
type DeclaredAt = { country: CountryCode; declaredAt: string }

/** What a movement takes over from a declaration's content. */
export function contentOf(draft: Draft, at: DeclaredAt, body: Declaration): Partial<Movement> {
  const { principal } = body
  const destination = asOffice(body.destinationOffice)
  const party = principal.party !== undefined && activeParty(draft.input.reference, principal.party)?.key
  const consignee = activeParty(draft.input.reference, body.consignee?.party ?? '')?.key
  const guaranteeTypes = body.guarantees.map(({ type }) => type)
  const legs = legsOf(body, draft.input.reference, draft.on).map((leg, at) => ({ ...leg, ...routeOf(body, at) }))
  const way = { legs, regime: body.regime, guaranteeTypes }
  const coverage = agreedWayOf(way, draft.input.reference.agreements, draft.on.day)
  const due = contributionsDue(body, draft.input.reference, draft.on)
  const contributions = carryReceipts(due, draft.movement.contributions ?? [])
  const asksAnything = contributions.length > 0 || draft.movement.contributions !== undefined
  return {
    declared: {
      // A movement amended after its agreement was suspended finishes under its original terms; all else is as it is
      // declared now.
      ...(coverage.covered ? termsOf(coverage.agreements) : termsKept(draft.movement.declared)),
      declaredAt: at.declaredAt,
      departure: { country: at.country, office: asOffice(body.departureOffice) },
      destination: { country: countryOfOffice(destination), office: destination },
      principal: { scheme: principal.scheme, id: principal.id, ...(party ? { party } : {}) },
      regime: body.regime,
      ...(body.lot === undefined ? {} : { lot: body.lot }),
      nationalRefs: (body.nationalRefs ?? []).map((one) => ({ ...one, country: asCountry(one.country) })),
      ...(consignee === undefined ? {} : { consignee }),
      debtGuarantors: (body.secured ?? []).flatMap(({ country, guarantor }) =>
        guarantor === undefined ? [] : [{ country: asCountry(country), guarantor: asParty(guarantor) }],
      ),
    },
    seals: sealsOf(body),
    ...vehicleIn(body.vehicleSet),
    ...(body.limitAt === undefined ? {} : { limitAt: body.limitAt }),
    ...(coverage.covered && asksAnything ? { contributions } : {}),
  }
}

/** The number of the vehicle a movement goes by; nothing where none is known (rule DEPARTURE-MEANS), or there is none. */
export const vehicleIn = ({ means }: VehicleSet): { vehicle?: string } =>
  means?.identification === undefined ? {} : { vehicle: means.identification }

/** What a movement keeps of the agreements it rests on. */
export const termsOf = (agreements: readonly Agreement[]): Pick<Declared, 'dischargeMode' | 'agreements'> => ({
  dischargeMode: dischargeModeOf(agreements),
  ...(agreements.length === 0 ? {} : { agreements: agreements.map(({ id }) => id) }),
})

const termsKept = (declared: Declared | undefined): Partial<Pick<Declared, 'dischargeMode' | 'agreements'>> => ({
  ...(declared?.dischargeMode === undefined ? {} : { dischargeMode: declared.dischargeMode }),
  ...(declared?.agreements === undefined ? {} : { agreements: declared.agreements }),
})

const routeOf = ({ itinerary }: Declaration, at: number): { routeCode?: string } => {
  const routeCode = itinerary[at]?.routeCode
  return routeCode === undefined ? {} : { routeCode }
}

/** The legs of an itinerary, none passed yet, each reached as the registry says on the day of the act. */
export const legsOf = (body: Pick<Declaration, 'itinerary'>, reference: Reference, on: ActDay): Leg[] =>
  body.itinerary.map((leg, index) => ({
    index,
    country: asCountry(leg.country),
    ...(leg.entryOffice === undefined ? {} : { entryOffice: asOffice(leg.entryOffice) }),
    ...(leg.exitOffice === undefined ? {} : { exitOffice: asOffice(leg.exitOffice) }),
    mode: leg.mode,
    ...connectionsOf(leg, reference, on),
    ...(leg.limitAt === undefined ? {} : { limitAt: leg.limitAt }),
    ...(leg.estimatedEntryAt === undefined ? {} : { estimatedEntryAt: leg.estimatedEntryAt }),
  }))

/**
 * Departure, the customs on the way, principal, consignee and every other registered party the declaration names, and
 * the guarantors of the lines that were taken.
 */
export function partiesOf(draft: Draft<Declaring>, body: Declaration): PartyKey[] {
  const { reference } = draft.input
  const { departure, principal, consignee, debtGuarantors } = declaredOf(draft.movement)
  const customs = [...body.itinerary.map(({ country }) => country), countryOfOffice(asOffice(body.destinationOffice))]
  const guarantors = lineChecks(draft).flatMap((check) => {
    // The guarantor of a carnet is not on the hub.
    const guarantor = guaranteeOf(draft, check)?.guarantor
    return guarantor === undefined || check.refusal !== undefined ? [] : [guarantor]
  })
  return [
    departure.country,
    ...customs.filter((country): country is CountryCode => isCustoms(reference, country)),
    ...(principal.party === undefined ? [] : [principal.party]),
    ...(consignee === undefined ? [] : [consignee]),
    ...[...serversOf(body), ...debtGuarantors.map(({ guarantor }) => guarantor)].filter(
      (key) => activeParty(reference, key) !== undefined,
    ),
    ...guarantors,
  ]
}

/** A fact that was unmatched now waits for the release, or, if its country has no part in the movement, for a diversion. */
function matched(held: Held, legs: readonly Leg[], parties: readonly PartyKey[]): Held {
  const by = held.by ?? held.key.sender
  const party = parties.includes(by) || by === HUB
  const awaits = party ? 'release-for-transit' : 'diversion-response'
  const { leg: _, ...rest } = held
  const leg = held.office === undefined ? undefined : legOf(legs, held.office, kindOf(held.type))
  return { ...rest, awaits, ...(leg === undefined ? {} : { leg }) }
}

function kindOf(type: string): Sighting['kind'] {
  if (type === 'border-entry-notice' || type === 'border-entry-refusal') return 'entry'
  return type === 'arrival-advice' ? 'arrival' : 'exit'
}

/** Seals of the equipment and those named as safeguards, each once. */
export function sealsOf(body: Pick<Declaration, 'equipment' | 'safeguards'>): string[] {
  const affixed = (body.equipment ?? []).flatMap(({ seals }) => (seals ?? []).map(({ id }) => id))
  const safeguards = (body.safeguards ?? []).filter(({ kind }) => kind === 'seal')
  return [...new Set([...affixed, ...safeguards.flatMap(({ reference }) => reference ?? [])])]
}

/** A declaration as it may be kept and shown: access codes are secrets between principal, guarantor and hub. */
export const withoutAccessCodes = (body: Declaration): Declaration => ({
  ...body,
  guarantees: body.guarantees.map((use) => {
    const { accessCode: _, ...shown } = use
    return shown
  }),
})

/** Who carries, tracks or collects for this movement: registered carriers, railways, tracking and payment systems. */
const serversOf = ({ carrier, contribution, safeguards }: Declaration): PartyKey[] =>
  [carrier?.party, contribution?.party, ...(safeguards ?? []).map(({ party }) => party)].flatMap((key) =>
    key === undefined ? [] : [asParty(key)],
  )
