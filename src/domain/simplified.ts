import { departsFromOwnPremises, standingOf, authorisationDay } from './authorisations.ts'
import { change, type Draft } from './draft.ts'
import type { Finding } from './finding.ts'
import { ruleFinding } from './rules/rule.ts'

/**
 * What only the movement can tell about simplified procedures: that a control result A3 stands on one (domain.md 2.7),
 * and that whoever notifies the arrival for an authorised consignee speaks of this movement's.
 */
export function simplifiedFindings(draft: Draft): Finding[] {
  const { message, movement, input } = draft
  if (message.type === 'release-for-transit') {
    const simplified = message.body.controlResult.code !== 'A3' || departsFromOwnPremises(input.declaration)
    return simplified ? [] : [ruleFinding('RESULT-A3', '/body/controlResult/code', 'A3')]
  }
  if (message.type === 'control-results') {
    // Before the arrival nobody knows yet how it will be; held results are looked at again when they take effect.
    const known = movement.arrivedAt !== undefined
    const simplified = message.body.code !== 'A3' || movement.simplified === true
    return known && !simplified ? [ruleFinding('RESULT-A3', '/body/code', 'A3')] : []
  }
  return message.type === 'arrival-notification' ? notificationFindings(draft) : []
}

function notificationFindings({ message, movement, input }: Draft): Finding[] {
  if (message.type !== 'arrival-notification' || message.body.authorisation === undefined) return []
  const { authorisation } = message.body
  const rows = input.reference.authorisations ?? []
  const { row } = standingOf(rows, authorisation, authorisationDay(message, input.now))
  const pointer = '/body/authorisation/reference'
  const { party } = row?.holder ?? {}
  if (party !== undefined && movement.consignee !== undefined && party !== movement.consignee) {
    return [ruleFinding('AUTHORISATION-HOLDER', pointer, authorisation.reference, movement.consignee)]
  }
  const regimes = row?.scope?.regimes
  const regime = movement.regime ?? ''
  return regimes === undefined || regimes.includes(regime)
    ? []
    : [ruleFinding('AUTHORISATION-SCOPE', pointer, regime, authorisation.reference)]
}

/** The goods are at the premises of an authorised consignee: he unloads them himself, and the results may take longer. */
export function noteSimplified(draft: Draft): void {
  const { message } = draft
  if (message.type !== 'arrival-notification') return
  const { simplified, authorisation } = message.body
  if (simplified !== false && authorisation !== undefined) change(draft, { simplified: true })
}
