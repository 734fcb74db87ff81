import type { RuleId } from '../../generated/rules.ts'
import type { Declaration } from '../../generated/types.ts'
import type { ActDay } from '../reference/act-day.ts'
import { agreedWayOf, type Gap, type GapReason, type Way } from '../reference/agreements.ts'
import { connectionsOf } from '../reference/connection.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Reference } from '../model/reference.ts'
import { actDay, oncePerCheck, type Rule } from './rule.ts'
import { asCountry } from '../values/party.ts'

/** What is missing where there is an agreement between the two countries. */
const REASONS: Readonly<Record<Exclude<GapReason, 'none'>, RuleId>> = {
  suspended: 'AGREEMENT-SUSPENDED',
  regime: 'AGREEMENT-REGIME',
  mode: 'AGREEMENT-MODE',
  guarantee: 'AGREEMENT-GUARANTEE',
  corridor: 'AGREEMENT-CORRIDOR',
}

/** The way a declaration wants to go, as agreements look at it. */
export const wayOfDeclaration = (
  { itinerary, regime, guarantees }: Declaration,
  reference: Reference,
  on: ActDay,
): Way => ({
  legs: itinerary.map((leg) => ({
    ...leg,
    country: asCountry(leg.country),
    ...connectionsOf(leg, reference, on),
  })),
  regime,
  guaranteeTypes: guarantees.map(({ type }) => type),
})

/** AGREEMENT with the pair, and beside it what the agreement between the two countries lacks, if there is one. */
export function gapFindings({ pair, leg, reason, detail }: Gap, regime: string, at: string): Finding[] {
  const pointer = `${at}/${leg}`
  const uncovered = ruleFinding('AGREEMENT', pointer, pair, regime)
  return reason === 'none' ? [uncovered] : [uncovered, ruleFinding(REASONS[reason], pointer, pair, detail)]
}

/** The gaps of a new declaration on the day of its acceptance. */
const gapsOf = oncePerCheck((input: Parameters<Rule>[0]): readonly Gap[] => {
  const { message, reference, amends } = input
  // Whether an amendment needs more than its movement already has, only the movement can tell.
  if (message.type !== 'transit-declaration' || amends === true) return []
  const way = wayOfDeclaration(message.body, reference, actDay(input))
  const coverage = agreedWayOf(way, reference.agreements, actDay(input).day)
  return coverage.covered ? [] : coverage.gaps
})

const findingsFor =
  (...ids: readonly RuleId[]): Rule =>
  (input) =>
    input.message.type === 'transit-declaration'
      ? gapsOf(input)
          .flatMap((gap) => gapFindings(gap, regimeOf(input.message), '/body/itinerary'))
          .filter(({ rule }) => rule !== undefined && ids.includes(rule))
      : []

const regimeOf = (message: Parameters<Rule>[0]['message']): string =>
  message.type === 'transit-declaration' ? message.body.regime : ''

/** AGREEMENT: agreements in force cover the itinerary, its regime, modes and guarantees; else the pair is named. */
export const agreement = findingsFor('AGREEMENT')
/** AGREEMENT-SUSPENDED: an agreement between the two countries carries no new declaration at present. */
export const agreementSuspended = findingsFor('AGREEMENT-SUSPENDED')
/** AGREEMENT-REGIME: the agreement between the two countries is about other regimes. */
export const agreementRegime = findingsFor('AGREEMENT-REGIME')
/** AGREEMENT-MODE: the agreement between the two countries is about other modes of transport. */
export const agreementMode = findingsFor('AGREEMENT-MODE')
/** AGREEMENT-GUARANTEE: the agreement between the two countries takes other types of guarantee. */
export const agreementGuarantee = findingsFor('AGREEMENT-GUARANTEE')
/** AGREEMENT-CORRIDOR: the agreement between the two countries opens other frontiers or prescribes a route. */
export const agreementCorridor = findingsFor('AGREEMENT-CORRIDOR')
