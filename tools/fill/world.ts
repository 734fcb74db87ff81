import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { asCountry, partyKeyOf } from '../../src/domain/values/party.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { COUNTRIES } from '../bench/corridors.ts'
import { createWorld, type HubFiles, type WorldParty } from '../bench/world.ts'
import { REGIMES_OF_THE_PLAN } from './messages.ts'
import type { Plan } from './plan.ts'

/** What a filled database is of no use without: the plan it was filled by, and everybody's keys. */
export type FillWorld = { readonly plan: Plan; readonly parties: readonly WorldParty[]; readonly files: HubFiles }

const FILE = 'world.json'

/** Has collected nothing, and sends nothing: it is there to be asked about, as it would be where payments are taken. */
const COLLECTOR = { country: 'TG', role: 'payment', party: 'paiement' } as const
export const PAYMENT_SYSTEM = partyKeyOf(COLLECTOR)

/** Registers the benchmark's world, with more regimes, in a migrated database; keys, certificates and the plan go to `folder`. */
export async function createFillWorld(pool: Pool, folder: string, plan: Plan): Promise<FillWorld> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { parties, hub: files } = await createWorld(pool, folder)
  const write = createRegistryWriter(pool)
  await write.upsertParty({
    ...COLLECTOR,
    key: PAYMENT_SYSTEM,
    country: asCountry(COLLECTOR.country),
    name: 'TG payment',
    channel: 'none',
    format: 'json',
    language: 'en',
    active: true,
  })
  await write.putAgreement({
    id: 'REGION',
    countries: COUNTRIES.map(asCountry),
    regimes: [...REGIMES_OF_THE_PLAN],
    modes: ['3'],
    validFrom: '2020-01-01',
    dischargeMode: 'by-departure',
    guaranteeTypes: ['1'],
  })
  const world = { plan, parties, files }
  await writeFile(join(folder, FILE), JSON.stringify(world), { mode: 0o600 })
  return world
}

/** The world that an earlier run left in `folder`; undefined when there was none. */
export async function readFillWorld(folder: string): Promise<FillWorld | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, FILE), 'utf8')) as FillWorld
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
}
