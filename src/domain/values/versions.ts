/** Anything dated: valid from its first to its last day (`YYYY-MM-DD`), both included, or until further notice. */
export type Dated = { readonly validFrom: string; readonly validTo?: string }

/** One version that comes, changes or ends, with what was there before. */
export type VersionChange<T> = { key: string; change: 'added' | 'changed' | 'closed'; before?: T; after: T }

export type PlanOptions = {
  /** What is not among the new ones ends the day before this one. Absent: it stays. */
  replaceFrom?: string
}

/**
 * What must change so that `incoming` holds beside what is there. A version with the same first day takes the place of
 * the one there; a new one ends the one before it on the day before. Nothing is ever taken away: what ends gets a last
 * day, so that documents from before stay right. The same data once more changes nothing.
 */
export function planVersions<T extends Dated>(
  current: readonly T[],
  incoming: readonly T[],
  keyOf: (value: T) => string,
  { replaceFrom }: PlanOptions = {},
): VersionChange<T>[] {
  const groups = groupBy(current, keyOf)
  const fresh = groupBy(incoming, keyOf)
  const changes: VersionChange<T>[] = []
  for (const [key, values] of fresh) changes.push(...planKey(key, groups.get(key) ?? [], values))
  if (replaceFrom === undefined) return changes
  for (const [key, values] of groups) if (!fresh.has(key)) changes.push(...endKey(key, values, replaceFrom))
  return changes
}

function planKey<T extends Dated>(key: string, current: readonly T[], incoming: readonly T[]): VersionChange<T>[] {
  const before = new Map(current.map((value) => [value.validFrom, value]))
  const wanted = new Map([...before, ...incoming.map((value): [string, T] => [value.validFrom, value])])
  const sorted = [...wanted.values()].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return sorted.flatMap((value, at): VersionChange<T>[] => {
    const next = sorted[at + 1]
    const overlaps = next !== undefined && (value.validTo === undefined || value.validTo >= next.validFrom)
    const after = overlaps ? { ...value, validTo: dayBefore(next.validFrom) } : value
    const was = before.get(value.validFrom)
    if (was === undefined) return [{ key, change: 'added', after }]
    if (same(was, after)) return []
    const { validTo: _, ...ended } = after
    const { validTo: __, ...running } = was
    const change = same(ended, running) && after.validTo !== undefined ? 'closed' : 'changed'
    return [{ key, change, before: was, after }]
  })
}

/** What is in force on the day ends before it; what begins later never comes into force. */
function endKey<T extends Dated>(key: string, current: readonly T[], from: string): VersionChange<T>[] {
  return current
    .filter(({ validTo }) => validTo === undefined || validTo >= from)
    .map((before) => {
      const day = before.validFrom < from ? from : before.validFrom
      return { key, change: 'closed', before, after: { ...before, validTo: dayBefore(day) } }
    })
}

/** The day before a day, both `YYYY-MM-DD`. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

/** The same data, in whatever order its properties are written. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}
