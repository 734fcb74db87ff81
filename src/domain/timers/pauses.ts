import { declaredOf } from '../model/declared.ts'
import { legOf, type Movement } from '../model/movement.ts'
import { enquiryOf } from '../model/open.ts'
import { type Post, postsOfLeg } from '../model/posts.ts'
import { dueInHours, type Pausing } from '../reference/opening.ts'
import { affects, spanOf } from '../reference/outages.ts'
import { instantOf } from '../values/time.ts'
import type { Timer } from '../model/timer.ts'
import { waitsFor } from './timers.ts'
import { officeReached } from '../draft/queries.ts'
import { isCountry } from '../values/party.ts'
import { countryOfOffice, type OfficeCode } from '../values/office.ts'

/**
 * When a timer is truly due (milliseconds UTC), the outages and closures of those it waits for left out, and of the time for
 * a second person the hours in which the office is closed; Infinity while an outage is on whose end nobody knows (engine.md 6
 * and 9).
 */
export function trulyDue(timer: Timer, movement: Movement, reference: Pausing): number {
  const posts = postsOf(timer, movement)
  const pauses = (reference.outages ?? []).flatMap((outage) =>
    posts.filter((post) => affects(outage, post)).map((post) => spanOf(outage, post)),
  )
  const [start, due] = [instantOf(timer.startedAt), instantOf(timer.plannedAt ?? timer.dueAt)]
  const [office] = waitsFor(timer.name) === 'approver' ? posts : []
  return dueInHours(start, due, { office: office?.office, pauses, reference })
}

/** Where the thing a timer waits for has to be done. A guarantor or a holder has no office that could be closed. */
function postsOf(timer: Timer, movement: Movement): Post[] {
  const waiting = waitsFor(timer.name)
  // Of a number printed in advance nothing is declared yet.
  if (waiting === 'nobody' || waiting === 'guarantor' || waiting === 'partner') return []
  const { legs } = movement
  const { departure, destination } = declaredOf(movement)
  const enquiry = enquiryOf(movement)
  switch (waiting) {
    case 'departure':
      return [departure]
    case 'arrived':
      return [officePost(officeReached(movement))]
    case 'enquired':
      return enquiry !== undefined && isCountry(enquiry.asked) ? [{ country: enquiry.asked }] : []
    case 'ahead':
      return [...legs.flatMap(postsOfLeg), officePost(destination.office)]
    case 'leg': {
      const leg = legOf({ legs }, timer)
      if (leg === undefined) return []
      if (timer.name === 'T_gap') return postsOfLeg(leg).filter(({ direction }) => direction === 'in')
      // Goods cannot leave a country whose neighbour lets nothing in.
      const next = legs[leg.index + 1]
      const entry = next === undefined ? [] : postsOfLeg(next).filter(({ direction }) => direction === 'in')
      return [...postsOfLeg(leg).filter(({ direction }) => direction === 'out'), ...entry]
    }
    case 'approver':
      return (movement.approvals ?? [])
        .filter((one) => one.timer === timer.number)
        .map(({ office }) => officePost(office))
  }
}

const officePost = (office: OfficeCode): Post => ({ country: countryOfOffice(office), office })
