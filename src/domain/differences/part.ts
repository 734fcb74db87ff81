import { mostOf } from '../../generated/bounds.ts'
import { change, type Draft } from '../draft/draft.ts'
import type { Difference } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import { isAmong } from '../values/spelling.ts'
import { declaredAs, type Found } from './compare.ts'
import { changeDifferences } from './list.ts'
import type { Seen } from './seen.ts'

const numbersOf = (noted: Seen['wagons']): string[] => noted.map(({ value }) => value)

/**
 * The wagons that have not come with this arrival: those it does not name where it names any, else those a train was said
 * to have left behind (engine.md 9, `partial`).
 */
function wagonsMissing(movement: Movement, seen: Seen): string[] {
  const { wagons = [] } = movement.equipped?.at(-1) ?? {}
  const named = numbersOf(seen.wagons)
  if (named.length > 0) return wagons.filter((wagon) => !isAmong(named, wagon))
  return seen.agrees === true ? [] : [...(movement.leftBehind ?? [])]
}

/** Of goods on their own wheels those it does not name, where it names any: a count of vehicles that is short (engine.md 8). */
function vehiclesMissing({ equipped }: Movement, seen: Seen): string[] {
  const named = numbersOf(seen.vins)
  return named.length === 0 ? [] : (equipped?.at(-1)?.vins ?? []).filter((vin) => !isAmong(named, vin))
}

/** What an arrival lacks, beside what the comparison finds; nothing of one that brings the rest. */
export function foundMissing(movement: Movement, seen: Seen): Found | undefined {
  if (movement.arrival !== undefined) return undefined
  const wagons = wagonsMissing(movement, seen)
  const missing = [...wagons, ...vehiclesMissing(movement, seen)]
  if (missing.length === 0) return undefined
  const pointer = wagons.length > 0 ? '/body/wagons' : '/body/vins'
  return { kind: 'partial', ...declaredAs(missing), missing, pointer, flag: 'partial' }
}

const isOpenPart = ({ flag, resolvedBy }: Difference): boolean => flag === 'partial' && resolvedBy === undefined

/** The differences after an arrival that brings what was missing, or some of it. */
export function afterRest(
  movement: Pick<Movement, 'differences' | 'equipped'>,
  seen: Seen,
  by: Difference['by'],
): readonly Difference[] {
  const { differences = [] } = movement
  const named = [...numbersOf(seen.wagons), ...numbersOf(seen.vins)]
  const total = movement.equipped?.at(-1)?.packages
  return differences.map((one) => {
    if (!isOpenPart(one) || one.more !== undefined) return one
    if (one.kind === 'partial') {
      const left = (one.missing ?? []).filter((number) => !isAmong(named, number))
      if (left.length === one.missing?.length) return one
      return left.length === 0 ? { ...one, missing: [], resolvedBy: by } : { ...one, missing: left }
    }
    if (one.kind !== 'packages' || seen.packages === undefined || total === undefined) return one
    // What came before was counted at an arrival too, and stays where it is.
    const there = one.arrived === true ? Number(one.seen) + seen.packages : seen.packages
    return there >= total ? { ...one, resolvedBy: by } : { ...one, seen: String(there), arrived: true }
  })
}

/** Whether an arrival brings some of what was missing. */
export const bringsRest = (
  movement: Pick<Movement, 'differences' | 'equipped'>,
  seen: Seen,
  by: Difference['by'],
): boolean => afterRest(movement, seen, by).some((one, at) => one !== movement.differences?.[at])

/** The rest has come, or some of it. */
export function takeRest(draft: Draft, seen: Seen): void {
  const { movement, input } = draft
  changeDifferences(draft, afterRest(movement, seen, input.event.key))
}

/** A wagon that is seen again runs again. */
export function coupleAgain(draft: Draft, seen: Seen): void {
  const { leftBehind } = draft.movement
  if (leftBehind === undefined) return
  const named = numbersOf(seen.wagons)
  leave(
    draft,
    leftBehind.filter((wagon) => seen.agrees !== true && !isAmong(named, wagon)),
  )
}

/** Wagons that stay behind, as reported: an arrival without a word of them is one without them. */
export function noteLeftBehind(draft: Draft<'incident-notice'>): void {
  const { leftBehind = [] } = draft.message.body
  const known = draft.movement.leftBehind ?? []
  const added = leftBehind.filter((wagon) => !isAmong(known, wagon))
  if (added.length > 0) leave(draft, [...known, ...added].slice(0, mostOf['VehicleSet.wagons']))
}

function leave(draft: Draft, leftBehind: readonly string[]): void {
  if (leftBehind.length > 0) return change(draft, { leftBehind })
  const { leftBehind: _, ...rest } = draft.movement
  draft.movement = rest
}
