import { createPrivateKey, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { type Authority, type Identity, loadAuthority } from '../../src/pki/authority.ts'
import { createSigner } from '../../src/trust/cms.ts'
import { createDatabase, type FreshDatabase } from './create-database.ts'
import type { Kept, Registered } from './make-registered.ts'
import { createTestPki, type TestParty, type TestPki } from './parties.ts'

const identityOf = ({ certificatePem, keyPem }: Kept): Identity =>
  loadAuthority(certificatePem, createPrivateKey(keyPem))

type Loaded = { authority: Authority; parties: readonly TestParty[] }

const load = ({ authority, parties }: Registered): Loaded => ({
  authority: identityOf(authority),
  parties: parties.map(({ identity: kept, ...party }) => {
    const identity = identityOf(kept)
    return { ...party, identity, signer: createSigner(identity.key, identity.certificateDer) }
  }),
})

let loaded: Loaded | undefined

/** Loaded once for all files of a worker: each certificate is read from its PEM. */
const registered = (): Loaded => (loaded ??= load(inject('services').registered))

/** Keys and certificates for a hub of the run's registered parties, in a folder of its own. */
export const registeredPki = (): Promise<TestPki> => createTestPki(registered().authority)

/** A database of its own, with all test parties in it. */
export const registeredDatabase = (): Promise<FreshDatabase> => {
  const { databaseUrl, registered: made } = inject('services')
  return createDatabase(databaseUrl, made.template)
}

/** The parties of a copy, with broker users of its own: all virtual hosts of a broker share them, and another hub's would go with this one's. */
export async function registeredParties(pool: Pool): Promise<Map<string, TestParty>> {
  const suffix = `-${randomBytes(4).toString('hex')}`
  await pool.query('update broker_users set name = name || $1', [suffix])
  const own = (one: TestParty): TestParty => ({ ...one, amqp: { ...one.amqp, user: `${one.amqp.user}${suffix}` } })
  return new Map(registered().parties.map((one) => [one.key, own(one)]))
}
