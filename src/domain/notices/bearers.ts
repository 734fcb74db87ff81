import type { Movement } from '../model/movement.ts'
import { isEnd, isInFlight } from '../model/table.ts'
import { instantOf, toleranceOf } from '../values/time.ts'

/** How long after it happened a device may still tell of what it stored; later the movement is not looked for any more. */
const STORED_MS = 92 * 24 * 3_600_000

/** When the goods were no longer on the road, milliseconds UTC: infinity while they are; undefined where nobody knows. */
function until({ state, arrival, endedAt, endings }: Movement): number | undefined {
  if (isInFlight(state)) return Number.POSITIVE_INFINITY
  const ended = arrival?.occurredAt ?? endings?.at(-1)?.occurredAt ?? endedAt
  return ended === undefined ? undefined : instantOf(ended)
}

/**
 * Whether a movement was on the road when a device that it bears, or bore, noted something: devices go from one vehicle to the
 * next, and tell of what they stored without a network later. Their clocks are no better than those of offices.
 */
export function wasOnTheRoad(movement: Movement, occurredAt: string, now: number): boolean {
  const [at, end] = [instantOf(occurredAt), until(movement)]
  const { released } = movement
  if (released === undefined || end === undefined) return false
  if (isEnd(movement.state) && at < now - STORED_MS) return false
  const tolerance = toleranceOf('second')
  return at >= instantOf(released.releasedAt) - tolerance && at <= end + tolerance
}

/** Whether nothing that a device tells from now on, milliseconds UTC, can be about this movement, which has ended. */
export const isForgotten = (movement: Movement, now: number): boolean => {
  const end = until(movement)
  return end === undefined || end + toleranceOf('second') < now - STORED_MS
}
