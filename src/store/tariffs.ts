import type { ClientBase } from 'pg'
import type { ContributionTable } from '../domain/contribution.ts'
import type { Rate } from '../domain/rates.ts'
import type { Reference } from '../domain/reference.ts'

type Run = (text: string, values: readonly unknown[]) => Promise<unknown>

/** Exchange rates and contribution tables, for the snapshot of everything decisions rest on. */
export async function loadTariffs(client: Pick<ClientBase, 'query'>): Promise<Tariffs> {
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

/** Writes rates; one of the same pair and day replaces the one before. `run` belongs to a change of the registry. */
export async function putRates(run: Run, rates: readonly Rate[]): Promise<void> {
  await run(
    `insert into rates (from_currency, to_currency, valid_from, rate, source)
     select distinct on (f, t, d) f, t, d::date, r, s
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as u (f, t, d, r, s, n)
     order by f, t, d, n desc
     on conflict (from_currency, to_currency, valid_from) do update set rate = excluded.rate, source = excluded.source`,
    [
      rates.map(({ from }) => from),
      rates.map(({ to }) => to),
      rates.map(({ validFrom }) => validFrom),
      rates.map(({ rate }) => rate),
      rates.map(({ source }) => source),
    ],
  )
}

/** Writes contribution tables; one of the same id and first day replaces the one before. */
export async function putContributionTables(run: Run, tables: readonly ContributionTable[]): Promise<void> {
  for (const table of tables) {
    await run(
      `insert into contribution_tables (id, valid_from, data) values ($1, $2, $3)
       on conflict (id, valid_from) do update set data = excluded.data`,
      [table.id, table.validFrom, JSON.stringify(table)],
    )
  }
}
