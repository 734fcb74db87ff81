import type { RetentionPeriod } from '../../domain/model/retention.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'

/** All periods, by country and day. */
export const loadRetention = async (client: Pick<RegistryDb, 'query'>): Promise<RetentionPeriod[]> =>
  (
    await client.query<RetentionPeriod>(
      `select country, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", days from retention order by country, valid_from`,
    )
  ).rows

/** Writes one period; one of the same country and day replaces the one before. */
export const putRetention = (client: Pick<RegistryDb, 'query'>, { country, validFrom, days }: RetentionPeriod) =>
  client.query(
    `insert into retention (country, valid_from, days) values ($1,$2,$3)
     on conflict (country, valid_from) do update set days = excluded.days`,
    [country, validFrom, days],
  )
