import { countryInReference, isValidContainer, isValidGrn, isValidMrn, isVoucher } from '../identifiers.ts'
import { mrnOf } from '../queries.ts'
import { type Rule, ruleFinding } from './rule.ts'

/** MRN-CHECK-DIGIT: pattern and check digit of the MRN (domain.md 2.4, ISO 6346). */
export const mrnCheckDigit: Rule = ({ message, mrn = mrnOf(message) }) =>
  mrn === undefined || isValidMrn(mrn) ? [] : [ruleFinding('MRN-CHECK-DIGIT', '/mrn', mrn)]

/** MRN-COUNTRY: characters 3 and 4 of a declared MRN are the country of departure (engine.md 2). */
export const mrnCountry: Rule = ({ message, mrn = mrnOf(message) }) => {
  if (message.type !== 'transit-declaration' || mrn === undefined) return []
  const country = message.sender.country
  return countryInReference(mrn) === country ? [] : [ruleFinding('MRN-COUNTRY', '/mrn', mrn, country)]
}

/** NATIONAL-REFS: what the hub needs to allocate an MRN (engine.md 2). */
export const nationalRefs: Rule = ({ message, mrn = mrnOf(message) }) => {
  if (message.type !== 'transit-declaration' || mrn !== undefined) return []
  return [
    ...(message.sender.office === undefined ? [ruleFinding('NATIONAL-REFS', '/sender/office')] : []),
    ...(message.body.nationalRefs === undefined ? [ruleFinding('NATIONAL-REFS', '/body/nationalRefs')] : []),
  ]
}

/** GRN-CHECK-DIGIT: the check digit of every GRN named (domain.md 2.4). */
export const grnCheckDigit: Rule = ({ message }) =>
  namedGrns(message)
    .filter(({ grn }) => !isValidGrn(grn))
    .map(({ grn, pointer }) => ruleFinding('GRN-CHECK-DIGIT', pointer, grn))

/** R0318: 24 characters for a voucher (type 4), 17 for any other type (NCTS). */
export const r0318: Rule = ({ message }) =>
  namedGrns(message)
    .filter(({ grn, type }) => type !== undefined && isVoucher(grn) !== (type === '4'))
    .map(({ grn, pointer }) => ruleFinding('R0318', pointer, grn))

/** CONTAINER-CHECK-DIGIT: container numbers of ISO 6346. */
export const containerCheckDigit: Rule = ({ message }) => {
  const named =
    message.type === 'transit-declaration' || message.type === 'release-for-transit'
      ? (message.body.equipment ?? []).map(({ container }, at) => ({
          container,
          pointer: `/body/equipment/${at}/container`,
        }))
      : message.type === 'control-results'
        ? (message.body.discrepancies ?? []).map(({ container }, at) => ({
            container,
            pointer: `/body/discrepancies/${at}/container`,
          }))
        : message.type === 'alert'
          ? [{ container: message.body.container, pointer: '/body/container' }]
          : []
  return named.flatMap(({ container, pointer }) =>
    container === undefined || isValidContainer(container)
      ? []
      : [ruleFinding('CONTAINER-CHECK-DIGIT', pointer, container)],
  )
}

/** LOT-INDEX: the number in the lot is not above the number of movements in it (engine.md 2). */
export const lotIndex: Rule = ({ message }) => {
  const lot = message.type === 'transit-declaration' ? message.body.lot : undefined
  if (lot === undefined || lot.index <= lot.of) return []
  return [ruleFinding('LOT-INDEX', '/body/lot/index', String(lot.index), String(lot.of))]
}

function namedGrns(
  message: Parameters<Rule>[0]['message'],
): { grn: string; type: string | undefined; pointer: string }[] {
  if (message.type === 'guarantee-registration') {
    return [{ grn: message.body.grn, type: message.body.type, pointer: '/body/grn' }]
  }
  if (message.type !== 'transit-declaration') return []
  return message.body.guarantees.flatMap(({ grn, type }, at) =>
    grn === undefined ? [] : [{ grn, type, pointer: `/body/guarantees/${at}/grn` }],
  )
}
