import type { Dated, VersionChange } from './versions.ts'

/** What an operator may suspend: from that day on nothing new rests on it, running movements finish (engine.md 2). */
export type Suspendable = Dated & { readonly suspendedFrom?: string }

/**
 * An entry as it was sent, with the suspension of the version it replaces or follows if it names none: a suspension stands
 * until it is lifted, so that a corrected file does not lift it by accident. Anything that is not an entry stays as it is.
 */
export function stillSuspended<T extends Suspendable>(
  current: readonly T[],
  entry: unknown,
  keyOf: (value: T) => string,
): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
  const { validFrom = '', suspendedFrom } = entry as Partial<T>
  const before = current.filter((one) => keyOf(one) === keyOf(entry as T) && one.validFrom <= validFrom)
  const newest = before.reduce<T | undefined>(
    (found, one) => (found === undefined || found.validFrom < one.validFrom ? one : found),
    undefined,
  )
  const kept = suspendedFrom ?? newest?.suspendedFrom
  return kept === undefined ? entry : { ...entry, suspendedFrom: kept }
}

/**
 * What suspending (`suspendedFrom`, `YYYY-MM-DD`) or resuming (undefined) changes: the version in force today and those
 * that follow. Undefined when no version is in force or will be.
 */
export function suspend<T extends Suspendable>(
  current: readonly T[],
  key: string,
  keyOf: (value: T) => string,
  today: string,
  suspendedFrom: string | undefined,
): { findings: []; changes: VersionChange<T>[] } | undefined {
  const living = current.filter((one) => keyOf(one) === key && (one.validTo === undefined || one.validTo >= today))
  if (living.length === 0) return undefined
  const changes = living
    .filter((before) => before.suspendedFrom !== suspendedFrom)
    .map((before): VersionChange<T> => {
      const { suspendedFrom: _, ...rest } = before
      const after = (suspendedFrom === undefined ? rest : { ...rest, suspendedFrom }) as T
      return { key, change: 'changed', before, after }
    })
  return { findings: [], changes }
}
