import type { Declaration } from '../../generated/types.ts'
import { change, type Draft } from '../draft/draft.ts'
import { isFiring } from '../model/timer.ts'
import type { Equipped } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import { instantOf, type Precision, toleranceOf } from '../values/time.ts'

/** Changes of vehicle and seals that are kept; a fact older than all of them is compared with the oldest. */
const KEPT = 8

/** What the content of a declaration says carries and closes the goods. */
function equippedBy(declaration: Declaration, seals: readonly string[]): Omit<Equipped, 'since'> {
  const { vehicleSet, equipment = [], vehicles = [], totalPackages, grossMass } = declaration
  const { means, trailers = [], wagons = [] } = vehicleSet
  return listed({
    ...(means?.identification === undefined ? {} : { vehicle: means.identification }),
    trailers: trailers.map(({ identification }) => identification),
    wagons: wagons.map(({ number }) => number),
    containers: equipment.flatMap(({ container }) => container ?? []),
    vins: vehicles.map(({ vin }) => vin),
    seals,
    ...(totalPackages === undefined ? {} : { packages: totalPackages }),
    grossMass,
  })
}

/** Lists with nothing in them are left out: the movement is written anew with every event. */
function listed(equipped: Omit<Equipped, 'since'>): Omit<Equipped, 'since'> {
  return Object.fromEntries(Object.entries(equipped).filter(([, value]) => !Array.isArray(value) || value.length > 0))
}

/**
 * Keeps what is in force now, where this event has changed it. What was declared before the release was never on the road
 * and is forgotten.
 */
export function noteEquipment(draft: Draft): void {
  const { movement, declaration, input, message } = draft
  const before = input.movement
  if (declaration === undefined && before?.seals === movement.seals) return
  if (isFiring(message) || movement.declared === undefined) return
  const known = movement.equipped ?? []
  const last = known.at(-1)
  const content =
    declaration === undefined
      ? last && { ...listed({ ...withoutSince(last), seals: movement.seals }) }
      : equippedBy(declaration, movement.seals)
  if (content === undefined) return
  const since = message.occurredAt
  if (before?.released === undefined) return change(draft, { equipped: [{ since, ...content }] })
  if (last !== undefined && JSON.stringify(withoutSince(last)) === JSON.stringify(content)) return
  change(draft, { equipped: [...known, { since, ...content }].slice(-KEPT) })
}

function withoutSince(equipped: Equipped): Omit<Equipped, 'since'> {
  const { since: _, ...content } = equipped
  return content
}

/**
 * What a sighting may be compared with: what was in force at its time, within what the clocks of two offices say
 * (engine.md 6), and what is in force now. The latest first.
 */
export function inForceAt({ equipped = [] }: Movement, at: string, precision: Precision): Equipped[] {
  const time = instantOf(at)
  const tolerance = toleranceOf(precision)
  return equipped
    .filter(({ since }, index) => {
      const next = equipped[index + 1]
      const begun = index === 0 || instantOf(since) - tolerance <= time
      return next === undefined || (begun && time <= instantOf(next.since) + tolerance)
    })
    .toReversed()
}
