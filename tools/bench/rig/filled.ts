import type { Pool } from 'pg'
import { fill } from '../../fill/fill.ts'
import { planFor } from '../../fill/plan.ts'
import { createFillWorld, readFillWorld } from '../../fill/world.ts'
import type { HubFiles, WorldParty } from '../world.ts'

/** Databases with many stored movements, by tools/fill. */

/** Everybody in a registered database, with keys. */
export type Registered = { readonly parties: readonly WorldParty[]; readonly hub: HubFiles }

const LANES = 4
const SAID_EVERY = 5_000

/** Registers the filler's world in a migrated database and stores so many movements in it. */
export async function fillDatabase(
  pool: Pool,
  { databaseUrl, folder, movements }: { databaseUrl: string; folder: string; movements: number },
  log: (line: string) => void,
): Promise<Registered> {
  const world = await createFillWorld(pool, folder, planFor(movements, LANES, Date.now()))
  let said = 0
  const progress = (at: { movements: number; of: number }): void => {
    if (at.movements < said + SAID_EVERY) return
    said = at.movements
    log(`filled ${at.movements} of ${at.of} movements`)
  }
  await fill({ databaseUrl, ...world, progress })
  return { parties: world.parties, hub: world.files }
}

/** Who is registered in a database that an earlier run of the filler has filled with so many movements. */
export async function registeredBy(keys: string, movements: number): Promise<Registered> {
  const world = await readFillWorld(keys)
  if (world === undefined) throw new Error(`${keys} holds no plan of tools/fill`)
  if (world.plan.movements !== movements) {
    throw new Error(`--filled has ${world.plan.movements} movements: say --movements ${world.plan.movements}`)
  }
  return { parties: world.parties, hub: world.files }
}
