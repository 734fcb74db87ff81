import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { type Difference, openSharing } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import { isInFlight } from '../model/table.ts'
import { isCarrierMark } from '../notices/identification.ts'
import { officeOn } from '../reference/registry.ts'
import type { Mrn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'
import { compared } from '../values/spelling.ts'
import { instantOf } from '../values/time.ts'

/** Releases of one groupage lie within this time. */
const GROUPAGE_MS = 24 * 3_600_000

/** The differences of a movement that are found because another one in flight bears the same vehicle, wagon or container. */
export type SharedFound = {
  found: readonly Difference[]
  /** All the others that were looked at and count, so that an audit can look at the same. */
  looked: readonly Mrn[]
}

/**
 * Whether what carries the goods is somewhere else as well (engine.md 9, `usedTwice`). Nothing is said of several movements on
 * one truck over one way. The flag falls on the movement of which the last news is older; the newer one is for attention.
 * @param office where this movement is now, or is expected next
 * @param at when it was seen there; undefined where the event is no sighting
 */
export function sharedIn(draft: Draft, office: OfficeCode, at: string | undefined): SharedFound {
  const { movement, input } = draft
  const known = openSharing(movement)
  const found: Difference[] = []
  const looked: Mrn[] = []
  // By number: however they were found, the differences come in one order, and the audit's in the same.
  const others = (input.sharing ?? [])
    .filter((one) => one.mrn !== movement.mrn && isInFlight(one.state))
    .toSorted((one, other) => (one.mrn < other.mrn ? -1 : 1))
  for (const other of others) {
    const mark = (movement.marks ?? []).find(
      (one) => isCarrierMark(one) && !isTrain(movement, one) && other.marks?.includes(one) === true,
    )
    const isKnown = known.some((one) => one.with === other.mrn)
    const isThere = isOnTheWay(draft, other, office)
    if (mark === undefined || (isThere && isGroupage(movement, other))) {
      if (isKnown) looked.push(other.mrn)
      continue
    }
    looked.push(other.mrn)
    const isOlder = isThere || lastNews(movement, at) < lastNews(other, undefined)
    found.push({
      kind: 'used-twice',
      seen: writtenAs(movement, mark),
      pointer: '',
      ...(isOlder ? { flag: 'usedTwice' } : {}),
      since: at ?? draft.message.occurredAt,
      by: input.event.key,
      office,
      with: other.mrn,
    })
  }
  return { found, looked }
}

/** Whether it is what pulls the wagons in which the goods are: of one train there are as many movements as consignments. */
function isTrain({ equipped }: Movement, mark: string): boolean {
  const { vehicle, wagons = [] } = equipped?.at(-1) ?? {}
  return vehicle !== undefined && wagons.length > 0 && mark.endsWith(`:${compared(vehicle)}`)
}

/** The number a mark stands for, as it was written. */
function writtenAs({ equipped }: Movement, mark: string): string {
  const { vehicle, trailers = [], wagons = [], containers = [] } = equipped?.at(-1) ?? { since: '' }
  const written = [vehicle, ...trailers, ...wagons, ...containers].find(
    (one) => one !== undefined && mark.endsWith(`:${compared(one)}`),
  )
  return written ?? mark.slice(mark.indexOf(':') + 1)
}

/** When it was last heard of: a passage, else the release. */
function lastNews({ legs, released, arrival }: Movement, at: string | undefined): number {
  const passages = legs.flatMap(({ entered, exited, returned }) => [entered, exited, returned])
  const times = [...passages, arrival].flatMap((one) => (one === undefined ? [] : [instantOf(one.occurredAt)]))
  return Math.max(
    ...times,
    released === undefined ? Number.NEGATIVE_INFINITY : instantOf(released.releasedAt),
    at === undefined ? Number.NEGATIVE_INFINITY : instantOf(at),
  )
}

/** Whether an office lies before a movement, was the last it passed, or is the joint partner of such a one. */
function isOnTheWay({ input, on }: Draft, other: Movement, office: OfficeCode): boolean {
  const { departure, destination } = declaredOf(other)
  const last = other.legs.findLast(({ entered, exited }) => (entered ?? exited) !== undefined)
  const ahead = other.legs
    .filter(({ index }) => last === undefined || index >= last.index)
    .flatMap(({ entryOffice, exitOffice, exited, index }) => [
      index === last?.index && exited !== undefined ? undefined : entryOffice,
      exitOffice,
    ])
  const passed = last?.exited?.office ?? last?.entered?.office ?? departure.office
  const offices = [...ahead, passed, destination.office].filter((one) => one !== undefined)
  if (offices.includes(office)) return true
  const here = officeOn(input.reference, office, on)
  return here?.jointPost === true && here.pairs.some((pair) => offices.includes(pair))
}

/** One truck, one way, one departure: as one lot, or under the same seals, released within a day. */
function isGroupage(one: Movement, other: Movement): boolean {
  const [own, theirs] = [declaredOf(one), declaredOf(other)]
  if (own.departure.office !== theirs.departure.office) return false
  if (own.lot !== undefined && own.lot.id === theirs.lot?.id) return true
  const apart = Math.abs(instantOf(one.released?.releasedAt ?? '') - instantOf(other.released?.releasedAt ?? ''))
  return apart <= GROUPAGE_MS && spelled(one.seals) === spelled(other.seals)
}

const spelled = (seals: readonly string[]): string =>
  [...new Set(seals.map((seal) => compared(seal)))].toSorted().join()

/** What is known of sharing and whom it is shared with, as it stands now. */
export type Sharing = {
  /** Differences of which the other movement is under way no more, or bears the same no more. */
  ended: ReadonlySet<Difference>
  /** The others that are still looked at. */
  running: readonly Mrn[]
}

/**
 * Which of the open differences end because the other movement has (engine.md 8). One that stands for others there was no
 * room for does not: only departure can resolve those.
 * @param sharing the others in flight that bear a vehicle, wagon or container with it; they must be complete as far as the
 * differences name them
 */
export function sharingNow(movement: Movement, sharing: readonly Movement[]): Sharing {
  const inFlight = new Set(sharing.filter((one) => isInFlight(one.state)).map(({ mrn }) => mrn))
  const open = openSharing(movement)
  const isRunning = ({ with: other }: Difference): boolean => other === undefined || inFlight.has(other)
  return {
    ended: new Set(open.filter((one) => one.more === undefined && !isRunning(one))),
    running: open.flatMap((one) => (isRunning(one) && one.with !== undefined ? [one.with] : [])),
  }
}

/** By each movement the others in flight that bear a vehicle, wagon or container with it, as the store finds them. */
export function sharingAmong(movements: Iterable<Movement>, all: readonly Movement[]): Map<Mrn, readonly Movement[]> {
  const sharing = new Map<Mrn, readonly Movement[]>()
  for (const { mrn, marks = [] } of movements) {
    const carried = marks.filter(isCarrierMark)
    const others = all.filter(
      (one) => one.mrn !== mrn && isInFlight(one.state) && carried.some((mark) => one.marks?.includes(mark)),
    )
    if (others.length > 0) sharing.set(mrn, others)
  }
  return sharing
}
