import { createHash, X509Certificate } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { type Codelist, indexCodes } from '../../domain/reference/codes.ts'
import type { CountryCode, PartyKey } from '../../domain/values/party.ts'
import type { Agreement, Authorisation, Country, Office, Party, Reference } from '../../domain/model/reference.ts'
import { authorisationWriter } from './authorisations.ts'
import { keepFresh } from './fresh.ts'
import { listenTo } from '../listen.ts'
import type { Timers } from '../../ports/runtime.ts'
import { loadRetention } from './retention.ts'
import { loadTariffs } from './tariffs.ts'
import { loadOutages } from '../outages.ts'
import type { Right } from '../../ports/identity.ts'
import type { CertificateUse, RegisteredCertificate } from '../../ports/certificates.ts'
import { certificateFromRow, type CertificateRow } from './certificates.ts'
import type { PublishedReference } from '../../ports/registry.ts'
import { type ImportedRow, overlay } from './codelists.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import { inTransaction } from '../transaction.ts'

/** The channel that notifies all hubs of a change of the registry. */
const REFERENCE_CHANNEL = 'corridor_reference'

/** A login at the broker as it is made: a name that no other has, and the broker's salted hash. */
export type AmqpAccount = { user: string; passwordHash: string }

/** A login at the broker, present or former. */
export type BrokerUser = AmqpAccount & { partyKey: PartyKey; endsAt?: Date; revoked: boolean }

export type TokenGrant = {
  /** The token itself; only its SHA-256 is stored. */
  token: string
  /** Of an officer the person's pseudonym within its administration. */
  name: string
} & (
  | { kind: 'party'; partyKey: PartyKey }
  | ({ kind: 'officer'; partyKey: PartyKey } & Person)
  | { kind: 'operator' | 'auditor' }
)

/** A person who works in the hub's own app: at which offices, with which rights; facts alone where none are named. */
export type Person = {
  /** As the administration knows it; its pseudonym where absent. */
  person?: string
  language?: Party['language']
  offices: readonly OfficeCode[]
  rights?: readonly Right[]
}

