import { codelists } from '../../generated/codelists.ts'
import type { RuleId } from '../../generated/rules.ts'
import { ruleFinding } from '../values/finding.ts'
import type { Rule } from './rule.ts'
import { asOffice, countryOfOffice } from '../values/office.ts'

/** REASON-TEXT: the reason `other` says in words what it is. */
const reasonText: Rule = ({ message }) => {
  switch (message.type) {
    case 'no-release':
    case 'border-entry-refusal':
    case 'diversion-request':
    case 'time-limit-extension':
    case 'seal-change': {
      const { reason, text } = message.body
      return reason === 'other' && text === undefined ? [ruleFinding('REASON-TEXT', '/body/text', reason)] : []
    }
    case 'control-results':
    case 'unloading-remarks':
      return (message.body.discrepancies ?? []).flatMap(({ kind, text }, at) =>
        kind === 'other' && text === undefined
          ? [ruleFinding('REASON-TEXT', `/body/discrepancies/${at}/text`, kind)]
          : [],
      )
    default:
      return []
  }
}

const incidentRow = (code: string): { equipment: boolean; transhipment: boolean } => {
  const rows: readonly { code: string; equipment?: boolean; transhipment?: boolean }[] = codelists['incident-codes']
  const row = rows.find((one) => one.code === code)
  return { equipment: row?.equipment === true, transhipment: row?.transhipment === true }
}

/** INCIDENT-EQUIPMENT: where seals were touched or goods moved, the equipment is listed with its seals (NCTS CL019). */
const incidentEquipment: Rule = ({ message }) => {
  if (message.type !== 'incident-notice') return []
  const { code, equipment } = message.body
  const { equipment: takes, transhipment } = incidentRow(code)
  // With a transhipment the equipment may be as it was.
  return takes && !transhipment && equipment === undefined
    ? [ruleFinding('INCIDENT-EQUIPMENT', '/body/equipment', code)]
    : []
}

/** INCIDENT-EQUIPMENT-FORBIDDEN: a deviation, or a carrier who cannot comply, changes no equipment (NCTS CL019). */
const incidentEquipmentForbidden: Rule = ({ message }) => {
  if (message.type !== 'incident-notice') return []
  const { code, equipment } = message.body
  return equipment !== undefined && !incidentRow(code).equipment
    ? [ruleFinding('INCIDENT-EQUIPMENT-FORBIDDEN', '/body/equipment', code)]
    : []
}

/** INCIDENT-TRANSHIPMENT: goods moved to another vehicle, or a vehicle changed, name the new one (NCTS CL019). */
const incidentTranshipment: Rule = ({ message }) => {
  if (message.type !== 'incident-notice') return []
  const { code, transhipment } = message.body
  return incidentRow(code).transhipment && transhipment === undefined
    ? [ruleFinding('INCIDENT-TRANSHIPMENT', '/body/transhipment', code)]
    : []
}

/** INCIDENT-TRANSHIPMENT-FORBIDDEN: other incidents change no vehicle (NCTS CL019). */
const incidentTranshipmentForbidden: Rule = ({ message }) => {
  if (message.type !== 'incident-notice') return []
  const { code, transhipment } = message.body
  return transhipment !== undefined && !incidentRow(code).transhipment
    ? [ruleFinding('INCIDENT-TRANSHIPMENT-FORBIDDEN', '/body/transhipment', code)]
    : []
}

/** EN-ROUTE-ITEMS: what ends in part says which part (engine.md 3). */
const enRouteItems: Rule = ({ message }) =>
  message.type === 'en-route-end' && message.body.extent === 'items' && message.body.items === undefined
    ? [ruleFinding('EN-ROUTE-ITEMS', '/body/items')]
    : []

/** EN-ROUTE-ITEMS-FORBIDDEN: what ends wholly has no part. */
const enRouteItemsForbidden: Rule = ({ message }) =>
  message.type === 'en-route-end' && message.body.extent === 'all' && message.body.items !== undefined
    ? [ruleFinding('EN-ROUTE-ITEMS-FORBIDDEN', '/body/items')]
    : []

