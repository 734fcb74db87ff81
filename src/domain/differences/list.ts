import { addFlags, change, type Draft } from '../draft/draft.ts'
import type { Difference, DifferenceFlag } from '../model/difference.ts'
import type { Flag, Movement } from '../model/movement.ts'
import { alike } from '../values/spelling.ts'
import { DERIVED, openDifferences } from './open.ts'

/** Open differences of one flag, and of those for attention, that are kept one by one. */
const OPEN_MAX = 16
/** Closed ones that are kept; the log has them all. */
const CLOSED_MAX = 16

/**
 * Adds what is not known yet: the same seen again while it is open, or after departure has resolved it, is nothing new.
 * Returns what was added.
 */
export function addDifferences(draft: Draft, found: readonly Difference[]): Difference[] {
  const added: Difference[] = []
  let { differences = [] } = draft.movement
  for (const one of found) {
    if (differences.some((other) => isKnown(other, one))) continue
    added.push(one)
    differences = withOne(differences, one)
  }
  if (added.length > 0) setDifferences(draft, differences)
  return added
}

/** What a report has explained is open again when it is seen again; what departure resolved is not. */
const isKnown = (other: Difference, one: Pick<Difference, 'kind' | 'flag' | 'with' | 'seen' | 'declared'>): boolean =>
  (other.resolvedBy === undefined || other.accepted === true) &&
  other.kind === one.kind &&
  other.flag === one.flag &&
  other.with === one.with &&
  isSame(other.seen, one.seen) &&
  isSame(other.declared, one.declared)

/** Whether this is not known yet, neither open nor resolved by departure. */
export const isNews = (
  { differences = [] }: Pick<Movement, 'differences'>,
  one: Parameters<typeof isKnown>[1],
): boolean => !differences.some((other) => isKnown(other, one))

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && alike(one, other))

/** With no room left the latest one counts those that were left out: it must not close as if it were alone. */
function withOne(differences: readonly Difference[], one: Difference): Difference[] {
  const same = differences.filter((other) => other.resolvedBy === undefined && other.flag === one.flag)
  const last = same.at(-1)
  if (last === undefined || same.length < OPEN_MAX) return [...differences, one]
  return differences.map((other) => (other === last ? { ...other, more: (other.more ?? 0) + 1 } : other))
}

/** Replaces the list where anything in it has changed. */
export function changeDifferences(draft: Draft, after: readonly Difference[]): void {
  const { differences = [] } = draft.movement
  if (after.some((one, at) => one !== differences[at])) setDifferences(draft, after)
}

/** Replaces the list, and derives the flags from it. */
function setDifferences(draft: Draft, differences: readonly Difference[]): void {
  const closed = differences.filter(({ resolvedBy }) => resolvedBy !== undefined)
  const dropped = new Set([
    ...tooMany(closed.filter(({ explained }) => explained !== true)),
    // One that departure has still to look at is enough to hold the discharge.
    ...tooMany(closed.filter(({ explained }) => explained === true)),
  ])
  const kept = differences.filter((one) => !dropped.has(one))
  change(draft, { differences: kept })
  const open = new Set(openDifferences({ differences: kept }).flatMap(({ flag }) => flag ?? []))
  const { flags } = draft.movement
  const left = flags.filter(
    (flag) => !(DERIVED as readonly string[]).includes(flag) || open.has(flag as DifferenceFlag),
  )
  if (left.length < flags.length) change(draft, { flags: left })
  addFlags(draft, ...([...open] as Flag[]))
}

const tooMany = (closed: readonly Difference[]): readonly Difference[] =>
  closed.slice(0, Math.max(0, closed.length - CLOSED_MAX))
