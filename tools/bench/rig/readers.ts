import { createPool } from '../../../src/store/pool.ts'
import { createRegistryWriter } from '../../../src/compose/registry-set-up.ts'
import { asParty } from '../../../src/domain/values/party.ts'
import { asOffice } from '../../../src/domain/values/office.ts'
import type { Reader } from '../goals/probes.ts'
import type { Rig } from './rig.ts'

/** A token of each kind of reader; nobody has none. */
export type Readers = Readonly<Record<Reader, string | undefined>>

/** Where the officer works, in one country: movements begin at the one and cross the border at the other. */
export const OFFICES = { country: 'BJ', departure: 'BJCOO001', border: 'BJMAL001' } as const

/** Grants an operator's and an officer's token in the rig's database; parties have theirs. */
export async function grantReaders(rig: Rig): Promise<Readers> {
  const tokenOf = (key: string): string | undefined => rig.world.parties.find((party) => party.key === key)?.token
  const pool = createPool({ connectionString: rig.hubDatabaseUrl, max: 1, onError: () => undefined })
  try {
    const write = createRegistryWriter(pool)
    await write.addToken({ token: 'bench-operator', kind: 'operator', name: 'bench' })
    await write.addToken({
      token: 'bench-officer',
      kind: 'officer',
      name: 'bench',
      partyKey: asParty(OFFICES.country),
      offices: [asOffice(OFFICES.departure), asOffice(OFFICES.border)],
    })
  } finally {
    await pool.end()
  }
  return {
    operator: 'bench-operator',
    officer: 'bench-officer',
    customs: tokenOf(OFFICES.country),
    guarantor: tokenOf('TG/fonds-garantie'),
    nobody: undefined,
  }
}