/** SEAL-CHANGE-EMPTY: a change changes something. */
const sealChangeEmpty: Rule = ({ message }) =>
  message.type === 'seal-change' && message.body.removed === undefined && message.body.affixed === undefined
    ? [ruleFinding('SEAL-CHANGE-EMPTY', '/body/affixed')]
    : []

/** REMARKS-DISCREPANCY: what does not agree is said (after NCTS C0930). */
const remarksDiscrepancy: Rule = ({ message }) => {
  if (message.type !== 'unloading-remarks') return []
  const { conform, discrepancies, text } = message.body
  return !conform && discrepancies === undefined && text === undefined
    ? [ruleFinding('REMARKS-DISCREPANCY', '/body/discrepancies')]
    : []
}

/** DIVERSION-REASON: a refusal has one of the four reasons (NCTS IE003, IE115). */
const diversionReason: Rule = ({ message }) =>
  message.type === 'diversion-response' && message.body.outcome === 'rejected' && message.body.reason === undefined
    ? [ruleFinding('DIVERSION-REASON', '/body/reason')]
    : []

/** Another reason than the three that need no words (NCTS CL, requestRejectionReasonCode). */
const OTHER_REASON = '4'

/** C0492: another reason is said in words (NCTS). */
const c0492: Rule = ({ message }) =>
  message.type === 'diversion-response' && message.body.reason === OTHER_REASON && message.body.text === undefined
    ? [ruleFinding('C0492', '/body/text', OTHER_REASON)]
    : []

/** C0129-FORBIDDEN: what customs cancels of its own accord nobody has asked for (NCTS C0129). */
const c0129Forbidden: Rule = ({ message }) =>
  message.type === 'cancellation' && message.body.basis === 'authority' && message.body.requestedAt !== undefined
    ? [ruleFinding('C0129-FORBIDDEN', '/body/requestedAt', message.body.requestedAt)]
    : []

/** SETTLEMENT-PRINCIPAL: a guarantor that says the principal has paid would free itself of its own word (engine.md 9). */
const settlementPrincipal: Rule = ({ message }) => {
  if (message.type !== 'recovery-settlement' || message.body.byPrincipal !== true) return []
  const isOwn = message.sender.role === 'customs' && message.body.paidBy === undefined
  return isOwn ? [] : [ruleFinding('SETTLEMENT-PRINCIPAL', '/body/byPrincipal')]
}

/** DIVERSION-REASON-FORBIDDEN: an acceptance has none. */
const diversionReasonForbidden: Rule = ({ message }) =>
  message.type === 'diversion-response' && message.body.outcome === 'accepted' && message.body.reason !== undefined
    ? [ruleFinding('DIVERSION-REASON-FORBIDDEN', '/body/reason', message.body.reason)]
    : []

/** EXTENSION-LEG: a leg that gets more time is named (engine.md 3). */
const extensionLeg: Rule = ({ message }) =>
  message.type === 'time-limit-extension' && message.body.scope === 'leg' && message.body.legIndex === undefined
    ? [ruleFinding('EXTENSION-LEG', '/body/legIndex')]
    : []

/** GUARANTEE-RESULT: a guarantor who says no says why (NCTS IE205). */
const guaranteeResult: Rule = ({ message }) =>
  message.type === 'guarantee-use-result'
    ? message.body.guarantees.flatMap(({ valid, reason }, at) =>
        valid || reason !== undefined ? [] : [ruleFinding('GUARANTEE-RESULT', `/body/guarantees/${at}/reason`)],
      )
    : []

/** GUARANTEE-RESULT-FORBIDDEN: and one who says yes has nothing against it (NCTS IE205). */
const guaranteeResultForbidden: Rule = ({ message }) =>
  message.type === 'guarantee-use-result'
    ? message.body.guarantees.flatMap(({ valid, reason }, at) =>
        valid && reason !== undefined
          ? [ruleFinding('GUARANTEE-RESULT-FORBIDDEN', `/body/guarantees/${at}/reason`, reason)]
          : [],
      )
    : []