/** Who is registered, as one consistent snapshot of the reference tables. */
export type Registry = {
  reference: Reference
  certificates: ReadonlyMap<string, RegisteredCertificate>
  /** By name; the former ones too. */
  brokerUsers: ReadonlyMap<string, BrokerUser>
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
      `select key, country, role, party, names, channel, format, language, identifiers, takes, takes_part(p, now()) as active
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
    const outages = await loadOutages(client)
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
        outages,
        ...indexCodes(codelists.values()),
      },
      certificates: new Map(certificates.rows.map((row) => [row.fingerprint, certificateFromRow(row)])),
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
  rates: reference.rates ?? [],
  contributionTables: reference.contributions ?? [],
  retention: reference.retention ?? [],
})

/** First day of a country whose row names none. */
export const ALWAYS = '1970-01-01'

type Change = (text: string, values: readonly unknown[]) => Promise<unknown>

/**
 * Changes the registry in one transaction: everything `work` writes becomes visible together, the version rises once, and
 * every running hub is notified once. If `work` throws, the registry stays as it was.
 */
export async function changeRegistry(pool: Pool, work: (write: RegistryWriter) => Promise<void>): Promise<void> {
  await inTransaction(pool, async (client) => {
    await work(writerOf((text, values) => client.query(text, [...values])))
    await client.query('update reference_version set version = version + 1')
    await client.query(`select pg_notify('${REFERENCE_CHANNEL}', '')`)
  })
}

/** Changes the registry one thing at a time, each in a transaction of its own. */
export const createRegistryWriter = (pool: Pool): RegistryWriter =>
  writerOf((text, values) =>
    changeRegistry(pool, async (write) => {
      await write.run(text, values)
    }),
  )

/** A person is who bears a pseudonym in an administration, or at the hub: registered once, with what is known of it now. */
const ADD_PERSON = `
  with added as (
    insert into people (kind, party_key, pseudonym, name, language, offices, rights) values ($2,$3,$4,$5,$6,$7,$8)
    on conflict (party_key, pseudonym) do update set name = excluded.name, language = excluded.language,
      offices = excluded.offices, rights = excluded.rights, active = true
    returning id)
  insert into tokens (token_hash, kind, party_key, name, person) select $1, $2, $3, $4, id from added
  on conflict (token_hash) do nothing`

/** As `ADD_PERSON`, of who belongs to no party: there the pseudonym alone is unique. */
const ADD_OPERATOR = ADD_PERSON.replace('(party_key, pseudonym) do', '(pseudonym) where party_key is null do')

const personOf = ({ name, person = name, language = 'en', offices, rights = ['facts'] }: Person & { name: string }) => [
  person,
  language,
  [...offices],
  [...rights],
]

function writerOf(change: Change) {
  return {
    run: change,
    upsertParty: async (party: Party, account?: AmqpAccount) => {
      await change(
        `insert into parties (key, country, role, party, names, channel, format, language, active, identifiers, takes)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
         on conflict (key) do update set names = excluded.names, channel = excluded.channel, format = excluded.format,
           language = excluded.language, active = excluded.active, identifiers = excluded.identifiers,
           takes = excluded.takes`,
        [
          party.key,
          party.country,
          party.role,
          party.party ?? null,
          JSON.stringify({ en: party.name, fr: party.name, pt: party.name }),
          party.channel,
          party.format,
          party.language,
          party.active,
          JSON.stringify(party.identifiers ?? []),
          JSON.stringify(party.takes ?? {}),
        ],
      )
      if (account === undefined) return
      await change(
        `insert into broker_users (name, party_key, password_hash) values ($1,$2,$3)
         on conflict (name) do update set password_hash = excluded.password_hash`,
        [account.user, party.key, account.passwordHash],
      )
    },
    /** `der` is the certificate; its SHA-256 is the name under which the party is known from now on. */
    addCertificate: (partyKey: PartyKey, der: Buffer, use: CertificateUse, validFrom: Date, validTo?: Date) =>
      change(
        `insert into certificates (fingerprint, party_key, der, use, valid_from, valid_to, key_digest)
         values ($1,$2,$3,$4,$5,$6,$7)
         on conflict (fingerprint) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [fingerprintOf(der), partyKey, der, use, validFrom, validTo ?? null, keyDigestOf(der)],
      ),
    distrustCertificate: (fingerprint: string, from: Date) =>
      change('update certificates set distrusted_from = $2 where fingerprint = $1', [fingerprint, from]),
    addToken: (grant: TokenGrant) => {
      const hash = createHash('sha256').update(grant.token).digest()
      const { kind, name } = grant
      if (kind === 'officer') return change(ADD_PERSON, [hash, kind, grant.partyKey, name, ...personOf(grant)])
      if (kind !== 'party') return change(ADD_OPERATOR, [hash, kind, null, name, name, 'en', [], []])
      return change(
        `insert into tokens (token_hash, kind, party_key, name) values ($1,$2,$3,$4)
         on conflict (token_hash) do nothing`,
        [hash, kind, grant.partyKey, name],
      )
    },
    ...referenceWriter(change),
    ...authorisationWriter(change),
  }
}

const fingerprintOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const keyDigestOf = (der: Buffer): string =>
  fingerprintOf(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' }))

export type RegistryWriter = ReturnType<typeof writerOf>

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

/** What is dated: the same once more is the newer one. */
const referenceWriter = (change: Change) => ({
  putCountry: (country: Country) =>
    change(
      `insert into countries (code, valid_from, data) values ($1,$2,$3)
       on conflict (code, valid_from) do update set data = excluded.data`,
      [country.code, country.validFrom ?? ALWAYS, JSON.stringify(country)],
    ),
  putOffice: (office: Office) =>
    change(
      `insert into offices (code, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [office.code, office.validFrom, office.validTo ?? null, JSON.stringify(office)],
    ),
  putAgreement: (agreement: Agreement) =>
    change(
      `insert into agreements (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [agreement.id, agreement.validFrom, agreement.validTo ?? null, JSON.stringify(agreement)],
    ),
})
