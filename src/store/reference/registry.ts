import type { Pool, PoolClient } from 'pg'
import { type Codelist, indexCodes } from '../../domain/reference/codes.ts'
import type { CountryCode, PartyKey } from '../../domain/values/party.ts'
import type { Agreement, Authorisation, Country, Office, Party, Reference } from '../../domain/model/reference.ts'
import { keepFresh } from './fresh.ts'
import { listenTo } from '../listen.ts'
import type { Timers } from '../../ports/runtime.ts'
import { loadPartnerAgreements } from './partners.ts'
import { loadRetention } from './retention.ts'
import { loadTariffs } from './tariffs.ts'
import { loadOpenVersions, sayWhatIsKnown } from '../open-versions.ts'
import { loadOutages } from '../outages.ts'
import type { RegisteredCertificate } from '../../ports/certificates.ts'
import { certificateFromRow, type CertificateRow } from './certificates.ts'
import type { PublishedReference } from '../../ports/registry.ts'
import { type ImportedRow, overlay } from './codelists.ts'
import { inTransaction } from '../transaction.ts'

/** The channel that notifies all hubs of a change of the registry. */
const REFERENCE_CHANNEL = 'corridor_reference'

/** A login at the broker as it is made: a name that no other has, and the broker's salted hash. */
export type AmqpAccount = { user: string; passwordHash: string }

/** A login at the broker, present or former. */
export type BrokerUser = AmqpAccount & { partyKey: PartyKey; endsAt?: Date; revoked: boolean }

/** Who is registered, as one consistent snapshot of the reference tables. */
export type Registry = {
  reference: Reference
  certificates: ReadonlyMap<string, RegisteredCertificate>
  /** By name; the former ones too. */
  brokerUsers: ReadonlyMap<string, BrokerUser>
  /** Where parties are called that have registered an address for it, and the salt of its secrets. */
  webhooks: ReadonlyMap<PartyKey, { url: string; salt: Buffer }>
  /** The code lists in force, as shipped and imported since. */
  codelists: ReadonlyMap<string, Codelist>
}

type PartyRow = {
  key: PartyKey
  country: CountryCode
  role: Party['role']
  party: string | null
  names: string
  channel: Party['channel']
  format: Party['format']
  language: Party['language']
  active: boolean
  identifiers: string
  takes: string
  webhook_url: string | null
  webhook_salt: Buffer | null
}

type BrokerUserRow = {
  name: string
  party_key: PartyKey
  password_hash: string
  ends_at: Date | null
  revoked: boolean
}

/**
 * Reads the whole registry in one transaction, so that its version and its rows belong together. `shipped` are the code
 * lists shipped with the program; operators' imports overlay them.
 */
export async function loadRegistry(pool: Pool, shipped: readonly Codelist[]): Promise<Registry> {
  const read = async (client: PoolClient): Promise<Registry> => {
    const version = await client.query<{ version: string }>('select version from reference_version')
    const parties = await client.query<PartyRow>(
      `select key, country, role, party, names, channel, format, language, identifiers, takes, webhook_url, webhook_salt,
         takes_part(p, now()) as active
       from parties p`,
    )
    const users = await client.query<BrokerUserRow>(
      'select name, party_key, password_hash, ends_at, revoked from broker_users',
    )
    const certificates = await client.query<CertificateRow>('select * from certificates')
    const countries = await client.query<{ data: string }>('select data from countries order by code, valid_from')
    const offices = await client.query<{ data: string }>('select data from offices order by code, valid_from')
    const agreements = await client.query<{ data: string }>('select data from agreements order by id, valid_from')
    const authorisations = await client.query<{ data: string }>('select data from authorisations order by valid_from')
    const tariffs = await loadTariffs(client)
    const retention = await loadRetention(client)
    const partnerAgreements = await loadPartnerAgreements(client)
    const outages = await loadOutages(client)
    const openVersions = await loadOpenVersions(client)
    const imported = await client.query<ImportedRow>('select list, data from codelist_items')
    const codelists = overlay(shipped, imported.rows)
    return {
      codelists,
      reference: {
        version: version.rows[0]?.version ?? '0',
        parties: new Map(parties.rows.map((row) => [row.key, partyFromRow(row)])),
        countries: byCode<Country>(countries.rows),
        offices: byCode<Office>(offices.rows),
        agreements: agreements.rows.map((row) => JSON.parse(row.data) as Agreement),
        authorisations: authorisations.rows.map((row) => JSON.parse(row.data) as Authorisation),
        ...tariffs,
        retention,
        partnerAgreements,
        outages,
        openVersions,
        ...indexCodes(codelists.values()),
      },
      certificates: new Map(certificates.rows.map((row) => [row.fingerprint, certificateFromRow(row)])),
      webhooks: new Map(
        parties.rows.flatMap(({ key, webhook_url: url, webhook_salt: salt }) =>
          url === null || salt === null ? [] : [[key, { url, salt }]],
        ),
      ),
      brokerUsers: new Map(users.rows.map((row) => [row.name, brokerUserFromRow(row)])),
    }
  }
  return inTransaction(pool, read, 'begin isolation level repeatable read read only')
}

