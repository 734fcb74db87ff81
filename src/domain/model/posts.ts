import { countryOfOffice, type OfficeCode } from '../values/office.ts'
import type { CountryCode } from '../values/party.ts'
import { declaredOf } from './declared.ts'
import type { Leg, Movement } from './movement.ts'

/** A place something is awaited at, in one direction and by one mode where that matters; `until` it was done there. */
export type Post = {
  country: CountryCode
  office?: OfficeCode
  direction?: 'in' | 'out'
  mode?: string
  until?: string
}

/** One with an office of its own. */
export type OfficePost = Post & { office: OfficeCode }

/** The posts of a leg, until the goods had passed them. */
export function postsOfLeg({ country, entryOffice, exitOffice, entered, exited, mode }: Leg): OfficePost[] {
  const post = (at: OfficeCode | undefined, direction: 'in' | 'out', until: string | undefined): OfficePost[] =>
    at === undefined ? [] : [{ country, office: at, direction, mode, ...(until === undefined ? {} : { until }) }]
  const passed = exited?.occurredAt
  return [...post(entryOffice, 'in', entered?.occurredAt ?? passed), ...post(exitOffice, 'out', passed)]
}

/** A post the goods have still to pass, or come to. */
export type PostAhead = OfficePost

/** The posts a declared movement has before it, in the order of the way: those it has not passed, and its destination. */
export function postsAhead(movement: Movement): PostAhead[] {
  const posts: PostAhead[] = movement.legs.flatMap(postsOfLeg).filter(({ until }) => until === undefined)
  if (movement.arrival !== undefined) return posts
  const { office } = declaredOf(movement).destination
  const mode = movement.legs.at(-1)?.mode
  return [
    ...posts,
    { country: countryOfOffice(office), office, direction: 'in', ...(mode === undefined ? {} : { mode }) },
  ]
}

/**
 * The posts at which the goods are awaited: those before them that lie at or behind the place where they were seen last. A post
 * whose report is missing is not waited at any more once they were seen further on (engine.md 4, implied).
 */
export function postsAwaiting(movement: Movement): PostAhead[] {
  const last = movement.legs.findLastIndex(({ entered, exited }) => (entered ?? exited) !== undefined)
  return postsAhead({ ...movement, legs: movement.legs.slice(Math.max(last, 0)) })
}
