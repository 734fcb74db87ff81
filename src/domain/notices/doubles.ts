import type { Declaration } from '../../generated/types.ts'
import type { Movement } from '../model/movement.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isEnd } from '../model/table.ts'
import type { Mrn } from '../values/identifiers.ts'
import { compared } from '../values/spelling.ts'
import type { ConsequenceKind } from './consequence.ts'

/** More doubles of one declaration are not told: whoever sends so many has another problem. */
const DOUBLES_MAX = 9
/** As much of a mark as an index takes; what differs later differs in its number of seals, too. */
const LONGEST = 400

const TWIN = 'twin:'

/** Whether movements are found by this mark because they look alike: it is looked up under a lock of its own. */
export const isTwinMark = (mark: string): boolean => mark.startsWith(TWIN)

/**
 * The marks by which a declaration is found that was typed again (docs/decisions/0091): its first national reference, and LRN,
 * vehicle, containers and seals together. Of one lot each vehicle is another one; other administrations have their own numbers.
 */
export function twinMarks({
  departureOffice,
  nationalRefs,
  lot,
  lrn,
  vehicleSet,
  equipment = [],
}: Declaration): string[] {
  const where = `${departureOffice.slice(0, 2)}#${lot?.index ?? 0}`
  const reference = compared(nationalRefs?.[0]?.reference ?? '')
  const vehicle = compared(vehicleSet.means?.identification ?? '')
  const containers = numbers(equipment.flatMap(({ container }) => container ?? []))
  const seals = numbers(equipment.flatMap((one) => (one.seals ?? []).map(({ id }) => id)))
  const load = [compared(lrn), vehicle, containers, seals]
  return [
    ...(reference === '' ? [] : [`${TWIN}ref:${where}:${reference}`]),
    ...(load[0] === '' || vehicle === '' ? [] : [`${TWIN}load:${where}:${load.join('|')}`.slice(0, LONGEST)]),
  ]
}

const numbers = (some: readonly string[]): string =>
  `${some.length}=${some
    .map(compared)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join('+')}`

/** A declaration may be one that is known already: it is looked up by its marks, and judged when it is decided. */
export const doubled: ConsequenceKind = ({ message }) => {
  if (message.type !== 'transit-declaration') return undefined
  const marks = twinMarks(message.body)
  return {
    weight: 1,
    trains: [],
    marks,
    foundMax: DOUBLES_MAX,
    complete: true,
    mrns: ({ found }) => [...new Set(marks.flatMap((mark) => found.get(mark) ?? []))],
    decides: [],
    frees: [],
    follow: (own) => ({ decision: own, notices: [] }),
  }
}

/**
 * The movements that look like this declaration and have not ended, without its own; the greatest MRNs, since that is the order
 * in which the store gives so many of each mark: whatever else a batch has loaded, the same are told, and the audit finds them.
 */
export function doublesOf(body: Declaration, own: Mrn | undefined, snapshot: Snapshot): Mrn[] {
  const bearers = bearersIn(snapshot)
  const alike = (mark: string) => (mrn: Mrn) => {
    const movement = snapshot.movements.get(mrn)
    // Noted once, it may have lost the mark since.
    return movement !== undefined && mrn !== own && !isEnd(movement.state) && movement.marks?.includes(mark) === true
  }
  const found = twinMarks(body).flatMap((mark) => [...(bearers.get(mark) ?? [])].filter(alike(mark)))
  return [...new Set(found)].toSorted((one, other) => (one < other ? 1 : -1)).slice(0, DOUBLES_MAX)
}

/** Who bears which mark: gathered when the first declaration asks, since looking at everybody for each is a batch's square. */
function bearersIn(snapshot: Snapshot): Map<string, Set<Mrn>> {
  if (snapshot.twins === undefined) {
    snapshot.twins = new Map()
    for (const movement of snapshot.movements.values()) noteTwins(snapshot, movement)
  }
  return snapshot.twins
}

/** Notes by which marks a movement is found from now on; nothing where nobody has asked yet. */
export function noteTwins({ twins }: Pick<Snapshot, 'twins'>, { mrn, marks = [] }: Movement): void {
  if (twins === undefined) return
  for (const mark of marks.filter(isTwinMark)) {
    const bearers = twins.get(mark)
    if (bearers === undefined) twins.set(mark, new Set([mrn]))
    else bearers.add(mrn)
  }
}
