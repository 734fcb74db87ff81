import { codelists } from '../../generated/codelists.ts'
import type { Declaration, DeclaredGuarantee } from '../../generated/types.ts'
import { assertInvariant } from '../values/assert.ts'
import type { Guarantee } from '../model/guarantee.ts'
import { findGuaranteeRow, type GuaranteeConditionName, type GuaranteeEventName } from '../model/table.ts'
import { isWithin } from '../values/time.ts'
import { asGrn, type Grn } from '../values/identifiers.ts'

type Need = 'required' | 'optional' | 'absent'

/** What a guarantee of a type carries (schemas/codelists/guarantee-types.json). */
export type TypeRow = {
  code: string
  grn: Need
  accessCode: Need
  otherReference: Need
  amount: Need
  waiver?: boolean
  individual?: boolean
  carnet?: boolean
}

const types: readonly TypeRow[] = codelists['guarantee-types']

/** The row of a guarantee type; undefined for a code that is not in the list, which the schema refuses. */
export const guaranteeTypeRow = (type: string | undefined): TypeRow | undefined =>
  types.find(({ code }) => code === type)

/** Waivers have lines without amounts (engine.md 5). */
export const isWaiver = (type: string): boolean => guaranteeTypeRow(type)?.waiver === true

/** A TIR carnet: it is not registered here, but one movement at a time rests on it (domain.md 2.5, type B). */
export const isCarnet = (type: string): boolean => guaranteeTypeRow(type)?.carnet === true

/** Good for one movement at a time: individual by undertaking, in cash, by voucher, and TIR carnets (domain.md 2.5). */
export const isSingleUse = (type: string): boolean => guaranteeTypeRow(type)?.individual === true || isCarnet(type)

/** The key under which the use of a carnet is kept; no GRN looks like it, since those begin with two digits. */
export const carnetKey = (number: string): Grn => asGrn(`TIR-${number}`)

/** The number of a carnet, undefined when the reference is not one of a carnet. */
export const carnetNumber = (reference: string): string | undefined =>
  reference.startsWith('TIR-') ? reference.slice('TIR-'.length) : undefined

/** A carnet as it is kept from its first use on: it has no guarantor on the hub, no limit and no account. */
export function newCarnet(number: string, holder: Guarantee['holder'], day: string): Guarantee {
  return {
    grn: carnetKey(number),
    type: 'B',
    state: 'active',
    holder,
    limit: 0n,
    available: 0n,
    reserved: 0n,
    inUse: 0n,
    claimed: 0n,
    spent: 0n,
    territories: [],
    exclusions: [],
    validFrom: day,
    monitoring: 'ledger',
  }
}

/**
 * A guarantee's header as of a day (`YYYY-MM-DD`): it becomes active on its first day of validity and expires after its
 * last. Its dates say so at any time; the state follows whenever something touches it, so that no clock has to.
 */
export const dated = (guarantee: Guarantee, day: string): Guarantee => moved(guarantee, 'dated', day)

/** A guarantee's header after an event of its table (schemas/guarantee.json). */
export const afterHeaderEvent = (guarantee: Guarantee, event: GuaranteeEventName, day: string): Guarantee =>
  moved(dated(guarantee, day), event, day)

function moved(guarantee: Guarantee, event: GuaranteeEventName, day: string): Guarantee {
  const row = findGuaranteeRow(guarantee.state, event, (condition) => holdsOf(condition, guarantee, day))
  assertInvariant(row.refuse === undefined, `${event} of ${guarantee.grn} is refused`)
  return row.to === 'same' ? guarantee : { ...guarantee, state: row.to }
}

/** The conditions of the guarantee's table that the guarantee itself answers. */
export function holdsOf(condition: GuaranteeConditionName, guarantee: Guarantee | undefined, day: string): boolean {
  if (guarantee === undefined) return false
  switch (condition) {
    case 'usableOnce':
      // A carnet has leaves for the next operation once the one before has ended (decision 0036).
      return isSingleUse(guarantee.type) && !isCarnet(guarantee.type)
    case 'nothingOpen':
      // Of a waiver's lines the account knows nothing: it cannot tell the last one.
      return !isWaiver(guarantee.type) && guarantee.reserved + guarantee.inUse + guarantee.claimed === 0n
    case 'usedUp':
      return isSingleUse(guarantee.type) && guarantee.usedBy !== undefined && guarantee.reserved === 0n
    case 'validLater':
      return guarantee.validFrom > day
    case 'validityOver':
      return guarantee.validTo !== undefined && guarantee.validTo < day
    case 'validNow':
      return isWithin(day, guarantee)
  }
}

/** The reference under which a line's account or use is kept; undefined for guarantees without one. */
export function referenceOf(use: DeclaredGuarantee, { carnet }: Pick<Declaration, 'carnet'>): Grn | undefined {
  if (!isCarnet(use.type)) return use.grn === undefined ? undefined : asGrn(use.grn)
  return carnet === undefined ? undefined : carnetKey(carnet.number)
}
