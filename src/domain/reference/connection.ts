import type { ActDay } from './act-day.ts'
import type { Connection, Reference } from '../model/reference.ts'
import { countryOn, officeOn } from './registry.ts'

/** How a leg is reached, and how its posts are where they differ from it. */
export type Connections = { connection: Connection; entryConnection?: Connection; exitConnection?: Connection }

type DeclaredLeg = { country: string; entryOffice?: string; exitOffice?: string; connection: Connection }

const STRENGTH: Readonly<Record<Connection, number>> = { none: 0, paper: 1, 'office-app': 2, full: 3 }

const stronger = (one: Connection, other: Connection): Connection => (STRENGTH[other] > STRENGTH[one] ? other : one)

/**
 * How a leg is reached on the day of an act (engine.md 2, "Leg"). What the registry says of country and offices wins over the
 * declaration: a sender must not hide goods from a country that is on the hub, nor make everybody wait for one that is
 * not. An office may be reached where its country is not (a pilot), or not be where its country is.
 */
export function connectionsOf(leg: DeclaredLeg, reference: Reference, on: ActDay): Connections {
  const base = countryOn(reference, leg.country, on)?.connection ?? leg.connection
  const post = (code: string | undefined): Connection | undefined =>
    code === undefined ? undefined : (officeOn(reference, code, on)?.connection ?? base)
  const [entry, exit] = [post(leg.entryOffice), post(leg.exitOffice)]
  const connection = [entry ?? base, exit ?? base].reduce(stronger, base)
  return {
    connection,
    ...(entry === undefined || entry === connection ? {} : { entryConnection: entry }),
    ...(exit === undefined || exit === connection ? {} : { exitConnection: exit }),
  }
}

/** Whether an office of a leg reports passages: if not, nobody waits for it and nothing is missing without it. */
export function reports(leg: Connections, kind: 'entry' | 'exit'): boolean {
  const connection = (kind === 'entry' ? leg.entryConnection : leg.exitConnection) ?? leg.connection
  return connection === 'full' || connection === 'office-app'
}
