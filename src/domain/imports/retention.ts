import type { RetentionPeriod } from '../model/retention.ts'
import { day, record, whole } from '../values/checks.ts'
import { planDated } from './dated.ts'
import { COUNTRY, type RegistryPlan } from './registry.ts'

const PERIODS_MAX = 500
/** A century: longer than that nobody means a number. */
const DAYS_MAX = 36_525

const check = record({ country: COUNTRY, validFrom: day, days: whole(1, DAYS_MAX) })

/** What an import of retention periods changes. */
export const planRetention = (current: readonly RetentionPeriod[], entries: unknown): RegistryPlan<RetentionPeriod> =>
  planDated(current, entries, { check, max: PERIODS_MAX, keyOf, same: (before, after) => before.days === after.days })

const keyOf = ({ country, validFrom }: RetentionPeriod): string => `${country} ${validFrom}`
