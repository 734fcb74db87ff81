import type { Pinned } from '../../ports/pinned.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'

/** Rises with every change of the lists below. */
const FORM = 3

/**
 * The registry's tables and what of them changes by acts alone, column by column: when a token was last used, or how often a code was
 * tried, is nobody's act.
 */
const TABLES: Readonly<Record<string, string>> = {
  agreements: 'id, valid_from, valid_to, data::text',
  authorisations: 'reference, type, valid_from, valid_to, data::text',
  broker_users: 'name, party_key, password_hash, made_at, ends_at, revoked',
  certificates: 'fingerprint, party_key, der, valid_from, valid_to, distrusted_from, use, key_digest',
  codelist_items: 'list, code, valid_from, valid_to, data::text',
  contribution_tables: 'id, valid_from, data::text',
  countries: 'code, valid_from, data::text',
  invitations: 'selector, secret_hash, person, made_at, expires_at',
  legal_holds: 'mrn, valid_from, valid_to, country, "order"',
  offices: 'code, valid_from, valid_to, data::text',
  parties:
    'key, country, role, party, channel, format, language, active, identifiers::text, takes::text, names::text, ' +
    'contacts::text, active_from, active_to, webhook_url, webhook_salt',
  partner_agreements: 'id, valid_from, valid_to, data::text',
  people:
    'id, kind, party_key, pseudonym, name, language, offices, rights, active, created_at, ended_at, asked_by, asked_why, asked_at, asked_until',
  rates: 'from_currency, to_currency, valid_from, rate, source',
  retention: 'country, valid_from, days',
  subjects: 'issuer, subject, person, made_at',
  tokens: 'token_hash, kind, party_key, name, created_at, revoked_at, person, id, expires_at',
}

/** What is only ever added to, by rows with a sequence. */
const GROWING: Readonly<Record<string, string>> = {
  cosignatures: 'size, public_key, party, checkpoint, seconds, signature',
  hub_certificates: 'fingerprint, der, since',
  log_timestamps: 'size, checkpoint, token, at',
}

/** An arbitrary number of our own: shared by whoever adds to what is pinned, alone to the one who pins it. */
const PINNING_LOCK = 0x70696e73

/** From clause of a statement that adds to what is pinned: no sequence may come after a pin that left it out. */
export const BESIDE_PINS = `pg_advisory_xact_lock_shared(${PINNING_LOCK})`

/** One digest over the rows, each by its own: a table of any size takes 64 bytes a row. */
const digestOf = (table: string, columns: string, upTo: string): string => `
  select '${table}' as name, ${upTo} as up_to, (
    select 'sha256:' || encode(sha256(convert_to(coalesce(string_agg(line, '' order by line), ''), 'UTF8')), 'hex')
    from (select encode(sha256(convert_to(row(${columns})::text, 'UTF8')), 'hex') collate "C" as line
      from ${table} ${upTo === 'null::bigint' ? '' : `where seq <= ${upTo}`}) r) as digest`

const statement = (grown: Pinned['grown'] | undefined): string =>
  [
    ...Object.entries(TABLES).map(([table, columns]) => digestOf(table, columns, 'null::bigint')),
    ...Object.entries(GROWING).map(([table, columns]) => {
      const upTo = grown?.[table]?.upTo
      return digestOf(
        table,
        columns,
        upTo === undefined ? `(select coalesce(max(seq), 0) from ${table})` : `${Math.trunc(Number(upTo))}::bigint`,
      )
    }),
  ].join(' union all ')

type Row = { name: string; up_to: string | null; digest: string }

/**
 * What the tables hold now. Reads all of them: some milliseconds for a thousand rows, and an act on the registry is a person's.
 * @param grown how far what grows is looked at; as far as it goes when absent
 */
export async function readPinned(client: Pick<RegistryDb, 'query'>, grown?: Pinned['grown']): Promise<Pinned> {
  const { rows } = await client.query<Row>(statement(grown))
  const own = rows.filter((row) => row.up_to === null)
  const growing = rows.flatMap(({ name, up_to: upTo, digest }) =>
    upTo === null ? [] : [[name, { upTo: Number(upTo), digest }] as const],
  )
  return {
    form: FORM,
    tables: Object.fromEntries(own.map(({ name, digest }) => [name, digest])),
    grown: Object.fromEntries(growing),
  }
}

/** Waits for whoever is adding to what grows, and lets nobody add to it until the transaction ends. */
export const lockPinned = (client: Pick<RegistryDb, 'query'>): Promise<unknown> =>
  client.query('select pg_advisory_xact_lock($1)', [PINNING_LOCK])

/** What the last act has pinned; undefined where none has. */
export async function lastPinned(client: Pick<RegistryDb, 'query'>): Promise<Pinned | undefined> {
  const { rows } = await client.query<{ tables: string }>(
    'select tables::text as tables from registry_changes where tables is not null order by version desc limit 1',
  )
  return rows[0] === undefined ? undefined : (JSON.parse(rows[0].tables) as { after: Pinned }).after
}
