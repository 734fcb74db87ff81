import { createHash, X509Certificate } from 'node:crypto'
import type {
  ContributionTable,
  Agreement,
  Authorisation,
  Country,
  Office,
  Party,
} from '../../domain/model/reference.ts'
import type { PartnerAgreement } from '../../domain/model/partner.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Rate } from '../../domain/values/rates.ts'
import type { CertificateUse } from '../../ports/certificates.ts'
import type { Right } from '../../ports/identity.ts'
import type { PerformAct, RegistryChange, RegistryDb } from '../../ports/registry-acts.ts'
import { writingPartnerAgreement } from './partners.ts'
import { ALWAYS, type AmqpAccount } from './registry.ts'

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

/** Who fills a registry, and why, as every act on it is recorded. */
export type SetUpBy = { operator: string; reason: string; at: Date }

/**
 * Fills a registry as one act (`registry-set-up`), for whoever knows all secrets beforehand: demonstrations, sandboxes, benches. It
 * passes through the same door as what operators do, so that nothing stands in a registry that no leaf accounts for. What is there
 * already as it is wanted changes nothing, and where nothing changes there is no act.
 */
export async function setUpRegistry(
  perform: PerformAct,
  by: SetUpBy,
  work: (write: RegistryWriter) => Promise<void>,
): Promise<void> {
  const digest = createHash('sha256').update(by.reason).digest()
  await perform<undefined>({ ...by, digest, act: 'registry-set-up', subject: 'registry' }, async (db) => {
    const changes: RegistryChange[] = []
    await work(writerOf(putIn(db, (change) => void changes.push(change))))
    return { ok: true, changes, answer: undefined }
  })
}

/** Fills it one thing at a time, each an act of its own. */
export const createRegistryWriter = (perform: PerformAct, by: () => SetUpBy): RegistryWriter =>
  writerOf((...what) => setUpRegistry(perform, by(), (one) => one.put(...what)))

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

/** Writes one thing; on record under a key, as what it is now. Never a secret. */
type Put = (key: string, after: object, text: string, values: readonly unknown[]) => Promise<void>

/** Within an act: what changes nothing is not noted. */
const putIn =
  (db: RegistryDb, note: (change: RegistryChange) => void): Put =>
  async (key, after, text, values) => {
    const { rowCount } = await db.query(text, values)
    if (rowCount !== 0) note({ key, change: 'added', after })
  }

const writerOf = (put: Put) => ({ put, ...partyWriter(put), ...certificateWriter(put), ...referenceWriter(put) })

export type RegistryWriter = ReturnType<typeof writerOf>

const partyWriter = (put: Put) => ({
  upsertParty: async (party: Party, account?: AmqpAccount) => {
    const { key, country, role, name, channel, format, language, active, identifiers = [], takes = {} } = party
    await put(
      key,
      party,
      `insert into parties as p (key, country, role, party, names, channel, format, language, active, identifiers, takes)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
       on conflict (key) do update set names = excluded.names, channel = excluded.channel, format = excluded.format,
         language = excluded.language, active = excluded.active, identifiers = excluded.identifiers, takes = excluded.takes
       where (p.names::text, p.channel, p.format, p.language, p.active, p.identifiers::text, p.takes::text) is distinct from
         (excluded.names::text, excluded.channel, excluded.format, excluded.language, excluded.active,
           excluded.identifiers::text, excluded.takes::text)`,
      [
        key,
        country,
        role,
        party.party ?? null,
        JSON.stringify({ en: name, fr: name, pt: name }),
        channel,
        format,
        language,
        active,
        JSON.stringify(identifiers),
        JSON.stringify(takes),
      ],
    )
    if (account === undefined) return
    await put(
      account.user,
      { user: account.user, party: key },
      `insert into broker_users as u (name, party_key, password_hash) values ($1,$2,$3)
       on conflict (name) do update set password_hash = excluded.password_hash
       where u.password_hash is distinct from excluded.password_hash`,
      [account.user, key, account.passwordHash],
    )
  },
})

