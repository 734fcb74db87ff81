import type { AlertBody, DischargeBody } from '../../generated/types.ts'
import { answersDiversion, diversionFits } from '../movement/diversion.ts'
import { type Draft, isFirstRound } from '../draft/draft.ts'
import { answerCompletes, answerRefuses, answersAsk } from '../guarantee/asking.ts'
import { isReimbursedBefore, isReimbursement } from '../guarantee/debts.ts'
import { isRequested } from '../guarantee/payment-orders.ts'
import { lineChecks } from '../guarantee/ledger.ts'
import { correctedBy } from '../differences/correction.ts'
import {
  backFillDischarges,
  correctionDischarges,
  dischargesByMandate,
  hasToResolve,
  isHeldBack,
  isRest,
  resolutionDischarges,
  resolutionFrees,
  restDischarges,
  resultsDischarge,
  sharingEndDischarges,
  unseenLegs,
} from '../differences/holding.ts'
import { declaredOf } from '../model/declared.ts'
import { enquiryOf, isOpen, stoppedBy } from '../model/open.ts'
import { agreementsNamed } from '../reference/agreements.ts'
import { isConnected, isCustoms } from '../reference/receivers.ts'
import { officeOn } from '../reference/registry.ts'
import { isSettled, settlesAll } from '../guarantee/recovery.ts'
import { knownPassage, legAt, type Sighting, type SightingType } from '../draft/sighting.ts'
import type { ConditionName, ConditionOn } from '../model/table.ts'
import { instantOf } from '../values/time.ts'
import { countryOfOffice } from '../values/office.ts'
import type { PartyKey } from '../values/party.ts'

/** A condition on what was seen. */
const seen =
  (holds: (draft: Draft, seen: Sighting) => boolean) =>
  (draft: Draft<SightingType>): boolean =>
    holds(draft, draft.sighting)

