import { catalogue } from '../../generated/catalogue.ts'
import type { MessageType } from '../../generated/types.ts'
import { amendmentFindings } from '../movement/amendment.ts'
import { amendedLimitFindings, releaseLimitFindings } from '../movement/corridor.ts'
import { coverageFindings } from '../guarantee/coverage.ts'
import { holds } from './conditions.ts'
import { type Draft, guaranteeOf } from '../draft/draft.ts'
import { standingCountry } from '../movement/en-route.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { foundInResults } from '../differences/judge.ts'
import { hasBadSeals, openInWords } from '../differences/holding.ts'
import { holdingDifferences } from '../differences/open.ts'
import { answerFindings } from '../guarantee/asking.ts'
import { payerFindings, reimbursementFindings } from '../guarantee/debts.ts'
import { officeRoleFindings } from '../reference/office-roles.ts'
import { asCountry, countryOfParty, isCountry, type PartyKey } from '../values/party.ts'
import { collectorFindings, releaseFindings } from '../guarantee/payment.ts'
import { orderFindings } from '../guarantee/payment-orders.ts'
import { recoveryFindings } from '../guarantee/recovery.ts'
import { controlFindings, notificationFindings, resultsFindings, runningFindings } from '../movement/simplified.ts'
import { closedFindings } from '../movement/posts-ahead.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import { findRow } from '../model/table.ts'
import { isFiring } from '../model/timer.ts'
import { enquiryOf, isOpen } from '../model/open.ts'
import { arrivedIn, countryReached } from '../draft/queries.ts'
import { asGrn } from '../values/identifiers.ts'

/**
 * What can only be checked against the movement, before its state matters: whether the sender is a party at all (90, the
 * same as for an unknown MRN, invariant I7), whether the decision is the sender's to make, and rule C0810. Facts pass: they
 * are never refused (engine.md 1).
 */
export function guardFindings(draft: Draft): Finding[] {
  const { message, movement } = draft
  if (isFiring(message)) return []
  if (isDeclaration(draft)) return movement.state === 'none' ? coverageFindings(draft, draft.message.body, '/body') : []
  if (catalogue[message.type].kind !== 'decision') return []
  // The hub's own messages state what it was told or has found out: no right to decide is in question.
  if (message.sender.role === 'hub') return []
  // A stranger's request for diversion is answered like one about an unknown movement, not refused (interface.md 3).
  if (movement.state === 'none' || message.type === 'diversion-request') return []
  if (!mayDecide(draft)) return [refusalOf(draft, '90')]
  const competent = competentParties(draft)
  if (competent !== undefined && !competent.includes(draft.sender)) {
    return [ruleFinding('SENDER-OFFICE', '/sender', draft.sender, competent.join(', '))]
  }
  const role = officeFindings(draft)
  if (role.length > 0) return role
  const row = findRow(movement.state, message.type, (condition) => holds(draft, condition))
  // Out of sequence comes first: findings on the content would send the sender looking in the wrong place.
  return row.refuse === undefined ? contentFindings(draft) : []
}

const isDeclaration = (draft: Draft): draft is Draft<'transit-declaration'> =>
  draft.message.type === 'transit-declaration'

/** Where goods come from outside the hub or leave it, the border post is departure or destination (engine.md 2). */
function officeFindings({ message, movement, input }: Draft): Finding[] {
  if (isFiring(message)) return []
  const { office } = message.sender
  const { departure, destination } = declaredOf(movement)
  const stands = [departure.office, destination.office, movement.arrival?.office].some((one) => one === office)
  return stands ? [] : officeRoleFindings({ message, reference: input.reference, now: input.now, movement })
}

/** What is wrong in a message's content as the movement stands, by type; of the types not named nothing can be. */
const judges: { readonly [T in MessageType]?: (draft: Draft<T>) => Finding[] } = {
  'control-results': (draft) => {
    const unsealed = draft.message.body.sealState === undefined && draft.movement.seals.length > 0
    return unsealed
      ? [ruleFinding('C0810', '/body/sealState')]
      : [...sealsResultFindings(draft), ...resultsFindings(draft)]
  },
  discharge: differenceFindings,
  'time-limit-extension': ({ message: { body }, movement }) => {
    const unknown = body.scope === 'leg' && body.legIndex !== undefined && movement.legs[body.legIndex] === undefined
    return unknown ? [ruleFinding('EXTENSION-LEG-UNKNOWN', '/body/legIndex', String(body.legIndex))] : []
  },
  'declaration-amendment': (draft) => [
    ...amendmentFindings(draft),
    ...runningFindings(draft),
    ...coverageFindings(draft, draft.message.body.declaration, '/body/declaration'),
    ...amendedLimitFindings(draft),
  ],
  'recovery-notice': recoveryFindings,
  'recovery-settlement': (draft) => [...recoveryFindings(draft), ...payerFindings(draft)],
  'claim-withdrawal': recoveryFindings,
  'payment-notice': (draft) => [...reimbursementFindings(draft), ...collectorFindings(draft), ...orderFindings(draft)],
  'guarantee-use-result': answerFindings,
  'release-for-transit': (draft) => [
    ...releaseFindings(draft),
    ...controlFindings(draft),
    ...closedFindings(draft),
    ...releaseLimitFindings(draft),
  ],
  'arrival-notification': notificationFindings,
}

