import type { Pool } from 'pg'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { asCountry, asParty } from './identifiers.ts'

/** Makes somebody the principal of every movement that departs from Togo, as if each declaration had named it. */
export async function principalOfMany(pool: Pool, token: string): Promise<void> {
  const write = createRegistryWriter(pool)
  const named = {
    key: asParty('TG/sahel'),
    country: asCountry('TG'),
    role: 'principal',
    party: 'sahel',
    name: 'Sahel',
  } as const
  await write.upsertParty({ ...named, channel: 'none', format: 'json', language: 'fr', active: true })
  await write.addToken({ kind: 'party', partyKey: named.key, token, name: named.name })
  await pool.query(
    `insert into movement_parties (party_key, mrn) select $1, mrn from movements where mrn like '__TG%' on conflict do nothing`,
    [named.key],
  )
  await pool.query(
    `insert into guarantee_parties (party_key, grn)
     select distinct $1, grn from guarantee_lines where mrn like '__TG%' on conflict do nothing`,
    [named.key],
  )
}