/** The conditions named in the movement's table, each on what its rows are on. */
const conditions: { readonly [C in ConditionName]: (draft: Draft<ConditionOn<C>>) => boolean } = {
  guaranteesSuffice: (draft) =>
    lineChecks(draft).every(({ refusal, ask }) => refusal === undefined && ask === undefined),
  guarantorsToAsk: (draft) => lineChecks(draft).every(({ refusal }) => refusal === undefined),
  answersAsk,
  answerRefuses,
  answerCompletes,
  stopOpen: isStopped,
  stopHoldsDischarge,

  senderIsNoParty: (draft) => !draft.byParty,
  countryHasNoLeg: seen((_, { leg }) => leg === undefined),
  repeatedPassage: seen((draft, sight) => relationOf(draft, sight) === 'same'),
  repeatedPassageWithOtherFindings: seen((draft, sight) => relationOf(draft, sight) === 'other-findings'),
  passageTakenAtAnotherOffice: seen((draft, sight) => relationOf(draft, sight) === 'other-office'),
  repeatedArrival: seen((draft, sight) => relationOf(draft, sight) === 'same'),
  repeatedArrivalWithOtherFindings: seen((draft, sight) => relationOf(draft, sight) === 'other-findings'),
  returnThroughExit: seen((_, { kind }) => kind === 'return'),
  returnInFirstLeg: seen((_, { kind, leg }) => kind === 'return' && leg === 0),
  returnAfterOnwardPassage: seen((draft, { kind, leg }) => kind === 'return' && passedBeyond(draft, leg)),
  exitBeforeReturn: seen(isExitBeforeReturn),
  entryOfFirstLeg: seen((_, { kind, leg }) => kind === 'entry' && leg === 0),
  legPassed: seen(isLegPassed),
  finalExitToOutside: seen((draft, { final }) => final && !isDestinationOnHub(draft) && countsAsArrival(draft)),
  atDestinationOffice: seen((draft, { office }) => office === declaredOf(draft.movement).destination.office),
  officeFitsDestination: seen(fitsDestination),

  placeHasNoLeg: ({ place }) => place !== undefined && place.leg === undefined,
  endsAll: ({ message }) => message.body.extent === 'all',
  byAuthorityBeforeFirstBorder: ({ message, movement }) =>
    message.body.basis === 'authority' &&
    movement.legs.every(({ entered, exited, returned }) => (entered ?? exited ?? returned) === undefined),
  unloadingPermitted: ({ movement }) => movement.unloadingPermitted === true,
  ordersControl: ({ message }) => message.body.decision === 'control',
  clears: ({ message }) => message.body.decision === 'cleared',

  solved: isSolved,
  solvedAndAutomatic: (draft) =>
    isSolved(draft) &&
    dischargesByMandate(draft) &&
    !isStopped(draft) &&
    resolutionFrees(draft) &&
    unseenLegs(draft).length === 0,
  hasToResolve,
  resolutionDischarges,
  sharingEndDischarges,
  backFillDischarges,
  correctsFact: (draft) => correctedBy(draft) !== undefined,
  correctionDischarges,
  isRest,
  restDischarges,
  diversionFits,
  diversionOpen: ({ movement }) => isOpen(movement, 'diversion'),
  diversionAccepted: (draft) => answersDiversion(draft, 'accepted'),
  diversionRefused: (draft) => answersDiversion(draft, 'rejected'),
  firstRound: isFirstRound,
  enquiryOpen: ({ movement }) => isOpen(movement, 'enquiry'),
  enquiryOfHolder: ({ movement }) => enquiryOf(movement)?.stage === 'holder',
  recoveryOpen: ({ movement }) => isOpen(movement, 'recovery'),
  settlesAll: (draft) => settlesAll(draft) && !isStopped(draft),
  reimbursedBefore: isReimbursedBefore,
  reimburses: isReimbursement,
  paymentRequested: isRequested,
  transferAsked,
  transferAskedInRecovery: (draft) => isOpen(draft.movement, 'recovery') && transferAsked(draft),
  lateProof: (draft) => isOpen(draft.movement, 'recovery') && LATE_PROOF.has(basisOf(draft)),

  conform: isConform,
  conformAndAutomatic: (draft) => isConform(draft) && resultsDischarge(draft),
  basisResults: (draft) => basisOf(draft) === 'results',
  basisRecovered: (draft) => basisOf(draft) === 'recovered',

  setsStop: (draft) => actionOf(draft) === 'stop',
  liftsStop: (draft) => actionOf(draft) === 'lift' && stopsLeft(draft).length < stoppedBy(draft.movement).length,
  liftsNothing: (draft) => actionOf(draft) === 'lift',
  liftsLastStopOfSettled: (draft) => liftsLastStop(draft) && isSettled(draft),
  liftsLastStopOfAutomatic: (draft) =>
    liftsLastStop(draft) &&
    dischargesByMandate(draft) &&
    draft.movement.resolution?.outcome !== 'unsolved' &&
    !isHeldBack(draft),
}

/** Conditions that read the declaration's content (`DecideInput.declaration`). */
export const conditionsOnDeclaration: ReadonlySet<ConditionName> = new Set(['diversionFits'])

/** Whether a condition of the table holds for this decision. */
export const holds = (draft: Draft, condition: ConditionName): boolean =>
  // Only rows on the draft's event are tried (`findRow`): the compiler cannot see that the name is one of theirs.
  (conditions[condition] as (draft: Draft) => boolean)(draft)

/** Proof that releases what was claimed even after the end (engine.md 4, "late proof"). */
const LATE_PROOF: ReadonlySet<string> = new Set(['alternative-proof', 'en-route', 'authority'])

function isStopped({ movement }: Draft): boolean {
  return isOpen(movement, 'stop')
}

function isSolved({ message }: Draft<'discrepancy-resolution'>): boolean {
  return message.body.outcome === 'solved'
}

function transferAsked({ movement }: Draft): boolean {
  return movement.recovery?.competent !== undefined && movement.recovery.competent.accepted !== true
}

