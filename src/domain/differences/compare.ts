import { longestOf } from '../../generated/bounds.ts'
import type { DifferenceFlag, DifferenceKind, Equipped } from '../model/difference.ts'
import { isAmong, type Series } from '../values/spelling.ts'
import type { Noted, Seen, SealNoted } from './seen.ts'

/** One thing that differs, before it is the movement's: without time and author. */
export type Found = {
  kind: DifferenceKind
  declared?: string
  seen?: string
  pointer: string
  flag?: DifferenceFlag
  /** Counted where the goods arrived. */
  arrived?: true
  missing?: readonly string[]
  /** Only the tractor is another one: trailer or container and all seals agree. */
  tractor?: true
}

/** Weighbridges and paper differ by so much without anything being wrong, in percent. */
const MASS_TOLERANCE = 5

/**
 * Compares what was seen with what was in force. Nothing is said of what was not seen. Numbers are the same when `alike`
 * says so; lists are compared as sets, since an officer notes plates in the order in which he walks round the truck.
 * @param isChanged whether seals or vehicle have been changed since the release, so that `replaced` is what was expected
 * @param series how seal numbers may be shortened
 */
export function compare(seen: Seen, inForce: Equipped, isChanged: boolean, series?: Series): Found[] {
  const seals = compareSeals(seen, inForce.seals ?? [], { isChanged, series })
  const carriers = compareCarriers(seen, inForce)
  const isTractorOnly =
    carriers.length === 1 && carriers[0]?.kind === 'vehicle' && seals.length === 0 && restAgrees(seen, inForce, series)
  const found = isTractorOnly ? carriers.map(asTractor) : carriers
  const all = [...found, ...seals, ...compareCounts(seen, inForce)]
  // An officer who says that not all is as declared is believed, even without a word of what.
  if (seen.agrees === false && all.every(({ flag }) => flag === undefined)) {
    all.push({ kind: 'vehicle', seen: 'false', pointer: '/body/agrees', flag: 'vehicleDiffers' })
  }
  return all
}

function asTractor(found: Found): Found {
  const { flag: _, ...one } = found
  return { ...one, tractor: true }
}

/** A trailer's plate may be noted as the vehicle's and the other way round: they are one set. */
function compareCarriers(seen: Seen, { vehicle, trailers = [], wagons = [], containers = [], vins = [] }: Equipped) {
  const road = [...(vehicle === undefined ? [] : [vehicle]), ...trailers]
  const found: Found[] = []
  const judge = (kind: DifferenceKind, noted: readonly Noted[], known: readonly string[], shown = known): void => {
    for (const { value, pointer } of noted) {
      if (!isAmong(known, value))
        found.push({ kind, ...declaredAs(shown), seen: cut(value), pointer, flag: 'vehicleDiffers' })
    }
  }
  judge('vehicle', seen.vehicle === undefined ? [] : [seen.vehicle], road, vehicle === undefined ? [] : [vehicle])
  judge('trailer', seen.trailers, road, trailers)
  judge('wagon', seen.wagons, wagons)
  judge('container', seen.containers, containers)
  judge('vin', seen.vins, vins)
  return found
}

/** Something that bears the goods was seen and agrees, and so does every seal in force, one by one. */
function restAgrees(seen: Seen, { trailers = [], containers = [], seals = [] }: Equipped, series?: Series): boolean {
  const borne =
    seen.trailers.some(({ value }) => isAmong(trailers, value)) ||
    seen.containers.some(({ value }) => isAmong(containers, value))
  return borne && seals.length > 0 && allIntact(seals, seen.seals, series)
}

function allIntact(inForce: readonly string[], seals: readonly SealNoted[], series: Series | undefined): boolean {
  const intact = seals.filter(({ state }) => state === 'intact').map(({ id }) => id)
  return inForce.every((one) => isAmong(intact, one, series))
}

const BAD: ReadonlySet<string> = new Set(['broken', 'missing'])

/** Seal by seal, then the state of all of them, unless a seal has said it already. */
function compareSeals(
  { sealState, seals, added }: Seen,
  inForce: readonly string[],
  { isChanged, series }: { isChanged: boolean; series: Series | undefined },
): Found[] {
  const isBad = (state: string): boolean => BAD.has(state) || (state === 'replaced' && !isChanged && added.length === 0)
  const bad = seals.filter(({ state, newId }) => newId === undefined && isBad(state))
  const found: Found[] = bad.map(({ id, state, pointer }) => ({
    kind: 'seal-state',
    declared: cut(id),
    seen: state,
    pointer: `${pointer}/state`,
    flag: 'sealsDiffer',
  }))
  const known = [...inForce, ...added]
  const foreign = seals.filter((one) => !bad.includes(one) && !isAmong(known, one.newId ?? one.id, series))
  // One seal more, with all that must be there whole: somebody has closed it again, nobody has opened it.
  const isExtra = allIntact(inForce, seals, series)
  const noted = seals.map(({ id }) => id)
  const unseen = inForce.filter((one) => !isAmong(noted, one, series))
  for (const { id, newId, pointer, isNumber } of foreign) {
    found.push({
      kind: 'seal',
      ...declaredAs(unseen.length > 0 ? unseen : inForce),
      seen: cut(newId ?? id),
      pointer: isNumber === true ? pointer : `${pointer}/${newId === undefined ? 'id' : 'newId'}`,
      ...(isExtra ? {} : { flag: 'sealsDiffer' }),
    })
  }
  if (sealState === undefined || found.some(({ flag }) => flag !== undefined)) return found
  const { value, pointer } = sealState
  const isReplaced = value === 'replaced' && seals.some(({ newId }) => newId !== undefined)
  if (isReplaced || !(isBad(value) || (value === 'none' && inForce.length > 0))) return found
  return [...found, { kind: 'seal-state', ...declaredAs(inForce), seen: value, pointer, flag: 'sealsDiffer' }]
}

/** Fewer packages are a part; more, or another mass, are for attention. */
function compareCounts({ packages, grossMass }: Seen, inForce: Equipped): Found[] {
  const found: Found[] = []
  if (packages !== undefined && inForce.packages !== undefined && packages !== inForce.packages) {
    found.push({
      kind: 'packages',
      declared: String(inForce.packages),
      seen: String(packages),
      pointer: '/body/packages',
      ...(packages < inForce.packages ? { flag: 'partial' } : {}),
    })
  }
  if (
    grossMass !== undefined &&
    inForce.grossMass !== undefined &&
    isOff(Number(grossMass), Number(inForce.grossMass))
  ) {
    found.push({ kind: 'mass', declared: inForce.grossMass, seen: grossMass, pointer: '/body/grossMass' })
  }
  return found
}

const isOff = (seen: number, declared: number): boolean => Math.abs(seen - declared) * 100 > declared * MASS_TOLERANCE

/** As long as a difference may say. */
const cut = (text: string): string => text.slice(0, longestOf['Difference.seen']).trim()

/** Numbers as a difference shows them. */
export const declaredAs = (numbers: readonly string[]): { declared?: string } =>
  numbers.length === 0 ? {} : { declared: cut(numbers.join(', ')) }
