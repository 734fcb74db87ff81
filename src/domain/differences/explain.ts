import type { DiscrepancyResolutionBody, Equipment, VehicleSet } from '../../generated/types.ts'
import type { Draft } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import type { Difference } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import { countryOfOffice, asOffice } from '../values/office.ts'
import { asCountry, type MessageKey } from '../values/party.ts'
import { isAmong, type Series } from '../values/spelling.ts'
import { instantOf } from '../values/time.ts'
import { changeDifferences } from './list.ts'
import { sealSeries } from './seal-series.ts'

type Explaining = 'transhipment' | 'incident-notice' | 'seal-change' | 'declaration-amendment'

/** What a message says is in force from now on, and which seals are gone. */
type New = {
  carriers: readonly string[]
  seals: readonly string[]
  gone: (seal: string) => boolean
  packages?: number
  series?: Series | undefined
}

const carriersOf = (set: VehicleSet | undefined, equipment: readonly Equipment[] = []): string[] => [
  ...(set === undefined ? [] : [set.means, ...(set.trailers ?? [])].flatMap((one) => one?.identification ?? [])),
  ...(set?.wagons ?? []).map(({ number }) => number),
  ...equipment.flatMap(({ container }) => container ?? []),
]

const sealsIn = (equipment: readonly Equipment[] = []): string[] =>
  equipment.flatMap(({ seals = [] }) => seals.map(({ id }) => id))

/** Seals broken (NCTS CL019). */
const SEALS_BROKEN = '2'

function newIn(draft: Draft<Explaining>): New {
  const { message } = draft
  switch (message.type) {
    case 'seal-change': {
      const { removed = [], affixed = [] } = message.body
      return {
        carriers: [],
        seals: affixed.map(({ id }) => id),
        gone: (seal) => isAmong(removed, seal, sealSeries(draft)),
      }
    }
    case 'declaration-amendment': {
      const { vehicleSet, equipment, vehicles = [], totalPackages } = message.body.declaration
      const carriers = [...carriersOf(vehicleSet, equipment), ...vehicles.map(({ vin }) => vin)]
      const packages = totalPackages === undefined ? {} : { packages: totalPackages }
      return { carriers, seals: sealsIn(equipment), gone: () => false, ...packages }
    }
    case 'incident-notice': {
      const { code, equipment, transhipment } = message.body
      const gone = (): boolean => code === SEALS_BROKEN || equipment !== undefined
      return { carriers: carriersOf(transhipment?.vehicleSet, equipment), seals: sealsIn(equipment), gone }
    }
    case 'transhipment': {
      const { vehicleSet, equipment } = message.body
      return {
        carriers: carriersOf(vehicleSet, equipment),
        seals: sealsIn(equipment),
        gone: () => equipment !== undefined,
      }
    }
  }
}

/** Whether what is new is what was seen; what there was no room for nobody can tell. */
function covers(
  { carriers, seals, gone, packages, series }: New,
  { kind, flag, seen, declared, more }: Difference,
): boolean {
  if (more !== undefined || seen === undefined) return false
  if (kind === 'seal') return isAmong(seals, seen, series)
  if (kind === 'seal-state') return declared?.split(', ').every(gone) === true
  if (kind === 'packages') return packages !== undefined && packages <= Number(seen)
  return flag === 'vehicleDiffers' && isAmong(carriers, seen)
}

/**
 * Closes what a report explains. It closes a difference by itself only if it happened before the sighting, the authority
 * of the place vouches for it, and the place lies on the stretch where it can have happened and is not the destination
 * (engine.md 9, "From practice"): otherwise whoever swapped the goods would write his own excuse. Even then the discharge
 * waits for departure. What departure itself amends needs no more.
 */
export function explain(draft: Draft<Explaining>): void {
  const { movement, message, input } = draft
  const { differences = [] } = movement
  const content = { ...newIn(draft), series: sealSeries(draft) }
  const byDeparture = message.type === 'declaration-amendment'
  const after = differences.map((one): Difference => {
    if (one.resolvedBy !== undefined || !covers(content, one)) return one
    if (byDeparture) return { ...one, resolvedBy: input.event.key, accepted: true }
    return isCredible(draft, one) ? { ...one, resolvedBy: input.event.key, explained: true } : one
  })
  changeDifferences(draft, after)
}

function isCredible({ message, movement }: Draft<Explaining>, { since, stretch = [] }: Difference): boolean {
  if (message.type === 'declaration-amendment' || instantOf(message.occurredAt) > instantOf(since)) return false
  const office = message.body.office === undefined ? undefined : asOffice(message.body.office)
  const place = message.type === 'incident-notice' ? asCountry(message.body.place.country) : undefined
  const country = office === undefined ? place : countryOfOffice(office)
  if (country === undefined || !stretch.includes(country)) return false
  if (office === declaredOf(movement).destination.office || office === movement.arrival?.office) return false
  // The customs of the place signs what it sends; anybody else needs its stamp.
  const isOwn = message.sender.role === 'customs' && message.sender.country === country
  return isOwn || (message.type === 'incident-notice' && message.body.endorsement?.country === country)
}

/** The differences after departure's resolution; `unsolved` closes none. */
export function afterResolution(
  { differences = [] }: Pick<Movement, 'differences'>,
  { outcome, flags }: Pick<DiscrepancyResolutionBody, 'outcome' | 'flags'>,
  by: MessageKey,
): readonly Difference[] {
  if (outcome === 'unsolved') return differences
  const named: ReadonlySet<string> | undefined = flags && new Set(flags)
  return differences.map((one) => {
    const isOpen = one.resolvedBy === undefined || one.explained === true
    if (!isOpen || (named !== undefined && !named.has(one.flag ?? ''))) return one
    const { explained: _, ...rest } = one
    return { ...rest, resolvedBy: one.resolvedBy ?? by, accepted: true }
  })
}

/** Departure has decided about what was seen. */
export function resolveDifferences(draft: Draft<'discrepancy-resolution'>): void {
  const { movement, message, input } = draft
  changeDifferences(draft, afterResolution(movement, message.body, input.event.key))
}