/**
 * Whether a stop holds this discharge back: each one but departure's own, which its discharge by authority closes. Another
 * country has its reasons, and consents by lifting its stop (engine.md 9, "From practice").
 */
function stopHoldsDischarge(draft: Draft<'discharge'>): boolean {
  return isStopped(draft) && !(isStoppedByDepartureAtMost(draft) && basisOf(draft) === 'authority')
}

/** Whether no country but that of departure has a stop open. */
export const isStoppedByDepartureAtMost = ({ movement }: Draft): boolean =>
  stoppedBy(movement).every((key) => key === declaredOf(movement).departure.country)

/** Stops that remain after this sender has lifted its own: nobody lifts another's. */
export const stopsLeft = (draft: Draft): readonly PartyKey[] =>
  stoppedBy(draft.movement).filter((key) => key !== draft.sender)

const liftsLastStop = (draft: Draft<'alert'>): boolean =>
  actionOf(draft) === 'lift' && isStopped(draft) && stopsLeft(draft).length === 0

const actionOf = ({ message }: Draft<'alert'>): AlertBody['action'] => message.body.action
const basisOf = ({ message }: Draft<'discharge'>): DischargeBody['basis'] => message.body.basis

/** A1 to A4: satisfactory, or with discrepancies too small to be resolved (domain.md 2.7). */
function isConform({ message }: Draft<'control-results'>): boolean {
  return message.body.code !== 'A5' && message.body.code !== 'B1'
}

/** How a sighting relates to the passage already recorded in its place. */
function relationOf(draft: Draft, sight: Sighting): 'new' | 'same' | 'other-findings' | 'other-office' {
  const known = knownPassage(draft.movement, sight)
  if (known === undefined) return 'new'
  if (known.office !== sight.office) return 'other-office'
  return known.findings.includes(sight.observations) ? 'same' : 'other-findings'
}

const passedBeyond = ({ movement }: Draft, index: number | undefined): boolean =>
  movement.legs.some(
    (leg) => (index === undefined || leg.index > index) && (leg.entered !== undefined || leg.exited !== undefined),
  )

function isLegPassed(draft: Draft, { kind, leg }: Sighting): boolean {
  const own = legAt(draft.movement, leg)
  const left = own?.exited !== undefined || own?.returned !== undefined
  return passedBeyond(draft, leg) || (kind === 'entry' && left)
}

/**
 * One office, one clock: here the times do give the order. This is the exit that a return revoked, reported after the
 * return.
 */
function isExitBeforeReturn({ movement }: Draft, { kind, leg, office, occurredAt }: Sighting): boolean {
  const returned = legAt(movement, leg)?.returned
  if (kind !== 'exit' || returned === undefined || returned.office !== office) return false
  return instantOf(occurredAt) <= instantOf(returned.occurredAt)
}

/** Whether an agreement the movement rests on, with the country that reports, says that nobody else will see the goods arrive. */
function countsAsArrival({ movement, sighting, input: { reference }, on }: Draft): boolean {
  const { agreements = [] } = declaredOf(movement)
  const country = sighting && countryOfOffice(sighting.office)
  return agreementsNamed(reference.agreements, agreements, on.day).some(
    ({ countries, finalExit }) => finalExit === 'arrival' && countries.some((one) => one === country),
  )
}

/** A country that is connected to the hub and reached: only then will an arrival be reported from there. */
const isDestinationOnHub = ({ movement, input }: Draft): boolean => {
  const last = movement.legs.at(-1)
  return (
    isCustoms(input.reference, declaredOf(movement).destination.country) && (last === undefined || isConnected(last))
  )
}

/**
 * The diversion rule for arrivals (engine.md 4): an office with the role of destination in a country of the itinerary is
 * accepted; agreement and guarantee already cover all of these.
 */
function fitsDestination({ input, movement, on }: Draft, { office, leg }: Sighting): boolean {
  return (
    legAt(movement, leg) !== undefined && officeOn(input.reference, office, on)?.roles.includes('destination') === true
  )
}