const ALL_WELL: ReadonlySet<string> = new Set(['A1', 'A2', 'A3'])

/** Nobody says that all is well while a seal is known to be bad, or finds it himself (NCTS G0017). */
function sealsResultFindings(draft: Draft<'control-results'>): Finding[] {
  const { code } = draft.message.body
  if (!ALL_WELL.has(code)) return []
  const isBad = hasBadSeals(draft.movement) || foundInResults(draft).some(({ flag }) => flag === 'sealsDiffer')
  return isBad ? [ruleFinding('SEALS-RESULT', '/body/code', code)] : []
}

/** Results cannot stand for what contradicts them; before the results a discharge waits, and is judged when they come. */
function differenceFindings({ message, movement }: Draft<'discharge'>): Finding[] {
  const { basis } = message.body
  if (basis !== 'results' || movement.state !== 'results-received' || isOpen(movement, 'stop')) return []
  return holdingDifferences(movement).length === 0
    ? []
    : [ruleFinding('DIFFERENCE-OPEN', '/body/basis', basis, openInWords(movement))]
}

function contentFindings(draft: Draft): Finding[] {
  if (isFiring(draft.message)) return []
  // By the message's own type: the compiler cannot join the name of a member with the type that goes with it.
  const judge = judges[draft.message.type] as ((draft: Draft) => Finding[]) | undefined
  return judge?.(draft) ?? []
}

/**
 * A party; for an alert one that holds the declaration or a record of it. The payment system of the country of departure is
 * not a party, but its notices concern departure's own movement; nor is that of a guarantor's country, but the guarantor
 * reimburses through it.
 */
function mayDecide({ byParty, message, movement, sender, guarantees }: Draft): boolean {
  if (message.type === 'payment-notice' && message.sender.role === 'payment') {
    const { purpose, grn } = message.body
    const owing = purpose === 'reimbursement' && grn !== undefined ? guarantees.get(asGrn(grn)) : undefined
    const issuer = owing?.guarantor
    // Who was asked may answer, wherever it is.
    return (
      movement.payments?.some(({ system }) => system === sender) === true ||
      [departureOf(movement), issuer && countryOfParty(issuer)].includes(asCountry(message.sender.country))
    )
  }
  if (message.type !== 'alert') return byParty
  return byParty && (sender === departureOf(movement) || (isCountry(sender) && movement.withRecord.includes(sender)))
}

type Competence = (draft: Draft) => readonly (PartyKey | undefined)[]

const departureOf = (movement: Movement): PartyKey => declaredOf(movement).departure.country

const departure: Competence = ({ movement }) => [departureOf(movement)]
// Before the arrival its place is unknown; held results are checked again when they take effect.
const arrivedAt: Competence = ({ movement }) => [arrivedIn(movement)]
const destination: Competence = ({ movement }) => [countryReached(movement)]
const claimants: Competence = ({ movement, guarantees }) => [
  departureOf(movement),
  movement.recovery?.claimant,
  ...declaredOf(movement).debtGuarantors.map(({ guarantor }) => guarantor),
  ...(movement.recovery?.guarantors ?? []).map(({ guarantor }) => guarantor),
  ...movement.lines.map((line) => guaranteeOf({ guarantees }, line)?.guarantor),
]

/** Whose decision it is, by type; other types may be sent by any party in a role the catalogue allows. */
const competence: Partial<Record<MessageType, Competence>> = {
  'release-for-transit': departure,
  discharge: departure,
  'declaration-amendment': departure,
  cancellation: departure,
  'control-decision': departure,
  'no-release': departure,
  'discrepancy-resolution': departure,
  'diversion-response': departure,
  'enquiry-request': departure,
  'recovery-transfer': departure,
  'control-results': arrivedAt,
  'unloading-permission': destination,
  'arrival-notification': (draft) => [...destination(draft), declaredOf(draft.movement).consignee],
  'unloading-remarks': ({ movement }) => [declaredOf(movement).consignee],
  'enquiry-response': ({ movement }) => [enquiryOf(movement)?.asked, departureOf(movement)],
  'time-limit-extension': (draft) => [departureOf(draft.movement), standingCountry(draft)],
  'recovery-notice': ({ movement }) => [
    departureOf(movement),
    movement.recovery?.competent?.accepted === true ? movement.recovery.competent.country : undefined,
  ],
  'recovery-transfer-response': ({ movement }) => [movement.recovery?.competent?.country],
  'recovery-settlement': claimants,
  'claim-withdrawal': claimants,
}

/**
 * Undefined when no party in particular is competent; an answer to a question nobody asked is out of sequence, not
 * incompetent.
 */
function competentParties(draft: Draft): PartyKey[] | undefined {
  if (isFiring(draft.message)) return undefined
  const keys = competence[draft.message.type]?.(draft).filter((key) => key !== undefined) ?? []
  return keys.length === 0 ? undefined : [...new Set(keys)]
}

/** Refusals of the table: 90 for what is unknown to the sender, 92 for what comes out of sequence. */
export function refusalOf({ message, movement }: Draft, code: '90' | '92'): Finding {
  if (code === '92' && message.type === 'transit-declaration') return ruleFinding('MRN-EXISTS', '/mrn', movement.mrn)
  return { code, pointer: '/mrn', value: movement.mrn, ...(code === '92' ? { expected: movement.state } : {}) }
}
