import type { RetentionPeriod } from '../model/retention.ts'
import { day, listOf, record, whole } from '../values/checks.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { VersionChange } from '../values/versions.ts'
import { COUNTRY, type RegistryPlan } from './registry.ts'

const PERIODS_MAX = 500
/** A century: longer than that nobody means a number. */
const DAYS_MAX = 36_525

const check = record({ country: COUNTRY, validFrom: day, days: whole(1, DAYS_MAX) })

/**
 * What an import of retention periods changes. A period holds until the next one of its country, so none is ever ended; one of the
 * same country and day takes the place of the one there.
 */
export function planRetention(current: readonly RetentionPeriod[], entries: unknown): RegistryPlan<RetentionPeriod> {
  const findings = listOf(check, { min: 1, max: PERIODS_MAX })(entries, { pointer: '/items' })
  if (findings.length > 0) return { findings, changes: [] }
  const known = new Map(current.map((one) => [keyOf(one), one]))
  const seen = new Set<string>()
  const twice: Finding[] = []
  const changes: VersionChange<RetentionPeriod>[] = []
  for (const [at, after] of (entries as RetentionPeriod[]).entries()) {
    const key = keyOf(after)
    const before = known.get(key)
    if (seen.has(key)) twice.push(ruleFinding('IMPORT-TWICE', `/items/${at}`, key))
    seen.add(key)
    if (before === undefined) changes.push({ key, change: 'added', after })
    else if (before.days !== after.days) changes.push({ key, change: 'changed', before, after })
  }
  return twice.length > 0 ? { findings: twice, changes: [] } : { findings: [], changes }
}

const keyOf = ({ country, validFrom }: RetentionPeriod): string => `${country} ${validFrom}`
