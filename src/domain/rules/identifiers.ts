import { ruleFinding } from '../values/finding.ts'
import {
  countryOfMrn,
  hasContainerCheckDigit,
  isValidGrn,
  isValidMrn,
  isVoucher,
  kindOfContainer,
  mrnOf,
} from '../values/identifiers.ts'
import { compared } from '../values/spelling.ts'
import type { Message } from '../../generated/types.ts'
import { rules } from '../../generated/rules.ts'
import { isValidProvisional } from '../values/provisional.ts'
import { equipmentOf } from './equipment.ts'
import { findingsAt, type Rule } from './rule.ts'

/** MRN-CHECK-DIGIT: pattern and check digit of the MRN (domain.md 2.4, ISO 6346). */
export const mrnCheckDigit: Rule = ({ message, mrn = mrnOf(message) }) => [
  ...(mrn === undefined || isValidMrn(mrn) ? [] : [wrongMrn('/mrn', mrn)]),
  ...mrnsOnTrain(message)
    .filter(({ value }) => !isValidMrn(value))
    .map(({ value, pointer }) => wrongMrn(pointer, value)),
]

const wrongMrn = (pointer: string, mrn: string) => ruleFinding('MRN-CHECK-DIGIT', pointer, mrn)

const mrnsOnTrain = (message: Message): { value: string; pointer: string }[] =>
  message.type === 'train-manifest'
    ? (message.body.wagons ?? []).flatMap(({ mrns }, wagon) =>
        (mrns ?? []).map((value, at) => ({ value, pointer: `/body/wagons/${wagon}/mrns/${at}` })),
      )
    : []

/** MRN-COUNTRY: characters 3 and 4 of a declared MRN are the country of departure (engine.md 2). */
export const mrnCountry: Rule = ({ message, mrn = mrnOf(message) }) => {
  if (message.type !== 'transit-declaration' || mrn === undefined) return []
  const country = message.sender.country
  return countryOfMrn(mrn) === country ? [] : [ruleFinding('MRN-COUNTRY', '/mrn', mrn, country)]
}

/** MRN-MISSING: a fact is about a movement, by its MRN or by the number of a document printed in advance. */
export const mrnMissing: Rule = ({ message, mrn = mrnOf(message) }) =>
  'provisional' in message || mrn !== undefined || !MAY_BE_PROVISIONAL.has(message.type)
    ? []
    : [ruleFinding('MRN-MISSING', '/mrn')]

/** MRN-OR-PROVISIONAL: one of the two, since they might name two movements. */
export const mrnOrProvisional: Rule = ({ message, mrn = mrnOf(message) }) =>
  'provisional' in message && message.provisional !== undefined && mrn !== undefined
    ? [ruleFinding('MRN-OR-PROVISIONAL', '/provisional', message.provisional)]
    : []

/** PROVISIONAL-CHECK: the check character of a number printed in advance (ISO 7064). */
export const provisionalCheck: Rule = ({ message }) =>
  namedProvisional(message)
    .filter(({ value }) => !isValidProvisional(value))
    .map(({ value, pointer }) => ruleFinding('PROVISIONAL-CHECK', pointer, value))

const MAY_BE_PROVISIONAL: ReadonlySet<string> = new Set(rules['MRN-MISSING'].messages)

function namedProvisional(message: Message): { value: string; pointer: string }[] {
  const [body, at] = declaredProvisional(message)
  const header = 'provisional' in message ? message.provisional : undefined
  return [
    ...(body === undefined ? [] : [{ value: body, pointer: at }]),
    ...(header === undefined ? [] : [{ value: header, pointer: '/provisional' }]),
  ]
}

