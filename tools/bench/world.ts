import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { hashPassword } from '../../src/broker/topology.ts'
import type { Country, Office, Party } from '../../src/domain/model/reference.ts'
import { asCountry, partyKeyOf } from '../../src/domain/values/party.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createSigner, signDetached, type Signer } from '../../src/trust/cms.ts'
import { createAuthority, issueCertificate, writeIdentity } from '../../src/pki/authority.ts'
import { COUNTRIES, MORE_OFFICES } from './corridors.ts'
import { GUARANTOR } from './journeys.ts'

/** A registered party as the load generator and the consumer act for it. */
export type WorldParty = { key: string; country: string; token: string; keyPem: string; certificatePem: string }

/** Everything the processes of the bench need to know; handed over as a file in a folder of the owner's alone. */
export type World = {
  parties: WorldParty[]
  amqpUrl: string
  referenceDatabaseUrl: string
  schemas: string
}

export type HubFiles = { hubKey: string; hubCertificate: string; trustCa: string }

const YEAR_MS = 365 * 24 * 3_600_000
const SCHEMAS = join(import.meta.dirname, '..', '..', 'schemas')

/** What every party is: customs of each country and one guarantor, on AMQP, taking JSON. */
function partiesOf(): Party[] {
  const senders = [...COUNTRIES.map((country) => ({ country, role: 'customs' as const })), GUARANTOR]
  return senders.map((sender) => ({
    ...sender,
    key: partyKeyOf(sender),
    country: asCountry(sender.country),
    name: `${sender.country} ${sender.role}`,
    channel: 'amqp',
    format: 'json',
    language: 'en',
    active: true,
  }))
}

/** Registers countries, offices, the agreement and the parties in a migrated database; keys and certificates go to `folder`. */
export async function createWorld(pool: Pool, folder: string): Promise<{ parties: WorldParty[]; hub: HubFiles }> {
  const write = createRegistryWriter(pool)
  for (const { code, labels, currency = 'XXX', timeZone = 'UTC' } of await codelist<CountryRow>('countries')) {
    await write.putCountry({ code, name: labels.en, currency, timeZone })
  }
  for (const office of [...(await codelist<Office>('offices')), ...MORE_OFFICES]) await write.putOffice(office)
  await write.putAgreement({
    id: 'REGION',
    countries: COUNTRIES.map(asCountry),
    regimes: ['isrt'],
    modes: ['3'],
    validFrom: '2020-01-01',
    dischargeMode: 'by-departure',
    guaranteeTypes: ['1'],
  })
  const validity = { validFrom: new Date(Date.now() - YEAR_MS), validTo: new Date(Date.now() + YEAR_MS) }
  const authority = await createAuthority({ commonName: 'Corridor bench authority', ...validity })
  const seal = await issueCertificate(authority, { commonName: 'hub', purpose: 'hub-seal', ...validity })
  const hub = await writeIdentity(folder, 'hub', seal)
  const trustCa = join(folder, 'ca.crt')
  await writeFile(trustCa, authority.certificatePem)
  const parties: WorldParty[] = []
  for (const party of partiesOf()) {
    const name = party.key.toLowerCase().replace('/', '-')
    const identity = await issueCertificate(authority, { commonName: name, purpose: 'party', ...validity })
    const token = `token-of-${name}`
    // Nobody logs in as these users: the consumer reads all queues on one connection of the administrator's.
    await write.upsertParty(party, { user: name, passwordHash: hashPassword(token, Buffer.from('salt')) })
    await write.addCertificate(party.key, identity.certificateDer, 'signing', new Date(0))
    await write.addToken({ token, kind: 'party', name: party.name, partyKey: party.key })
    const { keyPem, certificatePem } = identity
    parties.push({ key: party.key, country: party.country, token, keyPem, certificatePem })
  }
  return { parties, hub: { hubKey: hub.key, hubCertificate: hub.certificate, trustCa } }
}

type CountryRow = Omit<Country, 'name'> & { labels: { en: string } }

async function codelist<T>(name: string): Promise<T[]> {
  const text = await readFile(join(SCHEMAS, 'codelists', `${name}.json`), 'utf8')
  return (JSON.parse(text) as { items: T[] }).items
}

/** Where the message schemas lie, for the reference pipeline's own validators. */
export const schemasFolder = SCHEMAS

/** A party with its key at hand. */
export type Actor = {
  readonly token: string
  /** Detached CMS over the bytes, base64. */
  sign(bytes: Buffer): string
  /** Bare P-256 signature over the bytes, base64. */
  signBare(bytes: Buffer): string
}

/** Actors by party key. */
export function actorsOf(parties: readonly WorldParty[]): Map<string, Actor> {
  return new Map(
    parties.map(({ key, token, keyPem, certificatePem }): [string, Actor] => {
      const privateKey: KeyObject = createPrivateKey(keyPem)
      const signer: Signer = createSigner(privateKey, derOf(certificatePem))
      return [
        key,
        {
          token,
          sign: (bytes) => signDetached(bytes, signer, { signingTime: new Date() }).toString('base64'),
          signBare: (bytes) => sign('sha256', bytes, privateKey).toString('base64'),
        },
      ]
    }),
  )
}