/** The newest version by code, with all versions where there are several; rows come oldest first. */
function byCode<T extends { code: string }>(rows: readonly { data: string }[]): Map<T['code'], T> {
  const versions = new Map<T['code'], T[]>()
  for (const value of rows.map((row) => JSON.parse(row.data) as T)) {
    const known = versions.get(value.code)
    if (known === undefined) versions.set(value.code, [value])
    else known.push(value)
  }
  const newest = [...versions].flatMap(([code, all]): [T['code'], T][] => {
    const last = all.at(-1)
    return last === undefined ? [] : [[code, all.length > 1 ? { ...last, versions: all } : last]]
  })
  return new Map(newest)
}

const partyFromRow = (row: PartyRow): Party => ({
  key: row.key,
  country: row.country,
  role: row.role,
  ...(row.party === null ? {} : { party: row.party }),
  name: (JSON.parse(row.names) as Record<Party['language'], string>)[row.language],
  channel: row.channel,
  format: row.format,
  language: row.language,
  active: row.active,
  identifiers: JSON.parse(row.identifiers) as NonNullable<Party['identifiers']>,
  takes: JSON.parse(row.takes) as NonNullable<Party['takes']>,
})

const brokerUserFromRow = (row: BrokerUserRow): BrokerUser => ({
  user: row.name,
  partyKey: row.party_key,
  passwordHash: row.password_hash,
  revoked: row.revoked,
  ...(row.ends_at === null ? {} : { endsAt: row.ends_at }),
})

/** The part of the registry that everybody may read. */
export const publishedReference = ({ reference, codelists }: Registry): PublishedReference => ({
  version: reference.version,
  codelists,
  offices: [...reference.offices.values()].flatMap((office) => office.versions ?? [office]),
  countries: [...reference.countries.values()].flatMap((country) => country.versions ?? [country]),
  agreements: reference.agreements,
  authorisations: reference.authorisations ?? [],
  isParty: (key) => reference.parties.has(key),
  roleOf: (key) => reference.parties.get(key)?.role,
  rates: reference.rates ?? [],
  contributionTables: reference.contributions ?? [],
  retention: reference.retention ?? [],
  partnerAgreements: reference.partnerAgreements ?? [],
  openVersions: reference.openVersions ?? new Map(),
})

/** First day of a country whose row names none. */
export const ALWAYS = '1970-01-01'

/** How often the registry's version is polled, regardless of notifications, and how soon a failed load is repeated. */
const WATCH_DEFAULTS = { checkMs: 1_000, retryMs: 1_000 }

/**
 * Keeps the latest registry loaded (`keepFresh`): a notification from any hub or command reloads it, and its version is
 * polled every second, so that a revocation counts within two (interface.md 8). Deciding on old data is the worse failure: a
 * revoked certificate would count.
 */
export async function watchRegistry(
  pool: Pool,
  shipped: readonly Codelist[],
  onError: (error: Error) => void,
  settings: Partial<typeof WATCH_DEFAULTS> & { timers: Timers },
) {
  const listeners: ((registry: Registry) => void)[] = []
  const load = (): Promise<Registry> => loadRegistry(pool, shipped)
  const fresh = keepFresh(await load(), {
    load,
    // Who takes part also changes with the day, which raises no version.
    isLatest: async ({ reference }) => {
      const now = await pool.query<{ version: string; active: PartyKey[] }>(
        `select version, array(select key from parties p where takes_part(p, now())) as active from reference_version`,
      )
      const { version, active = [] } = now.rows[0] ?? {}
      const known = [...reference.parties.values()].filter((party) => party.active)
      return (
        version === reference.version &&
        active.length === known.length &&
        known.every(({ key }) => active.includes(key))
      )
    },
    loaded: (next) => {
      for (const listener of listeners) listener(next)
    },
    onError,
    ...WATCH_DEFAULTS,
    ...settings,
  })
  // Wakes at once: a change between the first load and listening was announced to nobody.
  const listening = await listenTo(pool, REFERENCE_CHANNEL, {
    told: fresh.wake,
    lost: onError,
    also: sayWhatIsKnown(),
    timers: settings.timers,
  }).catch(async (error) => {
    await fresh.stop()
    throw error
  })
  return {
    current: fresh.current,
    staleSince: fresh.staleSince,
    reload: fresh.reload,
    onChange: (listener: (registry: Registry) => void): void => {
      listeners.push(listener)
    },
    close: async (): Promise<void> => {
      listening.end()
      await fresh.stop()
    },
  }
}
