import type { Movement } from '../model/movement.ts'
import { type PostAhead, postsAhead } from '../model/posts.ts'
import { isInFlight } from '../model/table.ts'
import type { Outage } from '../model/reference.ts'
import { affects } from '../reference/outages.ts'
import { ruleFinding, type Finding } from '../values/finding.ts'
import { instantOf } from '../values/time.ts'
import type { Draft } from '../draft/draft.ts'

/** Whether a movement under way has still to pass this post, in this direction. */
export const isAwaitedAt = (movement: Movement, at: Required<Pick<PostAhead, 'office' | 'direction'>>): boolean =>
  isInFlight(movement.state) &&
  postsAhead(movement).some(({ office, direction }) => office === at.office && direction === at.direction)

/** Whether an outage is on at an instant (milliseconds UTC). */
export const isOnAt = ({ from, to }: Pick<Outage, 'from' | 'to'>, at: number): boolean =>
  instantOf(from) <= at && (to === undefined || at < instantOf(to))

/**
 * OFFICE-CLOSED: nothing is sent off towards a post that is closed at the time of release; an amendment names another one.
 * What was let go on paper has gone: it is taken, and the receipt warns (engine.md 9).
 */
export function closedFindings({ message, movement, input }: Draft<'release-for-transit'>): Finding[] {
  if (message.procedure === 'manual') return []
  const at = instantOf(message.body.releasedAt)
  const closed = (input.reference.outages ?? []).filter((one) => one.state === 'closed' && isOnAt(one, at))
  if (closed.length === 0) return []
  return postsAhead(movement).flatMap((post) => {
    const closure = closed.find((one) => affects(one, post))
    return closure === undefined
      ? []
      : [ruleFinding('OFFICE-CLOSED', '/body/releasedAt', post.office, closure.to ?? closure.from)]
  })
}