/** Certificates and tokens. */
const certificateWriter = (put: Put) => ({
  /** `der` is the certificate; its SHA-256 is the name under which the party is known from now on. */
  addCertificate: (party: PartyKey, der: Buffer, use: CertificateUse, validFrom: Date, validTo?: Date) =>
    put(
      fingerprintOf(der),
      { party, use, fingerprint: fingerprintOf(der), validFrom: validFrom.toISOString() },
      `insert into certificates as c (fingerprint, party_key, der, use, valid_from, valid_to, key_digest)
       values ($1,$2,$3,$4,$5,$6,$7)
       on conflict (fingerprint) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to
       where (c.valid_from, c.valid_to) is distinct from (excluded.valid_from, excluded.valid_to)`,
      [fingerprintOf(der), party, der, use, validFrom, validTo ?? null, keyDigestOf(der)],
    ),
  distrustCertificate: (fingerprint: string, from: Date) =>
    put(
      fingerprint,
      { fingerprint, distrustedFrom: from.toISOString() },
      'update certificates set distrusted_from = $2 where fingerprint = $1 and distrusted_from is distinct from $2',
      [fingerprint, from],
    ),
  addToken: (grant: TokenGrant) => {
    const hash = createHash('sha256').update(grant.token).digest()
    const { kind, name } = grant
    if (kind === 'officer') {
      const after = { kind, party: grant.partyKey, label: name, offices: grant.offices }
      return put(name, after, ADD_PERSON, [hash, kind, grant.partyKey, name, ...personOf(grant)])
    }
    if (kind !== 'party') {
      return put(name, { kind, label: name }, ADD_OPERATOR, [hash, kind, null, name, name, 'en', [], []])
    }
    return put(
      name,
      { kind, party: grant.partyKey, label: name },
      `insert into tokens (token_hash, kind, party_key, name) values ($1,$2,$3,$4) on conflict (token_hash) do nothing`,
      [hash, kind, grant.partyKey, name],
    )
  },
})

/** What is dated: the same once more is the newer one. */
const referenceWriter = (put: Put) => ({
  putCountry: (country: Country) =>
    put(
      country.code,
      country,
      `insert into countries as r (code, valid_from, data) values ($1,$2,$3)
       on conflict (code, valid_from) do update set data = excluded.data where r.data::text is distinct from excluded.data::text`,
      [country.code, country.validFrom ?? ALWAYS, JSON.stringify(country)],
    ),
  putOffice: (office: Office) =>
    put(
      office.code,
      office,
      `insert into offices as r (code, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data
       where r.data::text is distinct from excluded.data::text`,
      [office.code, office.validFrom, office.validTo ?? null, JSON.stringify(office)],
    ),
  putAgreement: (agreement: Agreement) =>
    put(
      agreement.id,
      agreement,
      `insert into agreements as r (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data
       where r.data::text is distinct from excluded.data::text`,
      [agreement.id, agreement.validFrom, agreement.validTo ?? null, JSON.stringify(agreement)],
    ),
  putAuthorisation: (one: Authorisation) =>
    put(
      one.reference,
      one,
      `insert into authorisations as r (reference, type, valid_from, valid_to, data) values ($1,$2,$3,$4,$5)
       on conflict (reference, type, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data
       where r.data::text is distinct from excluded.data::text`,
      [one.reference, one.type, one.validFrom, one.validTo ?? null, JSON.stringify(one)],
    ),
  putRate: (rate: Rate) =>
    put(
      `${rate.from}/${rate.to}`,
      rate,
      `insert into rates as r (from_currency, to_currency, valid_from, rate, source) values ($1,$2,$3,$4,$5)
       on conflict (from_currency, to_currency, valid_from) do update set rate = excluded.rate, source = excluded.source
       where (r.rate, r.source) is distinct from (excluded.rate, excluded.source)`,
      [rate.from, rate.to, rate.validFrom, rate.rate, rate.source],
    ),
  putContributionTable: (table: ContributionTable) =>
    put(
      table.id,
      table,
      `insert into contribution_tables as r (id, valid_from, data) values ($1,$2,$3)
       on conflict (id, valid_from) do update set data = excluded.data where r.data::text is distinct from excluded.data::text`,
      [table.id, table.validFrom, JSON.stringify(table)],
    ),
  putPartnerAgreement: (agreement: PartnerAgreement) =>
    put(agreement.id, agreement, ...writingPartnerAgreement(agreement)),
})

const fingerprintOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const keyDigestOf = (der: Buffer): string =>
  fingerprintOf(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' }))
