import type { Check } from '../values/checks.ts'
import { listOf } from '../values/checks.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { VersionChange } from '../values/versions.ts'
import type { RegistryPlan } from './registry.ts'

type Dated<T> = {
  check: Check
  max: number
  /** What an entry is about, and the day from which it holds. */
  keyOf: (one: T) => string
  same: (before: T, after: T) => boolean
}

/**
 * What an import changes of entries that each hold until the next one about the same: none is ever ended, and one of the same day
 * takes the place of the one there.
 */
export function planDated<T>(
  current: readonly T[],
  entries: unknown,
  { check, max, keyOf, same }: Dated<T>,
): RegistryPlan<T> {
  const findings = listOf(check, { min: 1, max })(entries, { pointer: '/items' })
  if (findings.length > 0) return { findings, changes: [] }
  const known = new Map(current.map((one) => [keyOf(one), one]))
  const seen = new Set<string>()
  const twice: Finding[] = []
  const changes: VersionChange<T>[] = []
  for (const [at, after] of (entries as T[]).entries()) {
    const key = keyOf(after)
    const before = known.get(key)
    if (seen.has(key)) twice.push(ruleFinding('IMPORT-TWICE', `/items/${at}`, key))
    seen.add(key)
    if (before === undefined) changes.push({ key, change: 'added', after })
    else if (!same(before, after)) changes.push({ key, change: 'changed', before, after })
  }
  return twice.length > 0 ? { findings: twice, changes: [] } : { findings: [], changes }
}
