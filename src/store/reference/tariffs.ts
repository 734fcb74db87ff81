import type { Rate } from '../../domain/values/rates.ts'
import type { ContributionTable, Reference } from '../../domain/model/reference.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'

/** Exchange rates and contribution tables, for the snapshot that decisions rest on. */
export async function loadTariffs(client: Pick<RegistryDb, 'query'>): Promise<Tariffs> {
  const rates = await client.query<{
    from_currency: string
    to_currency: string
    day: string
    rate: string
    source: string
  }>(
    `select from_currency, to_currency, to_char(valid_from, 'YYYY-MM-DD') as day, rate, source from rates
     order by from_currency, to_currency, valid_from`,
  )
  const tables = await client.query<{ data: string }>('select data from contribution_tables order by id, valid_from')
  return {
    rates: rates.rows.map((row) => ({
      from: row.from_currency,
      to: row.to_currency,
      rate: row.rate,
      validFrom: row.day,
      source: row.source,
    })),
    contributions: tables.rows.map(({ data }) => JSON.parse(data) as ContributionTable),
  }
}

export type Tariffs = Required<Pick<Reference, 'rates' | 'contributions'>>

/** Writes one rate; one of the same pair and day replaces the one before. */
export const putRate = (client: Pick<RegistryDb, 'query'>, { from, to, validFrom, rate, source }: Rate) =>
  client.query(
    `insert into rates (from_currency, to_currency, valid_from, rate, source) values ($1,$2,$3,$4,$5)
     on conflict (from_currency, to_currency, valid_from) do update set rate = excluded.rate, source = excluded.source`,
    [from, to, validFrom, rate, source],
  )

/** Writes one contribution table; one of the same id and first day replaces the one before. */
export const putContributionTable = (client: Pick<RegistryDb, 'query'>, table: ContributionTable) =>
  client.query(
    `insert into contribution_tables (id, valid_from, data) values ($1,$2,$3)
     on conflict (id, valid_from) do update set data = excluded.data`,
    [table.id, table.validFrom, JSON.stringify(table)],
  )
