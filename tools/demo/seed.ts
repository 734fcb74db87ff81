import { randomBytes } from 'node:crypto'
import { hashPassword } from '../../src/broker/topology.ts'
import type { Pool } from 'pg'
import { createPool } from '../../src/store/pool.ts'
import { migrateDatabase } from '../../src/compose/hub.ts'
import { createRegistryWriter } from '../../src/store/reference/registry.ts'
import { putHubLogin } from '../../src/store/roles.ts'
import { putContributionTable, putRate } from '../../src/store/reference/tariffs.ts'
import type { DemoPki, Member } from './members.ts'
import type { DemoRegistry } from './registry.ts'
import { asCountry, asParty } from '../../src/domain/values/party.ts'
import { asOffice, countryOfOffice } from '../../src/domain/values/office.ts'

/**
 * Registrations that may be under way at once: each is a transaction with a flush of its own, and they queue for one
 * row.
 */
const AT_ONCE = 4

/**
 * Brings the database up to date and registers everything the demonstration needs, as an operator would. Resolves to the
 * URL for the hub, whose login owns nothing.
 */
export const seed = async (databaseUrl: string, registry: DemoRegistry, pki: DemoPki): Promise<string> => {
  await migrateDatabase(databaseUrl)
  const pool = createPool({ connectionString: databaseUrl, max: AT_ONCE, onError: () => undefined })
  try {
    const write = createRegistryWriter(pool)
    const members = new Set(registry.parties.map((party) => party.country))
    const countries = registry.countries
      .filter((country) => members.has(country.code))
      .map(({ code, labels, currency = 'XXX', timeZone = 'UTC' }) => ({
        code: asCountry(code),
        name: labels.en,
        currency,
        timeZone,
      }))
    await inBatches(countries, (country) => write.putCountry(country))
    await inBatches(registry.offices, (office) => write.putOffice(office))
    await inBatches(registry.agreements, (agreement) => write.putAgreement(agreement))
    await inBatches(registry.authorisations, (one) => write.putAuthorisation(one))
    await inBatches(registry.contributions, (table) => putContributionTable(pool, table))
    await inBatches(registry.rates, (rate) => putRate(pool, rate))
    await inBatches(pki.members, async (member) => {
      await write.upsertParty(partyOf(member), {
        user: member.amqpUser,
        passwordHash: hashPassword(member.amqpPassword, randomBytes(4)),
      })
      await write.addCertificate(asParty(member.key), member.certificateDer, 'signing', new Date(0))
      await write.addToken({ token: member.token, kind: 'party', name: member.name, partyKey: asParty(member.key) })
    })
    const { token, name } = pki.operator
    await write.addToken({ token, kind: 'operator', name })
    await inBatches(pki.officers, (officer) =>
      write.addToken({
        token: officer.token,
        kind: 'officer',
        name: officer.pseudonym,
        person: officer.name,
        language: officer.language,
        rights: officer.rights,
        partyKey: countryOfOffice(asOffice(officer.office)),
        offices: [asOffice(officer.office)],
      }),
    )
    return await hubUrlOf(pool, databaseUrl)
  } finally {
    await pool.end()
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

const inBatches = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
