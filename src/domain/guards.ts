import { catalogue } from '../generated/catalogue.ts'
import type { Draft } from './draft.ts'
import type { Finding } from './finding.ts'
import { ruleFinding } from './rules/rule.ts'

/**
 * What can only be checked against the movement, before its state is looked at: whether the sender is a party at all
 * (90, the same as for an unknown MRN, invariant I7), whether he is the one to decide this, and rule C0810. Facts pass:
 * they are never refused (engine.md 1).
 */
export function guardFindings(draft: Draft): Finding[] {
  const { message, movement } = draft
  if (catalogue[message.type].kind !== 'decision' || message.type === 'transit-declaration') return []
  if (movement.state === 'none') return []
  if (!mayDecide(draft)) return [refusalOf(draft, '90')]
  if (!isCompetent(draft)) return [ruleFinding('SENDER-OFFICE', '/sender', draft.sender, competentCountry(draft))]
  const unsealed = message.type === 'control-results' && message.body.sealState === undefined
  return unsealed && movement.seals.length > 0 ? [ruleFinding('C0810', '/body/sealState')] : []
}

/** A party; for an alert one who holds the declaration or a record of it. */
function mayDecide({ byParty, message, movement, sender }: Draft): boolean {
  if (message.type !== 'alert') return byParty
  return byParty && (sender === movement.departure?.country || movement.withRecord.includes(sender))
}

/** Release and discharge are departure's, results those of the country where the goods arrived. */
function isCompetent(draft: Draft): boolean {
  const country = competentCountry(draft)
  return country === undefined || country === draft.sender
}

function competentCountry({ message, movement }: Draft): string | undefined {
  if (message.type === 'release-for-transit' || message.type === 'discharge') return movement.departure?.country
  // Before the arrival nobody knows where it will be; held results are looked at again when they take effect.
  return message.type === 'control-results' ? movement.arrivedOffice?.slice(0, 2) : undefined
}

/** Refusals of the table: 90 for what is unknown to the sender, 92 for what comes out of sequence. */
export function refusalOf({ message, movement }: Draft, code: '90' | '92'): Finding {
  if (code === '92' && message.type === 'transit-declaration') return ruleFinding('MRN-EXISTS', '/mrn', movement.mrn)
  return { code, pointer: '/mrn', value: movement.mrn, ...(code === '92' ? { expected: movement.state } : {}) }
}
