import type { Identity } from '../../src/pki/authority.ts'
import { createPool } from '../../src/store/pool.ts'
import { createDatabase } from './create-database.ts'
import { createTestPki, registerParties, type TestParty } from './parties.ts'

/** A database in which all test parties are registered, and what they act by: made once for the run, as each file would make it. */
export type Registered = {
  /** Name of the database, to be copied: nobody is ever connected to it. */
  readonly template: string
  readonly authority: Kept
  readonly parties: readonly (Omit<TestParty, 'identity' | 'signer'> & { identity: Kept })[]
}

/** What can be handed from one process to another: PEM. */
export type Kept = Pick<Identity, 'certificatePem' | 'keyPem'>

const keptOf = ({ certificatePem, keyPem }: Identity): Kept => ({ certificatePem, keyPem })

/** Makes it on a server where `migrated` is a database with every migration. */
export async function makeRegistered(serverUrl: string, migrated: string) {
  const database = await createDatabase(serverUrl, migrated)
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  const pki = await createTestPki()
  try {
    const parties = await registerParties(pool, pki.authority)
    const registered: Registered = {
      template: database.name,
      authority: keptOf(pki.authority),
      parties: [...parties.values()].map(({ key, party, identity, token, amqp }) => ({
        key,
        party,
        token,
        amqp,
        identity: keptOf(identity),
      })),
    }
    return { registered, drop: () => database.drop() }
  } finally {
    await pool.end()
    await pki.remove()
  }
}
