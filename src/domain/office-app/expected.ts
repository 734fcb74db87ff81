import { openDifferences } from '../differences/open.ts'
import { differenceWarnings } from '../engine/warnings.ts'
import type { Warning } from '../model/decision.ts'
import type { Equipped } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import { stopsOn } from '../model/open.ts'
import { type PostAhead, postsAwaiting } from '../model/posts.ts'
import { isInFlight } from '../model/table.ts'
import type { Mrn } from '../values/identifiers.ts'
import { cutText } from '../values/legible.ts'
import type { OfficeCode } from '../values/office.ts'
import { compared } from '../values/spelling.ts'
import { instantOf, secondOf } from '../values/time.ts'

/** What the officer at the barrier is to see of one movement before it comes. No values and no duties. */
export type ExpectedMovement = {
  mrn: Mrn
  /** What will be seen of it here: it comes in, goes out, or has come to where it goes. */
  kind: 'entry' | 'exit' | 'arrival'
  /** In force: as declared or changed since. */
  seals: readonly string[]
  /** The first item in words, and how many more there are; absent where the office has no record of the goods. */
  goods?: string
  /** Gross mass in kilograms, as declared. */
  mass?: string
  limitAt: string
  previousOffice: OfficeCode
  previousAt: string
  warnings: readonly Warning[]
}

/** What stands at the barrier together, and what it carries. */
export type ExpectedVehicle = {
  key: string
  vehicle?: string
  trailers: readonly string[]
  containers: readonly string[]
  mrns: readonly ExpectedMovement[]
}

/** The first item of the goods, and their mass. */
export type GoodsInLine = { goods: string; mass: string }

/** An officer reads one line of it. */
const GOODS_LONGEST = 60

/** What a declaration's content says of the goods, in a line. */
export function goodsInLine(content: {
  items: readonly { commodity: { description: string } }[]
  grossMass: string
}): GoodsInLine {
  const { items, grossMass: mass } = content
  const first = cutText(items[0]?.commodity.description ?? '', GOODS_LONGEST)
  return { goods: items.length > 1 ? `${first} +${items.length - 1}` : first, mass }
}

/** The post of this office at which the movement is awaited; undefined when it is awaited at none. */
export const postAwaitedAt = (movement: Movement, office: OfficeCode): PostAhead | undefined =>
  movement.declared !== undefined && movement.limitAt !== undefined && isInFlight(movement.state)
    ? postsAwaiting(movement).find((post) => post.office === office)
    : undefined

/** Whether the movement has ever had to do with this office as far as it shows; one that was diverted may have. */
export function mayHaveBeenAwaitedAt({ legs, declared, itineraryVersion }: Movement, office: OfficeCode): boolean {
  const offices = legs.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])
  return itineraryVersion > 1 || [...offices, declared?.destination.office].includes(office)
}

/** By what the movements of one vehicle are brought together: its plate as compared, else the movement is by itself. */
export const carriedBy = ({ vehicle, mrn }: Pick<Movement, 'vehicle' | 'mrn'>): string =>
  vehicle === undefined || compared(vehicle) === '' ? mrn : compared(vehicle)

/** By what it was once brought together with others: vehicles the goods have left. */
export const carriedBefore = ({ equipped = [], vehicle }: Movement): string[] =>
  equipped.flatMap((one) =>
    one.vehicle === undefined || one.vehicle === vehicle || compared(one.vehicle) === '' ? [] : [compared(one.vehicle)],
  )

const KINDS = { in: 'entry', out: 'exit' } as const

/**
 * One movement as the office that awaits it sees it.
 * @param now milliseconds UTC
 * @param goods absent where the administration has no record of them
 */
export function expectedMovement(
  movement: Movement,
  { office, direction }: PostAhead,
  { now, goods }: { now: number; goods: GoodsInLine | undefined },
): ExpectedMovement {
  const { mrn, declared, released, limitAt = '', seals, legs } = movement
  const seen = legs.flatMap(({ entered, exited }) => [entered, exited]).findLast((one) => one !== undefined)
  const arrives = declared?.destination.office === office && direction === 'in' && !isPostOf(movement, office)
  return {
    mrn,
    kind: arrives ? 'arrival' : KINDS[direction ?? 'in'],
    seals,
    ...goods,
    limitAt: secondOf(limitAt),
    previousOffice: seen?.office ?? declared?.departure.office ?? office,
    previousAt: secondOf(seen?.occurredAt ?? released?.releasedAt ?? declared?.declaredAt ?? limitAt),
    warnings: warningsBefore(movement, now),
  }
}

/** Whether the goods enter a country at this office, and have not yet. */
const isPostOf = ({ legs }: Movement, office: OfficeCode): boolean =>
  legs.some(({ entryOffice, entered, exited }) => entryOffice === office && (entered ?? exited) === undefined)

/** What the officer has to know before the vehicle comes, as the receipt would say it after (engine.md 8). */
function warningsBefore(movement: Movement, now: number): Warning[] {
  const { declared, limitAt } = movement
  const late = limitAt !== undefined && instantOf(limitAt) < now
  return [
    ...stopsOn(movement).map((stop): Warning => ({ code: 'stop', ...stop })),
    ...differenceWarnings(openDifferences(movement), declared?.departure.office),
    ...(late ? [{ code: 'limit-passed', since: limitAt } as const] : []),
  ]
}

/** What carries the goods now, beside the vehicle. */
export function equippedNow({ equipped = [] }: Movement): { trailers: string[]; containers: string[] } {
  const now: Equipped | undefined = equipped.at(-1)
  return { trailers: [...(now?.trailers ?? [])], containers: [...(now?.containers ?? [])] }
}