function declaredProvisional(message: Message): [string | undefined, string] {
  if (message.type === 'transit-declaration') return [message.body.provisional, '/body/provisional']
  const body = message.type === 'declaration-amendment' ? message.body.declaration : undefined
  return [body?.provisional, '/body/declaration/provisional']
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

/** CONTAINER-CHECK-DIGIT: numbers of the form of ISO 6346 or EN 13044, wherever a container is named. */
export const containerCheckDigit: Rule = ({ message }) =>
  namedContainers(message).flatMap(({ container, pointer }) =>
    container === undefined || kindOfContainer(container) === 'other' || hasContainerCheckDigit(container)
      ? []
      : [ruleFinding('CONTAINER-CHECK-DIGIT', pointer, container)],
  )

/**
 * CONTAINER-KIND: a number of neither form is declared as another one, and a number of one form not as of the other. A
 * number one character short would pass for a national one otherwise, and no border post would find the container.
 */
export const containerKind: Rule = ({ message }) =>
  findingsAt(declaredEquipment(message), ({ container, containerKind: declared }, at) => {
    const pointer = `/body/equipment/${at}`
    if (container === undefined) {
      return declared === undefined
        ? []
        : [ruleFinding('CONTAINER-KIND', `${pointer}/container`, declared, 'container')]
    }
    const kind = kindOfContainer(container)
    const fits = declared === undefined ? kind !== 'other' : declared === kind
    return fits ? [] : [ruleFinding('CONTAINER-KIND', `${pointer}/containerKind`, container, kind)]
  })

/** What customs says of the equipment when it decides; a report from the way is taken as it comes. */
const declaredEquipment = (message: Message) =>
  message.type === 'transit-declaration' || message.type === 'release-for-transit' ? equipmentOf(message) : []

/** CONTAINER-TWICE: no container is listed twice: which of the seals were on it nobody could tell. */
export const containerTwice: Rule = ({ message }) => {
  const seen = new Set<string>()
  return findingsAt(declaredEquipment(message), ({ container }, at) => {
    if (container === undefined) return []
    const number = compared(container)
    if (seen.has(number)) return [ruleFinding('CONTAINER-TWICE', `/body/equipment/${at}/container`, container)]
    seen.add(number)
    return []
  })
}

function namedContainers(message: Message): { container: string | undefined; pointer: string }[] {
  const at = (list: readonly { container?: string }[], pointer: string) =>
    list.map(({ container }, index) => ({ container, pointer: `${pointer}/${index}/container` }))
  switch (message.type) {
    case 'control-results':
    case 'unloading-remarks':
      return at(message.body.discrepancies ?? [], '/body/discrepancies')
    case 'alert':
    case 'seal-change':
      return [{ container: message.body.container, pointer: '/body/container' }]
    case 'train-manifest':
      return (message.body.wagons ?? []).flatMap(({ containers }, wagon) =>
        (containers ?? []).map((container, index) => ({
          container,
          pointer: `/body/wagons/${wagon}/containers/${index}`,
        })),
      )
    default:
      return at(equipmentOf(message), '/body/equipment')
  }
}

/** LOT-INDEX: the number in the lot is not above the number of movements in it (engine.md 2). */
export const lotIndex: Rule = ({ message }) => {
  const lot = message.type === 'transit-declaration' ? message.body.lot : undefined
  if (lot === undefined || lot.index <= lot.of) return []
  return [ruleFinding('LOT-INDEX', '/body/lot/index', String(lot.index), String(lot.of))]
}

type NamedGrn = { grn: string; type: string | undefined; pointer: string }

function namedGrns(message: Message): NamedGrn[] {
  switch (message.type) {
    case 'guarantee-registration':
    case 'guarantee-use':
      return [{ grn: message.body.grn, type: message.body.type, pointer: '/body/grn' }]
    case 'transit-declaration':
      return message.body.guarantees.flatMap(({ grn, type }, at) =>
        grn === undefined ? [] : [{ grn, type, pointer: `/body/guarantees/${at}/grn` }],
      )
    case 'guarantee-use-result':
    case 'guarantee-not-valid':
      return message.body.guarantees.flatMap(({ grn }, at) =>
        grn === undefined ? [] : [{ grn, type: undefined, pointer: `/body/guarantees/${at}/grn` }],
      )
    case 'recovery-notice':
    case 'recovery-settlement':
    case 'claim-withdrawal':
    case 'guarantee-release':
      return [{ grn: message.body.grn, type: undefined, pointer: '/body/grn' }]
    case 'payment-notice': {
      const { grn } = message.body
      return grn === undefined ? [] : [{ grn, type: undefined, pointer: '/body/grn' }]
    }
    case 'recovery-transfer':
      return (message.body.grns ?? []).map((grn, at) => ({ grn, type: undefined, pointer: `/body/grns/${at}` }))
    default:
      return []
  }
}
