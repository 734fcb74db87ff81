import { randomBytes } from 'node:crypto'
import { hashPassword } from '../../src/broker/topology.ts'
import type { Pool } from 'pg'
import { createPool } from '../../src/store/pool.ts'
import { migrateDatabase } from '../../src/compose/hub.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import type { RegistryWriter } from '../../src/store/reference/set-up.ts'
import { putHubLogin } from '../../src/store/roles.ts'
import type { DemoPki, Member } from './members.ts'
import type { DemoRegistry } from './registry.ts'
import type { TlsDoor } from './tls-door.ts'
import { asCountry, asParty } from '../../src/domain/values/party.ts'
import { asOffice, countryOfOffice } from '../../src/domain/values/office.ts'

/**
 * Brings the database up to date and registers everything the demonstration needs, as an operator would. Resolves to the
 * URL for the hub, whose login owns nothing.
 */
export const seed = async (
  databaseUrl: string,
  registry: DemoRegistry,
  pki: DemoPki,
  door?: TlsDoor,
): Promise<string> => {
  await migrateDatabase(databaseUrl)
  const pool = createPool({ connectionString: databaseUrl, max: 2, onError: () => undefined })
  try {
    await changeRegistry(pool, (write) => register(write, registry, pki, door))
    return await hubUrlOf(pool, databaseUrl)
  } finally {
    await pool.end()
  }
}

const register = async (
  write: RegistryWriter,
  registry: DemoRegistry,
  pki: DemoPki,
  door: TlsDoor | undefined,
): Promise<void> => {
  const members = new Set(registry.parties.map((party) => party.country))
  for (const { code, labels, currency = 'XXX', timeZone = 'UTC' } of registry.countries) {
    if (members.has(code)) await write.putCountry({ code: asCountry(code), name: labels.en, currency, timeZone })
  }
  for (const office of registry.offices) await write.putOffice(office)
  for (const agreement of registry.agreements) await write.putAgreement(agreement)
  for (const one of registry.authorisations) await write.putAuthorisation(one)
  for (const table of registry.contributions) await write.putContributionTable(table)
  for (const rate of registry.rates) await write.putRate(rate)
  for (const member of pki.members) {
    await write.upsertParty(partyOf(member), {
      user: member.amqpUser,
      passwordHash: hashPassword(member.amqpPassword, randomBytes(4)),
    })
    await write.addCertificate(asParty(member.key), member.certificateDer, 'signing', new Date(0))
    const shown = door?.parties.get(member.key)
    if (shown !== undefined) await write.addCertificate(asParty(member.key), shown.certificateDer, 'tls', new Date(0))
    await write.addToken({ token: member.token, kind: 'party', name: member.name, partyKey: asParty(member.key) })
  }
  for (const { country, party, name, language, agreement, token } of pki.administrations) {
    const key = asParty(`${country}/${party}`)
    await write.putPartnerAgreement({ ...agreement, partner: key })
    const none = { channel: 'none', format: 'json', active: true } as const
    await write.upsertParty({ key, country: asCountry(country), role: 'partner', party, name, language, ...none })
    await write.addToken({ token, kind: 'party', name, partyKey: key })
  }
  const { token, name } = pki.operator
  await write.addToken({ token, kind: 'operator', name })
  for (const officer of pki.officers) {
    await write.addToken({
      token: officer.token,
      kind: 'officer',
      name: officer.pseudonym,
      person: officer.name,
      language: officer.language,
      rights: officer.rights,
      partyKey: countryOfOffice(asOffice(officer.office)),
      offices: [asOffice(officer.office)],
    })
  }
}

/** A login of the hub's own, one for each database, with a password that nobody else is told. */
const hubUrlOf = async (pool: Pool, databaseUrl: string): Promise<string> => {
  const url = new URL(databaseUrl)
  const password = randomBytes(18).toString('base64url')
  const user = `hub_of_${url.pathname.slice(1)}`
  await putHubLogin(pool, user, password)
  url.username = user
  url.password = password
  return url.href
}

const partyOf = ({ key, country, role, party, name, channel, format, language }: Member) => ({
  key: asParty(key),
  country: asCountry(country),
  role,
  ...(party === undefined ? {} : { party }),
  name,
  channel,
  format,
  language,
  active: true,
})
