import { codelists } from '../../generated/codelists.ts'
import { ruleFinding } from '../values/finding.ts'
import { mrnOf } from '../values/identifiers.ts'
import { alike } from '../values/spelling.ts'
import type { Rule } from './rule.ts'

/** C0930: results that are not satisfactory say what was found (NCTS). */
export const c0930: Rule = ({ message }) => {
  if (message.type !== 'control-results') return []
  const { code, discrepancies, text } = message.body
  const silent = discrepancies === undefined && text === undefined
  return (code === 'A5' || code === 'B1') && silent ? [ruleFinding('C0930', '/body/discrepancies', code)] : []
}

/** DISCHARGE-REASON: a discharge on another basis than results or recovery says why (engine.md 4). */
export const dischargeReason: Rule = ({ message }) => {
  if (message.type !== 'discharge') return []
  const { basis, text } = message.body
  const needed = codelists['discharge-bases'].some(({ code, reason }) => code === basis && reason)
  return needed && text === undefined ? [ruleFinding('DISCHARGE-REASON', '/body/text', basis)] : []
}

/** CONTINUATION-REFERENCE: goods that go on under a national declaration name it (engine.md 3). */
export const continuationReference: Rule = ({ message }) => {
  if (message.type !== 'border-entry-notice') return []
  const { continuation, nationalReference } = message.body
  return continuation !== 'same' && nationalReference === undefined
    ? [ruleFinding('CONTINUATION-REFERENCE', '/body/nationalReference', continuation)]
    : []
}

/** CONTINUATION-REFERENCE-FORBIDDEN: goods that go on as they are have none. */
export const continuationReferenceForbidden: Rule = ({ message }) => {
  if (message.type !== 'border-entry-notice') return []
  const { continuation, nationalReference } = message.body
  return continuation === 'same' && nationalReference !== undefined
    ? [ruleFinding('CONTINUATION-REFERENCE-FORBIDDEN', '/body/nationalReference', nationalReference.reference)]
    : []
}

/** CORRECTION-SECOND: who confirms a correction is somebody else than who reports it (engine.md 9). */
export const correctionSecond: Rule = ({ message }) => {
  const { type, body } = message
  if (type !== 'border-exit-notice' && type !== 'border-entry-notice' && type !== 'arrival-advice') return []
  const { officer, corrects, confirmedBy } = body
  if (confirmedBy === undefined) return []
  const isSecond = corrects !== undefined && officer !== undefined && !alike(officer, confirmedBy)
  return isSecond ? [] : [ruleFinding('CORRECTION-SECOND', '/body/confirmedBy', confirmedBy)]
}

/** ALERT-SUBJECT: an alert is about a movement, a vehicle or a container (engine.md 3). */
export const alertSubject: Rule = ({ message, mrn = mrnOf(message) }) => {
  if (message.type !== 'alert' || mrn !== undefined) return []
  const { vehicle, container, provisional } = message.body
  // Of a number printed in advance the hub tells those who printed it; for all others it is about nothing.
  const isAboutNumber = message.sender.role === 'hub' && provisional !== undefined
  return vehicle === undefined && container === undefined && !isAboutNumber
    ? [ruleFinding('ALERT-SUBJECT', '/mrn')]
    : []
}
