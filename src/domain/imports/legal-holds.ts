import type { LegalHold } from '../model/legal-hold.ts'
import { day, optional, record, text, wrong, type Check } from '../values/checks.ts'
import { ruleFinding } from '../values/finding.ts'
import { isValidMrn } from '../values/identifiers.ts'
import { planDated } from './dated.ts'
import { COUNTRY, type RegistryPlan } from './registry.ts'

/** Ordered at once; there may be any number in all. */
const HOLDS_MAX = 500
const ORDER_MAX = 200

const mrn: Check = (value, at) =>
  typeof value === 'string' && isValidMrn(value) ? [] : [wrong('51', at, String(value), 'MRN')]

const check = record({ mrn, validFrom: day, validTo: optional(day), country: COUNTRY, order: text(ORDER_MAX) })

/**
 * What an order changes, or its end. A hold counts through the day that ends it, and that day is today's at the earliest: nobody lifts
 * one for days on which nothing could be destroyed, and each lift can be seen before anything is.
 * @param today `YYYY-MM-DD`, UTC
 */
export function planLegalHolds(
  current: readonly LegalHold[],
  entries: unknown,
  today: string,
): RegistryPlan<LegalHold> {
  const plan = planDated(current, entries, { check, max: HOLDS_MAX, keyOf, same })
  if (plan.findings.length > 0) return plan
  const past = (entries as LegalHold[]).flatMap(({ validFrom, validTo }, at) =>
    validTo !== undefined && (validTo < today || validTo < validFrom)
      ? [ruleFinding('LEGAL-HOLD-ENDS', `/items/${at}/validTo`, validTo)]
      : [],
  )
  return past.length === 0 ? plan : { findings: past, changes: [] }
}

const keyOf = ({ mrn: of, validFrom }: LegalHold): string => `${of} ${validFrom}`

const same = (before: LegalHold, after: LegalHold): boolean =>
  before.validTo === after.validTo && before.country === after.country && before.order === after.order