/** TRANSFER-REASON: a country that does not take a recovery over says why (NCTS IE151). */
const transferReason: Rule = ({ message }) =>
  message.type === 'recovery-transfer-response' && !message.body.accepted && message.body.reason === undefined
    ? [ruleFinding('TRANSFER-REASON', '/body/reason')]
    : []

/** TRANSFER-REASON-FORBIDDEN: and one that does has no reason not to (NCTS IE151). */
const transferReasonForbidden: Rule = ({ message }) =>
  message.type === 'recovery-transfer-response' && message.body.accepted && message.body.reason !== undefined
    ? [ruleFinding('TRANSFER-REASON-FORBIDDEN', '/body/reason', message.body.reason)]
    : []

/** PERIOD-BACKWARDS: what is out of service comes back later than it went. */
const periodBackwards: Rule = ({ message }) => {
  if (message.type !== 'availability-notice') return []
  const { from, to } = message.body
  return to !== undefined && Date.parse(to) <= Date.parse(from)
    ? [ruleFinding('PERIOD-BACKWARDS', '/body/to', to, from)]
    : []
}

/** SCOPE-OFFICE: a notice about one office names it. */
const scopeOffice: Rule = ({ message }) =>
  message.type === 'availability-notice' && message.body.scope === 'office' && message.body.office === undefined
    ? [ruleFinding('SCOPE-OFFICE', '/body/office')]
    : []

/** ALTERNATIVE-OFFICE: only what is not available can be stood in for, an office by another one, a country by its neighbour's. */
const alternativeOffice: Rule = ({ message }) => {
  if (message.type !== 'availability-notice') return []
  const { alternativeOffice: alternative, scope, office, state } = message.body
  if (alternative === undefined) return []
  const elsewhere =
    scope === 'office' ? alternative !== office : countryOfOffice(asOffice(alternative)) !== message.sender.country
  const makesSense = state !== 'available' && elsewhere
  return makesSense ? [] : [ruleFinding('ALTERNATIVE-OFFICE', '/body/alternativeOffice', alternative)]
}

/** TRACKING-ALARM: an alarm says of what kind it is. */
const trackingAlarm: Rule = ({ message }) =>
  message.type === 'tracking-event' && message.body.event === 'alarm' && message.body.alarm === undefined
    ? [ruleFinding('TRACKING-ALARM', '/body/alarm')]
    : []

/** The rules of this file by id, in the order of their findings. A rule added here needs no change elsewhere in src/. */
export const procedureRules = {
  'REASON-TEXT': reasonText,
  'INCIDENT-EQUIPMENT': incidentEquipment,
  'INCIDENT-EQUIPMENT-FORBIDDEN': incidentEquipmentForbidden,
  'INCIDENT-TRANSHIPMENT': incidentTranshipment,
  'INCIDENT-TRANSHIPMENT-FORBIDDEN': incidentTranshipmentForbidden,
  'EN-ROUTE-ITEMS': enRouteItems,
  'EN-ROUTE-ITEMS-FORBIDDEN': enRouteItemsForbidden,
  'SEAL-CHANGE-EMPTY': sealChangeEmpty,
  'REMARKS-DISCREPANCY': remarksDiscrepancy,
  'DIVERSION-REASON': diversionReason,
  C0492: c0492,
  'DIVERSION-REASON-FORBIDDEN': diversionReasonForbidden,
  'C0129-FORBIDDEN': c0129Forbidden,
  'SETTLEMENT-PRINCIPAL': settlementPrincipal,
  'EXTENSION-LEG': extensionLeg,
  'GUARANTEE-RESULT': guaranteeResult,
  'GUARANTEE-RESULT-FORBIDDEN': guaranteeResultForbidden,
  'TRANSFER-REASON': transferReason,
  'TRANSFER-REASON-FORBIDDEN': transferReasonForbidden,
  'PERIOD-BACKWARDS': periodBackwards,
  'SCOPE-OFFICE': scopeOffice,
  'ALTERNATIVE-OFFICE': alternativeOffice,
  'TRACKING-ALARM': trackingAlarm,
} satisfies Partial<Record<RuleId, Rule>>
