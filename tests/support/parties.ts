import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '../../src/broker/topology.ts'
import { partyKeyOf, type Role } from '../../src/domain/values/party.ts'
import type { Party } from '../../src/domain/model/reference.ts'
import { setStage } from './stage-registry.ts'
import type { RegistryWriter } from '../../src/store/reference/set-up.ts'
import { createSigner, type Signer } from '../../src/trust/cms.ts'
import {
  type Authority,
  createAuthority,
  type Identity,
  issueCertificate,
  writeIdentity,
  writeNoteKey,
} from '../../src/pki/authority.ts'
import type { Pool } from 'pg'
import { testReference } from './reference.ts'
import { asCountry, asOffice, asParty } from './identifiers.ts'
import { TEST_BODY_KEY } from './body-key.ts'

/** A registered party as a test acts for it. */
export type TestParty = {
  key: string
  party: Party
  identity: Identity
  signer: Signer
  token: string
  amqp: { user: string; password: string }
}

/** Synthetic administrations and guarantors of the region; every second one prefers XML. */
const COUNTRIES = ['TG', 'BF', 'ML', 'NE', 'GH', 'CI', 'BJ', 'NG', 'SN'] as const

const definitions: readonly { country: string; role: Role; party?: string; channel?: Party['channel'] }[] = [
  ...COUNTRIES.map((country) => ({ country, role: 'customs' as const })),
  { country: 'TG', role: 'guarantor', party: 'fonds-garantie' },
  { country: 'CI', role: 'guarantor', party: 'cci' },
  { country: 'BF', role: 'guarantor', party: 'fonds-garantie' },
  { country: 'BF', role: 'consignee', party: 'comptoir-faso', channel: 'inbox' },
  { country: 'GM', role: 'customs', channel: 'inbox' },
  { country: 'CI', role: 'rail', party: 'sitarail' },
  { country: 'BJ', role: 'rail', party: 'benirail' },
  { country: 'TG', role: 'tracking', party: 'suivi' },
  { country: 'TG', role: 'principal', party: 'sahel-transit', channel: 'inbox' },
  { country: 'BF', role: 'consignee', party: 'entrepot', channel: 'inbox' },
  { country: 'TG', role: 'carrier', party: 'routiers' },
  { country: 'TG', role: 'payment', party: 'paiement' },
]

const YEAR_MS = 365 * 24 * 3600 * 1000

export type TestPki = {
  folder: string
  authority: Authority
  hub: { certificate: string; key: string }
  ca: string
  /** PEM file of the log's Ed25519 key. */
  logKey: string
  /** PEM file of what bodies are sealed with. */
  bodyKey: string
  remove(): Promise<void>
}

/** An authority, a new one if none is given, and a hub certificate in files of a folder of their own. */
export async function createTestPki(given?: Authority): Promise<TestPki> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-pki-'))
  const validity = { validFrom: new Date(Date.now() - YEAR_MS), validTo: new Date(Date.now() + YEAR_MS) }
  const authority = given ?? (await createAuthority({ commonName: 'Corridor test authority', ...validity }))
  const hub = await writeIdentity(
    folder,
    'hub',
    await issueCertificate(authority, { commonName: 'hub', purpose: 'hub-seal', ...validity }),
  )
  const ca = join(folder, 'ca.crt')
  await writeFile(ca, authority.certificatePem)
  const logKey = await writeNoteKey(folder, 'log')
  const bodyKey = join(folder, 'bodies.key')
  await writeFile(bodyKey, TEST_BODY_KEY)
  return { folder, authority, hub, ca, logKey, bodyKey, remove: () => rm(folder, { recursive: true, force: true }) }
}

export async function createTestParty(
  authority: Authority,
  party: Party,
  keyType: 'P-256' | 'RSA-2048' = 'P-256',
): Promise<TestParty> {
  const identity = await issueCertificate(authority, {
    commonName: party.key.replace('/', '-'),
    purpose: 'party',
    validFrom: new Date(Date.now() - YEAR_MS),
    validTo: new Date(Date.now() + YEAR_MS),
    keyType,
  })
  const name = party.key.toLowerCase().replace('/', '-')
  return {
    key: party.key,
    party,
    identity,
    signer: createSigner(createPrivateKey(identity.keyPem), identity.certificateDer),
    token: `token-of-${name}`,
    // Users are the broker's, not the virtual host's: another hub's would go when this one's party leaves its queue.
    amqp: { user: `${name}-${randomBytes(4).toString('hex')}`, password: `secret-of-${name}` },
  }
}

/** Registers countries, offices, agreements and parties, as an operator would before anyone connects. */
export async function registerParties(pool: Pool, authority: Authority): Promise<Map<string, TestParty>> {
  const parties = new Map<string, TestParty>()
  await setStage(pool, (write) => register(write, authority, parties))
  return parties
}

async function register(write: RegistryWriter, authority: Authority, parties: Map<string, TestParty>): Promise<void> {
  const known = testReference()
  for (const country of known.countries.values()) await write.putCountry(country)
  for (const office of known.offices.values()) await write.putOffice(office)
  for (const agreement of known.agreements) await write.putAgreement(agreement)
  for (const authorisation of known.authorisations ?? []) await write.putAuthorisation(authorisation)
  for (const [index, definition] of definitions.entries()) {
    const party: Party = {
      ...definition,
      key: partyKeyOf(definition),
      country: asCountry(definition.country),
      name: `${definition.country} ${definition.role}`,
      channel: definition.channel ?? 'amqp',
      format: index % 2 === 0 ? 'json' : 'xml',
      language: 'en',
      active: true,
    }
    const test = await createTestParty(authority, party)
    await write.upsertParty(party, {
      user: test.amqp.user,
      passwordHash: hashPassword(test.amqp.password, Buffer.from('salt')),
    })
    await write.addCertificate(party.key, test.identity.certificateDer, 'signing', new Date(0))
    await write.addToken({ token: test.token, kind: 'party', name: party.name, partyKey: party.key })
    parties.set(party.key, test)
  }
  await write.addToken({ token: 'token-of-operator', kind: 'operator', name: 'test operator' })
  await write.addToken({ token: 'token-of-second-operator', kind: 'operator', name: 'second operator' })
  const officer = { kind: 'officer', partyKey: asParty('TG'), offices: [asOffice('TGCNK001')] } as const
  await write.addToken({ ...officer, token: 'token-of-officer', name: 'tg-17' })
  for (const name of ['bf-03', 'bf-04']) {
    const border = { kind: 'officer', partyKey: asParty('BF'), offices: [asOffice('BFCNK001')] } as const
    await write.addToken({ ...border, token: `token-of-${name}`, name })
  }
}
